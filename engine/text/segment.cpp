// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/segment.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

#include "engine/text/utf8.h"

namespace att {
namespace {

/// Where tokens lie in the text: [begin, end) in bytes.
struct Span {
    std::size_t begin = 0, end = 0;
};

bool isSpace(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }

/// Nothing to see: a space, or a mark that only directs layout.
bool isInvisible(char32_t c) { return isSpace(c) || u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR; }

template <class Predicate>
bool allOf(std::string_view text, Predicate predicate) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode(text, at);
        if (!predicate(point.value)) return false;
        at += point.bytes;
    }
    return true;
}

/// A space alone becomes a visible sign; any other control character becomes U+FFFD.
std::string shown(std::string_view token) {
    if (token == " ") return "␣";
    if (token == "\t") return "⇥";
    if (token == "\n" || token == "\r" || token == "\r\n") return "↵";
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    if (std::ranges::none_of(token, control)) return std::string(token);
    std::string words;
    for (const char c : token) words += control(c) ? std::string("\xEF\xBF\xBD") : std::string(1, c);
    return words;
}

struct CloseText {
    void operator()(UText* text) const { utext_close(text); }
};

/// An iterator of its own for each call, copied from one that has read its rules.
std::unique_ptr<icu::BreakIterator> makeIterator(Segmentation how) {
    UErrorCode status = U_ZERO_ERROR;
    const auto& root = icu::Locale::getRoot();
    static const std::unique_ptr<const icu::BreakIterator> words(icu::BreakIterator::createWordInstance(root, status));
    static const std::unique_ptr<const icu::BreakIterator> characters(icu::BreakIterator::createCharacterInstance(root, status));
    const auto& prototype = how == Segmentation::Words ? words : characters;
    return std::unique_ptr<icu::BreakIterator>(prototype ? prototype->clone() : nullptr);
}

/// Calls `take(span)` for each piece between two breaks until it answers false.
template <class Take>
void forEachBreak(std::string_view text, Segmentation how, Take take) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UText, CloseText> utf8(utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
    const auto iterator = makeIterator(how);
    if (!iterator || U_FAILURE(status)) return;
    iterator->setText(utf8.get(), status);
    std::size_t begin = 0;
    for (auto end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next()) {
        if (!take(Span{begin, static_cast<std::size_t>(end)})) return;
        begin = static_cast<std::size_t>(end);
    }
}

template <class Take>
void forEachBetweenSpaces(std::string_view text, Take take) {
    Span span;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode(text, at);
        at += point.bytes;
        if (!isSpace(point.value)) {
            span.end = at;
            continue;
        }
        if (span.end > span.begin && !take(span)) return;
        span = {at, at};
    }
    if (span.end > span.begin) take(span);
}

std::string shownByte(char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return std::string("⟨") + digits[byte >> 4] + digits[byte & 15] + "⟩";
}

/// The visible pieces of `text`, at most `most`; `end` is where what was taken ends: the text's end, unless there were more.
Segments segmentSpans(std::string_view text, Segmentation how, std::size_t most, std::size_t& end) {
    Segments segments;
    end = text.size();
    std::size_t taken = 0;
    const auto take = [&](Span span) {
        const auto piece = text.substr(span.begin, span.end - span.begin);
        if (how == Segmentation::Words && allOf(piece, isInvisible)) return true;
        if (segments.tokens.size() == most) {
            end = taken;
            return false;
        }
        segments.tokens.push_back(shown(piece));
        taken = span.end;
        return true;
    };
    if (how == Segmentation::Whitespace)
        forEachBetweenSpaces(text, take);
    else
        forEachBreak(text, how, take);
    return segments;
}

Segments segmentBytes(std::string_view text, std::size_t most, std::size_t& end) {
    Segments segments;
    end = std::min(most, text.size());
    for (const char c : text.substr(0, end)) segments.tokens.push_back(shownByte(c));
    return segments;
}

}  // namespace

Segments segment(std::string_view text, Segmentation how, std::size_t most) {
    const std::string whole = validUtf8(text);
    const auto seen = beginning(whole, mostSegmentedBytes);
    std::size_t end = 0;
    auto segments = how == Segmentation::Bytes ? segmentBytes(seen, most, end) : segmentSpans(seen, how, most, end);
    segments.charactersCut = countCodePoints(std::string_view(whole).substr(end));
    return segments;
}

}  // namespace att
