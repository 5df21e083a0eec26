// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Cuts a text of any language into tokens that a person recognises. Not a model's tokenizer: it has no vocabulary.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace att {

enum class Segmentation {
    Words,       ///< Unicode words, Chinese by dictionary (ICU); punctuation stays, spaces go
    Characters,  ///< what a reader takes for one character: an accented letter, a flag, a family (grapheme clusters)
    Whitespace,  ///< whatever stands between spaces
    Bytes,       ///< the bytes of UTF-8, shown as ⟨E6⟩
};

struct Segments {
    std::vector<std::string> tokens;  ///< well-formed UTF-8 without control characters
    std::size_t charactersCut = 0;    ///< code points after the last token, because a limit was reached
};

/// More text than this is not looked at, so that nothing pasted can take long; in bytes.
constexpr std::size_t mostSegmentedBytes = 100'000;

/// At most `most` tokens. Any bytes will do: what is not UTF-8 becomes U+FFFD, and so do control characters. A space that is
/// a token of its own is shown as ␣, a line break as ↵.
Segments segment(std::string_view text, Segmentation how, std::size_t most);

}  // namespace att
