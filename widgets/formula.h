// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A formula set on screen from plain markup: _{…} lowers, ^{…} raises, single letters are italic, words of several
// small letters (exp, softmax) upright. Breaks lines at blanks.

#include <QFont>
#include <QWidget>
#include <optional>
#include <vector>

#include "engine/core/memo.h"

namespace att {

class FormulaView : public QWidget {
    Q_OBJECT
public:
    explicit FormulaView(QWidget* parent);
    void setFormula(const QString& markup);
    /// The formula in one line of plain characters.
    QString words() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// Letters of one kind and height that stand together.
    struct Run {
        QString text;
        bool italic = false;
        int level = 0;  ///< 1 raised, −1 lowered
        bool blank = false;
    };
    struct Placed {
        const Run* run;
        QPointF baseline;
    };
    static std::vector<Run> parse(const QString& markup);
    QFont fontOf(const Run& run) const;
    std::vector<Placed> place(double width, double* height) const;
    void placeAnew();

    QString m_markup;
    std::vector<Run> m_runs;
    mutable std::optional<QSize> m_hint;
    mutable Memo<int, int> m_heights{8};  ///< for widths: layouts ask again and again
};

/// The system's best font for formulas at this body font's scale.
QFont formulaFont(const QFont& body);

}  // namespace att
