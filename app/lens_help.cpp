// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens_help.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QScreen>
#include <QVBoxLayout>

#include "app/help_text.h"
#include "widgets/theme_fonts.h"
#include "widgets/translate.h"

namespace att {
namespace {

QString escaped(const QString& text) { return text.toHtmlEscaped(); }

QString heading(const QString& text) { return QStringLiteral("<h3>%1</h3>").arg(escaped(text)); }

/// One paragraph a line of the text.
QString paragraphs(const QString& text) {
    QString html;
    for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) html += QStringLiteral("<p>%1</p>").arg(escaped(line));
    return html;
}

QString chapter(const QString& title, Text text) { return text.empty() ? QString() : heading(title) + paragraphs(shown(text)); }

QString row(const QString& name, const QString& help) {
    return QStringLiteral("<tr><td><b>%1</b></td><td>%2</td></tr>").arg(escaped(name), escaped(help));
}

QString table(const QString& title, const QString& rows) {
    return rows.isEmpty() ? QString() : heading(title) + QStringLiteral("<table>%1</table>").arg(rows);
}

std::vector<TypesetFormula> formulasOf(const Lens& lens) {
    std::vector<TypesetFormula> formulas;
    for (std::size_t i = 0; i < lens.article.formulas.size(); ++i) formulas.emplace_back(lens.id, i);
    return formulas;
}

QString formulasHtml(const Lens& lens) {
    QString html;
    const auto formulas = formulasOf(lens);
    for (std::size_t i = 0; i < formulas.size(); ++i)
        html += formulas[i].isNull()
                    ? QStringLiteral("<p class=\"formula\"><tt>%1</tt></p>").arg(escaped(QString::fromUtf8(lens.article.formulas[i])))
                    : QStringLiteral("<p class=\"formula\"><img src=\"formula:%1\"></p>").arg(i);
    return html;
}

QString articleHtml(const Lens& lens) {
    const Article& article = lens.article;
    return formulasHtml(lens) + chapter(LensHelp::tr("Shapes"), article.shapes) + chapter(LensHelp::tr("Source"), article.source) +
           chapter(LensHelp::tr("What to look for"), article.lookFor) + chapter(LensHelp::tr("What is often got wrong"), article.mistakes);
}

}  // namespace

QString helpHtml(const Lens& lens, const Outcome* outcome) {
    QString stages, fields;
    if (outcome)
        for (const Stage& stage : outcome->stages) stages += row(shown(stage.title), shown(stage.help));
    for (const FieldEntry& entry : entries(outcome ? *outcome->spec : *lens.defaults()))
        if (entry.field.editor != Editor::Hidden) fields += row(shown(entry.field.label), shown(entry.field.help));
    return QStringLiteral("<h2>%1</h2>").arg(escaped(shown(lens.title))) + paragraphs(shown(lens.help)) + articleHtml(lens) +
           table(LensHelp::tr("Stages"), stages) + table(LensHelp::tr("Options"), fields);
}

LensHelp::LensHelp(const Lens& lens, OutcomePtr outcome, QWidget* parent)
    : QDialog(parent), m_lens(lens), m_outcome(std::move(outcome)), m_text(new HelpText(formulasOf(lens), this)) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text);
    column->addWidget(buttons);
    buttons->setContentsMargins(12, 4, 12, 12);
    retranslate();
    fitSize();
    m_text->setFocus();
}

void LensHelp::retranslate() {
    setWindowTitle(shown(m_lens.title));
    m_text->setPage(helpHtml(m_lens, m_outcome.get()));
}

/// About 90 letters wide, and never larger than the screen.
void LensHelp::fitSize() { resize(QSize(px(this, 720), px(this, 660)).boundedTo(screen()->availableSize() * 0.9)); }

void LensHelp::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::FontChange) fitSize();
}

}  // namespace att
