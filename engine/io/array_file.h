// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A file of arrays that has been opened and listed, but not loaded: what every reader of a format gives.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/field.h"
#include "engine/core/result.h"
#include "engine/io/byte_source.h"

namespace att {

/// What a reader may take from the machine. Checked before it is taken.
struct Budget {
    std::uint64_t bytes = std::uint64_t(2) << 30;        ///< of floats in memory, all arrays of a file together
    std::uint64_t inflated = std::uint64_t(512) << 20;   ///< by which unpacking may make a file grow
    std::uint64_t textBytes = std::uint64_t(256) << 20;  ///< of a CSV or JSON file
    std::uint64_t headerBytes = 100'000'000;             ///< of a description in front of the numbers
    std::size_t arrays = 400'000;                        ///< in one file
    std::size_t depth = 64;                              ///< of JSON
};

/// One array of a file, as listed.
struct ArrayInfo {
    std::string name;
    std::string type;  ///< in the words of the format: "<f4", "BF16", "text"
    std::vector<std::int64_t> shape;
    std::uint64_t bytes = 0;          ///< in the file, unpacked
    std::optional<Text> unsupported;  ///< why it holds no numbers that can be read; the others still can
    bool texts = false;               ///< a list of texts instead, which loadTexts() reads
};

using Texts = std::vector<std::string>;

/// Not for two threads at once.
class ArrayFile {
public:
    virtual ~ArrayFile() = default;
    ArrayFile(const ArrayFile&) = delete;
    ArrayFile& operator=(const ArrayFile&) = delete;

    const std::vector<ArrayInfo>& arrays() const { return m_arrays; }
    /// Words beside the arrays, in the order of the file.
    const std::vector<std::pair<std::string, std::string>>& metadata() const { return m_metadata; }

    /// The values of arrays()[index], which must be supported. Fails with File or Memory.
    Result<GivenArray> load(std::size_t index) const;
    /// The texts of arrays()[index], which must be one of those, as UTF-8. Fails with File or Memory.
    Result<Texts> loadTexts(std::size_t index) const;

protected:
    explicit ArrayFile(std::string path) : m_path(std::move(path)) {}
    /// As load(), but may throw std::bad_alloc.
    virtual Result<GivenArray> read(std::size_t index) const = 0;
    virtual Result<Texts> readTexts(std::size_t) const { return Texts{}; }

    std::string m_path;
    std::vector<ArrayInfo> m_arrays;
    std::vector<std::pair<std::string, std::string>> m_metadata;
};
using ArrayFilePtr = std::unique_ptr<ArrayFile>;

/// The readers, one per format. They may throw std::bad_alloc; openArrays (arrays.h) turns that into an error.
Result<ArrayFilePtr> openNpy(const ByteSourcePtr& source, const Budget& budget);
Result<ArrayFilePtr> openNpz(const ByteSourcePtr& source, const Budget& budget);
Result<ArrayFilePtr> openSafetensors(const ByteSourcePtr& source, const Budget& budget);
Result<ArrayFilePtr> openCsv(const ByteSourcePtr& source, const Budget& budget);
Result<ArrayFilePtr> openJsonArrays(const ByteSourcePtr& source, const Budget& budget);

/// What a file that holds a single nameless array calls it: "data/w_q.npy" → "w_q".
std::string stemOf(const std::string& path);

/// Refuses an array whose floats would not fit the budget. `elements` is nothing when the shape overflows.
Status checkElements(const std::string& where, const std::optional<std::uint64_t>& elements, const Budget& budget);

/// "2×3×4"; "()" for a single number.
std::string shapeInWords(const std::vector<std::int64_t>& shape);

}  // namespace att
