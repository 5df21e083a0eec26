// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Texts made safe and fit for the place where they stand: tooltips without markup, one-line forms, isolated directions.

#include <QString>

class QFontMetrics;

namespace att {

/// A tooltip that shows the words literally and wraps long ones. Paragraphs are separated by line feeds.
QString toolTipOf(const QString& words);
/// Line breaks, tabs and other control characters as blanks; lone surrogates as U+FFFD.
QString oneLine(const QString& words);
/// Between U+2068 and U+2069, so that its direction does not spill into the text around it.
QString isolated(const QString& words);
/// At most `most` bytes of UTF-8, never cut inside a character that a person sees as one.
QString cutToBytes(const QString& words, qsizetype most);
/// Bytes that well-formed text takes in UTF-8.
qsizetype bytesOf(QStringView words);

}  // namespace att
