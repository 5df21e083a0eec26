// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Bytes that come one after the other, a known number of them: a part of a file, or a packed member of an archive.

#include <cassert>
#include <vector>

#include "engine/io/byte_source.h"
#include "engine/io/element_type.h"

namespace att {

class ByteStream {
public:
    virtual ~ByteStream() = default;
    virtual const std::string& name() const = 0;
    /// How many bytes are claimed to be left.
    virtual std::uint64_t left() const = 0;
    /// Fills all of `to`, or fails with File; never asks for more than left().
    virtual Status read(char* to, std::size_t length) = 0;
};

/// [begin, begin + length) of a source; must lie inside it.
class SourceStream final : public ByteStream {
public:
    SourceStream(const ByteSource& source, std::uint64_t begin, std::uint64_t length) : m_source(source), m_at(begin), m_end(begin + length) {}

    const std::string& name() const override { return m_source.name(); }
    std::uint64_t left() const override { return m_end - m_at; }
    Status read(char* to, std::size_t length) override {
        assert(length <= left());
        const auto done = m_source.read(m_at, to, length);
        m_at += length;
        return done;
    }

private:
    const ByteSource& m_source;
    std::uint64_t m_at, m_end;
};

/// Reads `values.size()` elements. The caller has checked that so many bytes are left.
Status readElements(ByteStream& stream, ElementLayout layout, std::vector<float>& values);

}  // namespace att
