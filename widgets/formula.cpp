// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formula.h"

#include <QEvent>
#include <QFontDatabase>
#include <QPainter>
#include <algorithm>

#include "widgets/theme.h"
#include "widgets/theme_fonts.h"

namespace att {
namespace {

constexpr double size = 17, scriptShare = 0.72, rise = 0.38, drop = 0.20;  // pixels of the mockup; shares of the size

/// exp and softmax stand upright; ij and QK are letters side by side.
bool isWord(const QString& letters) {
    static const QStringList shortWords{"ln", "lg", "if"};
    const bool small = std::all_of(letters.begin(), letters.end(), [](QChar c) { return c >= 'a' && c <= 'z'; });
    return small && (letters.size() > 2 || shortWords.contains(letters));
}

/// Σ and Π are signs, not letters.
bool isLetter(QChar c) { return c.isLetter() && c != QChar(0x3A3) && c != QChar(0x3A0); }

}  // namespace

QFont formulaFont(const QFont& body) {
    static const QString family = [] {
        const QStringList known = QFontDatabase::families();
        for (const char* name : {"STIX Two Text", "Latin Modern Roman", "XITS", "Cambria", "DejaVu Serif", "Noto Serif"})
            if (known.contains(QLatin1String(name))) return QString(name);
        return QString("serif");
    }();
    QFont font(family);
    font.setStyleHint(QFont::Serif);
    font.setPixelSize(qRound(size * unitOf(body)));
    return font;
}

FormulaView::FormulaView(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FormulaView::setFormula(const QString& markup) {
    if (markup == m_markup) return;
    m_markup = markup;
    m_runs = parse(markup);
    setAccessibleName(words());
    setVisible(!m_runs.empty());
    placeAnew();
    update();
}

QString FormulaView::words() const {
    QString words = m_markup;
    return words.remove('{').remove('}');
}

std::vector<FormulaView::Run> FormulaView::parse(const QString& markup) {
    std::vector<Run> runs;
    std::vector<int> levels{0};
    QString letters;
    const auto flush = [&] {
        if (!letters.isEmpty()) runs.push_back({letters, !isWord(letters), levels.back(), false});
        letters.clear();
    };
    for (qsizetype i = 0; i < markup.size(); ++i) {
        const QChar c = markup[i];
        const bool script = (c == '_' || c == '^') && i + 1 < markup.size() && markup[i + 1] == '{';
        if (isLetter(c)) {
            letters += c;
            continue;
        }
        flush();
        if (script)
            levels.push_back(c == '^' ? 1 : -1), ++i;
        else if (c == '}' && levels.size() > 1)
            levels.pop_back();
        else
            runs.push_back({QString(c), false, levels.back(), c == ' ' && levels.size() == 1});
    }
    flush();
    return runs;
}

QFont FormulaView::fontOf(const Run& run) const {
    QFont font = formulaFont(this->font());
    font.setItalic(run.italic);
    if (run.level != 0) font.setPixelSize(std::max(10, qRound(font.pixelSize() * scriptShare)));
    return font;
}

std::vector<FormulaView::Placed> FormulaView::place(double width, double* height) const {
    const QFontMetricsF metrics(formulaFont(font()));
    const double line = metrics.height() * 1.25, em = metrics.height();
    std::vector<Placed> placed;
    double x = 0, baseline = metrics.ascent() + em * 0.1, breakX = 0;
    std::size_t breakAt = 0;
    for (const Run& run : m_runs) {
        const double advance = QFontMetricsF(fontOf(run)).horizontalAdvance(run.text);
        placed.push_back({&run, {x, baseline - (run.level > 0 ? em * rise : run.level < 0 ? -em * drop : 0)}});
        x += advance;
        if (run.blank) breakAt = placed.size(), breakX = x;
        if (x <= width || breakAt == 0 || run.blank) continue;
        // The part after the last blank moves to the next line.
        for (std::size_t i = breakAt; i < placed.size(); ++i) placed[i].baseline += QPointF(-breakX, line);
        x -= breakX;
        baseline += line;
        breakAt = 0;
    }
    *height = m_runs.empty() ? 0 : baseline + metrics.descent() + em * 0.1;
    return placed;
}

void FormulaView::placeAnew() {
    m_hint.reset();
    m_heights.clear();
    updateGeometry();
}

QSize FormulaView::sizeHint() const {
    if (m_hint) return *m_hint;
    double height = 0, width = 0;
    for (const auto& [run, baseline] : place(1e6, &height))
        width = std::max(width, baseline.x() + QFontMetricsF(fontOf(*run)).horizontalAdvance(run->text));
    m_hint = QSize(static_cast<int>(std::ceil(width)), static_cast<int>(std::ceil(height)));
    return *m_hint;
}

QSize FormulaView::minimumSizeHint() const { return {px(this, 60), sizeHint().height()}; }

int FormulaView::heightForWidth(int width) const {
    return m_heights(width, [&] {
        double height = 0;
        place(width, &height);
        return static_cast<int>(std::ceil(height));
    });
}

void FormulaView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(themeOf(palette()).text);
    double height = 0;
    for (const auto& [run, baseline] : place(width(), &height)) {
        painter.setFont(fontOf(*run));
        painter.drawText(baseline, run->text);
    }
}

void FormulaView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) placeAnew();
}

}  // namespace att
