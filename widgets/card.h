// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A white card with a title line and room for controls at its right end, around one view.

#include <QWidget>

class QHBoxLayout;
class QPainter;

namespace att {

class Card : public QWidget {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);

    /// The title in bold and the rest of the line in grey; a title that has no room beside the controls stands above them, and the rest is
    /// left to the tool tip where it has none.
    void setTitle(const QString& title, const QString& subtitle);
    /// The card owns both from now on.
    void setContent(QWidget* content);
    void addControl(QWidget* control);
    /// Whether the title has no room beside the controls.
    bool lacksRoom() const;
    /// Where cards are compared, one that lacks room for its title has the others' titles stand as high.
    void setTitleAbove(bool always);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void measureTitle();
    void fitHeader();
    void paintHeader(QPainter& painter) const;

    QString m_title, m_subtitle;
    double m_titleWidth = 0;
    QWidget* m_header = nullptr;
    QHBoxLayout* m_controls = nullptr;
    bool m_always = false, m_above = false;  ///< the title stands above the controls
};

}  // namespace att
