// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/score_functions.h"

#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/row_blocks.h"
#include "engine/math/product.h"

namespace att::lenses {
namespace {

struct Slot {
    const char* name;
    int rows, columns;
    Text meaning;
};

std::array<Slot, 6> slotsOf(const ScoreWidths& w) {
    return {{{"w_a", w.dHidden, w.dK, ATT_TEXT("engine", "additive: what meets the query")},
             {"u_a", w.dHidden, w.dK, ATT_TEXT("engine", "additive: what meets the key")},
             {"v_a", 1, w.dHidden, ATT_TEXT("engine", "additive: weighs the hidden numbers")},
             {"w_g", w.dK, w.dK, ATT_TEXT("engine", "general: stands between query and key")},
             {"w_c", w.dHidden, 2 * w.dK, ATT_TEXT("engine", "concat: meets the query and, in its second half, the key")},
             {"v_c", 1, w.dHidden, ATT_TEXT("engine", "concat: weighs the hidden numbers")}}};
}

/// Microseconds of one row of scores: n keys, each a dot product of d_k, or d_h times tanh.
double microsecondsOf(ScoreKind kind, int keys, int dK, int dHidden) {
    const bool hidden = kind == ScoreKind::Additive || kind == ScoreKind::Concat;
    return keys * (hidden ? 8e-3 * dHidden + 0.01 : 2e-4 * dK + 2e-3);
}

}  // namespace

const std::array<ScoreFunction, scoreFunctionCount>& scoreFunctions() {
    static const std::array<ScoreFunction, scoreFunctionCount> functions = {{{"dot", ATT_TEXT("engine", "dot")},
                                                                             {"scaled_dot", ATT_TEXT("engine", "scaled dot")},
                                                                             {"cosine", ATT_TEXT("engine", "cosine")},
                                                                             {"additive", ATT_TEXT("engine", "additive")},
                                                                             {"general", ATT_TEXT("engine", "general")},
                                                                             {"concat", ATT_TEXT("engine", "concat")}}};
    return functions;
}

Axis scoreAxis() {
    std::vector<Text> names;
    for (const auto& function : scoreFunctions()) names.push_back(function.name);
    return wordAxis(ATT_TEXT("engine", "score"), std::move(names));
}

std::vector<Choice> scoreFunctionChoices() {
    std::vector<Choice> choices;
    for (const auto& function : scoreFunctions()) choices.push_back({function.key, function.name});
    return choices;
}

ScoreSizes scoreSizes(const ScoreWidths& widths, int tokens) {
    return {.queries = tokens, .keys = tokens, .dQ = widths.dK, .dK = widths.dK, .dHidden = widths.dHidden};
}

std::vector<ArraySlot> scoreSlots(const ScoreWidths& widths) {
    std::vector<ArraySlot> slots;
    for (const auto& slot : slotsOf(widths)) {
        std::vector<std::int64_t> shape{slot.rows, slot.columns};
        if (slot.rows == 1) shape.erase(shape.begin());
        slots.push_back({slot.name, std::move(shape), slot.meaning});
    }
    return slots;
}

ScoreParameters scoreParameters(const ScoreWidths& widths, const WeightOptions& options, const Given& given) {
    const auto taken = [&](const Slot& slot) {
        auto array = given.take(slot.name, slot.rows, slot.columns);
        if (array) return array;
        return drawn({.seed = static_cast<std::uint64_t>(options.seed),
                      .name = slot.name,
                      .rows = slot.rows,
                      .columns = slot.columns,
                      .initialisation = options.initialisation});
    };
    const auto slots = slotsOf(widths);
    return {taken(slots[0]), taken(slots[1]), taken(slots[2]), taken(slots[3]), taken(slots[4]), taken(slots[5])};
}

ScoreParts scoreParts(const ScoreParameters& p, const Tensor& Q, const Tensor& K) {
    const auto q = Q.head(0), k = K.head(0);
    const auto dK = q.cols();
    return {.qA = tensorOf(timesTransposed<float>(q, p.wA->head(0))),
            .kA = tensorOf(timesTransposed<float>(k, p.uA->head(0))),
            .qG = tensorOf(product<float>(q, p.wG->head(0))),
            .qC = tensorOf(timesTransposed<float>(q, p.wC->head(0).leftCols(dK))),
            .kC = tensorOf(timesTransposed<float>(k, p.wC->head(0).rightCols(dK)))};
}

Result<TensorPtr> allScores(const ScoreParameters& p, const ScoreParts& parts, const Tensor& Q, const Tensor& K, const Watch& watch) {
    const auto q = Q.head(0), k = K.head(0);
    const int n = static_cast<int>(q.rows()), keys = static_cast<int>(k.rows());
    const auto rowsOf = [&](ScoreKind kind, int first, int count) -> Matrix<float> {
        switch (kind) {
            case ScoreKind::Dot: return dotScore<float>(q.middleRows(first, count), k);
            case ScoreKind::ScaledDot: return scaledDotScore<float>(q.middleRows(first, count), k);
            case ScoreKind::Cosine: return cosineScore<float>(q.middleRows(first, count), k);
            case ScoreKind::Additive:
                return additiveFromParts<float>(parts.qA->head(0).middleRows(first, count), parts.kA->head(0), p.vA->head(0).row(0));
            case ScoreKind::General: return dotScore<float>(parts.qG->head(0).middleRows(first, count), k);
            case ScoreKind::Concat:
                return additiveFromParts<float>(parts.qC->head(0).middleRows(first, count), parts.kC->head(0), p.vC->head(0).row(0));
        }
        return {};
    };
    auto scores = std::make_shared<Tensor>(Shape{scoreFunctionCount, n, keys});
    for (int h = 0; h < scoreFunctionCount; ++h) {
        const auto kind = static_cast<ScoreKind>(h);
        const auto done = forRowBlocks(n, microsecondsOf(kind, keys, int(q.cols()), p.vA->shape().columns), watch,
                                       [&](int first, int count) { scores->head(h).middleRows(first, count) = rowsOf(kind, first, count); });
        if (!done) return done.error();
        watch.setProgress(float(h + 1) / scoreFunctionCount * 0.5f);
    }
    return TensorPtr(scores);
}

}  // namespace att::lenses
