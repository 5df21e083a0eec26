// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Fields under the headings that several forms share.

#include "engine/core/field.h"

namespace att::lenses {

inline Field inputField(Field field) { return inGroup(ATT_TEXT("engine", "Input"), std::move(field)); }
inline Field blockField(Field field) { return inGroup(ATT_TEXT("engine", "Block"), std::move(field)); }
inline Field weightField(Field field) { return inGroup(ATT_TEXT("engine", "Weights"), std::move(field)); }
inline Field headField(Field field) { return inGroup(ATT_TEXT("engine", "Heads"), std::move(field)); }

}  // namespace att::lenses
