// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A white card with a title line and room for controls at its right end, around one view.

#include <QWidget>

class QHBoxLayout;

namespace att {

class Card : public QWidget {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);

    /// The title in bold and the rest of the line in grey; both are elided before they meet the controls.
    void setTitle(const QString& title, const QString& subtitle);
    /// The card owns both from now on.
    void setContent(QWidget* content);
    void addControl(QWidget* control);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void adoptFont();

    QString m_title, m_subtitle;
    QWidget* m_header = nullptr;
    QHBoxLayout* m_controls = nullptr;
};

}  // namespace att
