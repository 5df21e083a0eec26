// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The small Transformers that are trained here: what one is, where each of its weights lies in one array, and its pass over a batch on a
// tape. How weights change is trainer.h.

#include <span>
#include <string>
#include <vector>

#include "engine/core/result.h"
#include "engine/grad/attention.h"
#include "engine/math/block.h"

namespace att {

enum class Arrangement {
    Encoder,         ///< one answer for each token
    Decoder,         ///< each token sees those before it, and the answer is what comes next
    EncoderDecoder,  ///< reads one sequence, writes another
};

enum class Positions {
    None,
    Sinusoidal,  ///< position.h
    Learned,     ///< one vector for each position
    Rotary,      ///< turns Q and K of self-attention: rotary.h
    LinearBias,  ///< lowers its scores by the distance: linear_bias.h
};

struct ModelSpec {
    Arrangement arrangement = Arrangement::Encoder;
    int layers = 2, heads = 4, dModel = 64, dHidden = 128;
    Positions positions = Positions::Learned;
    Mask mask;  ///< of self-attention in an encoder; decoders are causal
    NormPlace normPlace = NormPlace::Pre;
    Activation activation = Activation::Relu;
    int sourceWords = 0, targetWords = 0;      ///< of the vocabularies
    int longestSource = 0, longestTarget = 0;  ///< tokens; for learned positions
};

/// Fails with Input for what cannot be, such as heads that do not divide d_model.
Status checkModel(const ModelSpec& spec);

/// A named array among the weights.
struct WeightArray {
    std::string name;  ///< "encoder.0.self.q.weight"
    int rows, columns;
    std::size_t begin;  ///< in the array of all
};

/// Where everything lies. Weights of layers are out × in. Those of q, k and v lie one after another, so that they are one product.
struct ModelLayout {
    struct Affine {
        std::size_t W = 0, b = 0;
        int in = 0, out = 0;
    };
    struct Norm {
        std::size_t gamma = 0, beta = 0;
    };
    struct Layer {
        Affine qkv, out;                   ///< self-attention
        Affine crossQ, crossKV, crossOut;  ///< of a decoder that reads an encoder
        Affine hidden, back;               ///< feed-forward
        Norm norms[3];                     ///< self, (cross,) feed-forward
    };
    struct Stack {
        std::size_t embedding = 0, positions = 0;
        std::vector<Layer> layers;
        Norm last;  ///< with NormPlace::Pre
    };
    Stack encoder, decoder;  ///< the one there is, or both
    Affine head;             ///< to the vocabulary
    std::vector<WeightArray> arrays;
    std::size_t size = 0;
};

ModelLayout layoutOf(const ModelSpec& spec);

/// Drawn from the seed and each array's name.
std::vector<float> initialWeights(const ModelSpec& spec, const ModelLayout& layout, std::uint64_t seed);
/// The same numbers of one of the arrays alone, row by row.
std::vector<float> initialArray(const ModelSpec& spec, const WeightArray& array, std::uint64_t seed);

/// Sequences one below the other; see attention.h for begins.
struct Batch {
    std::vector<int> source, input;  ///< tokens of the encoder, or of the only stack; and of the decoder behind an encoder
    grad::Begins sourceBegins, inputBegins;
    std::vector<int> targets;  ///< one for each row of the logits; grad::noTarget where none is asked for
};

/// What is taken out of a trained model to see what it was good for.
struct Ablation {
    struct Head {
        bool decoder = false, cross = false;
        int layer = 0, head = 0;
        friend bool operator==(const Head&, const Head&) = default;
    };
    std::vector<Head> heads;
    std::vector<int> layers;  ///< of both stacks
    bool positions = false, mask = false;
    bool nothing() const { return heads.empty() && layers.empty() && !positions && !mask; }
};

/// The weights of all heads of one attention layer; as long as the tape's results.
template <class Scalar>
struct AttentionMaps {
    bool decoder = false, cross = false;
    int layer = 0;
    const Scalar* weights = nullptr;  ///< as grad/attention.h lays them
};

template <class Scalar>
struct ModelPass {
    grad::Var logits;  ///< rows of the last stack × targetWords
    std::vector<AttentionMaps<Scalar>> maps;
};

/// Weights and, when not null, the gradients that pull() adds to: layout.size numbers each. An ablation only without gradients.
template <class Scalar>
ModelPass<Scalar> passModel(grad::Tape<Scalar>& tape, const ModelSpec& spec, const ModelLayout& layout, const Scalar* weights, Scalar* gradients,
                            const Batch& batch, const Ablation& ablation = {});

}  // namespace att
