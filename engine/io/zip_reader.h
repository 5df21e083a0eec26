// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A zip archive over a ByteSource: its members by number, each as a stream whose checksum is held. Nothing is ever
// written to disk and no member's name is ever used as a path.

#include <zip.h>

#include "engine/io/array_file.h"
#include "engine/io/byte_stream.h"

namespace att {

struct ZipMember {
    std::string name;  ///< UTF-8
    std::uint64_t packed = 0;
    std::uint64_t size = 0;
    std::optional<Text> unsupported;  ///< encrypted, or packed in a way we do not unpack
};

class ZipReader {
public:
    /// Refuses archives whose members cannot all fit into the file, would grow impossibly, or share a name.
    static Result<std::unique_ptr<ZipReader>> open(const ByteSourcePtr& source, const Budget& budget);

    const std::vector<ZipMember>& members() const { return m_members; }
    const std::string& name() const { return m_source->name(); }

    /// The member must be supported. One stream at a time.
    Result<std::unique_ptr<ByteStream>> stream(std::size_t member) const;
    /// After the last byte of a stream: whether the archive's checksum agrees.
    static Status finish(ByteStream& stream);

private:
    ZipReader() = default;
    Status list(const Budget& budget);
    Result<ZipMember> describe(std::uint64_t index) const;
    Status checkTotals() const;

    struct Close {
        void operator()(zip_t* archive) const { zip_discard(archive); }
    };
    ByteSourcePtr m_source;
    std::unique_ptr<zip_t, Close> m_archive;
    std::vector<ZipMember> m_members;
};

}  // namespace att
