// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explanation_steps.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

#include "widgets/theme.h"
#include "widgets/theme_fonts.h"
#include "widgets/theme_paint.h"
#include "widgets/translate.h"

namespace att {
namespace {

constexpr double lineGap = 6, pieceGap = 6, pad = 3;  // pixels of the mockup

struct Signs {
    QString before, between, after;
};

Signs signsOf(Operation operation) {
    switch (operation) {
        case Operation::Sum: return {{}, "+", {}};
        case Operation::Product: return {{}, QStringLiteral("×"), {}};
        case Operation::Quotient: return {{}, QStringLiteral("÷"), {}};
        case Operation::Exponential: return {"exp(", {}, ")"};
        case Operation::Sine: return {"sin(", {}, ")"};
        case Operation::Cosine: return {"cos(", {}, ")"};
        case Operation::Power: return {{}, "^", {}};
        case Operation::Maximum: return {"max(", ",", ")"};
        case Operation::Given:
        case Operation::Masked: return {};
    }
    return {};
}

QString equalSign(const Step& step, const ShownStep& shown) {
    if (step.operation == Operation::Masked) return QStringLiteral("→");
    return shown.exact ? QStringLiteral("=") : QStringLiteral("≈");
}

}  // namespace

ExplanationSteps::ExplanationSteps(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Steps of the computation"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ExplanationSteps::setSteps(std::vector<Step> steps) {
    m_steps = std::move(steps);
    m_hovered = nullptr;
    prepare();
    m_cursor = std::clamp(m_cursor, 0, std::max(0, static_cast<int>(stops().size()) - 1));
    setAccessibleDescription(words());
    updateGeometry();
    update();
}

ExplanationSteps::Line ExplanationSteps::lineOf(const Step& step) {
    const ShownStep digits = shownStep(step);
    const Signs signs = signsOf(step.operation);
    Line line{{Kind::Title, shown(step.title), {}}};
    if (!signs.before.isEmpty()) line.push_back({Kind::Sign, signs.before, {}});
    for (std::size_t i = 0; i < step.terms.size(); ++i) {
        QString number = digits.terms[i];
        QString sign = i > 0 ? signs.between : QString();
        // A negative term of a sum is taken away.
        if (i > 0 && step.operation == Operation::Sum && number.startsWith(QChar(0x2212))) {
            sign = QChar(0x2212);
            number.remove(0, 1);
        }
        if (!sign.isEmpty()) line.push_back({Kind::Sign, sign, {}});
        line.push_back({Kind::Number, number, shown(step.terms[i].label), &step.terms[i]});
    }
    if (!signs.after.isEmpty()) line.push_back({Kind::Sign, signs.after, {}});
    if (step.operation == Operation::Given) return line;
    line.push_back({Kind::Sign, equalSign(step, digits), {}});
    line.push_back({Kind::Result, digits.result, {}});
    return line;
}

void ExplanationSteps::prepare() {
    m_lines.clear();
    for (const Step& step : m_steps) m_lines.push_back(lineOf(step));
    place(width());
}

QString ExplanationSteps::words() const {
    QStringList lines;
    for (const Line& line : m_lines) {
        QStringList parts;
        for (const Piece& piece : line) {
            const bool named = piece.kind == Kind::Number && !piece.name.isEmpty();
            parts << (named ? QStringLiteral("%1 [%2]").arg(piece.text, piece.name) : piece.kind == Kind::Title ? piece.text + ':' : piece.text);
        }
        lines << parts.join(' ');
    }
    return lines.join('\n');
}

double ExplanationSteps::widthOf(const Piece& piece) const {
    const QFont figures = typeFont(font(), Type::Figures);
    if (piece.kind == Kind::Title) return QFontMetricsF(font()).horizontalAdvance(piece.text);
    const double number = QFontMetricsF(figures).horizontalAdvance(piece.text);
    const double name = QFontMetricsF(typeFont(font(), Type::Small)).horizontalAdvance(piece.name);
    return std::max(number, name) + 2 * pad * unitOf(font());
}

// Titles stand in a column of their own; what does not fit beside them goes on in the next line.
double ExplanationSteps::place(double width) {
    const double unit = unitOf(font()), small = QFontMetricsF(typeFont(font(), Type::Small)).height();
    const double number = QFontMetricsF(typeFont(font(), Type::Figures)).height() + 2 * unit;
    double titles = 0, top = 0;
    for (const Line& line : m_lines) titles = std::max(titles, widthOf(line.front()));
    titles = std::min(titles, width * 0.35) + 2 * pieceGap * unit;
    for (Line& line : m_lines) {
        const bool named = std::ranges::any_of(line, [](const Piece& piece) { return !piece.name.isEmpty(); });
        const double height = number + (named ? small : 0);
        double x = titles;
        line.front().box = {0, top, titles - pieceGap * unit, number};
        for (std::size_t i = 1; i < line.size(); ++i) {
            const double wide = widthOf(line[i]);
            if (x + wide > width && x > titles) x = titles, top += height + lineGap / 2 * unit;
            line[i].box = {x, top, wide, line[i].name.isEmpty() ? number : height};
            x += wide + pieceGap * unit / (line[i].kind == Kind::Sign ? 2 : 1.5);
        }
        top += height + lineGap * unit;
    }
    return top;
}

QSize ExplanationSteps::sizeHint() const { return {px(this, 400), heightForWidth(px(this, 400))}; }

int ExplanationSteps::heightForWidth(int width) const {
    ExplanationSteps* self = const_cast<ExplanationSteps*>(this);
    const double height = self->place(width);
    self->place(this->width());
    return static_cast<int>(std::ceil(height));
}

void ExplanationSteps::resizeEvent(QResizeEvent*) { place(width()); }

void ExplanationSteps::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) prepare();
}

void ExplanationSteps::setPointedAt(const std::optional<Cell>& cell) {
    if (cell == m_pointedAt) return;
    m_pointedAt = cell;
    update();
}

const ExplanationSteps::Piece* ExplanationSteps::pieceAt(const QPointF& place) const {
    for (const Piece* piece : stops())
        if (piece->box.contains(place)) return piece;
    return nullptr;
}

std::vector<const ExplanationSteps::Piece*> ExplanationSteps::stops() const {
    std::vector<const Piece*> list;
    for (const Line& line : m_lines)
        for (const Piece& piece : line)
            if (piece.term && piece.term->source) list.push_back(&piece);
    return list;
}

void ExplanationSteps::point(const Piece* piece) {
    const Term* term = piece ? piece->term : nullptr;
    if (term == m_hovered) return;
    m_hovered = term;
    setCursor(term ? Qt::PointingHandCursor : Qt::ArrowCursor);
    std::vector<Cell> cells;
    if (term) cells.push_back(*term->source);
    if (term && term->times) cells.push_back(*term->times);
    update();
    emit pointed(std::move(cells));
}

void ExplanationSteps::mouseMoveEvent(QMouseEvent* event) { point(pieceAt(event->position())); }

void ExplanationSteps::leaveEvent(QEvent*) { point(nullptr); }

void ExplanationSteps::mousePressEvent(QMouseEvent* event) {
    if (const Piece* piece = pieceAt(event->position())) emit followed(*piece->term->source);
}

void ExplanationSteps::moveCursor(int to) {
    const auto list = stops();
    if (list.empty()) return;
    m_cursor = std::clamp(to, 0, static_cast<int>(list.size()) - 1);
    const Piece* piece = list[static_cast<std::size_t>(m_cursor)];
    setAccessibleName(tr("Term %1: %2").arg(piece->name, piece->text));
    point(piece);
    update();
}

void ExplanationSteps::keyPressEvent(QKeyEvent* event) {
    const auto list = stops();
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Up: return moveCursor(m_cursor - 1);
        case Qt::Key_Right:
        case Qt::Key_Down: return moveCursor(m_cursor + 1);
        case Qt::Key_Home: return moveCursor(0);
        case Qt::Key_End: return moveCursor(static_cast<int>(list.size()) - 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            if (!list.empty()) emit followed(*list[static_cast<std::size_t>(m_cursor)]->term->source);
            return;
        default: event->ignore();
    }
}

void ExplanationSteps::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason) moveCursor(m_cursor);
}

void ExplanationSteps::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    point(nullptr);
    update();
}

bool ExplanationSteps::isLit(const Piece& piece) const {
    if (!piece.term) return false;
    return piece.term == m_hovered || (m_pointedAt && (piece.term->source == m_pointedAt || piece.term->times == m_pointedAt));
}

void ExplanationSteps::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    for (const Line& line : m_lines)
        for (const Piece& piece : line) paintPiece(painter, piece);
    const auto list = stops();
    if (!hasFocus() || list.empty()) return;
    paintFocus(painter, list[static_cast<std::size_t>(m_cursor)]->box.adjusted(-1, -1, 1, 1), palette(), 4);
}

void ExplanationSteps::paintPiece(QPainter& painter, const Piece& piece) const {
    const Theme& theme = themeOf(palette());
    const QFont figures = typeFont(font(), Type::Figures);
    const double tall = QFontMetricsF(figures).height() + 2 * unitOf(font());
    const QRectF number(piece.box.left(), piece.box.top(), piece.box.width(), tall);
    if (isLit(piece))
        paintBox(painter, piece.box, {mixed(theme.card, theme.marker, 0.28), theme.marker, 1, 3});
    else if (piece.term && piece.term->source)
        paintBox(painter, number, {mixed(theme.card, theme.marker, theme.dark ? 0.16 : 0.13), {}, 0, 3});
    painter.setFont(piece.kind == Kind::Title ? font() : figures);
    if (piece.kind == Kind::Result) {
        QFont bold = figures;
        bold.setBold(true);
        painter.setFont(bold);
    }
    painter.setPen(piece.kind == Kind::Result ? theme.accent : piece.kind == Kind::Number ? theme.text : theme.secondary);
    const bool title = piece.kind == Kind::Title;
    const QString text = title ? painter.fontMetrics().elidedText(piece.text, Qt::ElideRight, int(piece.box.width())) : piece.text;
    painter.drawText(number, Qt::AlignVCenter | (title ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::TextDontClip, text);
    if (piece.name.isEmpty()) return;
    painter.setFont(typeFont(font(), Type::Small));
    painter.setPen(theme.secondary);
    painter.drawText(QRectF(piece.box.left(), number.bottom(), piece.box.width(), piece.box.bottom() - number.bottom()), Qt::AlignCenter, piece.name);
}

}  // namespace att
