// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Names of files as the engine takes them.

#include <QFile>
#include <string>

namespace att {

/// As the file system knows it.
inline std::string pathBytes(const QString& path) { return QFile::encodeName(path).toStdString(); }

}  // namespace att
