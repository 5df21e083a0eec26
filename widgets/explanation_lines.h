// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the steps of an explanation say, piece by piece: titles, signs, numbers with their names, results. Knows no pixels.

#include <QString>
#include <vector>

#include "engine/core/explanation.h"

namespace att {

enum class PieceKind { Title, Sign, Number, Result };

/// Something that is never broken over two lines.
struct Piece {
    PieceKind kind = PieceKind::Sign;
    QString text, name;                   ///< the name stands under a number
    int step = 0, term = 0;               ///< of a number
    bool tight = false;                   ///< no gap before it
    double textWidth = 0, nameWidth = 0;  ///< pixels, once it has been measured
};
using PieceLine = std::vector<Piece>;

/// One line for each step. Sums add up as written (digits.h).
std::vector<PieceLine> piecesOf(const std::vector<Step>& steps);
/// The same as lines of plain text.
QString wordsOf(const std::vector<PieceLine>& lines);

}  // namespace att
