// SPDX-License-Identifier: GPL-3.0-or-later
// CSV (RFC 4180): lines end with CR LF, numbers have a point. Labels are quoted and otherwise left as they are, also
// those that a spreadsheet would take for a formula: what was typed is what is saved.
#include "engine/io/array_writers.h"
#include "engine/io/csv.h"

namespace att {
namespace {

std::string quoted(std::string_view text) {
    std::string field = "\"";
    for (const char c : text) field.append(c == '"' ? 2 : 1, c);
    return field += '"';
}

bool isLabelled(const NamedTensor& tensor) {
    for (const auto& axis : tensor.axes)
        if (axis.labels || !axis.words.empty()) return true;
    return false;
}

/// Rank 1 is one column.
void writeMatrix(TextOut& out, const NamedTensor& tensor) {
    const std::int64_t rows = tensor.shape[0];
    const std::int64_t columns = tensor.shape.size() > 1 ? tensor.shape[1] : 1;
    const bool labelled = isLabelled(tensor);
    if (labelled) {
        out << "\"\"";
        for (std::int64_t j = 0; j < columns; ++j) out << "," << quoted(tensor.shape.size() > 1 ? labelAt(tensor, 1, j) : std::string_view());
        out << "\r\n";
    }
    for (std::int64_t i = 0; i < rows; ++i) {
        if (labelled) out << quoted(labelAt(tensor, 0, i)) << ",";
        for (std::int64_t j = 0; j < columns; ++j) out << (j > 0 ? "," : "") << tensor.values[i * columns + j];
        out << "\r\n";
    }
}

/// Counts the places of a shape in row-major order.
bool advance(std::vector<std::int64_t>& index, const std::vector<std::int64_t>& shape) {
    for (std::size_t axis = shape.size(); axis-- > 0;) {
        if (++index[axis] < shape[axis]) return true;
        index[axis] = 0;
    }
    return false;
}

void writeList(TextOut& out, const NamedTensor& tensor) {
    std::vector<std::int64_t> index(tensor.shape.size(), 0);
    const auto elements = elementsOf(tensor);
    const std::string name = quoted(tensor.name);
    for (std::uint64_t i = 0; i < elements; ++i, advance(index, tensor.shape)) {
        out << name;
        for (std::size_t axis = tensor.shape.size(); axis < 3; ++axis) out << ",";
        for (const auto place : index) out << "," << place;
        out << "," << tensor.values[i] << "\r\n";
    }
}

}  // namespace

Status writeCsv(NewFile& file, const std::vector<NamedTensor>& tensors, const ArrayMetadata&) {
    TextOut out(file);
    const bool matrix = tensors.size() == 1 && !tensors[0].shape.empty() && tensors[0].shape.size() <= 2;
    if (matrix) {
        writeMatrix(out, tensors[0]);
        return out.flush();
    }
    for (const auto column : csvColumns) out << column << (column == csvColumns.back() ? "\r\n" : ",");
    for (const auto& tensor : tensors) writeList(out, tensor);
    return out.flush();
}

}  // namespace att
