// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_file.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QPainter>
#include <array>
#include <cctype>
#include <cstring>

#include "engine/io/file.h"
#include "engine/io/file_error.h"
#include "engine/io/recognise.h"
#include "widgets/figure_png.h"

namespace att {
namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t longestFile = std::uint64_t(256) << 20;
constexpr double mostDecodedBytes = 128.0 * (1 << 20);
constexpr double mostJpegPixels = 120e6;  // read smaller at once; a progressive one still needs six bytes a pixel
constexpr int pngQuality = 85;            // of Qt's scale: fast rather than small

struct Kind {
    std::size_t at;
    std::string_view bytes;
    const char* format;  ///< Qt's name
};

const auto& kinds() {
    static const std::array table{
        Kind{0, "\x89PNG\r\n\x1a\n"sv, "png"},
        Kind{0, "\xff\xd8\xff"sv, "jpeg"},
        Kind{0, "GIF8"sv, "gif"},
        Kind{8, "WEBP"sv, "webp"},
        Kind{0, "II*\0"sv, "tiff"},
        Kind{0, "MM\0*"sv, "tiff"},
        Kind{0, "BM"sv, "bmp"},
    };
    return table;
}

const Kind* kindOf(std::string_view bytes) {
    for (const Kind& kind : kinds())
        if (bytes.size() > kind.at && bytes.substr(kind.at).starts_with(kind.bytes)) return &kind;
    return nullptr;
}

Error notPicture(const std::string& bytes, const std::string& name) {
    const Recognised found = recognise(*memorySource(name, bytes.substr(0, 4096)));
    return fileError(name, ATT_TEXT("engine", "%1 is %2. Pictures are read from PNG, JPEG, GIF, BMP, WebP and TIFF"), found.name);
}

Error damaged(const std::string& name) {
    return fileError(name, ATT_TEXT("engine", "%1 is a damaged or truncated picture: it cannot be read to its end"));
}

Error tooLarge(const std::string& name, QSize size) {
    return memoryError(name, ATT_TEXT("engine", "%1 claims %2 × %3 pixels, more than the program takes. Make it smaller first"), double(size.width()),
                       double(size.height()));
}

/// Qt fills what is missing of a JPEG with grey: its end is looked for behind the last start of pixels.
bool isCutJpeg(std::string_view bytes) {
    const auto pixels = bytes.rfind("\xff\xda"sv);
    return pixels == bytes.npos || bytes.find("\xff\xd9"sv, pixels) == bytes.npos;
}

/// Qt's reader would say on stderr what is missing, so it is not asked. Chunks of length, type, data and checksum, the last one IEND; of
/// those that nobody needs, with a small first letter, the checksum may be wrong.
bool isCutPng(std::string_view bytes) {
    constexpr std::size_t around = 12;
    for (std::size_t at = 8; at + around <= bytes.size();) {
        const std::uint64_t length = pngNumber(bytes.substr(at));
        if (length > bytes.size() - at - around) return true;
        const auto covered = bytes.substr(at + 4, length + 4);
        const bool needed = std::isupper(static_cast<unsigned char>(covered[0]));
        if (needed && pngChecksum(covered) != pngNumber(bytes.substr(at + 8 + length))) return true;
        if (covered.starts_with("IEND")) return false;
        at += length + around;
    }
    return true;
}

Status checkSize(const QImageReader& reader, bool jpeg, const std::string& name) {
    const QSize size = reader.size();
    if (size.width() < 1 || size.height() < 1) return damaged(name);
    const double pixels = double(size.width()) * size.height();
    const bool deep = reader.imageFormat() == QImage::Format_RGBX64 || reader.imageFormat() == QImage::Format_RGBA64;
    if (jpeg ? pixels > mostJpegPixels : pixels * (deep ? 8 : 4) > mostDecodedBytes) return tooLarge(name, size);
    return Done{};
}

QSize fitted(QSize size) {
    if (std::max(size.width(), size.height()) <= longestSide) return size;
    return size.scaled(longestSide, longestSide, Qt::KeepAspectRatio).expandedTo({1, 1});
}

QImage overWhite(const QImage& image) {
    if (!image.hasAlphaChannel()) return image.convertToFormat(QImage::Format_RGB888);
    QImage ground(image.size(), QImage::Format_RGB888);
    ground.fill(Qt::white);
    QPainter(&ground).drawImage(0, 0, image);
    return ground;
}

std::string pngOf(const QImage& image) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG", pngQuality);
    return buffer.data().toStdString();
}

BitmapPtr bitmapOf(const QImage& read, QSize original) {
    const QSize size = fitted(read.size());
    const QImage image = overWhite(size == read.size() ? read : read.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    auto bitmap = std::make_shared<Bitmap>();
    bitmap->width = image.width();
    bitmap->height = image.height();
    bitmap->rgb.resize(std::size_t(image.width()) * std::size_t(image.height()) * 3);
    const std::size_t line = std::size_t(image.width()) * 3;
    for (int y = 0; y < image.height(); ++y) std::memcpy(&bitmap->rgb[std::size_t(y) * line], image.constScanLine(y), line);
    if (original != image.size()) bitmap->originalWidth = original.width(), bitmap->originalHeight = original.height();
    bitmap->png = pngOf(image);
    return bitmap;
}

Result<BitmapPtr> decode(QImageReader& reader, const std::string& bytes, const std::string& name) {
    const bool jpeg = reader.format() == "jpeg";
    if (!reader.canRead() && reader.error() == QImageReader::UnsupportedFormatError)
        return fileError(name, ATT_TEXT("engine", "%1 needs Qt's reader for %2, which is not installed here (package qt6-image-formats-plugins)"),
                         reader.format().toUpper().toStdString());
    if (const auto fits = checkSize(reader, jpeg, name); !fits) return fits.error();
    if (jpeg && isCutJpeg(bytes)) return damaged(name);
    QSize original = reader.size();
    if (jpeg) reader.setScaledSize(fitted(original));
    if (reader.transformation() & QImageIOHandler::TransformationRotate90) original.transpose();
    const QImage image = reader.read();
    if (image.isNull()) return damaged(name);
    return bitmapOf(image, original);
}

}  // namespace

bool looksLikePicture(std::string_view beginning) { return kindOf(beginning) != nullptr; }

Result<BitmapPtr> decodePicture(const std::string& bytes, const std::string& name) {
    const Kind* kind = kindOf(bytes);
    if (!kind) return notPicture(bytes, name);
    if (kind->format == "png"sv && isCutPng(bytes)) return damaged(name);
    QByteArray content = QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size()));
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    // The format is ours to say, so that no other reader is asked.
    QImageReader reader(&buffer, kind->format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    return decode(reader, bytes, name);
}

Result<PictureSource> readPicture(const std::string& path) {
    const auto bytes = readFile(path, longestFile);
    if (!bytes) return bytes.error();
    auto bitmap = decodePicture(*bytes, path);
    if (!bitmap) return bitmap.error();
    return PictureSource{path, *std::move(bitmap), false};
}

Result<PictureSource> pictureOf(const QImage& image, const std::string& name) {
    if (image.isNull()) return fileError(name, ATT_TEXT("engine", "%1 holds no pixels"));
    return PictureSource{name, bitmapOf(image, image.size()), true};
}

QImage imageOf(const Bitmap& bitmap) {
    QImage image(bitmap.width, bitmap.height, QImage::Format_RGB32);
    for (int y = 0; y < bitmap.height && !image.isNull(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < bitmap.width; ++x) {
            const std::uint8_t* p = bitmap.pixel(y, x);
            line[x] = qRgb(p[0], p[1], p[2]);
        }
    }
    return image;
}

}  // namespace att
