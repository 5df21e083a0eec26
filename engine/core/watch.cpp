// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/watch.h"

#include <cmath>

namespace att {
namespace {

/// "1.5 GiB"
std::string inGibibytes(std::size_t bytes) { return toWords(std::round(static_cast<double>(bytes) / double(1u << 30) * 10) / 10) + " GiB"; }

}  // namespace

Status Watch::reserve(std::size_t bytes) const {
    if (bytes <= budget) return Done{};
    return Error{
        ErrorKind::Memory,
        say(ATT_TEXT("engine", "This needs %1 of memory and the limit is %2. Choose fewer tokens or heads, or raise the limit in the settings."),
            inGibibytes(bytes), inGibibytes(budget)),
        {}};
}

Watch Watch::part(float from, float to) const {
    Watch watch = *this;
    watch.m_from += m_share * from;
    watch.m_share *= to - from;
    return watch;
}

Error stoppedError() { return {ErrorKind::Stopped, say(ATT_TEXT("engine", "Stopped.")), {}}; }

}  // namespace att
