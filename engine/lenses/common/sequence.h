// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From the text to X: the tokens, a vector for each, and the positions added to them.

#include "engine/core/outcome.h"
#include "engine/core/watch.h"
#include "engine/lenses/common/given.h"
#include "engine/lenses/common/options.h"

namespace att::lenses {

/// More tokens than this are cut, with a notice.
constexpr int mostTokens = 4096;

struct Sequence {
    std::shared_ptr<const std::vector<std::string>> tokens;
    std::vector<Message> notices;

    int n() const { return static_cast<int>(tokens->size()); }
};

/// `most`: how many tokens are read.
Sequence readSequence(const SequenceOptions& options, int most = mostTokens);
/// The tokens that the file of arrays lists, if it does, else those of the text.
Sequence readSequence(const SequenceOptions& options, const ArraySource& given, int most = mostTokens);

/// The slots "x", "tokens/…" and "tokens" of a sequence of n tokens.
std::vector<ArraySlot> sequenceSlots(int n, int dModel);

/// What a sequence's vectors are called.
struct VectorNames {
    const char* whole = "x";                               ///< the array that gives all of them
    std::string (*meaning)(const std::string&) = nullptr;  ///< under which token's name a token is looked up and drawn; null: its own
};

/// X: n × width. Given as a whole or token by token ("tokens/cat", where the width fits), else drawn from N(0, 1) by seed and token alone, so
/// that the same token has the same vector wherever it stands. Fails with Stopped.
Result<TensorPtr> tokenVectors(const Sequence& sequence, int width, int seed, const Given& given, const Watch& watch, const VectorNames& names = {});

/// P: n × d_model; null without positions.
TensorPtr positionVectors(const PositionOptions& options, int n, int dModel);

/// X + P, or X itself when P is null.
TensorPtr withPositions(const TensorPtr& X, const TensorPtr& P);

}  // namespace att::lenses
