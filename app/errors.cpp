// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/errors.h"

#include <QCoreApplication>
#include <algorithm>

#include "widgets/translate.h"

namespace att {
namespace {

bool saysWhere(const std::string& message, const std::string& where) { return where.empty() || message.find(where) != std::string::npos; }

}  // namespace

QString shownError(const Error& error) {
    const QString message = shown(error.message);
    if (saysWhere(message.toStdString(), error.where)) return message;
    return QCoreApplication::translate("att::Errors", "%1: %2").arg(shown(error.where), message);
}

std::string englishError(const Error& error) {
    const std::string message = english(error.message);
    std::string line = saysWhere(message, error.where) ? message : error.where + ": " + message;
    std::ranges::replace(line, '\n', ' ');
    return line;
}

}  // namespace att
