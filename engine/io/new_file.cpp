// SPDX-License-Identifier: GPL-3.0-or-later
// Replacing a file in one step: write a neighbour, flush it, rename it over the target, flush the folder.
#include <dirent.h>
#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <ctime>
#include <optional>

#include "engine/io/descriptor.h"
#include "engine/io/file.h"
#include "engine/io/file_error.h"

namespace att {
namespace {

/// Short, so that a target's name may have all the 255 bytes a file system gives.
constexpr std::string_view temporaryPrefix = ".attention-explorer-";
constexpr int mostLinks = 40;
constexpr std::time_t strayAge = 3600;  // seconds

struct FolderAndName {
    std::string folder;
    std::string name;
};

FolderAndName split(const std::string& path) {
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) return {".", path};
    return {slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1)};
}

std::optional<std::string> linkTarget(const std::string& path) {
    std::array<char, PATH_MAX> room{};
    const auto length = ::readlink(path.c_str(), room.data(), room.size());
    if (length < 0 || static_cast<std::size_t>(length) >= room.size()) return std::nullopt;
    return std::string(room.data(), static_cast<std::size_t>(length));
}

/// Where the last link points, also when nothing stands there yet.
Result<std::string> followLinks(const std::string& path) {
    std::string at = path;
    for (int i = 0; i < mostLinks; ++i) {
        struct stat about {};
        if (::lstat(at.c_str(), &about) != 0 || !S_ISLNK(about.st_mode)) return at;
        const auto target = linkTarget(at);
        if (!target) return fileError(path, ATT_TEXT("engine", "%1 cannot be written: %2"), systemReason(errno));
        at = target->starts_with('/') ? *target : split(at).folder + "/" + *target;
    }
    return fileError(path, ATT_TEXT("engine", "%1 cannot be written: %2"), systemReason(ELOOP));
}

std::string temporaryName() {
    std::array<unsigned char, 8> random{};
    if (::getrandom(random.data(), random.size(), 0) < 0) random.fill(static_cast<unsigned char>(::getpid()));
    std::string name(temporaryPrefix);
    for (const auto byte : random) name.append({"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]});
    return name;
}

/// What stands at the target now, when it may be replaced.
Result<std::optional<struct stat>> replaceable(const std::string& path, int folder, const std::string& name) {
    struct stat about {};
    if (::fstatat(folder, name.c_str(), &about, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno == ENOENT) return std::optional<struct stat>();
        return fileError(path, ATT_TEXT("engine", "%1 cannot be written: %2"), systemReason(errno));
    }
    if (!S_ISREG(about.st_mode))
        return fileError(path, ATT_TEXT("engine", "%1 is %2 and cannot be replaced by a file; choose another name"), kindOfNode(about.st_mode));
    if (::faccessat(folder, name.c_str(), W_OK, AT_EACCESS) != 0)
        return fileError(path, ATT_TEXT("engine", "%1 is write-protected; choose another name"));
    return std::optional(about);
}

}  // namespace

struct NewFile::Parts {
    std::string path;  // as the caller named it
    std::string target;
    std::string temporary;  // empty once it has become the target
    Descriptor folder;
    Descriptor file;
    std::uint64_t size = 0;

    ~Parts() {
        if (!temporary.empty() && folder) ::unlinkat(folder.get(), temporary.c_str(), 0);
    }

    Error failed(int reason) const { return fileError(path, ATT_TEXT("engine", "%1 could not be written: %2"), systemReason(reason)); }

    /// An old file keeps its permissions, and its owner and group where the system lets us.
    Status open(const std::optional<struct stat>& old) {
        for (int tries = 0; tries < 100 && !file; ++tries) {
            temporary = temporaryName();
            file = Descriptor(::openat(folder.get(), temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666));
            if (!file && errno != EEXIST) break;
        }
        if (!file) {
            temporary.clear();
            return failed(errno);
        }
        if (!old) return Done{};
        if (::fchown(file.get(), old->st_uid, old->st_gid) != 0 && errno != EPERM) return failed(errno);
        return ::fchmod(file.get(), old->st_mode & 0777) == 0 ? Status(Done{}) : failed(errno);
    }

    Status write(std::uint64_t offset, std::string_view bytes) {
        while (!bytes.empty()) {
            const auto put = ::pwrite(file.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
            if (put < 0 && errno == EINTR) continue;
            if (put < 0) return failed(errno);
            bytes.remove_prefix(static_cast<std::size_t>(put));
            offset += static_cast<std::uint64_t>(put);
        }
        size = std::max(size, offset);
        return Done{};
    }

    Status commit() {
        if (::fsync(file.get()) != 0) return failed(errno);
        if (file.close() != 0) return failed(errno);
        if (::renameat(folder.get(), temporary.c_str(), folder.get(), target.c_str()) != 0) return failed(errno);
        temporary.clear();
        // Some file systems cannot flush a folder and say so; the rename stands either way.
        if (::fsync(folder.get()) != 0 && errno != EINVAL && errno != ENOTSUP) return failed(errno);
        return Done{};
    }
};

NewFile::NewFile(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
NewFile::NewFile(NewFile&&) noexcept = default;
NewFile& NewFile::operator=(NewFile&&) noexcept = default;
NewFile::~NewFile() = default;

Result<NewFile> NewFile::create(const std::string& path) {
    if (path.empty() || path.find('\0') != std::string::npos) return fileError(path, ATT_TEXT("engine", "%1 is not a file name"));
    const auto resolved = followLinks(path);
    if (!resolved) return resolved.error();
    const auto [folder, name] = split(*resolved);
    if (name.empty() || name == "." || name == "..") return fileError(path, ATT_TEXT("engine", "%1 is a folder; a file name was expected"));
    auto parts = std::make_unique<Parts>();
    parts->path = path;
    parts->target = name;
    parts->folder = Descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!parts->folder) return parts->failed(errno);
    const auto old = replaceable(path, parts->folder.get(), name);
    if (!old) return old.error();
    if (const auto opened = parts->open(*old); !opened) return opened.error();
    return NewFile(std::move(parts));
}

Status NewFile::write(std::string_view bytes) { return m_parts->write(m_parts->size, bytes); }
Status NewFile::writeAt(std::uint64_t offset, std::string_view bytes) { return m_parts->write(offset, bytes); }
std::uint64_t NewFile::size() const { return m_parts->size; }
const std::string& NewFile::path() const { return m_parts->path; }
Status NewFile::commit() { return m_parts->commit(); }

int removeStrayFiles(const std::string& folder) {
    DIR* list = ::opendir(folder.c_str());
    if (!list) return 0;
    int removed = 0;
    const auto now = std::time(nullptr);
    while (const dirent* entry = ::readdir(list)) {
        const std::string_view name = entry->d_name;
        struct stat about {};
        if (!name.starts_with(temporaryPrefix) || name.size() != temporaryPrefix.size() + 16) continue;
        if (::fstatat(::dirfd(list), entry->d_name, &about, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(about.st_mode) || now - about.st_mtime < strayAge)
            continue;
        if (::unlinkat(::dirfd(list), entry->d_name, 0) == 0) ++removed;
    }
    ::closedir(list);
    return removed;
}

}  // namespace att
