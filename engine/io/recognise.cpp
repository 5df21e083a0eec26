// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/recognise.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace att {
namespace {

constexpr std::size_t looked = 4096;  // bytes
using namespace std::string_view_literals;

struct Signature {
    std::size_t at;
    std::string_view bytes;
    FileKind kind;
    Text name;
    Text advice;
};

constexpr Text toSafetensors() {
    return ATT_TEXT("engine",
                    "It may run code when read, so it is not. Convert it in Python: from safetensors.torch import save_file; "
                    "save_file(torch.load(\"x.pt\", weights_only=True), \"x.safetensors\")");
}
constexpr Text unpackFirst() { return ATT_TEXT("engine", "Unpack it first."); }
constexpr Text inPython() { return ATT_TEXT("engine", "Save its arrays in Python with numpy.savez or as safetensors."); }

const auto& signatures() {
    static const std::array table{
        Signature{0, "\x93NUMPY"sv, FileKind::Npy, ATT_TEXT("engine", "an array of NumPy (.npy)"), {}},
        Signature{0, "PK\x03\x04"sv, FileKind::Zip, ATT_TEXT("engine", "a zip archive"), {}},
        Signature{0, "PK\x05\x06"sv, FileKind::Zip, ATT_TEXT("engine", "a zip archive"), {}},
        Signature{0, "\x89PNG\r\n\x1a\n"sv, FileKind::Png, ATT_TEXT("engine", "a PNG picture"), {}},
        Signature{0, "version https://git-lfs"sv, FileKind::Foreign, ATT_TEXT("engine", "a Git LFS pointer, not the file itself"),
                  ATT_TEXT("engine", "Fetch the file with: git lfs pull")},
        Signature{0, "\x80\x02"sv, FileKind::Foreign, ATT_TEXT("engine", "a Python pickle, as old PyTorch files are"), toSafetensors()},
        Signature{0, "\x80\x03"sv, FileKind::Foreign, ATT_TEXT("engine", "a Python pickle"), toSafetensors()},
        Signature{0, "\x80\x04"sv, FileKind::Foreign, ATT_TEXT("engine", "a Python pickle"), toSafetensors()},
        Signature{0, "\x80\x05"sv, FileKind::Foreign, ATT_TEXT("engine", "a Python pickle"), toSafetensors()},
        Signature{0, "GGUF"sv, FileKind::Foreign, ATT_TEXT("engine", "a GGUF model"), inPython()},
        Signature{0, "ggml"sv, FileKind::Foreign, ATT_TEXT("engine", "a GGML model"), inPython()},
        Signature{0, "lmgg"sv, FileKind::Foreign, ATT_TEXT("engine", "a GGML model"), inPython()},
        Signature{0, "\x89HDF\r\n\x1a\n"sv, FileKind::Foreign, ATT_TEXT("engine", "an HDF5 file, as Keras writes"), inPython()},
        Signature{0, "MATLAB 5.0"sv, FileKind::Foreign, ATT_TEXT("engine", "a MATLAB file"), inPython()},
        Signature{4, "TFL3"sv, FileKind::Foreign, ATT_TEXT("engine", "a TensorFlow Lite model"), inPython()},
        Signature{0, "PAR1"sv, FileKind::Foreign, ATT_TEXT("engine", "a Parquet table"), inPython()},
        Signature{0, "ARROW1"sv, FileKind::Foreign, ATT_TEXT("engine", "an Arrow table"), inPython()},
        Signature{0, "\x1f\x8b"sv, FileKind::Foreign, ATT_TEXT("engine", "a gzip file"), unpackFirst()},
        Signature{0, "BZh"sv, FileKind::Foreign, ATT_TEXT("engine", "a bzip2 file"), unpackFirst()},
        Signature{0,
                  "\xfd"
                  "7zXZ"sv,
                  FileKind::Foreign, ATT_TEXT("engine", "an xz file"), unpackFirst()},
        Signature{0, "\x28\xb5\x2f\xfd"sv, FileKind::Foreign, ATT_TEXT("engine", "a Zstandard file"), unpackFirst()},
        Signature{0, "7z\xbc\xaf\x27\x1c"sv, FileKind::Foreign, ATT_TEXT("engine", "a 7-Zip archive"), unpackFirst()},
        Signature{0, "Rar!"sv, FileKind::Foreign, ATT_TEXT("engine", "a RAR archive"), unpackFirst()},
        Signature{257, "ustar"sv, FileKind::Foreign, ATT_TEXT("engine", "a tar archive"), unpackFirst()},
        Signature{0, "%PDF-"sv, FileKind::Foreign, ATT_TEXT("engine", "a PDF document"), {}},
        Signature{0, "\xff\xd8\xff"sv, FileKind::Foreign, ATT_TEXT("engine", "a JPEG picture"), {}},
        Signature{0, "GIF8"sv, FileKind::Foreign, ATT_TEXT("engine", "a GIF picture"), {}},
        Signature{8, "WEBP"sv, FileKind::Foreign, ATT_TEXT("engine", "a WebP picture"), {}},
        Signature{0,
                  "\x7f"
                  "ELF"sv,
                  FileKind::Foreign,
                  ATT_TEXT("engine", "a program or library (ELF)"),
                  {}},
        Signature{0, "SQLite format 3"sv, FileKind::Foreign, ATT_TEXT("engine", "an SQLite database"), {}},
    };
    return table;
}

bool startsWithWord(std::string_view text, std::string_view lowerWord) {
    return text.size() >= lowerWord.size() && std::ranges::equal(text.substr(0, lowerWord.size()), lowerWord,
                                                                 [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; });
}

Recognised recogniseText(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (startsWithWord(text, "<!doctype html") || startsWithWord(text, "<html"))
        return {FileKind::Foreign, ATT_TEXT("engine", "a web page (HTML)"),
                ATT_TEXT("engine", "The download may have led to a page about the file; fetch the file itself.")};
    if (text.starts_with('<'))
        return text.find("<svg") != std::string_view::npos ? Recognised{FileKind::Svg, ATT_TEXT("engine", "an SVG picture"), {}}
                                                           : Recognised{FileKind::Foreign, ATT_TEXT("engine", "an XML document"), {}};
    if (text.starts_with('{') || text.starts_with('[')) return {FileKind::Json, ATT_TEXT("engine", "JSON"), {}};
    return {FileKind::Text, ATT_TEXT("engine", "a text"), {}};
}

/// A u64 length below 2^40 has zero bytes, which no text has, and JSON follows it.
bool isSafetensors(std::string_view start) { return start.size() > 8 && start[8] == '{' && start.substr(5, 3) == "\0\0\0"sv; }

}  // namespace

Recognised recognise(const ByteSource& source) {
    const auto bytes = source.text(0, looked);
    const std::string_view start = bytes ? std::string_view(*bytes) : std::string_view();
    if (start.empty()) return {FileKind::Unknown, ATT_TEXT("engine", "an empty file"), {}};
    for (const auto& signature : signatures())
        if (start.size() > signature.at && start.substr(signature.at).starts_with(signature.bytes))
            return {signature.kind, signature.name, signature.advice};
    if (isSafetensors(start)) return {FileKind::Safetensors, ATT_TEXT("engine", "arrays in safetensors"), {}};
    if (start.find('\0') == std::string_view::npos) return recogniseText(start);
    return {FileKind::Unknown, ATT_TEXT("engine", "a binary file of unknown kind"), {}};
}

}  // namespace att
