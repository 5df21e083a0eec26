// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Walking through UTF-8 that may be broken. Not a converter: what is well-formed stays byte for byte.

#include <cstddef>
#include <string>
#include <string_view>

namespace att {

struct CodePoint {
    char32_t value = 0;     ///< U+FFFD for a broken sequence
    std::size_t bytes = 0;  ///< how far to go on; at least 1
    bool valid = true;
};

/// The code point that starts at `text[at]`; `at` must be inside. A broken sequence is its longest valid beginning, as
/// Unicode 3.9 (table 3-8) recommends, so that every decoder of ours replaces the same bytes.
CodePoint decode(std::string_view text, std::size_t at);

/// The same text with every broken sequence, lone surrogates among them, replaced by U+FFFD.
std::string validUtf8(std::string_view bytes);

/// How many code points a well-formed text has.
std::size_t countCodePoints(std::string_view text);

/// The longest beginning of a well-formed text that has at most `most` bytes and ends between code points.
std::string_view beginning(std::string_view text, std::size_t most);

/// Whether a text is punctuation and blanks and nothing else.
bool isPunctuation(std::string_view text);
/// A token as a sentence names it: in quotation marks when it would be taken for the sentence's own punctuation.
std::string inSentence(std::string token);

}  // namespace att
