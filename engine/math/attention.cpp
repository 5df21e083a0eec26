// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/attention.h"

namespace att {

template <class Scalar>
Status attend(const Attention<Scalar>& attention, const Watch& watch) {
    return attendPlain(attention, watch);
}

template Status attend(const Attention<float>&, const Watch&);
template Status attend(const Attention<double>&, const Watch&);

}  // namespace att
