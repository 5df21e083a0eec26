// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/form_mnemonics.h"

#include <QSet>

namespace att {
namespace {

bool isLatin(QChar c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The place of the best free letter, or -1.
qsizetype freeLetter(const QString& label, const QSet<QChar>& taken) {
    const auto isFree = [&](qsizetype i) { return isLatin(label[i]) && !taken.contains(label[i].toLower()); };
    for (qsizetype i = 0; i < label.size(); ++i)
        if (isFree(i) && (i == 0 || !label[i - 1].isLetterOrNumber())) return i;
    for (qsizetype i = 0; i < label.size(); ++i)
        if (isFree(i)) return i;
    return -1;
}

}  // namespace

QStringList withMnemonics(const QStringList& labels, const QString& reserved) {
    QSet<QChar> taken(reserved.begin(), reserved.end());
    QStringList marked;
    for (const QString& label : labels) {
        const qsizetype place = freeLetter(label, taken);
        QString text = label;
        if (place >= 0) {
            taken.insert(label[place].toLower());
            text = text.left(place).replace('&', "&&") + '&' + text.mid(place).replace('&', "&&");
        } else {
            text.replace('&', "&&");
        }
        marked << text;
    }
    return marked;
}

}  // namespace att
