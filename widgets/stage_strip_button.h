// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One stage of the strip: stamp, name, shape.

#include <QAbstractButton>
#include <QImage>

#include "engine/core/outcome.h"
#include "widgets/look.h"

namespace att {

class StageButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit StageButton(QWidget* parent);
    void setStage(const Stage& stage, int head, const Look& look);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QSize stampSize() const;

    QString m_title, m_shape;
    QImage m_stamp;
};

}  // namespace att
