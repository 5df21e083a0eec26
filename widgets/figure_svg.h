// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Something to paint on that becomes an SVG: flat elements in user units, clipping kept, text as text, valid XML
// whatever the text holds. QSvgGenerator ignores clipping and wraps every cell in a group of its own.

#include <QByteArray>
#include <QPaintDevice>
#include <QSizeF>
#include <QString>
#include <memory>

namespace att {

class SvgEngine;

class SvgDevice : public QPaintDevice {
public:
    /// `layout` in user units becomes the view box, `inches` the size on paper.
    SvgDevice(QSizeF layout, QSizeF inches);
    ~SvgDevice() override;

    void setTitle(const QString& title) { m_title = title; }
    /// A complete element of XML for the head of the document.
    void setMetadata(const QByteArray& element) { m_metadata = element; }
    /// After the painter has ended.
    QByteArray document() const;

    QPaintEngine* paintEngine() const override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    QSizeF m_layout, m_inches;
    QString m_title;
    QByteArray m_metadata;
    std::unique_ptr<SvgEngine> m_engine;
};

}  // namespace att
