// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The lens's input above the cards: one row for each text, how texts are split into tokens, and examples.

#include <QWidget>

#include "engine/core/lens.h"

class QComboBox;
class QPushButton;
class QVBoxLayout;

namespace att {

class Selection;
class TokenRow;

class TokenBar : public QWidget {
    Q_OBJECT
public:
    TokenBar(Selection& selection, QWidget* parent);

    /// Shows the text fields with Editor::Tokens, and the choices of their group. Hidden when the spec has none. The tokens of the first text
    /// are queries; where there is a second, its tokens are keys.
    void setSpec(SpecPtr spec);
    void setOutcome(OutcomePtr outcome);
    /// The last change gave no outcome: the tokens are still those before it, and look so until the next outcome.
    void fallBehind() { setBehind(true); }
    void setExamples(std::vector<Example> examples);
    bool editing() const;

public slots:
    void edit();

signals:
    void edited(const QString& key, const att::FieldValue& value, bool finished);
    void exampleChosen(int index);
    void notice(const QString& sentence);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void fitSpaces();
    void setBehind(bool behind);
    void addRow();
    void fitRows(std::size_t count);
    void setSplitters(const std::vector<FieldEntry>& choices);
    void addSplitter(const FieldEntry& entry);
    void describe();
    void nameRows();
    void fillExamples();
    /// Rows of the panel for a token of the first text, columns for one of the second.
    void hoverToken(std::optional<int> token, bool ofKeys);
    void followSelection();
    std::vector<std::shared_ptr<const std::vector<std::string>>> texts() const;

    Selection& m_selection;
    OutcomePtr m_outcome;
    std::vector<Example> m_examples;
    struct Splitter {
        FieldEntry entry;
        QComboBox* list;
    };
    std::vector<Splitter> m_splitters;

    std::vector<TokenRow*> m_rows;  ///< at least one
    QPushButton* m_examplesButton;
    QVBoxLayout* m_column;
};

}  // namespace att
