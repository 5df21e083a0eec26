// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One stage of the strip: stamp, name, shape.

#include <QAbstractButton>
#include <QImage>

#include "engine/core/outcome.h"
#include "widgets/look.h"

namespace att {

struct Theme;

class StageButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit StageButton(QWidget* parent);
    void setStage(const Stage& stage, int head, const Look& look);
    QSize sizeHint() const override;
    /// A strip that lacks a little room takes it from the cards before it scrolls.
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QSize stampSize() const;
    QRect stampPlace() const;
    void paintAround(QPainter& painter, const QRect& picture) const;
    void paintNothingKept(QPainter& painter, const QRect& picture) const;

    /// All that a stamp is made from.
    struct Stamped {
        TensorPtr values;
        int head = 0;
        Colours colours = {};
        const Theme* theme = nullptr;
        QSize size;
        bool operator==(const Stamped&) const = default;
    };

    QString m_title, m_shape;
    Stamped m_stamped;
    QImage m_stamp;
    bool m_notKept = false;
};

}  // namespace att
