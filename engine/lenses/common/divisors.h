// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a number can be shared equally by: what a form allows and a message offers.

#include <vector>

namespace att::lenses {

/// The divisors of a number from 1 to `most`, rising.
inline std::vector<double> divisors(int number, int most) {
    std::vector<double> list;
    for (int divisor = 1; divisor <= most; ++divisor)
        if (number % divisor == 0) list.push_back(divisor);
    return list;
}

}  // namespace att::lenses
