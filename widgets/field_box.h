// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A box for one number: typed, stepped by arrows, keys and wheel. It speaks only when a person changes it, takes digits
// of any script, and never rounds a number that it was given to show.

#include <QAbstractSpinBox>
#include <optional>

#include "widgets/field_scale.h"

namespace att {

class FieldBox : public QAbstractSpinBox {
    Q_OBJECT
    Q_PROPERTY(double value READ value)
    Q_PROPERTY(double minimum READ minimum)
    Q_PROPERTY(double maximum READ maximum)
public:
    explicit FieldBox(QWidget* parent);
    void setScale(const FieldScale& scale, const QString& unit);
    /// Shows a number; leaves alone what a person is typing as long as it means the same.
    void place(double value);

    double value() const { return m_value; }
    double minimum() const { return m_scale ? m_scale->minimum() : 0; }
    double maximum() const { return m_scale ? m_scale->maximum() : 0; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    void stepBy(int steps) override;

signals:
    void edited(double value, bool finished);
    /// The typed words cannot be a value; empty when they can again.
    void refused(const QString& why);

protected:
    StepEnabled stepEnabled() const override;
    QValidator::State validate(QString& words, int& cursor) const override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void type(const QString& words);
    void settle();
    void cancel();
    void showValue();
    void fitWidth();
    void refuse(const QString& why);
    QString refusal(std::optional<double> number) const;
    QString wordsOf(double value) const;

    std::optional<FieldScale> m_scale;
    QString m_unit;
    double m_value = 0;
    double m_before = 0;    // what Escape brings back
    bool m_typing = false;  // the words are a person's, not yet settled
    QSize m_laidOutFor;     // the last hint that the layout was told
    bool m_refused = false;
};

}  // namespace att
