// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a mechanism costs, counted by closed forms and never measured. The cost of a whole outcome is core/outcome.h.

#include <cstdint>

namespace att {

struct Count {
    std::int64_t parameters = 0;    ///< learned numbers
    std::int64_t multiplyAdds = 0;  ///< of matrix products; one is two FLOPs
    std::int64_t functions = 0;     ///< calls of tanh, sigmoid or exp
    std::int64_t kept = 0;          ///< numbers between the inputs and the result that lie in memory at once

    friend bool operator==(const Count&, const Count&) = default;
};

}  // namespace att
