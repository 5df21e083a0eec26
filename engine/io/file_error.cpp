// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/file_error.h"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "engine/io/descriptor.h"
#include "engine/io/unicode.h"

namespace att {

Text systemReason(int number) {
    switch (number) {
        case ENOENT: return ATT_TEXT("engine", "there is no such file or folder");
        case EACCES:
        case EPERM: return ATT_TEXT("engine", "permission denied");
        case ENOSPC: return ATT_TEXT("engine", "the disk is full");
        case EDQUOT: return ATT_TEXT("engine", "your share of the disk is used up");
        case EROFS: return ATT_TEXT("engine", "the disk can only be read");
        case EFBIG: return ATT_TEXT("engine", "the file would be larger than is allowed here");
        case EIO: return ATT_TEXT("engine", "the disk reports a fault");
        case ENAMETOOLONG: return ATT_TEXT("engine", "the name is too long");
        case ELOOP: return ATT_TEXT("engine", "its links lead in a circle");
        case ENOTDIR: return ATT_TEXT("engine", "a part of its path is not a folder");
        case EISDIR: return ATT_TEXT("engine", "it is a folder");
        case EMFILE:
        case ENFILE: return ATT_TEXT("engine", "too many files are open");
        default: break;
    }
    const char* words = strerrordesc_np(number);
    return words ? Text{words} : ATT_TEXT("engine", "the system gives no reason");
}

Text kindOfNode(unsigned mode) {
    if (S_ISDIR(mode)) return ATT_TEXT("engine", "a folder");
    if (S_ISFIFO(mode)) return ATT_TEXT("engine", "a pipe");
    if (S_ISSOCK(mode)) return ATT_TEXT("engine", "a socket");
    if (S_ISREG(mode)) return ATT_TEXT("engine", "a file");
    return ATT_TEXT("engine", "a device");
}

std::string excerpt(std::string_view words) {
    constexpr std::size_t most = 200;  // bytes
    std::string line;
    for (std::size_t at = 0; at < words.size();) {
        if (line.size() >= most) return line + "…";
        const char32_t point = nextCodePoint(words, at);
        appendCodePoint(line, isControl(point) ? U'\uFFFD' : point);
    }
    return line;
}

std::string bytesInWords(unsigned long long bytes) {
    static constexpr std::array units{"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    std::size_t unit = 0;
    auto number = static_cast<double>(bytes);
    for (; number >= 1024 && unit + 1 < units.size(); ++unit) number /= 1024;
    // One decimal is enough to compare an estimate with a limit.
    return toWords(static_cast<double>(static_cast<long long>(number * 10 + 0.5)) / 10) + " " + units[unit];
}

}  // namespace att
