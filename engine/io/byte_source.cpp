// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "engine/io/checked.h"
#include "engine/io/descriptor.h"
#include "engine/io/file_error.h"

namespace att {
namespace {

Error endsEarly(const std::string& name, std::uint64_t offset, std::uint64_t length, std::uint64_t size) {
    return fileError(name, ATT_TEXT("engine", "%1 is cut short: %2 bytes were expected from byte %3 on, but it has only %4"), std::to_string(length),
                     std::to_string(offset), std::to_string(size));
}

class MemorySource final : public ByteSource {
public:
    MemorySource(std::string name, std::string bytes) : m_name(std::move(name)), m_bytes(std::move(bytes)) {}

    const std::string& name() const override { return m_name; }
    std::uint64_t size() const override { return m_bytes.size(); }
    Status read(std::uint64_t offset, char* to, std::size_t length) const override {
        if (!lies(offset, length, m_bytes.size())) return endsEarly(m_name, offset, length, m_bytes.size());
        std::copy_n(m_bytes.data() + offset, length, to);
        return Done{};
    }

private:
    std::string m_name;
    std::string m_bytes;
};

class FileSource final : public ByteSource {
public:
    FileSource(std::string name, Descriptor file, std::uint64_t size) : m_name(std::move(name)), m_file(std::move(file)), m_size(size) {}

    const std::string& name() const override { return m_name; }
    std::uint64_t size() const override { return m_size; }
    Status read(std::uint64_t offset, char* to, std::size_t length) const override {
        if (!lies(offset, length, m_size)) return endsEarly(m_name, offset, length, m_size);
        while (length > 0) {
            const auto got = ::pread(m_file.get(), to, length, static_cast<off_t>(offset));
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) return fileError(m_name, ATT_TEXT("engine", "%1 cannot be read: %2"), systemReason(errno));
            if (got == 0) return fileError(m_name, ATT_TEXT("engine", "%1 became shorter while it was read; try again when it is complete"));
            to += got;
            length -= static_cast<std::size_t>(got);
            offset += static_cast<std::uint64_t>(got);
        }
        return Done{};
    }

private:
    std::string m_name;
    Descriptor m_file;
    std::uint64_t m_size;
};

}  // namespace

Result<std::string> ByteSource::text(std::uint64_t offset, std::uint64_t length) const {
    const auto rest = size() - std::min(offset, size());
    std::string bytes(static_cast<std::size_t>(std::min(length, rest)), '\0');
    const auto done = read(std::min(offset, size()), bytes.data(), bytes.size());
    if (!done) return done.error();
    return bytes;
}

ByteSourcePtr memorySource(std::string name, std::string bytes) { return std::make_shared<MemorySource>(std::move(name), std::move(bytes)); }

Result<ByteSourcePtr> fileSource(const std::string& path) {
    if (path.empty() || path.find('\0') != std::string::npos) return fileError(path, ATT_TEXT("engine", "%1 is not a file name"));
    Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    struct stat about {};
    const int opened = file ? ::fstat(file.get(), &about) : -1;
    if (opened != 0) {
        // A socket cannot be opened at all; say what it is rather than what the system says.
        const int reason = errno;
        if (::stat(path.c_str(), &about) != 0 || S_ISREG(about.st_mode))
            return fileError(path, ATT_TEXT("engine", "%1 cannot be opened: %2"), systemReason(reason));
    }
    if (!S_ISREG(about.st_mode)) return fileError(path, ATT_TEXT("engine", "%1 is %2; a file was expected"), kindOfNode(about.st_mode));
    return ByteSourcePtr(std::make_shared<FileSource>(path, std::move(file), static_cast<std::uint64_t>(about.st_size)));
}

}  // namespace att
