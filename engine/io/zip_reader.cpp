// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/zip_reader.h"

#include <algorithm>
#include <set>

#include "engine/io/checked.h"
#include "engine/io/file_error.h"

namespace att {
namespace {

/// What libzip reads through: a place in a ByteSource.
struct ZipReading {
    ByteSourcePtr source;
    std::uint64_t at = 0;
    zip_error_t error{};
};

zip_int64_t readSome(ZipReading& reading, void* to, std::uint64_t length) {
    const auto count = std::min(length, reading.source->size() - reading.at);
    if (!reading.source->read(reading.at, static_cast<char*>(to), static_cast<std::size_t>(count))) {
        zip_error_set(&reading.error, ZIP_ER_READ, EIO);
        return -1;
    }
    reading.at += count;
    return static_cast<zip_int64_t>(count);
}

zip_int64_t describeSize(const ZipReading& reading, void* to) {
    auto* about = static_cast<zip_stat_t*>(to);
    zip_stat_init(about);
    about->size = reading.source->size();
    about->valid = ZIP_STAT_SIZE;
    return sizeof *about;
}

zip_int64_t seek(ZipReading& reading, void* arguments, std::uint64_t length) {
    const auto target = zip_source_seek_compute_offset(reading.at, reading.source->size(), arguments, length, &reading.error);
    if (target < 0) return -1;
    reading.at = static_cast<std::uint64_t>(target);
    return 0;
}

zip_int64_t answerReading(void* state, void* data, zip_uint64_t length, zip_source_cmd_t command) {
    auto& reading = *static_cast<ZipReading*>(state);
    switch (command) {
        case ZIP_SOURCE_OPEN: reading.at = 0; return 0;
        case ZIP_SOURCE_READ: return readSome(reading, data, length);
        case ZIP_SOURCE_CLOSE: return 0;
        case ZIP_SOURCE_STAT: return describeSize(reading, data);
        case ZIP_SOURCE_ERROR: return zip_error_to_data(&reading.error, data, length);
        case ZIP_SOURCE_SEEK: return seek(reading, data, length);
        case ZIP_SOURCE_TELL: return static_cast<zip_int64_t>(reading.at);
        case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_SEEKABLE;
        case ZIP_SOURCE_FREE: delete &reading; return 0;
        default: zip_error_set(&reading.error, ZIP_ER_OPNOTSUPP, 0); return -1;
    }
}

Error damaged(const std::string& name, zip_error_t& error) {
    if (zip_error_code_zip(&error) == ZIP_ER_CRC) return fileError(name, ATT_TEXT("engine", "%1 is damaged: its checksum does not match"));
    return fileError(name, ATT_TEXT("engine", "%1 cannot be unpacked: %2"), zip_error_strerror(&error));
}

class MemberStream final : public ByteStream {
public:
    MemberStream(std::string name, zip_file_t* file, std::uint64_t size) : m_name(std::move(name)), m_file(file), m_left(size) {}
    ~MemberStream() override { zip_fclose(m_file); }
    MemberStream(const MemberStream&) = delete;
    MemberStream& operator=(const MemberStream&) = delete;

    const std::string& name() const override { return m_name; }
    std::uint64_t left() const override { return m_left; }

    Status read(char* to, std::size_t length) override {
        while (length > 0) {
            const auto got = zip_fread(m_file, to, length);
            if (got < 0) return damaged(m_name, *zip_file_get_error(m_file));
            if (got == 0) return fileError(m_name, ATT_TEXT("engine", "%1 is damaged: it unpacks to fewer bytes than it claims"));
            to += got;
            length -= static_cast<std::size_t>(got);
            m_left -= static_cast<std::uint64_t>(got);
        }
        return Done{};
    }

    /// libzip compares the checksum when it is asked beyond the end.
    Status finish() {
        char beyond = 0;
        const auto got = zip_fread(m_file, &beyond, 1);
        if (got < 0) return damaged(m_name, *zip_file_get_error(m_file));
        if (got > 0) return fileError(m_name, ATT_TEXT("engine", "%1 is damaged: it unpacks to more bytes than it claims"));
        return Done{};
    }

private:
    std::string m_name;
    zip_file_t* m_file;
    std::uint64_t m_left;
};

std::optional<Text> reasonAgainst(const zip_stat_t& about) {
    if (about.encryption_method != ZIP_EM_NONE) return ATT_TEXT("engine", "encrypted");
    if (about.comp_method != ZIP_CM_STORE && about.comp_method != ZIP_CM_DEFLATE)
        return ATT_TEXT("engine", "packed in another way than stored or deflated");
    return std::nullopt;
}

/// Deflate makes at most 1,032 bytes of one; a stored member stays what it is.
bool isPossible(const zip_stat_t& about) {
    if (about.comp_method == ZIP_CM_STORE) return about.size == about.comp_size;
    const auto most = checkedMultiply(about.comp_size, 1032);
    return about.comp_method != ZIP_CM_DEFLATE || !most || about.size <= *most;
}

}  // namespace

Result<std::unique_ptr<ZipReader>> ZipReader::open(const ByteSourcePtr& source, const Budget& budget) {
    auto reader = std::unique_ptr<ZipReader>(new ZipReader);
    reader->m_source = source;
    zip_error_t error;
    zip_error_init(&error);
    auto* state = new ZipReading{source};
    zip_source_t* bytes = zip_source_function_create(&answerReading, state, &error);
    if (bytes) reader->m_archive.reset(zip_open_from_source(bytes, ZIP_RDONLY, &error));
    if (!bytes) delete state;
    if (bytes && !reader->m_archive) zip_source_free(bytes);
    const std::string words = zip_error_strerror(&error);
    zip_error_fini(&error);
    if (!reader->m_archive) return fileError(source->name(), ATT_TEXT("engine", "%1 is a damaged or incomplete zip archive: %2"), words);
    if (auto done = reader->list(budget); !done) return done.error();
    return reader;
}

Status ZipReader::list(const Budget& budget) {
    const auto count = static_cast<std::uint64_t>(zip_get_num_entries(m_archive.get(), 0));
    if (count > budget.arrays)
        return memoryError(name(), ATT_TEXT("engine", "%1 holds %2 members; at most %3 are read"), std::to_string(count),
                           std::to_string(budget.arrays));
    std::set<std::string, std::less<>> names;
    for (std::uint64_t i = 0; i < count; ++i) {
        auto member = describe(i);
        if (!member) return member.error();
        if (!names.insert(member->name).second) return fileError(name(), ATT_TEXT("engine", "%1 holds two members named %2"), member->name);
        m_members.push_back(*std::move(member));
    }
    return checkTotals();
}

Result<ZipMember> ZipReader::describe(std::uint64_t index) const {
    constexpr auto needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    zip_stat_t about;
    if (zip_stat_index(m_archive.get(), index, ZIP_FL_ENC_GUESS, &about) != 0 || (about.valid & needed) != needed)
        return fileError(name(), ATT_TEXT("engine", "%1: the archive's member number %2 is damaged"), std::to_string(index + 1));
    if (!isPossible(about))
        return fileError(name(), ATT_TEXT("engine", "%1: member %2 claims to unpack %3 bytes to %4, which cannot be"), about.name,
                         std::to_string(about.comp_size), std::to_string(about.size));
    return ZipMember{about.name, about.comp_size, about.size, reasonAgainst(about)};
}

/// Members that overlap are how a small archive holds an endless amount.
Status ZipReader::checkTotals() const {
    std::uint64_t packed = 0;
    for (const auto& member : m_members) {
        const auto sum = checkedAdd(packed, member.packed);
        if (!sum || *sum > m_source->size())
            return fileError(name(), ATT_TEXT("engine", "%1: the archive's members claim more bytes than the file has"));
        packed = *sum;
    }
    return Done{};
}

Result<std::unique_ptr<ByteStream>> ZipReader::stream(std::size_t member) const {
    const std::string label = name() + " (" + m_members[member].name + ")";
    zip_file_t* file = zip_fopen_index(m_archive.get(), member, 0);
    if (!file) return damaged(label, *zip_get_error(m_archive.get()));
    return std::unique_ptr<ByteStream>(std::make_unique<MemberStream>(label, file, m_members[member].size));
}

Status ZipReader::finish(ByteStream& stream) { return static_cast<MemberStream&>(stream).finish(); }

}  // namespace att
