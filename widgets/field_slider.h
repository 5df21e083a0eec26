// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A slider that speaks only when a person moves it, and says when a movement is over: a drag, a click or a held key
// is one movement, whatever number of steps it takes.

#include <QBasicTimer>
#include <QSlider>

namespace att {

class FieldSlider : public QSlider {
    Q_OBJECT
public:
    explicit FieldSlider(QWidget* parent);
    /// What stands under the ends while the slider is pointed at or focused.
    void setEnds(const QString& lowest, const QString& highest);
    QSize sizeHint() const override;

signals:
    /// `snap` is true while Ctrl or Shift is held.
    void movedTo(int position, bool snap);
    /// An arrow key with Ctrl: to the next round value up (1) or down (−1).
    void leaped(int direction);
    /// The movement that the last signals belonged to is over.
    void finished();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void report(int action);
    void finish();
    bool leap(const QKeyEvent& event);

    QString m_lowest, m_highest;
    bool m_moved = false;  // since the last finished()
    bool m_snap = false;
    QBasicTimer m_wheelRest;
};

}  // namespace att
