// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Gives labels letters to reach them with Alt, no letter twice.

#include <QStringList>

namespace att {

/// The labels with '&' before the letter of each, as QLabel reads it. First letters of words come first; a label whose
/// letters are all taken or reserved, or that has no Latin letter, gets none.
QStringList withMnemonics(const QStringList& labels, const QString& reserved);

}  // namespace att
