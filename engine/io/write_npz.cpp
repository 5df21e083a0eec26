// SPDX-License-Identifier: GPL-3.0-or-later
#include <zip.h>

#include <algorithm>
#include <array>
#include <list>
#include <memory>

#include "engine/io/array_writers.h"
#include "engine/io/arrays.h"
#include "engine/io/file_error.h"
#include "engine/io/npy.h"

namespace att {
namespace {

/// The first of January 1980, where zip's calendar begins.
constexpr std::uint16_t firstDay = 1 << 5 | 1;

/// What libzip writes through: a NewFile that begins empty. The first failure is kept for the message.
struct Writing {
    NewFile* file;
    std::uint64_t at = 0;
    zip_error_t error{};
    Status done = Done{};
};

zip_int64_t writeSome(Writing& writing, const void* from, std::uint64_t length) {
    writing.done = writing.file->writeAt(writing.at, {static_cast<const char*>(from), static_cast<std::size_t>(length)});
    if (!writing.done) {
        zip_error_set(&writing.error, ZIP_ER_WRITE, EIO);
        return -1;
    }
    writing.at += length;
    return static_cast<zip_int64_t>(length);
}

zip_int64_t seek(Writing& writing, void* arguments, std::uint64_t length) {
    const auto target = zip_source_seek_compute_offset(writing.at, writing.file->size(), arguments, length, &writing.error);
    if (target < 0) return -1;
    writing.at = static_cast<std::uint64_t>(target);
    return 0;
}

zip_int64_t describeEmpty(void* to) {
    auto* about = static_cast<zip_stat_t*>(to);
    zip_stat_init(about);
    about->size = 0;
    about->valid = ZIP_STAT_SIZE;
    return sizeof *about;
}

zip_int64_t answerWriting(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) {
    auto& writing = *static_cast<Writing*>(state);
    switch (command) {
        case ZIP_SOURCE_BEGIN_WRITE: writing.at = 0; return 0;
        case ZIP_SOURCE_WRITE: return writeSome(writing, data, length);
        case ZIP_SOURCE_SEEK_WRITE: return seek(writing, data, length);
        case ZIP_SOURCE_TELL_WRITE: return static_cast<zip_int64_t>(writing.at);
        case ZIP_SOURCE_STAT: return describeEmpty(data);
        case ZIP_SOURCE_ERROR: return zip_error_to_data(&writing.error, data, length);
        case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_WRITABLE;
        case ZIP_SOURCE_OPEN:
        case ZIP_SOURCE_CLOSE:
        case ZIP_SOURCE_READ:
        case ZIP_SOURCE_COMMIT_WRITE:
        case ZIP_SOURCE_ROLLBACK_WRITE:
        case ZIP_SOURCE_REMOVE:
        case ZIP_SOURCE_FREE: return 0;
        default: zip_error_set(&writing.error, ZIP_ER_OPNOTSUPP, 0); return -1;
    }
}

/// A member as libzip takes it without a copy: the header, then the tensor's own memory.
struct Member {
    std::string header;
    std::array<zip_buffer_fragment_t, 2> pieces{};
};

bool add(zip_t* archive, const std::string& name, std::string_view numbers, Member& member) {
    // libzip only reads from what it wants writable.
    member.pieces[0] = {reinterpret_cast<zip_uint8_t*>(member.header.data()), member.header.size()};
    member.pieces[1] = {reinterpret_cast<zip_uint8_t*>(const_cast<char*>(numbers.data())), numbers.size()};
    zip_source_t* source = zip_source_buffer_fragment(archive, member.pieces.data(), numbers.empty() ? 1 : 2, 0);
    if (!source) return false;
    const auto index = zip_file_add(archive, (name + ".npy").c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    const auto place = static_cast<zip_uint64_t>(index);
    return zip_set_file_compression(archive, place, ZIP_CM_STORE, 0) == 0 && zip_file_set_dostime(archive, place, 0, firstDay, 0) == 0;
}

}  // namespace

Status writeNpz(NewFile& file, const std::vector<NamedTensor>& tensors, const ArrayMetadata& metadata) {
    Writing writing{&file};
    const auto failed = [&](const char* words) {
        return writing.done ? Status(fileError(file.path(), ATT_TEXT("engine", "%1 could not be packed: %2"), words)) : writing.done;
    };
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_function_create(&answerWriting, &writing, &error);
    zip_t* archive = target ? zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error) : nullptr;
    const std::string words = zip_error_strerror(&error);
    zip_error_fini(&error);
    if (!archive) {
        zip_source_free(target);
        return failed(words.c_str());
    }
    std::list<Member> members;  // stay in place until the archive is closed
    const auto added = [&](const NamedTensor& tensor) {
        return add(archive, tensor.name, bytesOf(tensor), members.emplace_back(Member{writeNpyHeader(tensor.shape)}));
    };
    const auto addedTexts = [&](const ArrayMetadata::value_type& entry) {
        const auto texts = textsIn(entry.second);
        return !texts || add(archive, entry.first, {}, members.emplace_back(Member{writeNpyTexts(*texts)}));
    };
    if (std::ranges::all_of(tensors, added) && std::ranges::all_of(metadata, addedTexts) && zip_close(archive) == 0) return Done{};
    auto status = failed(zip_strerror(archive));
    zip_discard(archive);
    return status;
}

}  // namespace att
