// SPDX-License-Identifier: GPL-3.0-or-later
// safetensors: u64 length, that many bytes of JSON, then the tensors' bytes without hole or overlap.
// Checked as the reference implementation of the format does (github.com/huggingface/safetensors, README).
#include <algorithm>
#include <array>
#include <numeric>

#include "engine/io/array_file.h"
#include "engine/io/byte_stream.h"
#include "engine/io/checked.h"
#include "engine/io/file_error.h"
#include "engine/io/json.h"

namespace att {
namespace {

constexpr std::uint64_t lengthBytes = 8;
constexpr const char* metadataKey = "__metadata__";

struct Dtype {
    std::string_view name;
    unsigned bits;
    std::optional<ElementType> type;  ///< nothing: listed, not read
};

constexpr std::array dtypes{
    Dtype{"F64", 64, ElementType::Float64},
    Dtype{"F32", 32, ElementType::Float32},
    Dtype{"F16", 16, ElementType::Float16},
    Dtype{"BF16", 16, ElementType::BFloat16},
    Dtype{"I64", 64, ElementType::Int64},
    Dtype{"I32", 32, ElementType::Int32},
    Dtype{"I16", 16, ElementType::Int16},
    Dtype{"I8", 8, ElementType::Int8},
    Dtype{"U64", 64, ElementType::UInt64},
    Dtype{"U32", 32, ElementType::UInt32},
    Dtype{"U16", 16, ElementType::UInt16},
    Dtype{"U8", 8, ElementType::UInt8},
    Dtype{"BOOL", 8, ElementType::Bool},
    Dtype{"C64", 64, {}},
    Dtype{"F8_E5M2", 8, {}},
    Dtype{"F8_E4M3", 8, {}},
    Dtype{"F8_E8M0", 8, {}},
    Dtype{"F6_E2M3", 6, {}},
    Dtype{"F6_E3M2", 6, {}},
    Dtype{"F4", 4, {}},
};

struct ArrayPlace {
    std::uint64_t begin = 0, end = 0;  ///< from the first byte of the file
    ElementLayout layout;
};

class SafetensorsFile final : public ArrayFile {
public:
    SafetensorsFile(ByteSourcePtr source, const Budget& budget) : ArrayFile(source->name()), m_source(std::move(source)), m_budget(budget) {}

    /// The header's JSON, and where the tensors' bytes begin.
    Status list(const Json& header, std::uint64_t dataBegin) {
        for (const auto& [name, value] : *header.object()) {
            auto done = name == metadataKey ? addMetadata(value) : addTensor(name, value, dataBegin);
            if (!done) return done;
        }
        return checkCover(dataBegin);
    }

private:
    Result<GivenArray> read(std::size_t index) const override {
        const auto& info = m_arrays[index];
        const auto elements = checkedElements(info.shape);
        if (auto fits = checkElements(m_path, elements, m_budget); !fits) return fits.error();
        GivenArray array{info.shape, std::vector<float>(*elements)};
        SourceStream stream(*m_source, m_places[index].begin, info.bytes);
        if (auto done = readElements(stream, m_places[index].layout, array.values); !done) return done.error();
        return array;
    }

    template <class... Arguments>
    Error fault(Text text, Arguments... arguments) const {
        return fileError(m_path, text, std::move(arguments)...);
    }

    Status addMetadata(const Json& value) {
        if (!value.object()) return fault(ATT_TEXT("engine", "%1: __metadata__ is %2; expected an object of texts"), value.kind());
        for (const auto& [key, word] : *value.object()) {
            if (!word.string()) return fault(ATT_TEXT("engine", "%1: __metadata__ holds %2, which is %3; expected a text"), key, word.kind());
            m_metadata.emplace_back(key, *word.string());
        }
        return Done{};
    }

    Status addTensor(const std::string& name, const Json& value, std::uint64_t dataBegin) {
        const Json* dtype = value.find("dtype");
        const Json* shape = value.find("shape");
        const Json* offsets = value.find("data_offsets");
        if (!dtype || !shape || !offsets || !dtype->string() || !shape->array() || !offsets->array())
            return fault(ATT_TEXT("engine", "%1: tensor %2 must have a dtype, a shape and data_offsets"), name);
        const auto known = std::ranges::find(dtypes, *dtype->string(), &Dtype::name);
        if (known == dtypes.end()) return fault(ATT_TEXT("engine", "%1: tensor %2 has the dtype %3, which does not exist"), name, *dtype->string());
        ArrayInfo info{name, *dtype->string(), {}, 0, {}};
        if (!known->type) info.unsupported = ATT_TEXT("engine", "this type of number is not supported; convert it to F32 or BF16");
        if (!readShape(*shape, info.shape))
            return fault(ATT_TEXT("engine", "%1: the shape of tensor %2 must be a list of whole numbers from 0 on"), name);
        return addPlace(std::move(info), *known, *offsets->array(), dataBegin);
    }

    static bool readShape(const Json& json, std::vector<std::int64_t>& shape) {
        for (const auto& length : *json.array()) {
            const auto whole = length.integer();
            if (!whole || *whole < 0) return false;
            shape.push_back(*whole);
        }
        return true;
    }

    Status addPlace(ArrayInfo info, const Dtype& dtype, const Json::Array& offsets, std::uint64_t dataBegin) {
        const auto begin = offsets.size() == 2 ? offsets[0].natural() : std::nullopt;
        const auto end = offsets.size() == 2 ? offsets[1].natural() : std::nullopt;
        if (!begin || !end || *begin > *end || *end > m_source->size() - dataBegin)
            return fault(
                ATT_TEXT("engine", "%1: the data_offsets of tensor %2 must be two whole numbers, begin and end, within the %3 bytes of data"),
                info.name, std::to_string(m_source->size() - dataBegin));
        info.bytes = *end - *begin;
        const auto elements = checkedElements(info.shape);
        const auto bits = elements ? checkedMultiply(*elements, dtype.bits) : std::nullopt;
        if (!bits || *bits % 8 != 0 || *bits / 8 != info.bytes)
            return fault(ATT_TEXT("engine", "%1: tensor %2 should hold %3 numbers of type %4, but its data_offsets give it %5 bytes"), info.name,
                         shapeInWords(info.shape), info.type, std::to_string(info.bytes));
        m_places.push_back({dataBegin + *begin, dataBegin + *end, {dtype.type.value_or(ElementType::UInt8), false}});
        m_arrays.push_back(std::move(info));
        return Done{};
    }

    /// Sorted by place, each tensor must begin where the one before it ends, and the last one must end with the file.
    Status checkCover(std::uint64_t dataBegin) const {
        std::vector<std::size_t> order(m_places.size());
        std::iota(order.begin(), order.end(), std::size_t(0));
        const auto key = [this](std::size_t i) { return std::pair(m_places[i].begin, m_places[i].end); };
        std::ranges::sort(order, {}, key);
        std::uint64_t at = dataBegin;
        for (const auto i : order) {
            if (m_places[i].begin != at)
                return fault(
                    ATT_TEXT(
                        "engine",
                        "%1: tensor %2 begins at byte %3 of the data, but the one before it ends at byte %4; overlaps and holes are not allowed"),
                    m_arrays[i].name, std::to_string(m_places[i].begin - dataBegin), std::to_string(at - dataBegin));
            at = m_places[i].end;
        }
        if (at == m_source->size()) return Done{};
        return fault(ATT_TEXT("engine", "%1: %2 bytes stand behind the last tensor; the file must end with it"),
                     std::to_string(m_source->size() - at));
    }

    ByteSourcePtr m_source;
    Budget m_budget;
    std::vector<ArrayPlace> m_places;  // beside m_arrays
};

Result<std::uint64_t> readLength(const ByteSource& source, const Budget& budget) {
    std::array<unsigned char, lengthBytes> bytes{};
    if (source.size() < lengthBytes + 2)
        return fileError(source.name(), ATT_TEXT("engine", "%1 is too short for safetensors: it has %2 bytes"), std::to_string(source.size()));
    if (auto got = source.read(0, reinterpret_cast<char*>(bytes.data()), bytes.size()); !got) return got.error();
    std::uint64_t length = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) length = length << 8 | bytes[i];
    if (length > budget.headerBytes || length > source.size() - lengthBytes)
        return fileError(source.name(),
                         ATT_TEXT("engine", "%1 claims a header of %2 bytes; there are %3, and at most %4 are read. It may be cut short"),
                         std::to_string(length), std::to_string(source.size() - lengthBytes), std::to_string(budget.headerBytes));
    return length;
}

Result<Json> readHeader(const ByteSource& source, std::uint64_t length, const Budget& budget) {
    const auto text = source.text(lengthBytes, length);
    if (!text) return text.error();
    if (!text->starts_with('{')) return fileError(source.name(), ATT_TEXT("engine", "%1: the header must begin with {"));
    auto json = parseJson(*text, {.bytes = budget.headerBytes, .values = 8 * budget.arrays, .depth = budget.depth}, source.name() + " (header)");
    if (json) return json;
    return Error{json.error().kind, json.error().message, source.name()};
}

}  // namespace

Result<ArrayFilePtr> openSafetensors(const ByteSourcePtr& source, const Budget& budget) {
    const auto length = readLength(*source, budget);
    if (!length) return length.error();
    const auto header = readHeader(*source, *length, budget);
    if (!header) return header.error();
    auto file = std::make_unique<SafetensorsFile>(source, budget);
    if (auto done = file->list(*header, lengthBytes + *length); !done) return done.error();
    return ArrayFilePtr(std::move(file));
}

}  // namespace att
