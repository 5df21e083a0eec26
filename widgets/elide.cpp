// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/elide.h"

#include <QTextBoundaryFinder>

namespace att {
namespace {

bool loneSurrogate(const QString& words, qsizetype i) {
    const QChar c = words[i];
    if (c.isHighSurrogate()) return i + 1 >= words.size() || !words[i + 1].isLowSurrogate();
    return c.isLowSurrogate() && (i == 0 || !words[i - 1].isHighSurrogate());
}

bool breaksLine(QChar c) { return c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator; }

}  // namespace

QString toolTipOf(const QString& words) {
    if (words.isEmpty()) return {};
    return "<p style=\"margin:0\">" + words.toHtmlEscaped().replace('\n', "<br>") + "</p>";
}

QString oneLine(const QString& words) {
    QString line = words;
    line.replace("\r\n", " ");
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (breaksLine(line[i])) line[i] = ' ';
        if (loneSurrogate(line, i)) line[i] = QChar::ReplacementCharacter;
    }
    return line;
}

QString isolated(const QString& words) { return QChar(0x2068) + words + QChar(0x2069); }

qsizetype bytesOf(QStringView words) {
    qsizetype bytes = 0;
    for (const QChar c : words) bytes += c.unicode() < 0x80 ? 1 : c.unicode() < 0x800 || c.isSurrogate() ? 2 : 3;
    return bytes;
}

QString cutToBytes(const QString& words, qsizetype most) {
    // No text of `most` bytes is longer than `most` UTF-16 units: the rest of a huge paste is not even looked at.
    const QString head = words.left(most + 1);
    if (head.size() == words.size() && bytesOf(words) <= most) return words;
    QTextBoundaryFinder graphemes(QTextBoundaryFinder::Grapheme, head);
    qsizetype kept = 0, bytes = 0;
    for (qsizetype next = graphemes.toNextBoundary(); next > 0; next = graphemes.toNextBoundary()) {
        bytes += bytesOf(QStringView(head).mid(kept, next - kept));
        if (bytes > most) break;
        kept = next;
    }
    return head.left(kept);
}

}  // namespace att
