// SPDX-License-Identifier: GPL-3.0-or-later
// Of trained_model.h: texts in the words of a model.
#include <algorithm>

#include "engine/core/listed.h"
#include "engine/train/trained_checkpoint.h"

namespace att {
namespace {

/// Where a decoder writes, its start and end are no words of a text.
int firstWord(TrainedSide side) { return side == TrainedSide::Target ? endToken + 1 : 0; }

const Vocabulary& vocabularyOf(TrainedModel model, TrainedSide side) {
    const Task& task = taskOf(model);
    return side == TrainedSide::Target ? task.target : task.source;
}

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isWord(const std::string& word) { return word.size() > 1 && isLetter(word.front()) && isLetter(word.back()); }

/// The words that a text may hold, longest match first.
class Reader {
public:
    Reader(const Vocabulary& vocabulary, int first) : m_vocabulary(vocabulary), m_first(first), m_spelled(std::ranges::any_of(vocabulary, isWord)) {}

    /// Number of the longest word at `place`, or -1. Where words are spelled, one of letters must end with them.
    int longestAt(std::string_view text, std::size_t place) const {
        int best = -1;
        for (int word = m_first; word < int(m_vocabulary.size()); ++word) {
            const auto& letters = m_vocabulary[std::size_t(word)];
            if (!text.substr(place).starts_with(letters) || isCutOff(text, place + letters.size())) continue;
            if (best < 0 || letters.size() > m_vocabulary[std::size_t(best)].size()) best = word;
        }
        return best;
    }

private:
    bool isCutOff(std::string_view text, std::size_t end) const {
        return m_spelled && end < text.size() && isLetter(text[end]) && isLetter(text[end - 1]);
    }

    const Vocabulary& m_vocabulary;
    int m_first;
    bool m_spelled;
};

/// Up to the next blank, and short enough for a sentence.
std::string chunkAt(std::string_view text, std::size_t place) {
    const auto end = std::find_if(text.begin() + std::ptrdiff_t(place), text.end(), isBlank);
    std::string chunk(text.begin() + std::ptrdiff_t(place), end);
    constexpr std::size_t most = 36;
    if (chunk.size() <= most) return chunk;
    std::size_t cut = most;
    while (cut > 0 && (chunk[cut] & 0xC0) == 0x80) --cut;  // not inside a character
    return chunk.substr(0, cut) + "…";
}

std::string wordsFrom(const Vocabulary& vocabulary, int first) {
    return listed(
        std::span(vocabulary).subspan(std::size_t(first)), [](std::string_view word) { return word == " " ? "␣" : word; }, " ");
}

Message unknownWord(std::string word, TrainedModel model, const Vocabulary& vocabulary, int first) {
    return say(ATT_TEXT("engine", "The trained model %1 does not know “%2”. Take weights from the seed for any text, or choose among its words: %3"),
               taskOf(model).key, std::move(word), wordsFrom(vocabulary, first));
}

}  // namespace

std::vector<Choice> trainedVocabulary(TrainedModel model, TrainedSide side) {
    const Vocabulary& words = vocabularyOf(model, side);
    std::vector<Choice> choices;
    for (std::size_t i = std::size_t(firstWord(side)); i < words.size(); ++i) choices.push_back({words[i].c_str(), {}});
    return choices;
}

TrainedWords trainedWords(const std::string& text, TrainedModel model, TrainedSide side) {
    const Task& task = taskOf(model);
    const bool target = side == TrainedSide::Target;
    const Vocabulary& vocabulary = vocabularyOf(model, side);
    const int first = firstWord(side), most = target ? task.longestTarget - 1 : task.longestSource;
    const Reader reader(vocabulary, first);
    TrainedWords known;
    auto words = std::make_shared<std::vector<std::string>>();
    for (std::size_t place = 0; place < text.size() && !known.problem;) {
        const int word = reader.longestAt(text, place);
        if (word >= 0) {
            known.numbers.push_back(word);
            words->push_back(vocabulary[std::size_t(word)]);
            place += words->back().size();
        } else if (isBlank(text[place])) {
            ++place;
        } else {
            known.problem = unknownWord(chunkAt(text, place), model, vocabulary, first);
        }
        if (int(known.numbers.size()) > most)
            known.problem = say(ATT_TEXT("engine", "The trained model %1 reads and writes at most %2 words here."), task.key, most);
    }
    if (known.numbers.empty() && !target && !known.problem)
        known.problem =
            say(ATT_TEXT("engine", "The trained model %1 needs a word to begin with. Its words: %2"), task.key, wordsFrom(vocabulary, first));
    known.words = std::move(words);
    return known;
}

TrainedPair trainedPair(const std::string& source, const std::string& target, TrainedModel model) {
    return {trainedWords(source, model, TrainedSide::Source), trainedWords(target, model, TrainedSide::Target)};
}

std::vector<int> TrainedPair::input() const {
    std::vector<int> tokens{startToken};
    tokens.insert(tokens.end(), target.numbers.begin(), target.numbers.end());
    return tokens;
}

TrainedLabels TrainedPair::predicted() const {
    auto words = std::make_shared<std::vector<std::string>>(*target.words);
    words->push_back("<end>");
    return words;
}

TrainedLabels TrainedPair::steps() const {
    auto words = std::make_shared<std::vector<std::string>>();
    std::string before = "<start>";
    const auto written = predicted();
    for (const auto& word : *written) {
        words->push_back(before + "→" + word);
        before = word;
    }
    return words;
}

}  // namespace att
