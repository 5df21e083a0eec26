// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A slider over the steps of something that goes on, with a mark at the pinned one.

#include <optional>

#include "widgets/field_slider.h"

namespace att {

class TimelineSlider : public FieldSlider {
    Q_OBJECT
public:
    explicit TimelineSlider(QWidget* parent) : FieldSlider(parent) {}
    void setPinned(std::optional<int> step);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<int> m_pinned;
};

}  // namespace att
