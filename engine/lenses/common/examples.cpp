// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/examples.h"

namespace att::lenses {
namespace {

Example example(Text title, const char* text, const char* segmentation = "words") {
    return {title, {{"text", std::string(text)}, {"segmentation", std::string(segmentation)}}};
}

}  // namespace

std::vector<Example> textExamples() {
    return {
        example({}, "我吃柠檬，他喝水"),
        example({}, "我吃柠檬"),
        example({}, "我爱AI"),
        example(ATT_TEXT("engine", "我吃柠檬, character by character"), "我吃柠檬", "characters"),
        example({}, "注意力机制是深度学习的核心"),
        example({}, "这只猫没有过马路，因为它太累了"),
        example({}, "the cat sat on the mat"),
        example({}, "The animal didn't cross the street because it was too tired."),
        example({}, "I saw a saw"),
        example({}, "time flies like an arrow, fruit flies like a banana"),
        example(ATT_TEXT("engine", "One word, again and again"), "ha ha ha ha ha ha ha ha"),
        example(ATT_TEXT("engine", "Letters of a palindrome"), "racecar", "characters"),
        example(ATT_TEXT("engine", "Families and flags are one character each"), "👨‍👩‍👧‍👦🇨🇳🇬🇧👍🏽é", "characters"),
        example(ATT_TEXT("engine", "Bytes behind two characters"), "柠檬", "bytes"),
    };
}

}  // namespace att::lenses
