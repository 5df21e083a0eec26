// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Bytes asked for by place, from memory or from a file. Never mapped: a file that shrinks while it is read is an
// error and not a signal.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace att {

class ByteSource {
public:
    virtual ~ByteSource() = default;

    /// The path, or what else stands before the colon of an error.
    virtual const std::string& name() const = 0;
    virtual std::uint64_t size() const = 0;
    /// Fills all of `to` from `offset` on, or fails with File. Asking beyond size() is such a failure.
    virtual Status read(std::uint64_t offset, char* to, std::size_t length) const = 0;

    /// At most `length` bytes from `offset` on, fewer at the end.
    Result<std::string> text(std::uint64_t offset, std::uint64_t length) const;
};
using ByteSourcePtr = std::shared_ptr<const ByteSource>;

/// Takes the bytes.
ByteSourcePtr memorySource(std::string name, std::string bytes);

/// Opens a regular file for reading without waiting. Fails with File, saying what the path is instead: missing, a folder,
/// a FIFO, a device, a socket, a loop of links, without permission.
Result<ByteSourcePtr> fileSource(const std::string& path);

}  // namespace att
