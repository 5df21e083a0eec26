// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/file.h"

#include <new>

#include "engine/io/byte_source.h"
#include "engine/io/file_error.h"

namespace att {

Result<std::string> readFile(const std::string& path, std::uint64_t limit) {
    const auto source = fileSource(path);
    if (!source) return source.error();
    const auto size = (*source)->size();
    if (size == 0) return fileError(path, ATT_TEXT("engine", "%1 is empty"));
    if (size > limit) return memoryError(path, ATT_TEXT("engine", "%1 has %2; at most %3 are read here"), bytesInWords(size), bytesInWords(limit));
    try {
        return (*source)->text(0, size);
    } catch (const std::bad_alloc&) {
        return memoryError(path, ATT_TEXT("engine", "%1: the machine has no memory left for %2"), bytesInWords(size));
    }
}

Status writeFile(const std::string& path, std::string_view bytes) {
    auto file = NewFile::create(path);
    if (!file) return file.error();
    NewFile target = *std::move(file);
    if (auto done = target.write(bytes); !done) return done;
    return target.commit();
}

}  // namespace att
