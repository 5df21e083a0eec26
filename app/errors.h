// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Errors of the engine as one sentence, on screen and on the command line.

#include <QString>

#include "engine/core/result.h"
#include "engine/core/spec.h"

namespace att {

/// In the language of the program. Says where, unless the message does already.
QString shownError(const Error& error);
/// The same of an error about one of the fields, which is called as the form calls it.
QString shownError(const Error& error, const Spec& spec);
/// In English, on one line.
std::string englishError(const Error& error);

}  // namespace att
