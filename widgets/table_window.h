// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A window of its own for the numbers of a heatmap. It stays open and follows what is shown.

#include <QDialog>

#include "engine/core/outcome.h"
#include "widgets/look.h"

class QPushButton;

namespace att {

class Selection;
class TableView;

class TableWindow : public QDialog {
    Q_OBJECT
public:
    TableWindow(Selection& selection, QWidget* parent);
    void setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look> look);

protected:
    void changeEvent(QEvent* event) override;

private:
    void name();

    Selection& m_selection;
    OutcomePtr m_outcome;
    std::string m_address;
    TableView* m_view = nullptr;
    QPushButton* m_copy = nullptr;
};

}  // namespace att
