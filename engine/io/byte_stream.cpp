// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/byte_stream.h"

#include <algorithm>

namespace att {

Status readElements(ByteStream& stream, ElementLayout layout, std::vector<float>& values) {
    constexpr std::size_t chunk = 1 << 17;  // bytes; stays in the second cache
    std::vector<char> room(std::min(chunk, values.size() * layout.bytes()));
    for (std::size_t done = 0; done < values.size();) {
        const std::size_t count = std::min(values.size() - done, room.size() / layout.bytes());
        const std::size_t bytes = count * layout.bytes();
        if (auto got = stream.read(room.data(), bytes); !got) return got;
        decode(layout, {room.data(), bytes}, values.data() + done);
        done += count;
    }
    return Done{};
}

}  // namespace att
