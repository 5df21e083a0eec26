// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// All lenses by family, at the left of the window. Folds to icons.

#include <QScrollArea>
#include <vector>

#include "engine/core/lens.h"

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace att {

class NavigationButton;
class ThemeLabel;

class Navigation : public QWidget {
    Q_OBJECT
public:
    explicit Navigation(QWidget* parent);
    void setLenses(const std::vector<Lens>& lenses);
    void setCurrent(const QString& id);
    bool folded() const { return m_folded; }
    void setFolded(bool folded);

signals:
    void lensChosen(const QString& id);
    void foldedChanged(bool folded);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void addLens(const Lens& lens);
    void addFamily(Text family);
    void describe();
    void fitWidth();
    void showCurrent();

    struct Item {
        NavigationButton* button;
        QString id;
        Text title, help;
    };
    struct Family {
        ThemeLabel* heading;
        Text name;
    };
    std::vector<Item> m_items;
    std::vector<Family> m_families;
    QScrollArea* m_scroll;
    QButtonGroup* m_group;
    QVBoxLayout* m_list;
    QToolButton* m_fold;
    bool m_folded = false;
};

}  // namespace att
