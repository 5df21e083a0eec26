// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/sequence.h"

#include <algorithm>
#include <span>
#include <unordered_map>

#include "engine/core/random.h"
#include "engine/math/position.h"

namespace att::lenses {
namespace {

void fillVector(const std::string& token, int seed, const Given& given, std::span<float> vector) {
    const std::string name = std::string(tokenPrefix) + token;
    if (const auto* array = given.find(name); array && array->values.size() == vector.size())
        std::ranges::copy(array->values, vector.begin());
    else
        fillNormal(static_cast<std::uint64_t>(seed), name, 1, vector.data(), vector.size());
}

Sequence givenSequence(const ArraySource& given, int most) {
    Sequence sequence{given.tokens, {say(ATT_TEXT("engine", "The tokens come from %1; the text waits."), given.path)}};
    if (given.tokens->size() <= std::size_t(most)) return sequence;
    sequence.tokens = std::make_shared<const std::vector<std::string>>(given.tokens->begin(), given.tokens->begin() + most);
    sequence.notices.push_back(
        say(ATT_TEXT("engine", "Of the %1 tokens in %2 the first %3 are used."), double(given.tokens->size()), given.path, most));
    return sequence;
}

}  // namespace

Sequence readSequence(const SequenceOptions& options, int most) { return readSequence(options, {}, most); }

Sequence readSequence(const SequenceOptions& options, const ArraySource& given, int most) {
    if (given.tokens) return givenSequence(given, most);
    auto segments = segment(options.text, options.segmentation, most);
    Sequence sequence;
    if (segments.charactersCut > 0)
        sequence.notices.push_back(
            say(ATT_TEXT("engine", "The text was cut after %1 tokens; %2 characters at its end are left out. The limit is %3 tokens."),
                double(segments.tokens.size()), double(segments.charactersCut), most));
    if (segments.tokens.empty()) sequence.notices.push_back(say(ATT_TEXT("engine", "There is no token yet: type a text.")));
    sequence.tokens = std::make_shared<const std::vector<std::string>>(std::move(segments.tokens));
    return sequence;
}

std::vector<ArraySlot> sequenceSlots(int n, int dModel) {
    return {{"x", {n, dModel}, ATT_TEXT("engine", "the vectors of all tokens, one row each")},
            {std::string(tokenPrefix) + "…", {dModel}, ATT_TEXT("engine", "the vector of one token, named after it: tokens/cat")},
            {std::string(tokensSlot), {n}, ATT_TEXT("engine", "the tokens themselves, a list of texts in place of the text")}};
}

Result<TensorPtr> tokenVectors(const Sequence& sequence, int width, int seed, const Given& given, const Watch& watch, const VectorNames& names) {
    if (auto X = given.take(names.whole, sequence.n(), width)) return X;
    auto X = std::make_shared<Tensor>(Shape{1, sequence.n(), width});
    const auto row = [&](int i) { return std::span(X->data() + std::ptrdiff_t(i) * width, static_cast<std::size_t>(width)); };
    std::unordered_map<std::string_view, int> firstPlace;
    for (int i = 0; i < sequence.n(); ++i) {
        if (i % 256 == 0 && watch.stopped()) return stoppedError();
        const auto& token = (*sequence.tokens)[static_cast<std::size_t>(i)];
        const auto [place, isNew] = firstPlace.try_emplace(token, i);
        if (isNew)
            fillVector(names.meaning ? names.meaning(token) : token, seed, given, row(i));
        else
            std::ranges::copy(row(place->second), row(i).begin());
    }
    return TensorPtr(X);
}

TensorPtr positionVectors(const PositionOptions& options, int n, int dModel) {
    if (options.kind == PositionKind::None) return nullptr;
    auto P = std::make_shared<Tensor>(Shape{1, n, dModel});
    P->head(0) = sinusoidalPositions<float>(n, dModel);
    return P;
}

TensorPtr withPositions(const TensorPtr& X, const TensorPtr& P) {
    if (!P) return X;
    auto sum = std::make_shared<Tensor>(X->shape());
    sum->head(0) = X->head(0) + P->head(0);
    return sum;
}

}  // namespace att::lenses
