// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/embedded_workspace.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "engine/io/byte_source.h"
#include "engine/io/file_error.h"
#include "widgets/figure_png.h"

namespace att {
namespace {

using namespace std::string_view_literals;

constexpr auto pngSignature = "\x89PNG\r\n\x1a\n"sv;
// Keyword, end of it, not compressed, no method, no language, no translated keyword.
constexpr auto itxtHead = "attention-explorer\0\0\0\0\0"sv;
constexpr auto svgOpening = "<metadata id=\"attention-explorer\">"sv;
constexpr auto svgClosing = "</metadata>"sv;
constexpr std::uint64_t longestWorkspace = std::uint64_t(64) << 20;
constexpr std::uint64_t longestSvg = std::uint64_t(256) << 20;
constexpr int mostChunks = 1 << 20;

Error noneInside(const std::string& path) {
    return fileError(path, ATT_TEXT("engine", "%1 carries no workspace. Only pictures exported with “workspace inside” do."));
}

Error damaged(const std::string& path, std::uint64_t at) {
    return fileError(path, ATT_TEXT("engine", "%1 is a damaged PNG: at byte %2 a whole chunk was expected."), toWords(double(at)));
}

/// The workspace of an iTXt chunk whose data starts at `at`; nothing when the chunk is another's.
Result<std::optional<std::string>> ownText(const ByteSource& file, std::uint64_t at, std::uint64_t length) {
    if (length < itxtHead.size() || length > longestWorkspace) return std::optional<std::string>();
    const auto head = file.text(at, itxtHead.size());
    if (!head) return head.error();
    if (*head != itxtHead) return std::optional<std::string>();
    const auto chunk = file.text(at - 4, length + 8);  // with type and checksum
    if (!chunk) return chunk.error();
    const auto covered = std::string_view(*chunk).substr(0, length + 4);
    if (pngChecksum(covered) != pngNumber(std::string_view(*chunk).substr(length + 4))) return damaged(file.name(), at);
    return std::optional(std::string(covered.substr(4 + itxtHead.size())));
}

Result<std::string> fromPng(const ByteSource& file) {
    std::uint64_t at = pngSignature.size();
    for (int i = 0; i < mostChunks; ++i) {
        const auto head = file.text(at, 8);
        if (!head) return head.error();
        const std::uint64_t length = head->size() == 8 ? pngNumber(*head) : 0;
        if (head->size() < 8 || length + 12 > file.size() - at) return damaged(file.name(), at);
        const auto type = std::string_view(*head).substr(4);
        if (type == "IEND") break;
        if (type == "iTXt") {
            auto found = ownText(file, at + 8, length);
            if (!found) return found.error();
            if (*found) return **std::move(found);
        }
        at += length + 12;
    }
    return noneInside(file.name());
}

void appendUtf8(std::string& text, std::uint32_t c) {
    if (c < 0x80) {
        text += static_cast<char>(c);
        return;
    }
    const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    constexpr std::array<unsigned char, 4> leads{0, 0xc0, 0xe0, 0xf0};
    text += static_cast<char>(leads[static_cast<std::size_t>(more)] | (c >> (6 * more)));
    for (int i = more - 1; i >= 0; --i) text += static_cast<char>(0x80 | ((c >> (6 * i)) & 0x3f));
}

/// "lt", "#10", "#x4e2d": the character of an entity; 0, which XML never holds, when it is no such.
std::uint32_t characterOf(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, char>, 5> known{{{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}}};
    for (const auto& [word, character] : known)
        if (word == name) return static_cast<std::uint32_t>(character);
    if (name.size() < 2 || name[0] != '#') return 0;
    const bool hexadecimal = name[1] == 'x';
    const auto digits = name.substr(hexadecimal ? 2 : 1);
    std::uint32_t value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
    const bool whole = fault == std::errc() && end == digits.data() + digits.size();
    return whole && value <= 0x10ffff && (value < 0xd800 || value > 0xdfff) ? value : 0;
}

std::string unescaped(std::string_view xml) {
    std::string text;
    for (std::size_t i = 0; i < xml.size(); ++i) {
        const std::size_t end = xml[i] == '&' ? xml.substr(0, i + 12).find(';', i) : std::string_view::npos;
        const std::uint32_t character = end == std::string_view::npos ? 0 : characterOf(xml.substr(i + 1, end - i - 1));
        if (!character) {
            text += xml[i];
            continue;
        }
        appendUtf8(text, character);
        i = end;
    }
    return text;
}

std::string escaped(std::string_view text) {
    std::string xml;
    for (const char c : text) {
        if (c == '<')
            xml += "&lt;";
        else if (c == '>')
            xml += "&gt;";
        else if (c == '&')
            xml += "&amp;";
        else
            xml += c;
    }
    return xml;
}

/// Other programs write the element anew, with more attributes and blanks: only its name and id count.
Result<std::string> fromSvg(const ByteSource& file) {
    if (file.size() > longestSvg) return noneInside(file.name());
    const auto whole = file.text(0, file.size());
    if (!whole) return whole.error();
    const std::string_view svg = *whole;
    std::size_t end = 0;
    for (auto at = svg.find("<metadata"); at != std::string_view::npos; at = svg.find("<metadata", end)) {
        const auto content = svg.find('>', at);
        end = svg.find(svgClosing, at);
        if (end == std::string_view::npos || content > end) break;
        const auto tag = svg.substr(at, content - at);
        if (tag.find("id=\"attention-explorer\"") != std::string_view::npos) return unescaped(svg.substr(content + 1, end - content - 1));
    }
    return noneInside(file.name());
}

}  // namespace

std::string pngWithWorkspace(std::string_view png, std::string_view workspace) {
    const std::size_t header = pngSignature.size() + 4 + 4 + 13 + 4;  // the signature and IHDR
    return std::string(png.substr(0, header)) + pngChunk("iTXt", std::string(itxtHead).append(workspace)) + std::string(png.substr(header));
}

std::string svgMetadata(std::string_view workspace) { return std::string(svgOpening) + escaped(workspace) + std::string(svgClosing) + "\n"; }

Result<std::string> readEmbeddedWorkspace(const std::string& path) {
    const auto file = fileSource(path);
    if (!file) return file.error();
    const auto start = (*file)->text(0, 1024);
    if (!start) return start.error();
    if (start->starts_with(pngSignature)) return fromPng(**file);
    const auto first = start->find_first_not_of("\xef\xbb\xbf \t\r\n");
    if (first != std::string::npos && (*start)[first] == '<') return fromSvg(**file);
    return fileError(path, ATT_TEXT("engine", "%1 is neither a PNG nor an SVG; only these carry a workspace."));
}

}  // namespace att
