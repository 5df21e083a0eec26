// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Something to paint on that hands everything to another painter, but text as it should stand in the file: as text,
// as outlines, and as a small picture where a font has no outlines (colour emoji).

#include <QPaintDevice>
#include <memory>

class QPainter;

namespace att {

class OutlineEngine;

class OutlineDevice : public QPaintDevice {
public:
    /// `target` must be painting and outlive this.
    OutlineDevice(QPainter& target, bool outlines);
    ~OutlineDevice() override;
    QPaintEngine* paintEngine() const override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    std::unique_ptr<OutlineEngine> m_engine;
};

}  // namespace att
