// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/loaded_arrays.h"

#include <utility>

#include "engine/io/file_error.h"

namespace att {
namespace {

class LoadedArrays final : public ArrayFile {
public:
    LoadedArrays(std::string path, GivenArrays values, const std::string& type, std::vector<ArrayInfo> others,
                 std::vector<std::pair<std::string, std::string>> metadata)
        : ArrayFile(std::move(path)), m_values(std::move(values)) {
        for (const auto& [name, array] : m_values) m_arrays.push_back({name, type, array.shape, array.values.size() * sizeof(float), {}});
        m_arrays.insert(m_arrays.end(), std::move_iterator(others.begin()), std::move_iterator(others.end()));
        m_metadata = std::move(metadata);
    }

private:
    Result<GivenArray> read(std::size_t index) const override { return m_values.at(m_arrays.at(index).name); }

    GivenArrays m_values;
};

}  // namespace

ArrayFilePtr loadedArrays(std::string path, GivenArrays arrays, const std::string& type, std::vector<ArrayInfo> others,
                          std::vector<std::pair<std::string, std::string>> metadata) {
    return std::make_unique<LoadedArrays>(std::move(path), std::move(arrays), type, std::move(others), std::move(metadata));
}

Result<std::string> readAllText(const ByteSource& source, const Budget& budget) {
    if (source.size() > budget.textBytes)
        return memoryError(source.name(), ATT_TEXT("engine", "%1 has %2 of text; at most %3 are read. Save it as .npy or .npz instead"),
                           bytesInWords(source.size()), bytesInWords(budget.textBytes));
    auto text = source.text(0, source.size());
    if (!text) return text;
    if (const auto zero = text->find('\0'); zero != std::string::npos)
        return fileError(source.name(), ATT_TEXT("engine", "%1 is not a text: byte %2 is zero"), std::to_string(zero + 1));
    return text;
}

}  // namespace att
