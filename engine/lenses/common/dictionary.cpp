// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/dictionary.h"

#include <map>
#include <string_view>

namespace att::lenses {
namespace {

/// English first, then Chinese, German and French where they are needed.
constexpr std::string_view meanings[][6] = {{"I", "我", "ich", "je"},
                                            {"eat", "吃", "esse", "mange"},
                                            {"lemon", "柠檬", "Zitrone", "citron"},
                                            {"he", "他", "er", "il"},
                                            {"she", "她", "sie", "elle"},
                                            {"drinks", "喝", "trinkt", "boit"},
                                            {"water", "水", "Wasser", "eau"},
                                            {"love", "爱", "liebe", "aime"},
                                            {"sees", "看见", "sieht", "voit"},
                                            {"the", "这", "der", "den", "la", "le"},
                                            {"small", "小", "kleinen", "petit"},
                                            {"elephant", "大象", "Elefanten", "éléphant"},
                                            {"European", "欧洲", "europäisch", "européenne"},
                                            {"economic", "经济", "wirtschaftlich", "économique"},
                                            {"area", "区", "Raum", "zone"}};

/// A first letter of the Latin alphabet, made small.
std::string small(std::string word) {
    if (!word.empty()) word.front() = static_cast<char>(word.front() >= 'A' && word.front() <= 'Z' ? word.front() - 'A' + 'a' : word.front());
    return word;
}

std::map<std::string, std::string> makeDictionary() {
    std::map<std::string, std::string> dictionary;
    for (const auto& words : meanings)
        for (const auto word : words)
            if (!word.empty()) dictionary.emplace(small(std::string(word)), std::string(words[0]));
    return dictionary;
}

}  // namespace

std::string meaningOf(const std::string& word) {
    static const auto dictionary = makeDictionary();
    const auto found = dictionary.find(small(word));
    return found == dictionary.end() ? word : found->second;
}

}  // namespace att::lenses
