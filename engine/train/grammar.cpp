// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/grammar.h"

#include <algorithm>
#include <sstream>

#include "engine/train/draw.h"

namespace att {
namespace {

/// Words of both languages, separated by spaces.
struct Subject {
    const char *zh, *en;
    bool third;  ///< he eats
};
constexpr Subject subjects[] = {{"我", "I", false},
                                {"你", "you", false},
                                {"他", "he", true},
                                {"她", "she", true},
                                {"我们", "we", false},
                                {"他们", "they", false},
                                {"老师", "the teacher", true},
                                {"学生", "the student", true},
                                {"妈妈", "mum", true},
                                {"朋友", "the friend", true}};

struct Object {
    const char *zh, *en;
};
constexpr Object food[] = {{"柠檬", "a lemon"}, {"苹果", "an apple"}, {"米饭", "rice"}, {"面包", "bread"}, {"鱼", "fish"}};
constexpr Object drinks[] = {{"水", "water"}, {"茶", "tea"}, {"咖啡", "coffee"}, {"牛奶", "milk"}};
constexpr Object texts[] = {{"书", "a book"}, {"信", "a letter"}, {"报纸", "a newspaper"}};
constexpr Object subjectsOfStudy[] = {{"数学", "mathematics"}, {"中文", "Chinese"}, {"AI", "AI"}, {"音乐", "music"}};
constexpr Object pictures[] = {{"电影", "a film"}, {"电视", "television"}};

struct Verb {
    const char *zh, *en, *enThird;
    const Object* objects;
    int count;
    bool state;  ///< loves and likes hold always and everywhere: no time, no place; any object
};
constexpr Verb verbs[] = {{"吃", "eat", "eats", food, 5, false},          {"喝", "drink", "drinks", drinks, 4, false},
                          {"读", "read", "reads", texts, 3, false},       {"写", "write", "writes", texts, 2, false},
                          {"买", "buy", "buys", food, 5, false},          {"学习", "study", "studies", subjectsOfStudy, 4, false},
                          {"看", "watch", "watches", pictures, 2, false}, {"爱", "love", "loves", nullptr, 0, true},
                          {"喜欢", "like", "likes", nullptr, 0, true}};

constexpr Object times[] = {{"今天", "today"}, {"明天", "tomorrow"}, {"每天", "every day"}, {"晚上", "in the evening"}, {"早上", "in the morning"}};
constexpr Object whereabouts[] = {
    {"在 家", "at home"}, {"在 学校", "at school"}, {"在 公园", "in the park"}, {"在 北京", "in Beijing"}, {"在 商店", "in the shop"}};

template <class Row, std::size_t count>
const Row& oneOf(Random& random, const Row (&rows)[count]) {
    return rows[below(random, int(count))];
}

const Object& anyObject(Random& random) {
    switch (below(random, 4)) {
        case 0: return oneOf(random, food);
        case 1: return oneOf(random, drinks);
        case 2: return oneOf(random, texts);
        default: return oneOf(random, subjectsOfStudy);
    }
}

struct Sentence {
    std::string zh, en;
    void say(const char* chinese, const std::string& english) {
        zh += (zh.empty() ? "" : " ") + std::string(chinese);
        en += (en.empty() ? "" : " ") + english;
    }
};

/// "will" for tomorrow keeps the verb bare; "not" takes do or does.
std::string predicate(const Verb& verb, bool third, bool negated, bool future) {
    if (future) return std::string(negated ? "will not " : "will ") + verb.en;
    if (negated) return std::string(third ? "does not " : "do not ") + verb.en;
    return third ? verb.enThird : verb.en;
}

/// 主 时间 地点 不 谓 宾 → subject, predicate, object, place, time.
Sentence sentence(Random& random) {
    const Subject& subject = oneOf(random, subjects);
    const Verb& verb = oneOf(random, verbs);
    const Object& object = verb.state ? anyObject(random) : verb.objects[below(random, verb.count)];
    const Object* const time = !verb.state && below(random, 2) ? &oneOf(random, times) : nullptr;
    const Object* const place = !verb.state && below(random, 2) ? &oneOf(random, whereabouts) : nullptr;
    const bool negated = below(random, 4) == 0, future = time == &times[1];
    Sentence s;
    s.say(subject.zh, subject.en);
    if (time) s.zh += std::string(" ") + time->zh;
    if (place) s.zh += std::string(" ") + place->zh;
    if (negated) s.zh += " 不";
    s.say(verb.zh, predicate(verb, subject.third, negated, future));
    s.say(object.zh, object.en);
    if (place) s.en += std::string(" ") + place->en;
    if (time) s.en += std::string(" ") + time->en;
    return s;
}

std::vector<std::string> wordsOf(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

void addWords(Vocabulary& vocabulary, const std::string& text) {
    for (auto& word : wordsOf(text))
        if (std::ranges::find(vocabulary, word) == vocabulary.end()) vocabulary.push_back(std::move(word));
}

struct Words {
    Vocabulary zh{}, en{"<start>", "<end>"};
    void add(const char* chinese, const char* english) {
        addWords(zh, chinese);
        addWords(en, english);
    }
};

template <class Rows>
void addAll(Words& words, const Rows& rows) {
    for (const auto& row : rows) words.add(row.zh, row.en);
}

Words allWords() {
    Words words;
    addAll(words, subjects);
    addAll(words, verbs);
    for (const Verb& verb : verbs) addWords(words.en, verb.enThird);
    addAll(words, food);
    addAll(words, drinks);
    addAll(words, texts);
    addAll(words, subjectsOfStudy);
    addAll(words, pictures);
    addAll(words, times);
    addAll(words, whereabouts);
    words.add("不", "will do does not");
    return words;
}

std::vector<int> numbered(const Vocabulary& vocabulary, const std::string& text) {
    std::vector<int> tokens;
    for (const auto& word : wordsOf(text)) tokens.push_back(int(std::ranges::find(vocabulary, word) - vocabulary.begin()));
    return tokens;
}

TaskExample drawSentence(const Task& task, Random& random) {
    const Sentence s = sentence(random);
    TaskExample example;
    example.source = numbered(task.source, s.zh);
    setWritten(example, numbered(task.target, s.en));
    return example;
}

}  // namespace

Task translationTask() {
    const Words words = allWords();
    return {TaskKind::Translation,
            "zh-en",
            ATT_TEXT("engine", "Chinese to English"),
            ATT_TEXT("engine", "Cross-attention is the alignment of the two sentences; it bends where time and place change their place."),
            Arrangement::EncoderDecoder,
            words.zh,
            words.en,
            7,
            16,
            drawSentence};
}

}  // namespace att
