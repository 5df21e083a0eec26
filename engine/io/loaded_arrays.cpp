// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/loaded_arrays.h"

#include <utility>

#include "engine/io/file_error.h"

namespace att {
namespace {

class LoadedArrays final : public ArrayFile {
public:
    LoadedArrays(std::string path, GivenArrays values, const std::string& type, LoadedRest rest)
        : ArrayFile(std::move(path)), m_values(std::move(values)), m_texts(std::move(rest.texts)) {
        for (const auto& [name, array] : m_values) m_arrays.push_back({name, type, array.shape, array.values.size() * sizeof(float), {}});
        for (const auto& [name, texts] : m_texts)
            m_arrays.push_back({name, "text", {static_cast<std::int64_t>(texts.size())}, 0, ATT_TEXT("engine", "texts, not numbers"), true});
        m_metadata = std::move(rest.metadata);
    }

private:
    Result<GivenArray> read(std::size_t index) const override { return m_values.at(m_arrays.at(index).name); }
    Result<Texts> readTexts(std::size_t index) const override { return m_texts.at(m_arrays.at(index).name); }

    GivenArrays m_values;
    std::map<std::string, Texts> m_texts;
};

}  // namespace

ArrayFilePtr loadedArrays(std::string path, GivenArrays arrays, const std::string& type, LoadedRest rest) {
    return std::make_unique<LoadedArrays>(std::move(path), std::move(arrays), type, std::move(rest));
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
