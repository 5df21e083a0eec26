// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A spec with every kind of field, for the tests of what edits one. Means nothing.

#include "engine/core/spec.h"

namespace att {

enum class Mask { None, Causal, Window };
enum class Start { Xavier, Kaiming, Lecun, Orthogonal, Identity };
enum class Split { Words, Characters };

struct EveryField : SpecOf<EveryField> {
    std::string text, note, hidden;
    Split split;
    int heads, width, kernel, seed, reach;
    double temperature, share;
    bool tied, bias;
    Mask mask;
    Start start;
    ArraySource arrays;

    void fields(FieldVisitor& v) override {
        inputFields(v);
        numberFields(v);
        otherFields(v);
    }

private:
    void inputFields(FieldVisitor& v) {
        const Text group{"Input"};
        v.text(text, {.key = "text",
                      .label = {"Sequence"},
                      .group = group,
                      .help = {"The text."},
                      .initialText = "the cat",
                      .maximumLength = 2000,
                      .editor = Editor::Tokens});
        v.choice(split, {.key = "split",
                         .label = {"Split"},
                         .group = group,
                         .help = {"Into what."},
                         .choices = {{"words", {"words"}}, {"characters", {"characters"}}}});
    }

    void numberFields(FieldVisitor& v) {
        const Text group{"Numbers"};
        v.whole(heads, {.key = "heads", .label = {"Heads"}, .group = group, .help = {"How many."}, .initial = 8, .minimum = 1, .maximum = 32});
        Field widthField{.key = "width",
                         .label = {"Width"},
                         .group = group,
                         .help = {"How wide."},
                         .initial = 512,
                         .minimum = 2,
                         .maximum = 1024,
                         .logarithmic = true};
        if (width % std::max(1, heads)) widthField.problem = say(Text{"%1 heads do not divide %2"}, heads, width);
        v.whole(width, widthField);
        v.whole(kernel, {.key = "kernel",
                         .label = {"Kernel"},
                         .group = group,
                         .help = {"Odd."},
                         .initial = 7,
                         .minimum = 3,
                         .maximum = 9,
                         .allowed = {3, 5, 7, 9}});
        v.whole(seed, {.key = "seed",
                       .label = {"Seed"},
                       .group = group,
                       .help = {"Where chance begins."},
                       .initial = 7,
                       .maximum = 9999,
                       .editor = Editor::Number});
        Field heat{.key = "temperature",
                   .label = {"Temperature"},
                   .group = group,
                   .help = {"Flatter."},
                   .unit = {"K"},
                   .initial = 1,
                   .minimum = 0.01,
                   .maximum = 100,
                   .logarithmic = true};
        if (tied) heat.locked = Message{Text{"Tied to something else."}}, heat.inForce = 2.5;
        v.real(temperature, heat);
        Field part{.key = "share", .label = {"Share"}, .group = group, .help = {"Of all."}, .initial = 0.5, .minimum = 0, .maximum = 1, .step = 0.01};
        if (tied) part.locked = Message{Text{"Means nothing while tied."}};
        v.real(share, part);
    }

    void otherFields(FieldVisitor& v) {
        const Text group{"Others"};
        v.flag(tied, {.key = "tied", .label = {"Tied"}, .group = group, .help = {"Ties."}});
        v.flag(bias, {.key = "bias", .label = {"Bias"}, .group = group, .help = {"Adds b."}, .initial = 1});
        v.choice(mask, {.key = "mask",
                        .label = {"Mask"},
                        .group = group,
                        .help = {"Who sees whom."},
                        .choices = {{"none", {"none"}}, {"causal", {"causal"}}, {"window", {"window"}}}});
        v.whole(reach, {.key = "reach",
                        .label = {"Reach"},
                        .group = group,
                        .help = {"How far a window reaches."},
                        .initial = 2,
                        .maximum = 9,
                        .editor = mask == Mask::Window ? Editor::Number : Editor::Hidden});
        v.choice(start, {.key = "start",
                         .label = {"Initialisation"},
                         .group = group,
                         .help = {"How weights are drawn."},
                         .initial = 1,
                         .choices = {{"xavier", {"Xavier"}},
                                     {"kaiming", {"Kaiming"}},
                                     {"lecun", {"LeCun"}},
                                     {"orthogonal", {"orthogonal"}},
                                     {"identity", {"identity"}}}});
        v.text(note, {.key = "note", .label = {"Note"}, .group = group, .help = {"Any words."}, .initialText = "", .maximumLength = 20});
        v.arrays(arrays, {.key = "arrays", .label = {"Arrays"}, .group = group, .help = {"From a file."}});
        v.text(hidden, {.key = "hidden", .label = {"Hidden"}, .group = group, .initialText = "h", .maximumLength = 9, .editor = Editor::Hidden});
    }
};

inline FieldValue valueOf(const Spec& spec, std::string_view key) {
    for (const auto& entry : entries(spec))
        if (entry.field.key == key) return entry.value;
    return {};
}

}  // namespace att
