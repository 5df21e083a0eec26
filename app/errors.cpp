// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/errors.h"

#include <QCoreApplication>
#include <algorithm>

#include "widgets/translate.h"

namespace att {
namespace {

bool saysWhere(const std::string& message, const std::string& where) { return where.empty() || message.find(where) != std::string::npos; }

QString placed(const QString& message, const QString& where) {
    if (saysWhere(message.toStdString(), where.toStdString())) return message;
    return QCoreApplication::translate("att::Errors", "%1: %2").arg(where, message);
}

}  // namespace

QString shownError(const Error& error) { return placed(shown(error.message), shown(error.where)); }

QString shownError(const Error& error, const Spec& spec) {
    const auto list = entries(spec);
    const auto field = std::ranges::find_if(list, [&error](const FieldEntry& entry) { return error.where == entry.field.key; });
    return placed(shown(error.message), field == list.end() ? shown(error.where) : shown(field->field.label));
}

std::string englishError(const Error& error) {
    const std::string message = english(error.message);
    std::string line = saysWhere(message, error.where) ? message : error.where + ": " + message;
    std::ranges::replace(line, '\n', ' ');
    return line;
}

}  // namespace att
