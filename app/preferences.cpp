// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preferences.h"

namespace att {
namespace {

const Text look = ATT_TEXT("engine", "Appearance");
const Text work = ATT_TEXT("engine", "Computation");

Field hiddenFlag(const char* key) { return {.key = key, .initial = 1, .editor = Editor::Hidden}; }
Field hiddenText(const char* key) { return {.key = key, .maximumLength = 1 << 16, .editor = Editor::Hidden}; }

}  // namespace

void Preferences::fields(FieldVisitor& v) {
    v.choice(theme,
             {.key = "theme",
              .label = ATT_TEXT("engine", "Theme"),
              .group = look,
              .help = ATT_TEXT("engine", "Light or dark, or whatever the desktop asks for."),
              .choices = {{"system", ATT_TEXT("engine", "system")}, {"light", ATT_TEXT("engine", "light")}, {"dark", ATT_TEXT("engine", "dark")}}});
    v.choice(language,
             {.key = "language",
              .label = ATT_TEXT("engine", "Language"),
              .group = look,
              .help = ATT_TEXT("engine", "The language of the program; your own texts stay as they are."),
              .choices = {{"system", ATT_TEXT("engine", "system")}, {"en", ATT_TEXT("engine", "English")}, {"zh_CN", ATT_TEXT("engine", "中文")}}});
    v.whole(scale, {.key = "scale",
                    .label = ATT_TEXT("engine", "Scale"),
                    .group = look,
                    .help = ATT_TEXT("engine", "The size of everything on screen."),
                    .unit = ATT_TEXT("engine", "%"),
                    .initial = 100,
                    .minimum = 100,
                    .maximum = 200,
                    .step = 10});
    v.whole(budgetGibibytes, {.key = "memory_budget",
                              .label = ATT_TEXT("engine", "Memory limit"),
                              .group = work,
                              .help = ATT_TEXT("engine", "What one computation may take; more is refused with its estimate before it is taken."),
                              .unit = ATT_TEXT("engine", "GiB"),
                              .initial = 4,
                              .minimum = 1,
                              .maximum = 64});
    v.flag(navigation, hiddenFlag("show_navigation"));
    v.flag(options, hiddenFlag("show_options"));
    v.flag(explanation, hiddenFlag("show_explanation"));
    v.text(window, hiddenText("window"));
    v.text(recent, hiddenText("recent_files"));
    v.text(figure, hiddenText("figure"));
    v.text(exportFolder, hiddenText("export_folder"));
}

}  // namespace att
