// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/weight_functions.h"

#include <array>

#include "engine/lenses/common/options.h"
#include "engine/lenses/common/row_blocks.h"
#include "engine/lenses/common/tiny.h"
#include "engine/math/product.h"

namespace att::lenses {
namespace {

const std::array<Choice, weightFunctionCount>& functions() {
    static const std::array<Choice, weightFunctionCount> list = {{{"softmax", ATT_TEXT("engine", "softmax")},
                                                                  {"sigmoid", ATT_TEXT("engine", "sigmoid")},
                                                                  {"rela", ATT_TEXT("engine", "ReLA")},
                                                                  {"relu_over_length", ATT_TEXT("engine", "ReLU / L")},
                                                                  {"sparsemax", ATT_TEXT("engine", "sparsemax")},
                                                                  {"entmax", ATT_TEXT("engine", "entmax")},
                                                                  {"top_k", ATT_TEXT("engine", "top-k")},
                                                                  {"hardmax", ATT_TEXT("engine", "hardmax")},
                                                                  {"linear", ATT_TEXT("engine", "linear")}}};
    return list;
}

Field inGroup(Field field) { return inGroup(ATT_TEXT("engine", "Score and normalise"), std::move(field)); }

/// Microseconds of one row of n scores; entmax of any α bisects.
double microsecondsOf(int place, int n) { return place == int(NormaliserKind::Entmax) ? 1 + 2.0 * n : 1 + 0.1 * n; }

/// Rows `first` … of the scores, −∞ where the key comes after the query.
Matrix<float> maskedRows(const NormaliserOptions& options, const MatrixIn<float>& S, int first, int count) {
    Matrix<float> rows = S.middleRows(first, count);
    for (int i = 0; i < count; ++i) {
        const auto hidden = S.cols() - options.visible(first + i, static_cast<int>(S.cols()));
        rows.row(i).tail(hidden).setConstant(-std::numeric_limits<float>::infinity());
    }
    return rows;
}

Status addLinear(Tensor& A, LinearAttention attention, const Tensor& Q, const Tensor& K, const Watch& watch) {
    const int n = Q.shape().rows, keys = K.shape().rows, dK = Q.shape().columns;
    return forRowBlocks(n, 1 + keys * (1e-3 + 1e-4 * dK), watch, [&](int first, int count) {
        auto block = attention;
        block.firstQuery = first;
        A.head(linearPlace).middleRows(first, count) = impliedWeights<float>(block, Q.head(0).middleRows(first, count), K.head(0));
    });
}

}  // namespace

std::vector<Text> weightFunctionNames() {
    std::vector<Text> names;
    for (const auto& function : functions()) names.push_back(function.label);
    return names;
}

std::vector<Choice> weightFunctionChoices(int count) { return {functions().begin(), functions().begin() + count}; }

bool rowsSumToOne(int place) { return place == linearPlace || sumsToOne(static_cast<NormaliserKind>(place)); }

void NormaliserOptions::fields(FieldVisitor& visitor) {
    visitor.real(temperature, temperatureField());
    visitor.real(alpha,
                 inGroup({.key = "alpha",
                          .label = ATT_TEXT("engine", "α of entmax"),
                          .help = ATT_TEXT("engine", "1 is the softmax, 2 is sparsemax; between them weights thin out, until most are exactly 0."),
                          .initial = 1.5,
                          .minimum = 1,
                          .maximum = 4,
                          .step = 0.05}));
    visitor.whole(k, inGroup({.key = "k",
                              .label = ATT_TEXT("engine", "k of top-k"),
                              .help = ATT_TEXT("engine", "How many of the highest scores take part in the softmax; the others weigh 0."),
                              .initial = 2,
                              .minimum = 1,
                              .maximum = 64,
                              .logarithmic = true}));
    visitor.flag(lengthBias,
                 inGroup({.key = "length_bias",
                          .label = ATT_TEXT("engine", "Sigmoid bias −ln L"),
                          .help = ATT_TEXT("engine", "Lowers the scores of the sigmoid by ln L, so that L equal keys weigh about 1 together."),
                          .initial = 1}));
    visitor.flag(causal, inGroup({.key = "causal",
                                  .label = ATT_TEXT("engine", "Causal"),
                                  .help = ATT_TEXT("engine", "A query sees itself and the tokens before it; the others weigh exactly 0.")}));
}

Result<TensorPtr> allWeights(const NormaliserOptions& options, const MatrixIn<float>& S, const Tensor& Q, const Tensor& K, const Watch& watch) {
    const int n = static_cast<int>(S.rows()), keys = static_cast<int>(S.cols());
    auto A = std::make_shared<Tensor>(Shape{weightFunctionCount, n, keys});
    for (int h = 0; h < normaliserCount; ++h) {
        const auto normaliser = options.normaliser(static_cast<NormaliserKind>(h));
        const auto done = forRowBlocks(n, microsecondsOf(h, keys), watch, [&](int first, int count) {
            A->head(h).middleRows(first, count) =
                normalise<float>(normaliser, maskedRows(options, S, first, count)).unaryExpr([](float a) { return inSinglePrecision(double(a)); });
        });
        if (!done) return done.error();
        watch.setProgress(0.5f + 0.5f * float(h + 1) / weightFunctionCount);
    }
    if (const auto done = addLinear(*A, options.linear(), Q, K, watch); !done) return done.error();
    return TensorPtr(A);
}

Result<MixedValues> allMixed(const NormaliserOptions& options, const Tensor& A, const Tensor& Q, const Tensor& K, const Tensor& V,
                             const Watch& watch) {
    const auto [heads, n, keys] = A.shape();
    const int dV = V.shape().columns;
    auto all = std::make_shared<Tensor>(Shape{heads, n, dV}), before = std::make_shared<Tensor>(Shape{1, n, dV});
    for (int h = 0; h < normaliserCount; ++h) {
        const auto done = forRowBlocks(n, 1 + 2e-4 * keys * dV, watch, [&](int first, int count) {
            all->head(h).middleRows(first, count) = product<float>(A.head(h).middleRows(first, count), V.head(0));
        });
        if (!done) return done.error();
    }
    auto rela = all->head(int(NormaliserKind::Relu));
    before->head(0) = rela;
    rela = relaOutput<float>(before->head(0), {}, {}, relaEpsilon);
    all->head(linearPlace) = linearAttention<float>(options.linear(), Q.head(0), K.head(0), V.head(0));
    return MixedValues{all, before};
}

}  // namespace att::lenses
