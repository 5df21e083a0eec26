// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/model.h"

#include <algorithm>

#include "engine/grad/elementwise.h"
#include "engine/grad/linear.h"
#include "engine/grad/norm.h"
#include "engine/math/linear_bias.h"
#include "engine/math/position.h"

namespace att {
namespace {

using grad::Begins;
using grad::Var;

/// 0, 1, 2, … in every sequence.
std::vector<int> positionsIn(const std::vector<int>& begins) {
    std::vector<int> positions;
    for (std::size_t s = 0; s + 1 < begins.size(); ++s)
        for (int i = begins[s]; i < begins[s + 1]; ++i) positions.push_back(i - begins[s]);
    return positions;
}

/// One pass over a model, part by part.
template <class Scalar>
class Pass {
public:
    Pass(grad::Tape<Scalar>& tape, const ModelSpec& spec, const Scalar* weights, Scalar* gradients, const Ablation& ablation)
        : m_tape(tape), m_spec(spec), m_weights(weights), m_gradients(gradients), m_ablation(ablation) {}

    struct Memory {
        Var x;
        Begins begins;
    };

    /// x: what the tokens become after all layers.
    Var stack(const ModelLayout::Stack& stack, int words, int longest, const std::vector<int>& tokens, const Begins& begins, bool decoder,
              const Memory* memory) {
        Var x = embed(stack, words, longest, tokens, *begins);
        m_bias = positions() == Positions::LinearBias ? distances(*begins) : Var{};
        for (int l = 0; l < int(stack.layers.size()); ++l)
            if (std::ranges::find(m_ablation.layers, l) == m_ablation.layers.end())
                x = layer(stack.layers[std::size_t(l)], {decoder, false, l, 0}, x, begins, memory);
        return m_spec.normPlace == NormPlace::Pre ? norm(stack.last, x) : x;
    }

    Var affine(const ModelLayout::Affine& a, Var x) { return grad::linear(m_tape, x, leaf(a.W, a.out, a.in), leaf(a.b, 1, a.out)); }

    std::vector<AttentionMaps<Scalar>> maps;

private:
    using Place = Ablation::Head;

    Positions positions() const { return m_ablation.positions ? Positions::None : m_spec.positions; }

    /// Of all heads, for the longest sequence: each takes the corner that it needs.
    Var distances(const std::vector<int>& begins) {
        int longest = 0;
        for (std::size_t s = 0; s + 1 < begins.size(); ++s) longest = std::max(longest, begins[s + 1] - begins[s]);
        const auto biases = linearBiases<Scalar>(LinearBiasForm::Symmetric, m_spec.heads, longest, longest);
        return m_tape.constant(m_tape.keep(biases), int(biases.rows()), longest);
    }

    Var leaf(std::size_t begin, int rows, int columns) {
        return m_tape.leaf(m_weights + begin, m_gradients ? m_gradients + begin : nullptr, rows, columns);
    }

    Var norm(const ModelLayout::Norm& n, Var x) {
        return grad::layerNorm(m_tape, x, leaf(n.gamma, 1, m_spec.dModel), leaf(n.beta, 1, m_spec.dModel));
    }

    Var embed(const ModelLayout::Stack& stack, int words, int longest, const std::vector<int>& tokens, const std::vector<int>& begins) {
        const Var x = grad::embedding<Scalar>(m_tape, tokens, leaf(stack.embedding, words, m_spec.dModel));
        const auto places = positionsIn(begins);
        if (positions() == Positions::Learned)
            return grad::add(m_tape, x, grad::embedding<Scalar>(m_tape, places, leaf(stack.positions, longest, m_spec.dModel)));
        if (positions() != Positions::Sinusoidal) return x;
        const Matrix<Scalar> table = sinusoidalPositions<Scalar>(*std::ranges::max_element(places) + 1, m_spec.dModel);
        return grad::add(m_tape, x, grad::embedding<Scalar>(m_tape, places, m_tape.constant(m_tape.keep(table), int(table.rows()), m_spec.dModel)));
    }

    /// x + f(LN(x)), or LN(x + f(x)).
    template <class Function>
    Var residual(const ModelLayout::Norm& n, Var x, Function f) {
        if (m_spec.normPlace == NormPlace::Pre) return grad::add(m_tape, x, f(norm(n, x)));
        return norm(n, grad::add(m_tape, x, f(x)));
    }

    Var layer(const ModelLayout::Layer& l, const Place& place, Var x, const Begins& begins, const Memory* memory) {
        const Mask mask = m_ablation.mask ? Mask{} : place.decoder ? Mask{.kind = MaskKind::Causal} : m_spec.mask;
        x = residual(l.norms[0], x, [&](Var u) {
            Var qkv = affine(l.qkv, u);
            if (positions() == Positions::Rotary) qkv = grad::rotate(m_tape, qkv, begins, 2 * m_spec.heads, m_spec.dModel / m_spec.heads);
            return affine(l.out, attend(place, {qkv, 0}, {qkv, m_spec.dModel}, {qkv, 2 * m_spec.dModel}, begins, begins, mask));
        });
        if (memory) x = residual(l.norms[1], x, [&](Var u) { return cross(l, place, u, begins, *memory); });
        return residual(l.norms[2], x, [&](Var u) { return affine(l.back, grad::activate(m_tape, m_spec.activation, affine(l.hidden, u))); });
    }

    Var cross(const ModelLayout::Layer& l, Place place, Var u, const Begins& begins, const Memory& memory) {
        place.cross = true;
        const Var q = affine(l.crossQ, u), kv = affine(l.crossKV, memory.x);
        return affine(l.crossOut, attend(place, {q, 0}, {kv, 0}, {kv, m_spec.dModel}, begins, memory.begins, {}));
    }

    Var attend(const Place& place, grad::Part Q, grad::Part K, grad::Part V, const Begins& queries, const Begins& keys, const Mask& mask) {
        const int d = m_spec.dModel / m_spec.heads;
        const auto attended = grad::attend(m_tape, {m_spec.heads, d, d, Q, K, V, queries, keys, mask, place.cross ? Var{} : m_bias});
        maps.push_back({place.decoder, place.cross, place.layer, attended.weights});
        for (auto each : m_ablation.heads)
            if (each == Place{place.decoder, place.cross, place.layer, each.head})
                m_tape.value(attended.output).middleCols(each.head * d, d).setZero();
        return attended.output;
    }

    grad::Tape<Scalar>& m_tape;
    const ModelSpec& m_spec;
    const Scalar* m_weights;
    Scalar* m_gradients;
    const Ablation& m_ablation;
    Var m_bias;  ///< of the stack's self-attention
};

}  // namespace

template <class Scalar>
ModelPass<Scalar> passModel(grad::Tape<Scalar>& tape, const ModelSpec& spec, const ModelLayout& layout, const Scalar* weights, Scalar* gradients,
                            const Batch& batch, const Ablation& ablation) {
    Pass<Scalar> pass(tape, spec, weights, gradients, ablation);
    const bool decoder = spec.arrangement == Arrangement::Decoder;
    Var x = pass.stack(decoder ? layout.decoder : layout.encoder, spec.sourceWords, spec.longestSource, batch.source, batch.sourceBegins, decoder,
                       nullptr);
    if (spec.arrangement == Arrangement::EncoderDecoder) {
        const typename Pass<Scalar>::Memory memory{x, batch.sourceBegins};
        x = pass.stack(layout.decoder, spec.targetWords, spec.longestTarget, batch.input, batch.inputBegins, true, &memory);
    }
    const Var logits = pass.affine(layout.head, x);
    return {logits, std::move(pass.maps)};
}

template ModelPass<float> passModel(grad::Tape<float>&, const ModelSpec&, const ModelLayout&, const float*, float*, const Batch&, const Ablation&);
template ModelPass<double> passModel(grad::Tape<double>&, const ModelSpec&, const ModelLayout&, const double*, double*, const Batch&,
                                     const Ablation&);

}  // namespace att
