// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The writers behind writeArrays, one per format. For the .cpp files of this folder.

#include "engine/io/file.h"
#include "engine/io/write_arrays.h"

namespace att {

Status writeNpy(NewFile& file, const std::vector<NamedTensor>& tensors, const ArrayMetadata& metadata);
Status writeNpz(NewFile& file, const std::vector<NamedTensor>& tensors, const ArrayMetadata& metadata);
Status writeSafetensors(NewFile& file, const std::vector<NamedTensor>& tensors, const ArrayMetadata& metadata);
Status writeCsv(NewFile& file, const std::vector<NamedTensor>& tensors, const ArrayMetadata& metadata);
Status writeJsonArrays(NewFile& file, const std::vector<NamedTensor>& tensors, const ArrayMetadata& metadata);

std::uint64_t elementsOf(const NamedTensor& tensor);
std::string_view bytesOf(const NamedTensor& tensor);

/// The label at a place of an axis; empty when the axis has none.
std::string_view labelAt(const NamedTensor& tensor, std::size_t axis, std::int64_t place);

/// Text on its way into a file, in pieces worth a system call. The first failure stops all that follows; ask flush().
class TextOut {
public:
    explicit TextOut(NewFile& file) : m_file(file) {}

    TextOut& operator<<(std::string_view text);
    TextOut& operator<<(float number);
    TextOut& operator<<(std::int64_t number);
    Status flush();

private:
    NewFile& m_file;
    std::string m_waiting;
    Status m_done = Done{};
};

}  // namespace att
