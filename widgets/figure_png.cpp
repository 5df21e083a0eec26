// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure_png.h"

#include <QByteArray>
#include <QImage>
#include <array>
#include <cstdint>
#include <new>

namespace att {
namespace {

using namespace std::string_view_literals;

// zlib's scale of 9. Above it time doubles for a sixth of the size.
constexpr int compression = 3;
constexpr char subtractRowAbove = 2;

/// Annex D of the specification.
constexpr std::array<std::uint32_t, 256> checksumTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t n = 0; n < 256; ++n) {
        std::uint32_t c = n;
        for (int bit = 0; bit < 8; ++bit) c = c & 1 ? 0xedb88320u ^ (c >> 1) : c >> 1;
        table[n] = c;
    }
    return table;
}();

std::string bigEndian(std::uint32_t value) {
    return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8), static_cast<char>(value)};
}

std::string header(const QImage& image, bool alpha) {
    return bigEndian(static_cast<std::uint32_t>(image.width())) + bigEndian(static_cast<std::uint32_t>(image.height())) + "\x08" +
           (alpha ? "\x06" : "\x02") + std::string("\0\0\0"sv);
}

std::string resolution(const QImage& image) {
    return bigEndian(static_cast<std::uint32_t>(image.dotsPerMeterX())) + bigEndian(static_cast<std::uint32_t>(image.dotsPerMeterY())) + "\x01";
}

/// Every row less the row above: in a picture of cells nearly all zeros. The first row stands below a row of zeros.
QByteArray filteredRows(const QImage& image, int channels) {
    const qsizetype length = qsizetype(image.width()) * channels;
    const std::string nothing(static_cast<std::size_t>(length), '\0');
    QByteArray rows((length + 1) * image.height(), Qt::Uninitialized);
    char* to = rows.data();
    const auto* above = reinterpret_cast<const uchar*>(nothing.data());
    for (int y = 0; y < image.height(); ++y) {
        const uchar* row = image.constScanLine(y);
        *to++ = subtractRowAbove;
        for (qsizetype i = 0; i < length; ++i) *to++ = static_cast<char>(row[i] - above[i]);
        above = row;
    }
    return rows;
}

}  // namespace

unsigned pngNumber(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char byte : bytes.substr(0, 4)) value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

unsigned pngChecksum(std::string_view bytes) {
    std::uint32_t c = 0xffffffffu;
    for (const char byte : bytes) c = checksumTable[(c ^ static_cast<unsigned char>(byte)) & 0xff] ^ (c >> 8);
    return ~c;
}

std::string pngChunk(std::string_view type, std::string_view data) {
    std::string covered(type);
    covered.append(data);
    return bigEndian(static_cast<std::uint32_t>(data.size())) + covered + bigEndian(pngChecksum(covered));
}

std::string encodePng(const QImage& image) {
    const bool alpha = image.hasAlphaChannel();
    const QImage pixels = image.convertToFormat(alpha ? QImage::Format_RGBA8888 : QImage::Format_RGB888);
    if (pixels.isNull()) throw std::bad_alloc();
    const QByteArray packed = qCompress(filteredRows(pixels, alpha ? 4 : 3), compression);
    const std::string_view stream(packed.constData() + 4, static_cast<std::size_t>(packed.size() - 4));  // without Qt's own length
    return "\x89PNG\r\n\x1a\n" + pngChunk("IHDR", header(pixels, alpha)) + pngChunk("pHYs", resolution(image)) + pngChunk("IDAT", stream) +
           pngChunk("IEND", {});
}

}  // namespace att
