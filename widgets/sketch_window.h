// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A window of its own to draw the picture that the lens looks at: over the one that is there, or on a white sheet. What is drawn is reported
// while it is drawn.

#include <QDialog>
#include <QTimer>
#include <vector>

class QPushButton;
class QToolButton;

namespace att {

class FieldSlider;
class SketchPad;
class ThemeLabel;

class SketchWindow : public QDialog {
    Q_OBJECT
public:
    explicit SketchWindow(QWidget* parent);
    SketchPad* pad() const { return m_pad; }
    /// What there is to draw over. A large picture is drawn on smaller.
    void setImage(const QImage& image);

signals:
    /// At most thirty times a second, and at the end of each stroke.
    void drawn(const QImage& image, bool finished);

protected:
    void changeEvent(QEvent* event) override;

private:
    void addColours();
    void chooseColour(int index);
    void connectParts();
    void describe();

    SketchPad* m_pad;
    std::vector<QToolButton*> m_colours;
    ThemeLabel* m_thicknessLabel;
    FieldSlider* m_thickness;
    QPushButton *m_undo, *m_clear, *m_close;
    QTimer m_frame;
};

}  // namespace att
