// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lens_help.h"

#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "widgets/translate.h"

namespace att {
namespace {

QString escaped(const QString& text) { return text.toHtmlEscaped(); }

QString paragraph(const QString& text) { return QStringLiteral("<p>%1</p>").arg(escaped(text)); }

QString heading(const QString& text) { return QStringLiteral("<h3>%1</h3>").arg(escaped(text)); }

QString row(const QString& name, const QString& help) {
    return QStringLiteral("<tr><td style=\"padding: 2px 16px 2px 0\"><b>%1</b></td><td style=\"padding: 2px 0\">%2</td></tr>")
        .arg(escaped(name), escaped(help));
}

QString table(const QString& rows) { return QStringLiteral("<table>%1</table>").arg(rows); }

}  // namespace

QString helpHtml(const Lens& lens, const Outcome* outcome) {
    QString html = paragraph(shown(lens.help));
    QString stages, fields;
    if (outcome)
        for (const Stage& stage : outcome->stages) stages += row(shown(stage.title), shown(stage.help));
    for (const FieldEntry& entry : entries(outcome ? *outcome->spec : *lens.defaults()))
        if (entry.field.editor != Editor::Hidden) fields += row(shown(entry.field.label), shown(entry.field.help));
    if (!stages.isEmpty()) html += heading(LensHelp::tr("Stages")) + table(stages);
    return html + heading(LensHelp::tr("Options")) + table(fields);
}

LensHelp::LensHelp(const Lens& lens, const OutcomePtr& outcome, QWidget* parent) : QDialog(parent) {
    setWindowTitle(shown(lens.title));
    auto* text = new QTextBrowser(this);
    text->setOpenLinks(false);
    text->setFrameShape(QFrame::NoFrame);
    text->setHtml(QStringLiteral("<h2>%1</h2>").arg(escaped(shown(lens.title))) + helpHtml(lens, outcome.get()));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(text);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 95, fontMetrics().height() * 32);
}

}  // namespace att
