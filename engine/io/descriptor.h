// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An open file descriptor that closes itself. For the .cpp files of this folder.

#include <unistd.h>

#include <utility>

#include "engine/core/text.h"

namespace att {

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~Descriptor() { close(); }

    explicit operator bool() const { return m_number >= 0; }
    int get() const { return m_number; }
    /// 0, or −1 with errno when the system could not keep what was written.
    int close() { return m_number >= 0 ? ::close(std::exchange(m_number, -1)) : 0; }

private:
    int m_number = -1;
};

/// "a folder", "a device" … from stat's mode.
Text kindOfNode(unsigned mode);

}  // namespace att
