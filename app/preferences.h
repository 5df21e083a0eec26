// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a person prefers on this machine, as a Spec: one line per setting, and the same form, file and checks as
// everything else. Where it is kept is the business of settings.h.

#include "engine/core/spec.h"

namespace att {

enum class ThemeChoice { System, Light, Dark };
enum class LanguageChoice { System, English, Chinese };

struct Preferences : SpecOf<Preferences> {
    ThemeChoice theme;
    LanguageChoice language;
    int scale;                              ///< per cent
    int budgetGibibytes;                    ///< memory that one computation may take
    bool navigation, options, explanation;  ///< parts of the window that are unfolded
    std::string window;                     ///< where it stood, as Qt writes it, in base 64
    std::string recent;                     ///< files, newest first, one per line, percent-encoded
    std::string figure;                     ///< FigureOptions as JSON, as they were last
    std::string exportFolder;               ///< where the last figure went

    void fields(FieldVisitor& visitor) override;
};

}  // namespace att
