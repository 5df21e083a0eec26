// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whole files: read within a limit, and written so that at every moment the old content or the new one stands there.
// Everything that saves goes through here. Blocking: call it from a worker when the disk may be slow.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "engine/core/result.h"

namespace att {

/// The bytes of a regular file. Fails with File when it is missing, no file, not readable or empty; with Memory over the limit.
Result<std::string> readFile(const std::string& path, std::uint64_t limit);

/// A file in the making: a nameless neighbour of the target until commit() puts it in its place. Without a commit the
/// target stays as it was and nothing is left behind. A process that dies by RLIMIT_FSIZE must ignore SIGXFSZ to get an error instead.
class NewFile {
public:
    /// Links are followed, so that a link stays a link. Fails with File when the target is a folder, a device, a pipe, write-protected, or
    /// when its folder cannot be written.
    static Result<NewFile> create(const std::string& path);

    NewFile(NewFile&&) noexcept;
    NewFile& operator=(NewFile&&) noexcept;
    ~NewFile();

    /// Adds to the end, or writes over what stands at `offset`.
    Status write(std::string_view bytes);
    Status writeAt(std::uint64_t offset, std::string_view bytes);
    std::uint64_t size() const;
    const std::string& path() const;

    /// Flushes the data to the disk, replaces the target in one step and flushes the folder. Call it once.
    Status commit();

private:
    struct Parts;
    explicit NewFile(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

/// All of it, or the old file as it was.
Status writeFile(const std::string& path, std::string_view bytes);

/// Deletes what saves left in `folder` when their process was killed in the middle: our own temporary names, an hour old.
/// Answers how many there were.
int removeStrayFiles(const std::string& folder);

}  // namespace att
