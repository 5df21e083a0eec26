// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/translate.h"

#include <QCoreApplication>

namespace att {

QString shown(Text text) { return text.empty() ? QString() : QCoreApplication::translate("engine", text.source); }

QString shown(const Message& message) {
    std::vector<std::string> words;
    for (const auto& argument : message.arguments) {
        const auto* text = std::get_if<Text>(&argument);
        words.push_back(text ? shown(*text).toStdString() : std::get<std::string>(argument));
    }
    return QString::fromStdString(fillPlaces(shown(message.text).toStdString(), words));
}

}  // namespace att
