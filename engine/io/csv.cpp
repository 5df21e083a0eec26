// SPDX-License-Identifier: GPL-3.0-or-later
// CSV (RFC 4180) of numbers. Three layouts, told apart by their first row:
//   1,2,3                              only numbers: a matrix
//   "","the","cat"  /  "the",0.5,0.5   names above, and with an empty corner also in front: a matrix
//   array,head,row,column,value        one number a line, several arrays of up to three dimensions (see write_csv.cpp)
#include <algorithm>
#include <charconv>
#include <map>

#include "engine/io/array_file.h"
#include "engine/io/checked.h"
#include "engine/io/csv.h"
#include "engine/io/file_error.h"
#include "engine/io/loaded_arrays.h"

namespace att {
namespace {

/// Splits a text into records of fields, unquoting them. Lines end with LF or CR LF; a quoted field may hold both.
class Records {
public:
    Records(std::string name, std::string_view text) : m_name(std::move(name)), m_text(text) {}

    bool atEnd() const { return m_at == m_text.size(); }
    std::size_t line() const { return m_recordLine; }

    /// The next record; an empty line has one empty field.
    Status next(std::vector<std::string>& fields) {
        fields.clear();
        m_recordLine = m_line;
        do {
            fields.emplace_back();
            if (auto done = peek() == '"' ? quoted(fields.back()) : plain(fields.back()); !done) return done;
        } while (take(','));
        if (atEnd() || takeLineEnd()) return Done{};
        return fault(ATT_TEXT("engine", "%1, line %2: expected a comma or the end of the line after a closing quote"));
    }

private:
    char peek() const { return atEnd() ? '\0' : m_text[m_at]; }

    bool take(char c) {
        if (atEnd() || m_text[m_at] != c) return false;
        ++m_at;
        return true;
    }

    bool takeLineEnd() {
        const bool both = m_text.substr(m_at).starts_with("\r\n");
        if (!both && peek() != '\n') return false;
        m_at += both ? 2 : 1;
        ++m_line;
        return true;
    }

    Status plain(std::string& field) {
        const auto end = std::min(m_text.find_first_of(",\n\"", m_at), m_text.size());
        field = m_text.substr(m_at, end - m_at);
        m_at = end;
        if (peek() == '"') return fault(ATT_TEXT("engine", "%1, line %2: a quote stands inside a field that does not begin with one"));
        if (peek() == '\n' && field.ends_with('\r')) {
            field.pop_back();
            --m_at;
        }
        return Done{};
    }

    Status quoted(std::string& field) {
        for (++m_at;;) {
            const auto end = m_text.find('"', m_at);
            if (end == std::string_view::npos) return fault(ATT_TEXT("engine", "%1, line %2: a quote is never closed"));
            field += m_text.substr(m_at, end - m_at);
            m_at = end + 1;
            if (!take('"')) break;
            field += '"';
        }
        m_line += static_cast<std::size_t>(std::ranges::count(field, '\n'));
        return Done{};
    }

    Error fault(Text text) const { return fileError(m_name, text, std::to_string(m_recordLine)); }

    std::string m_name;
    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1, m_recordLine = 1;
};

std::string_view trimmed(std::string_view field) {
    const auto first = field.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return field.substr(first, field.find_last_not_of(" \t\r") - first + 1);
}

template <class Number>
std::errc convert(std::string_view field, Number& number) {
    const auto [end, fault] = std::from_chars(field.data(), field.data() + field.size(), number);
    return fault == std::errc() && end != field.data() + field.size() ? std::errc::invalid_argument : fault;
}

/// In the C locale. What float cannot hold but double can becomes infinite or 0, as in every reader here.
std::optional<float> toNumber(std::string_view field) {
    field = trimmed(field);
    if (field.starts_with('+') && !field.starts_with("+-")) field.remove_prefix(1);
    float number = 0;
    auto fault = convert(field, number);
    if (fault == std::errc()) return number;
    double wide = 0;
    if (fault == std::errc::result_out_of_range && convert(field, wide) == std::errc()) return static_cast<float>(wide);
    return std::nullopt;
}

std::optional<std::int64_t> toIndex(std::string_view field) {
    std::int64_t index = 0;
    return convert(trimmed(field), index) == std::errc() && index >= 0 ? std::optional(index) : std::nullopt;
}

bool isBlank(const std::vector<std::string>& fields) { return fields.size() == 1 && trimmed(fields[0]).empty(); }

class MatrixReader {
public:
    MatrixReader(std::string name, const Budget& budget) : m_name(std::move(name)), m_budget(budget) {}

    /// The names of the columns, when the first row has any that is no number.
    bool takesHeader(const std::vector<std::string>& fields) {
        const bool header = std::ranges::any_of(fields, [](const std::string& f) { return !toNumber(f); });
        m_namedRows = header && fields.size() > 1 && trimmed(fields[0]).empty();
        if (header) m_columns = fields.size();
        return header;
    }

    Status addRow(const std::vector<std::string>& fields, std::size_t line) {
        if (m_columns == 0) m_columns = fields.size();
        if (fields.size() != m_columns)
            return fileError(m_name, ATT_TEXT("engine", "%1, line %2: has %3 fields, the lines before it have %4"), std::to_string(line),
                             std::to_string(fields.size()), std::to_string(m_columns));
        for (std::size_t i = m_namedRows ? 1 : 0; i < fields.size(); ++i) {
            const auto number = toNumber(fields[i]);
            if (!number)
                return fileError(m_name, ATT_TEXT("engine", "%1, line %2, field %3: expected a number, found “%4”"), std::to_string(line),
                                 std::to_string(i + 1), fields[i]);
            m_array.values.push_back(*number);
        }
        ++m_rows;
        return checkElements(m_name, m_array.values.size(), m_budget);
    }

    Status finish(GivenArrays& arrays) {
        if (m_rows == 0) return fileError(m_name, ATT_TEXT("engine", "%1 holds no row of numbers"));
        m_array.shape = {m_rows, static_cast<std::int64_t>(m_columns) - (m_namedRows ? 1 : 0)};
        arrays.emplace(stemOf(m_name), std::move(m_array));
        return Done{};
    }

private:
    std::string m_name;
    const Budget& m_budget;
    GivenArray m_array;
    std::size_t m_columns = 0;
    std::int64_t m_rows = 0;
    bool m_namedRows = false;
};

/// array,head,row,column,value: head, or head and row, stay empty in arrays of fewer dimensions. Rows must come in order.
class ListReader {
public:
    ListReader(std::string name, const Budget& budget) : m_name(std::move(name)), m_budget(budget) {}

    Status addRow(const std::vector<std::string>& fields, std::size_t line) {
        std::vector<std::int64_t> index;
        for (std::size_t i = 1; i < 4 && fields.size() == csvColumns.size(); ++i) {
            const auto place = toIndex(fields[i]);
            if (place) index.push_back(*place);
            if (!place && (!index.empty() || !trimmed(fields[i]).empty())) return fault(line);
        }
        const auto number = fields.size() == csvColumns.size() ? toNumber(fields.back()) : std::nullopt;
        if (!number) return fault(line);
        if (!add(fields[0], index, *number)) return fault(line);
        ++m_values;
        return checkElements(m_name, m_values, m_budget);
    }

    Status finish(GivenArrays& arrays) {
        for (const auto& [name, array] : m_arrays) {
            const auto elements = checkedElements(array.shape);
            if (!elements || *elements != array.values.size())
                return fileError(m_name, ATT_TEXT("engine", "%1: array %2 has %3 numbers; its indices need %4"), name,
                                 std::to_string(array.values.size()), shapeInWords(array.shape));
        }
        arrays = std::move(m_arrays);
        return Done{};
    }

private:
    Error fault(std::size_t line) const {
        return fileError(m_name, ATT_TEXT("engine", "%1, line %2: expected a name, up to three indices in order from 0 on, and a number"),
                         std::to_string(line));
    }

    /// False when this is not the place that comes next, or when the array had another number of dimensions.
    bool add(const std::string& name, const std::vector<std::int64_t>& index, float number) {
        auto [found, fresh] = m_arrays.try_emplace(name, GivenArray{std::vector<std::int64_t>(index.size(), 0), {}});
        auto& [shape, values] = found->second;
        if (!fresh && (shape.size() != index.size() || index <= m_last[name])) return false;
        // The first line of an array must be its origin: the lines that follow are in order, so none can be missing unseen.
        if (fresh && std::ranges::any_of(index, [](std::int64_t i) { return i != 0; })) return false;
        for (std::size_t i = 0; i < index.size(); ++i) {
            if (index[i] == INT64_MAX) return false;
            shape[i] = std::max(shape[i], index[i] + 1);
        }
        m_last[name] = index;
        values.push_back(number);
        return true;
    }

    std::string m_name;
    const Budget& m_budget;
    GivenArrays m_arrays;
    std::map<std::string, std::vector<std::int64_t>> m_last;
    std::uint64_t m_values = 0;
};

template <class Reader>
Status readRows(Records& records, Reader& reader, std::vector<std::string>& fields) {
    while (!records.atEnd()) {
        if (auto done = records.next(fields); !done) return done;
        if (isBlank(fields)) continue;
        if (auto done = reader.addRow(fields, records.line()); !done) return done;
    }
    return Done{};
}

Status readText(const std::string& name, std::string_view text, const Budget& budget, GivenArrays& arrays) {
    Records records(name, text);
    std::vector<std::string> fields;
    do {
        if (auto done = records.next(fields); !done) return done;
    } while (isBlank(fields) && !records.atEnd());
    if (std::ranges::equal(fields, csvColumns)) {
        ListReader reader(name, budget);
        if (auto done = readRows(records, reader, fields); !done) return done;
        return reader.finish(arrays);
    }
    MatrixReader reader(name, budget);
    if (!reader.takesHeader(fields) && !isBlank(fields))
        if (auto done = reader.addRow(fields, records.line()); !done) return done;
    if (auto done = readRows(records, reader, fields); !done) return done;
    return reader.finish(arrays);
}

}  // namespace

Result<ArrayFilePtr> openCsv(const ByteSourcePtr& source, const Budget& budget) {
    auto text = readAllText(*source, budget);
    if (!text) return text.error();
    std::string_view view = *text;
    if (view.starts_with("\xEF\xBB\xBF")) view.remove_prefix(3);
    GivenArrays arrays;
    if (auto done = readText(source->name(), view, budget, arrays); !done) return done.error();
    return loadedArrays(source->name(), std::move(arrays), "text");
}

}  // namespace att
