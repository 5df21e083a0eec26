// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/position_options.h"

namespace att::lenses {
namespace {

/// The first `count` of all.
std::vector<Choice> choices(std::size_t count) {
    constexpr std::array<const char*, 8> keys{"none", "sinusoidal", "rope", "alibi", "learned", "t5", "shaw", "floater"};
    std::vector<Choice> list;
    for (std::size_t i = 0; i < count; ++i) list.push_back({keys[i], encodingNames()[i]});
    return list;
}

Field inGroup(Field field) { return inGroup(ATT_TEXT("engine", "Position"), std::move(field)); }

Field kindField(std::vector<Choice> choices) {
    return inGroup({.key = "positions",
                    .label = ATT_TEXT("engine", "Encoding"),
                    .help = ATT_TEXT("engine", "How a token is told where it stands; without it attention cannot tell the order."),
                    .initial = 1,
                    .choices = std::move(choices)});
}

Field lockedUnless(bool counts, Message reason, Field field) {
    if (!counts) field.locked = std::move(reason);
    return inGroup(std::move(field));
}

Message onlyWith(Text encoding) { return say(ATT_TEXT("engine", "Counts only with %1."), encoding); }

void waveFields(PositionOptions& o, FieldVisitor& visitor) {
    const auto reason = say(ATT_TEXT("engine", "Counts only with sin · cos and RoPE: the others have no waves."));
    visitor.choice(
        o.layout,
        lockedUnless(
            o.hasWaves(), reason,
            {.key = "layout",
             .label = ATT_TEXT("engine", "Pairs"),
             .help = ATT_TEXT(
                 "engine", "Which two dimensions are a sine and its cosine: neighbours, as in the papers, or one from each half, as in much code."),
             .choices = {{"interleaved", ATT_TEXT("engine", "neighbours")}, {"halves", ATT_TEXT("engine", "halves")}}}));
    visitor.real(o.base, lockedUnless(o.hasWaves(), reason,
                                      {.key = "base",
                                       .label = ATT_TEXT("engine", "Base"),
                                       .help = ATT_TEXT("engine", "The slowest wave is about 2π·base positions long; the fastest is always 2π."),
                                       .initial = 10000,
                                       .minimum = 2,
                                       .maximum = 1'000'000,
                                       .step = 1,
                                       .logarithmic = true}));
}

void biasFields(PositionOptions& o, FieldVisitor& visitor) {
    visitor.choice(o.form, lockedUnless(o.kind == PositionKind::LinearBias, onlyWith(ATT_TEXT("engine", "ALiBi")),
                                        {.key = "alibi_form",
                                         .label = ATT_TEXT("engine", "Penalty"),
                                         .help = ATT_TEXT("engine",
                                                          "The paper's −m·(i − j) is for causal attention; −m·|i − j| serves both sides; the "
                                                          "authors' code adds m·j, the same after the softmax."),
                                         .initial = 1,
                                         .choices = {{"distance", ATT_TEXT("engine", "−m·(i−j)")},
                                                     {"symmetric", ATT_TEXT("engine", "−m·|i−j|")},
                                                     {"key", ATT_TEXT("engine", "m·j")}}}));
    const bool buckets = o.kind == PositionKind::Buckets;
    const auto reason = onlyWith(ATT_TEXT("engine", "T5 bias"));
    visitor.whole(o.rule.buckets,
                  lockedUnless(buckets, reason,
                               {.key = "buckets",
                                .label = ATT_TEXT("engine", "Buckets"),
                                .help = ATT_TEXT("engine", "How many biases a head learns; distances share them, far ones more and more."),
                                .initial = 32,
                                .minimum = 4,
                                .maximum = 128,
                                .allowed = {4, 8, 16, 32, 64, 128}}));
    Field farthest{.key = "farthest",
                   .label = ATT_TEXT("engine", "Farthest"),
                   .help = ATT_TEXT("engine", "From this distance on all keys share the last bucket."),
                   .unit = ATT_TEXT("engine", "tokens"),
                   .initial = 128,
                   .minimum = 2,
                   .maximum = 4096,
                   .logarithmic = true};
    const int exact = o.rule.buckets / (o.rule.bothSides ? 4 : 2);
    if (buckets && o.rule.farthest <= exact)
        farthest.problem =
            say(ATT_TEXT("engine", "Distances below %1 have buckets of their own, so the farthest must be at least %2."), exact, exact + 1);
    visitor.whole(o.rule.farthest, lockedUnless(buckets, reason, std::move(farthest)));
    visitor.flag(
        o.rule.bothSides,
        lockedUnless(buckets, reason,
                     {.key = "both_sides",
                      .label = ATT_TEXT("engine", "Both sides"),
                      .help = ATT_TEXT(
                          "engine", "Keys after the query have buckets of their own, as in an encoder; else they share bucket 0, as in a decoder."),
                      .initial = 1}));
}

void tableFields(PositionOptions& o, FieldVisitor& visitor) {
    visitor.whole(o.trained,
                  lockedUnless(o.kind == PositionKind::Learned, onlyWith(ATT_TEXT("engine", "learned table")),
                               {.key = "table_rows",
                                .label = ATT_TEXT("engine", "Table rows"),
                                .help = ATT_TEXT("engine", "How many positions the table has a vector for; tokens beyond its end have none."),
                                .initial = 512,
                                .minimum = 1,
                                .maximum = 4096,
                                .logarithmic = true}));
    visitor.whole(
        o.clip,
        lockedUnless(o.kind == PositionKind::Shaw, onlyWith(ATT_TEXT("engine", "Shaw")),
                     {.key = "clip",
                      .label = ATT_TEXT("engine", "Clip k"),
                      .help = ATT_TEXT("engine", "Distances beyond k to either side share the vector of k, so that there are 2k + 1 vectors."),
                      .initial = 4,
                      .minimum = 1,
                      .maximum = 64,
                      .logarithmic = true}));
}

void flowFields(PositionOptions& o, FieldVisitor& visitor) {
    const bool flow = o.kind == PositionKind::Flow;
    const auto reason = onlyWith(ATT_TEXT("engine", "FLOATER"));
    visitor.choice(
        o.method,
        lockedUnless(
            flow, reason,
            {.key = "ode",
             .label = ATT_TEXT("engine", "Solver"),
             .help = ATT_TEXT(
                 "engine",
                 "How the differential equation is followed: half the step halves Euler's error and takes Runge and Kutta's to a sixteenth."),
             .initial = 1,
             .choices = {{"euler", ATT_TEXT("engine", "Euler")}, {"rk4", ATT_TEXT("engine", "Runge–Kutta 4")}}}));
    visitor.real(o.interval,
                 lockedUnless(flow, reason,
                              {.key = "interval",
                               .label = ATT_TEXT("engine", "Time a token"),
                               .help = ATT_TEXT("engine", "How much time passes from one position to the next; 0.01 in the authors' code."),
                               .initial = 0.1,
                               .minimum = 0.001,
                               .maximum = 1,
                               .step = 0.001,
                               .logarithmic = true}));
    visitor.whole(o.steps, lockedUnless(flow, reason,
                                        {.key = "ode_steps",
                                         .label = ATT_TEXT("engine", "Steps a token"),
                                         .help = ATT_TEXT("engine", "Steps of the solver from one position to the next."),
                                         .initial = 5,
                                         .minimum = 1,
                                         .maximum = 20}));
}

}  // namespace

const std::array<Text, 8>& encodingNames() {
    static const std::array<Text, 8> names{ATT_TEXT("engine", "none"),  ATT_TEXT("engine", "sin · cos"),     ATT_TEXT("engine", "RoPE"),
                                           ATT_TEXT("engine", "ALiBi"), ATT_TEXT("engine", "learned table"), ATT_TEXT("engine", "T5 bias"),
                                           ATT_TEXT("engine", "Shaw"),  ATT_TEXT("engine", "FLOATER")};
    return names;
}

void PositionOptions::fields(FieldVisitor& visitor) { visitor.choice(kind, kindField(choices(2))); }
void PositionOptions::fieldsWithin(FieldVisitor& visitor) { visitor.choice(kind, kindField(choices(4))); }

void PositionOptions::fieldsOfAll(FieldVisitor& visitor) {
    Field encoding = kindField(choices(encodingNames().size()));
    encoding.initial = double(PositionKind::None);
    visitor.choice(kind, encoding);
}

void PositionOptions::fieldsInFull(FieldVisitor& visitor) {
    visitor.choice(kind, kindField(choices(encodingNames().size())));
    const bool absolute = isAdded() || kind == PositionKind::Rotary;
    visitor.whole(
        first,
        lockedUnless(
            absolute, say(ATT_TEXT("engine", "This encoding knows distances only: where the text begins makes no difference.")),
            {.key = "first_position",
             .label = ATT_TEXT("engine", "First position"),
             .help = ATT_TEXT("engine", "Where the first token stands, counted from 0; a relative encoding gives the same weights wherever that is."),
             .maximum = 1000}));
    waveFields(*this, visitor);
    biasFields(*this, visitor);
    tableFields(*this, visitor);
    flowFields(*this, visitor);
    visitor.real(spread,
                 lockedUnless(isDrawn(), say(ATT_TEXT("engine", "Nothing of this encoding is learned, so nothing is drawn.")),
                              {.key = "spread",
                               .label = ATT_TEXT("engine", "Spread"),
                               .help = ATT_TEXT("engine", "Standard deviation of the drawn numbers that stand in for what training would learn."),
                               .initial = 1,
                               .minimum = 0,
                               .maximum = 4,
                               .step = 0.05}));
}

}  // namespace att::lenses
