// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/npy.h"

#include <algorithm>

#include "engine/io/checked.h"
#include "engine/io/unicode.h"

namespace att {
namespace {

/// One text of `letters` UTF-32 units, without the zeros that fill it up.
std::string textOf(std::string_view units, bool bigEndian) {
    std::string text;
    for (std::size_t at = 0; at + 4 <= units.size(); at += 4) {
        char32_t point = 0;
        for (std::size_t b = 0; b < 4; ++b) point = point << 8 | static_cast<unsigned char>(units[at + (bigEndian ? b : 3 - b)]);
        const bool valid = point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
        appendCodePoint(text, valid ? point : U'\uFFFD');
    }
    text.resize(text.find_last_not_of('\0') + 1);
    return text;
}

/// Of a file in which the first index runs fastest: the same numbers with the last index running fastest.
std::vector<float> toRowMajor(const std::vector<float>& from, const std::vector<std::int64_t>& shape) {
    std::vector<std::size_t> strides(shape.size());
    std::size_t stride = 1;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        strides[i] = stride;
        stride *= static_cast<std::size_t>(shape[i]);
    }
    std::vector<float> to(from.size());
    std::vector<std::int64_t> index(shape.size(), 0);
    std::size_t at = 0;
    for (float& value : to) {
        value = from[at];
        for (std::size_t i = shape.size(); i-- > 0;) {
            at += strides[i];
            if (++index[i] < shape[i]) break;
            at -= strides[i] * static_cast<std::size_t>(shape[i]);
            index[i] = 0;
        }
    }
    return to;
}

class NpyFile final : public ArrayFile {
public:
    NpyFile(ByteSourcePtr source, NpyHeader header, std::uint64_t begin, const Budget& budget)
        : ArrayFile(source->name()), m_source(std::move(source)), m_header(std::move(header)), m_begin(begin), m_budget(budget) {
        m_header.info.name = stemOf(m_path);
        m_arrays.push_back(m_header.info);
    }

private:
    Result<GivenArray> read(std::size_t) const override {
        SourceStream stream(*m_source, m_begin, m_source->size() - m_begin);
        return readNpyValues(stream, m_header, m_budget);
    }

    Result<Texts> readTexts(std::size_t) const override {
        SourceStream stream(*m_source, m_begin, m_source->size() - m_begin);
        return readNpyTexts(stream, m_header, m_budget);
    }

    ByteSourcePtr m_source;
    NpyHeader m_header;
    std::uint64_t m_begin;  // of the elements
    Budget m_budget;
};

}  // namespace

Result<GivenArray> readNpyValues(ByteStream& stream, const NpyHeader& header, const Budget& budget) {
    const auto elements = checkedElements(header.info.shape);
    if (auto fits = checkElements(stream.name(), elements, budget); !fits) return fits.error();
    GivenArray array{header.info.shape, std::vector<float>(*elements)};
    if (auto done = readElements(stream, header.layout, array.values); !done) return done.error();
    if (header.fortranOrder && array.shape.size() > 1) array.values = toRowMajor(array.values, array.shape);
    return array;
}

Result<Texts> readNpyTexts(ByteStream& stream, const NpyHeader& header, const Budget& budget) {
    const auto count = checkedElements(header.info.shape);
    const auto units = count ? checkedMultiply(*count, header.letters) : std::nullopt;
    if (auto fits = checkElements(stream.name(), units, budget); !fits) return fits.error();
    std::string text(header.letters * 4, '\0');
    Texts texts;
    for (std::uint64_t i = 0; i < *count; ++i) {
        if (auto done = stream.read(text.data(), text.size()); !done) return done.error();
        texts.push_back(textOf(text, header.layout.bigEndian));
    }
    return texts;
}

std::string writeNpyTexts(const Texts& texts) {
    std::vector<std::u32string> points;
    std::size_t letters = 1;
    for (const auto& text : texts) {
        auto& into = points.emplace_back();
        for (std::size_t at = 0; at < text.size();) into += nextCodePoint(text, at);
        letters = std::max(letters, into.size());
    }
    std::string bytes = npyHeader("<U" + std::to_string(letters), {static_cast<std::int64_t>(texts.size())});
    for (auto& text : points) {
        text.resize(letters);
        for (const char32_t point : text)
            for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(point >> shift & 255);
    }
    return bytes;
}

Result<ArrayFilePtr> openNpy(const ByteSourcePtr& source, const Budget& budget) {
    SourceStream stream(*source, 0, source->size());
    auto header = readNpyHeader(stream);
    if (!header) return header.error();
    const auto begin = source->size() - stream.left();
    return ArrayFilePtr(std::make_unique<NpyFile>(source, *std::move(header), begin, budget));
}

}  // namespace att
