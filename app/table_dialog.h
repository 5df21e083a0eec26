// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The panel and head that are looked at, as a table of numbers which can be read out and copied. It follows the
// selection and every new outcome while it is open.

#include <QDialog>

class QTableView;
class QLabel;

namespace att {

class Live;
class PanelModel;
class Selection;

class TableDialog : public QDialog {
    Q_OBJECT
public:
    TableDialog(Live& live, Selection& selection, QWidget* parent);

private:
    void refresh();
    void copy();

    Live& m_live;
    Selection& m_selection;
    PanelModel* m_model;
    QLabel* m_title;
    QTableView* m_table;
};

}  // namespace att
