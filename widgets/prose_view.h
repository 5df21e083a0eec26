// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Sentences of a panel, selectable, never taken as markup.

#include "widgets/panel_view.h"
#include "widgets/readable_pace.h"

class QPlainTextEdit;

namespace att {

class ProseView : public PanelView {
    Q_OBJECT
public:
    ProseView(Selection& selection, QWidget* parent);
    void setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look> look) override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void write();
    void writeLines(const QStringList& lines);

    OutcomePtr m_outcome;
    std::string m_address;
    QPlainTextEdit* m_text;
    ReadablePace m_pace{[this] { write(); }};
};

}  // namespace att
