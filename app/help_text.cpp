// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help_text.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocumentFragment>

#include "widgets/theme.h"
#include "widgets/theme_fonts.h"

namespace att {
namespace {

constexpr double formulaSize = 16;  // of the mockup: a little above the 13 of the text, as printed formulas look small on a screen
const QLatin1String scheme("formula:");

/// In the sizes and inks of the house.
QString sheetFor(const QWidget& widget) {
    const Theme& theme = themeOf(widget.palette());
    return QStringLiteral(
               "h2 { font-size: %1px; margin-top: 0px; margin-bottom: %2px }"
               "h3 { font-size: %3px; margin-top: %4px; margin-bottom: %5px; color: %6 }"
               "p { margin-top: 0px; margin-bottom: %5px; line-height: 130% }"
               "p.formula { margin-left: %4px; margin-top: %5px; margin-bottom: %5px }"
               "td { padding-top: 2px; padding-bottom: 2px; padding-right: %4px }")
        .arg(px(&widget, 18))
        .arg(px(&widget, 8))
        .arg(px(&widget, 13))
        .arg(px(&widget, 16))
        .arg(px(&widget, 6))
        .arg(theme.secondary.name());
}

}  // namespace

HelpText::HelpText(std::vector<TypesetFormula> formulas, QWidget* parent) : QTextBrowser(parent), m_formulas(std::move(formulas)) {
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    document()->documentLayout()->registerHandler(QTextFormat::ImageObject, this);
    document()->setDocumentMargin(px(this, 16));
    QStringList words;
    for (const TypesetFormula& formula : m_formulas) words << formula.tex();
    setAccessibleDescription(words.join(QLatin1Char('\n')));
}

void HelpText::setPage(const QString& html) {
    const int place = verticalScrollBar()->value();
    m_html = html;
    document()->setDefaultStyleSheet(sheetFor(*this));
    setHtml(html);
    verticalScrollBar()->setValue(place);
}

const TypesetFormula* HelpText::formulaOf(const QTextFormat& format) const {
    const QString name = format.toImageFormat().name();
    if (!name.startsWith(scheme)) return nullptr;
    const auto index = name.mid(scheme.size()).toULongLong();
    return index < m_formulas.size() ? &m_formulas[index] : nullptr;
}

/// What is wider than the page is made smaller rather than cut.
QSizeF HelpText::intrinsicSize(QTextDocument* document, int, const QTextFormat& format) {
    const TypesetFormula* formula = formulaOf(format);
    if (!formula) return {};
    const QSizeF size = formula->size(formulaSize * unitOf(font()));
    const double room = document->textWidth() - 2 * document->documentMargin() - 2 * px(this, 16);
    return room > 0 && size.width() > room ? size * (room / size.width()) : size;
}

void HelpText::drawObject(QPainter* painter, const QRectF& place, QTextDocument*, int, const QTextFormat& format) {
    if (const TypesetFormula* formula = formulaOf(format)) formula->paint(*painter, place, palette().color(QPalette::Text));
}

QString HelpText::selectedWords() const {
    const QTextDocumentFragment selection = textCursor().selection();
    QTextDocument copy;
    QTextCursor(&copy).insertFragment(selection);
    QString words = selection.toPlainText();
    for (QTextBlock block = copy.begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it)
            if (const TypesetFormula* formula = formulaOf(it.fragment().charFormat()))
                words.replace(words.indexOf(QChar::ObjectReplacementCharacter), 1, formula->tex());
    return words;
}

QMimeData* HelpText::createMimeDataFromSelection() const {
    auto* words = new QMimeData;
    words->setText(selectedWords());
    return words;
}

void HelpText::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) setPage(m_html);
}

}  // namespace att
