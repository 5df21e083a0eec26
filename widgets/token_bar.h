// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The lens's input above the cards: the text as tokens, a line to write it in, how it is split, and examples.

#include <QWidget>

#include "engine/core/lens.h"

class QComboBox;
class QHBoxLayout;
class QPushButton;
class QStackedWidget;

namespace att {

class Selection;
class ThemeLabel;
class TokenChips;
class TokenLine;

class TokenBar : public QWidget {
    Q_OBJECT
public:
    TokenBar(Selection& selection, QWidget* parent);
    ~TokenBar() override;

    /// Shows the field with Editor::Tokens, and the choices of its group. Hidden when the spec has none.
    void setSpec(SpecPtr spec);
    void setOutcome(OutcomePtr outcome);
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
    void connectParts();
    void fitSpaces();
    void addSplitter(const FieldEntry& entry);
    void beginEdit(const QString& words);
    void endEdit();
    void describe();
    void fillExamples();
    void hoverToken(std::optional<int> token);
    void followSelection();

    Selection& m_selection;
    OutcomePtr m_outcome;
    std::string m_key;
    Text m_title;
    std::vector<Example> m_examples;
    struct Splitter {
        FieldEntry entry;
        QComboBox* list;
    };
    std::vector<Splitter> m_splitters;

    ThemeLabel* m_label;
    QStackedWidget* m_stack;
    TokenChips* m_chips;
    TokenLine* m_line;
    QPushButton *m_edit, *m_examplesButton;
    bool m_narrow = false;
    QHBoxLayout* m_row;
};

}  // namespace att
