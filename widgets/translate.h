// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From the engine's texts to what stands on screen, in the language of the moment.

#include <QString>

#include "engine/core/text.h"

namespace att {

QString shown(Text text);
QString shown(const Message& message);
inline QString shown(const std::string& utf8) { return QString::fromStdString(utf8); }

}  // namespace att
