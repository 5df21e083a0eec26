// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/pattern_options.h"

#include <algorithm>
#include <initializer_list>

namespace att::lenses {
namespace {

constexpr int mostPaintedBytes = 100'000;

Field maskField(Field field) { return inGroup(ATT_TEXT("engine", "Mask"), std::move(field)); }

Field kindField() {
    return maskField({.key = "mask",
                      .label = ATT_TEXT("engine", "Pattern"),
                      .help = ATT_TEXT("engine", "Which keys a query sees; the weight of all others is exactly 0."),
                      .initial = double(PatternKind::Causal),
                      .choices = {{"none", ATT_TEXT("engine", "none")},
                                  {"causal", ATT_TEXT("engine", "causal")},
                                  {"window", ATT_TEXT("engine", "window")},
                                  {"causal_window", ATT_TEXT("engine", "causal window")},
                                  {"truncated", ATT_TEXT("engine", "truncated (speech)")},
                                  {"block", ATT_TEXT("engine", "blocks")},
                                  {"dilated", ATT_TEXT("engine", "dilated window")},
                                  {"strided", ATT_TEXT("engine", "strided")},
                                  {"fixed", ATT_TEXT("engine", "fixed")},
                                  {"global", ATT_TEXT("engine", "window + global")},
                                  {"prefix", ATT_TEXT("engine", "prefix")}}});
}

/// A size in tokens, hidden unless it is one of the pattern's own.
struct Size {
    const char* key;
    Text label, help;
    int initial, minimum;
    std::initializer_list<PatternKind> patterns;
};

Field sizeField(const Size& size, PatternKind kind) {
    constexpr int most = 128;
    Field field = maskField({.key = size.key,
                             .label = size.label,
                             .help = size.help,
                             .unit = ATT_TEXT("engine", "tokens"),
                             .initial = double(size.initial),
                             .minimum = double(size.minimum),
                             .maximum = most});
    if (std::ranges::find(size.patterns, kind) == size.patterns.end()) field.editor = Editor::Hidden;
    return field;
}

Field summaryField(const PatternOptions& options) {
    Field field = sizeField({"summary",
                             ATT_TEXT("engine", "Summary places"),
                             ATT_TEXT("engine", "How many places at the end of each block all later queries see too."),
                             1,
                             1,
                             {PatternKind::Fixed}},
                            options.kind);
    if (options.kind == PatternKind::Fixed && options.summary > options.stride)
        field.problem = say(ATT_TEXT("engine", "A block of %1 places has no %2 at its end: choose at most %1."), options.stride, options.summary);
    return field;
}

Field paddingField() {
    return maskField({.key = "padding",
                      .label = ATT_TEXT("engine", "Padding"),
                      .help = ATT_TEXT("engine", "How many tokens at the end only fill up the sequence: no query sees them, whatever the pattern."),
                      .unit = ATT_TEXT("engine", "tokens"),
                      .maximum = 128});
}

Field paintedField() {
    return maskField(
        {.key = "painted",
         .label = ATT_TEXT("engine", "Painted pairs"),
         .help = ATT_TEXT("engine", "Pairs turned over by hand, each as query,key: press Paint above the heatmap and draw, or write them here."),
         .initialText = "",
         .maximumLength = mostPaintedBytes});
}

Message reasonOf(const Pattern& p) {
    switch (p.kind) {
        case PatternKind::Full: break;
        case PatternKind::Causal: return say(ATT_TEXT("engine", "masked: the key comes after the query"));
        case PatternKind::Window: return say(ATT_TEXT("engine", "masked: the key is more than %1 tokens away"), p.window);
        case PatternKind::CausalWindow: return say(ATT_TEXT("engine", "masked: the key is later, or more than %1 tokens back"), p.window);
        case PatternKind::Truncated:
            return say(ATT_TEXT("engine", "masked: the key is more than %1 tokens to the left or %2 to the right"), p.left, p.right);
        case PatternKind::Block: return say(ATT_TEXT("engine", "masked: the key is in another block of %1 tokens"), p.block);
        case PatternKind::Dilated:
            return say(ATT_TEXT("engine", "masked: the key is not one of the %1 to each side in steps of %2"), p.window, p.dilation);
        case PatternKind::Strided: return say(ATT_TEXT("engine", "masked: the key is later, or %1 or more back and no multiple of %1"), p.stride);
        case PatternKind::Fixed:
            return say(ATT_TEXT("engine", "masked: the key is later, or in an earlier block of %1 and not among its last %2"), p.stride, p.summary);
        case PatternKind::Global:
            return say(ATT_TEXT("engine", "masked: the key is more than %1 tokens away, and neither of the two is among the first %2"), p.window,
                       p.globals);
        case PatternKind::Prefix: return say(ATT_TEXT("engine", "masked: the key is later than the query and not among the first %1"), p.prefix);
    }
    return say(ATT_TEXT("engine", "masked"));
}

}  // namespace

void PatternOptions::fields(FieldVisitor& visitor) {
    using enum PatternKind;
    visitor.choice(kind, kindField());
    const auto size = [&](int& value, const Size& described) { visitor.whole(value, sizeField(described, kind)); };
    size(window, {"window",
                  ATT_TEXT("engine", "Window w"),
                  ATT_TEXT("engine", "How many steps to a side a query sees."),
                  2,
                  0,
                  {Window, CausalWindow, Dilated, Global}});
    size(left, {"left", ATT_TEXT("engine", "Left L"), ATT_TEXT("engine", "How many tokens before it a query sees."), 3, 0, {Truncated}});
    size(right, {"right",
                 ATT_TEXT("engine", "Right R"),
                 ATT_TEXT("engine", "How many tokens after it a query sees: each one costs a speech recogniser the wait for it."),
                 1,
                 0,
                 {Truncated}});
    size(block, {"block",
                 ATT_TEXT("engine", "Block b"),
                 ATT_TEXT("engine", "How many tokens a block has; they see each other and nobody else."),
                 4,
                 1,
                 {Block}});
    size(dilation, {"dilation", ATT_TEXT("engine", "Dilation d"), ATT_TEXT("engine", "How many tokens one step is long."), 2, 1, {Dilated}});
    size(stride, {"stride",
                  ATT_TEXT("engine", "Stride s"),
                  ATT_TEXT("engine", "How far apart the places are that are seen from afar, and how many are seen from near."),
                  4,
                  1,
                  {Strided, Fixed}});
    visitor.whole(summary, summaryField(*this));
    size(globals, {"globals",
                   ATT_TEXT("engine", "Global tokens g"),
                   ATT_TEXT("engine", "How many tokens at the beginning see all and are seen by all."),
                   1,
                   0,
                   {Global}});
    size(prefix,
         {"prefix", ATT_TEXT("engine", "Prefix p"), ATT_TEXT("engine", "How many tokens at the beginning everybody sees whole."), 3, 0, {Prefix}});
    visitor.whole(padding, paddingField());
    visitor.text(painted, paintedField());
}

Visibility PatternOptions::visibility(int keys) const {
    const Pattern drawn = pattern();
    const int filled = keys - padding;
    const auto turned = readPlaces(painted).places;
    const auto byPattern = [=](int query, int key) { return key < filled && keeps(drawn, query, key); };
    return {.sees =
                [=](int query, int key) {
                    return byPattern(query, key) != turned.contains({query, key});
                },
            .reason =
                [=, padding = padding](int query, int key) {
                    if (turned.contains({query, key})) return say(ATT_TEXT("engine", "masked: painted over by hand"));
                    if (key >= filled) return say(ATT_TEXT("engine", "masked: the last %1 tokens are padding"), padding);
                    return reasonOf(drawn);
                }};
}

std::vector<Message> paintNotices(const PatternOptions& options, int n) {
    const auto read = readPlaces(options.painted);
    std::vector<Message> notices;
    if (read.leftOut > 0)
        notices.push_back(say(ATT_TEXT("engine", "Of the painted pairs %1 could not be read: a pair is written as query,key."), read.leftOut));
    const auto outside = std::ranges::count_if(read.places, [n](const auto& place) { return std::max(place.first, place.second) >= n; });
    if (outside > 0) notices.push_back(say(ATT_TEXT("engine", "Of the painted pairs %1 lie outside the %2 tokens and wait."), double(outside), n));
    return notices;
}

}  // namespace att::lenses
