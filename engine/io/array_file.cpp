// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/array_file.h"

#include <new>

#include "engine/core/listed.h"
#include "engine/io/checked.h"
#include "engine/io/file_error.h"

namespace att {

Result<GivenArray> ArrayFile::load(std::size_t index) const {
    try {
        return read(index);
    } catch (const std::bad_alloc&) {
        return memoryError(m_path, ATT_TEXT("engine", "%1: the machine has no memory left for array %2"), m_arrays[index].name);
    }
}

Result<Texts> ArrayFile::loadTexts(std::size_t index) const {
    try {
        return readTexts(index);
    } catch (const std::bad_alloc&) {
        return memoryError(m_path, ATT_TEXT("engine", "%1: the machine has no memory left for array %2"), m_arrays[index].name);
    }
}

std::string stemOf(const std::string& path) {
    std::string name = path.substr(path.rfind('/') + 1);
    const auto dot = name.rfind('.');
    if (dot != std::string::npos && dot > 0) name.resize(dot);
    return name;
}

Status checkElements(const std::string& where, const std::optional<std::uint64_t>& elements, const Budget& budget) {
    if (!elements) return fileError(where, ATT_TEXT("engine", "%1 claims a shape of more numbers than can be counted"));
    const auto bytes = checkedMultiply(*elements, sizeof(float));
    if (!bytes || *bytes > budget.bytes)
        return memoryError(where, ATT_TEXT("engine", "%1 would take %2 of memory; at most %3 are allowed"), bytesInWords(bytes.value_or(UINT64_MAX)),
                           bytesInWords(budget.bytes));
    return Done{};
}

std::string shapeInWords(const std::vector<std::int64_t>& shape) { return shape.empty() ? "()" : listed(shape, {}, "×"); }

}  // namespace att
