// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explanation_lines.h"

#include <QStringList>

#include "widgets/digits.h"
#include "widgets/translate.h"

namespace att {
namespace {

const QChar minus(0x2212);

struct Signs {
    QString before, between, after;
};

Signs function(const char* name) { return {QString::fromUtf8(name) + QLatin1Char('('), QStringLiteral(","), QStringLiteral(")")}; }

Signs signsOf(Operation operation) {
    switch (operation) {
        case Operation::Sum: return {{}, QStringLiteral("+"), {}};
        case Operation::Product: return {{}, QStringLiteral("×"), {}};
        case Operation::Quotient: return {{}, QStringLiteral("÷"), {}};
        case Operation::Exponential: return function("exp");
        case Operation::Sine: return function("sin");
        case Operation::Cosine: return function("cos");
        case Operation::Power: return {{}, QStringLiteral("^"), {}};
        case Operation::Maximum: return function("max");
        case Operation::Minimum: return function("min");
        case Operation::Mean: return function("mean");
        case Operation::Root: return {QStringLiteral("√"), {}, {}};
        case Operation::Logarithm: return function("ln");
        case Operation::Tanh: return function("tanh");
        case Operation::Sigmoid: return function("σ");
        case Operation::Rectified: return function("ReLU");
        case Operation::Gelu:
        case Operation::GeluTanh: return function("GELU");
        case Operation::Given:
        case Operation::Masked: return {};
    }
    return {};
}

QString equalSign(Operation operation, bool exact) {
    if (operation == Operation::Masked) return QStringLiteral("→");
    return exact ? QStringLiteral("=") : QStringLiteral("≈");
}

Piece sign(const QString& text, bool tight = false) { return {PieceKind::Sign, text, {}, 0, 0, tight}; }

void addTerm(PieceLine& line, const Step& step, int stepIndex, int termIndex, QString number) {
    QString between = termIndex > 0 ? signsOf(step.operation).between : QString(),
            name = shown(step.terms[static_cast<std::size_t>(termIndex)].label);
    // A negative term of a sum is taken away.
    if (termIndex > 0 && step.operation == Operation::Sum && number.startsWith(minus)) {
        between = minus;
        number.remove(0, 1);
        if (name.startsWith(minus)) name.remove(0, 1);
    }
    const bool opened = termIndex == 0 && line.size() > 1;
    if (!between.isEmpty()) line.push_back(sign(between, between == QStringLiteral(",")));
    line.push_back({PieceKind::Number, number, name, stepIndex, termIndex, opened});
}

PieceLine lineOf(const Step& step, int index) {
    const ShownStep digits = shownStep(step);
    const Signs signs = signsOf(step.operation);
    PieceLine line{{PieceKind::Title, shown(step.title), {}}};
    if (!signs.before.isEmpty()) line.push_back(sign(signs.before));
    for (int term = 0; term < static_cast<int>(step.terms.size()); ++term)
        addTerm(line, step, index, term, digits.terms[static_cast<std::size_t>(term)]);
    if (!signs.after.isEmpty()) line.push_back(sign(signs.after, true));
    if (step.operation == Operation::Given) return line;
    line.push_back(sign(equalSign(step.operation, digits.exact)));
    line.push_back({PieceKind::Result, digits.result, {}});
    return line;
}

QString wordsOf(const PieceLine& line) {
    QString words;
    for (const Piece& piece : line) {
        if (!words.isEmpty() && !piece.tight) words += ' ';
        words += piece.text;
        if (piece.kind == PieceKind::Title) words += ':';
        if (!piece.name.isEmpty()) words += QStringLiteral(" [") + piece.name + ']';
    }
    return words;
}

}  // namespace

std::vector<PieceLine> piecesOf(const std::vector<Step>& steps) {
    std::vector<PieceLine> lines;
    for (const Step& step : steps) lines.push_back(lineOf(step, static_cast<int>(lines.size())));
    return lines;
}

QString wordsOf(const std::vector<PieceLine>& lines) {
    QStringList words;
    for (const PieceLine& line : lines) words << wordsOf(line);
    return words.join('\n');
}

}  // namespace att
