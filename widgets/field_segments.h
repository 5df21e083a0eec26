// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One of a few alternatives, all of them in sight as joined buttons.

#include <QWidget>
#include <vector>

class QAbstractButton;
class QButtonGroup;

namespace att {

class Segments : public QWidget {
    Q_OBJECT
public:
    Segments(int count, QWidget* parent);
    void setLabels(const QStringList& labels, const QString& name, const QString& description);
    void place(int index);
    /// Pixels that all labels need side by side, each segment as wide as the widest or each as its own label.
    int neededWidth() const;

signals:
    void chosen(int index);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void arrange();

    QButtonGroup* m_group;
    std::vector<QAbstractButton*> m_buttons;
};

}  // namespace att
