// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/npy_type.h"

#include <array>
#include <bit>
#include <charconv>

namespace att {
namespace {

struct NumberType {
    std::string_view letters;
    ElementType type;
};

constexpr std::array numberTypes{
    NumberType{"b1", ElementType::Bool},    NumberType{"i1", ElementType::Int8},    NumberType{"i2", ElementType::Int16},
    NumberType{"i4", ElementType::Int32},   NumberType{"i8", ElementType::Int64},   NumberType{"u1", ElementType::UInt8},
    NumberType{"u2", ElementType::UInt16},  NumberType{"u4", ElementType::UInt32},  NumberType{"u8", ElementType::UInt64},
    NumberType{"f2", ElementType::Float16}, NumberType{"f4", ElementType::Float32}, NumberType{"f8", ElementType::Float64},
};

std::optional<Text> reasonAgainst(char kind) {
    switch (kind) {
        case 'O': return ATT_TEXT("engine", "Python objects are pickled; reading them could run code, so it is never done");
        case 'U':
        case 'S': return ATT_TEXT("engine", "texts, not numbers");
        case 'c': return ATT_TEXT("engine", "complex numbers are not supported");
        case 'm':
        case 'M': return ATT_TEXT("engine", "times are not supported");
        case 'V':
            return ATT_TEXT("engine", "raw bytes, as bfloat16 is written; save as float32 instead: .float() in PyTorch, .astype('float32') in NumPy");
        case 'f': return ATT_TEXT("engine", "extended precision is not supported; save as float64 instead");
        default: return std::nullopt;
    }
}

std::optional<unsigned> countIn(std::string_view digits) {
    unsigned number = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return fault == std::errc() && end == digits.data() + digits.size() ? std::optional(number) : std::nullopt;
}

bool isBigEndian(char mark) { return mark == '>' || (mark == '=' && std::endian::native == std::endian::big); }

}  // namespace

std::optional<NpyType> parseNpyType(std::string_view descr) {
    if (descr.starts_with('[')) {
        const bool objects = descr.find("|O") != std::string_view::npos;
        return NpyType{{}, objects ? *reasonAgainst('O') : ATT_TEXT("engine", "records of several fields are not supported")};
    }
    if (descr.size() < 2 || std::string_view("<>|=").find(descr[0]) == std::string_view::npos) return std::nullopt;
    const auto letters = descr.substr(1);
    for (const auto& [known, type] : numberTypes) {
        if (letters != known) continue;
        const ElementLayout layout{type, isBigEndian(descr[0])};
        if (descr[0] == '|' && layout.bytes() > 1) return std::nullopt;
        return NpyType{layout, {}};
    }
    const char kind = letters[0];
    const auto rest = letters.substr(1, letters.find('[') - 1);  // a time carries its unit: M8[ns]
    const bool sized = countIn(rest) || (kind == 'O' && rest.empty());
    const auto reason = reasonAgainst(kind);
    if (!sized || !reason || (kind == 'f' && rest != "12" && rest != "16")) return std::nullopt;
    NpyType type{{}, reason};
    if (kind == 'U') type = {ElementLayout{ElementType::UInt32, isBigEndian(descr[0])}, reason, countIn(rest).value_or(0)};
    return type;
}

}  // namespace att
