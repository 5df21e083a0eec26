// SPDX-License-Identifier: GPL-3.0-or-later
// NumPy's .npz: a zip archive whose members are .npy files; an array is called like its member without the ending.
#include "engine/io/file_error.h"
#include "engine/io/npy.h"
#include "engine/io/zip_reader.h"

namespace att {
namespace {

constexpr std::string_view ending = ".npy";

bool isPickle(const ZipMember& member) { return member.name == "data.pkl" || member.name.ends_with("/data.pkl"); }

class NpzFile final : public ArrayFile {
public:
    NpzFile(std::unique_ptr<ZipReader> archive, const Budget& budget) : ArrayFile(archive->name()), m_archive(std::move(archive)), m_budget(budget) {}

    Status list() {
        for (std::size_t i = 0; i < m_archive->members().size(); ++i)
            if (auto added = add(i); !added) return at(added.error());
        return Done{};
    }

private:
    Result<GivenArray> read(std::size_t index) const override { return unpacked<GivenArray>(index, readNpyValues); }
    Result<Texts> readTexts(std::size_t index) const override { return unpacked<Texts>(index, readNpyTexts); }

    template <class Value>
    using Reader = Result<Value> (*)(ByteStream&, const NpyHeader&, const Budget&);

    template <class Value>
    Result<Value> unpacked(std::size_t index, Reader<Value> reader) const {
        const auto& [name, packed, size, unsupported] = m_archive->members()[index];
        if (size > packed && size - packed > m_budget.inflated)
            return memoryError(m_path, ATT_TEXT("engine", "%1: member %2 would unpack from %3 to %4; a growth of at most %5 is allowed"), name,
                               bytesInWords(packed), bytesInWords(size), bytesInWords(m_budget.inflated));
        auto stream = m_archive->stream(index);
        if (!stream) return at(stream.error());
        auto value = readMember<Value>(**stream, reader);
        return value ? std::move(value) : Result<Value>(at(value.error()));
    }

    /// A member's error names the member, but it happened in the archive.
    Error at(Error error) const {
        error.where = m_path;
        return error;
    }

    Status add(std::size_t index) {
        const auto& member = m_archive->members()[index];
        if (isPickle(member)) return pickled();
        ArrayInfo info{member.name, {}, {}, member.size, member.unsupported};
        const bool array = member.name.ends_with(ending);
        if (!array && !info.unsupported) info.unsupported = ATT_TEXT("engine", "not an array: its name does not end with .npy");
        if (!info.unsupported) {
            auto stream = m_archive->stream(index);
            if (!stream) return stream.error();
            auto header = readNpyHeader(**stream);
            if (!header) return header.error();
            info = header->info;
        }
        info.name = member.name.substr(0, member.name.size() - (array ? ending.size() : 0));
        m_arrays.push_back(std::move(info));
        return Done{};
    }

    template <class Value>
    Result<Value> readMember(ByteStream& stream, Reader<Value> reader) const {
        const auto header = readNpyHeader(stream);
        if (!header) return header.error();
        auto value = reader(stream, *header, m_budget);
        if (!value) return value;
        if (auto done = ZipReader::finish(stream); !done) return done.error();
        return value;
    }

    Error pickled() const {
        return fileError(
            m_path, ATT_TEXT("engine", "%1 is a PyTorch file of pickled objects, which could run code, so it is not read. Convert it in Python: %2"),
            "from safetensors.torch import save_file; save_file(torch.load(\"x.pt\", weights_only=True), \"x.safetensors\")");
    }

    std::unique_ptr<ZipReader> m_archive;
    Budget m_budget;
};

}  // namespace

Result<ArrayFilePtr> openNpz(const ByteSourcePtr& source, const Budget& budget) {
    auto archive = ZipReader::open(source, budget);
    if (!archive) return archive.error();
    auto file = std::make_unique<NpzFile>(*std::move(archive), budget);
    if (auto done = file->list(); !done) return done.error();
    return ArrayFilePtr(std::move(file));
}

}  // namespace att
