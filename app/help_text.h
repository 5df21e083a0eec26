// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A page of help that can be read, selected and copied, with typeset formulas where its HTML has <img src="formula:0">. It writes no page.

#include <QTextBrowser>
#include <QTextObjectInterface>
#include <vector>

#include "app/typeset_formula.h"

namespace att {

class HelpText : public QTextBrowser, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    HelpText(std::vector<TypesetFormula> formulas, QWidget* parent);
    /// The page may use the classes of the style sheet in the .cpp file.
    void setPage(const QString& html);
    /// With the TeX of each formula in its place.
    QString selectedWords() const;

protected:
    QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& place, QTextDocument* document, int position, const QTextFormat& format) override;
    QMimeData* createMimeDataFromSelection() const override;
    void changeEvent(QEvent* event) override;

private:
    const TypesetFormula* formulaOf(const QTextFormat& format) const;

    std::vector<TypesetFormula> m_formulas;
    QString m_html;
};

}  // namespace att
