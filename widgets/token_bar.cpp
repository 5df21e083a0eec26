// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/token_bar.h"

#include <QComboBox>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/elide.h"
#include "widgets/key_tokens.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "widgets/theme_fonts.h"
#include "widgets/theme_paint.h"
#include "widgets/token_row.h"
#include "widgets/translate.h"

namespace att {
namespace {

constexpr double wideEnough = 640;      // pixels of the mockup
constexpr qsizetype longestTitle = 40;  // of an example without a title of its own

std::vector<FieldEntry> textFields(const std::vector<FieldEntry>& list) {
    std::vector<FieldEntry> texts;
    std::ranges::copy_if(list, std::back_inserter(texts),
                         [](const FieldEntry& entry) { return entry.type == FieldType::Text && entry.field.editor == Editor::Tokens; });
    return texts;
}

std::vector<FieldEntry> choicesBeside(const FieldEntry& text, const std::vector<FieldEntry>& list) {
    std::vector<FieldEntry> choices;
    std::ranges::copy_if(list, std::back_inserter(choices),
                         [&text](const FieldEntry& entry) { return entry.type == FieldType::Choice && entry.field.group == text.field.group; });
    return choices;
}

QString titleOf(const Example& example) {
    if (!example.title.empty()) return shown(example.title);
    const QString words = example.values.empty() ? QString() : oneLine(shown(toWords(example.values.front().second)));
    return words.size() > longestTitle ? words.left(longestTitle) + QChar(0x2026) : words;
}

}  // namespace

TokenBar::TokenBar(Selection& selection, QWidget* parent)
    : QWidget(parent), m_selection(selection), m_examplesButton(new QPushButton(this)), m_column(new QVBoxLayout(this)) {
    addRow();
    m_rows.front()->addControl(m_examplesButton);
    m_examplesButton->setMenu(new QMenu(m_examplesButton));
    m_examplesButton->hide();
    setAcceptDrops(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    fitSpaces();
    connect(&m_selection, &Selection::queryChanged, this, &TokenBar::followSelection);
    connect(&m_selection, &Selection::keyChanged, this, &TokenBar::followSelection);
    connect(&m_selection, &Selection::hoveredChanged, this, &TokenBar::followSelection);
    describe();
}

void TokenBar::fitSpaces() {
    m_column->setContentsMargins(px(this, 10), px(this, 5), px(this, 8), px(this, 5));
    m_column->setSpacing(px(this, 1));
}

// Rows

void TokenBar::addRow() {
    const bool ofKeys = !m_rows.empty();
    auto* row = new TokenRow(this);
    row->chips()->setSide(ofKeys ? TokenChips::Side::Keys : TokenChips::Side::Queries);
    connect(row, &TokenRow::edited, this, &TokenBar::edited);
    connect(row, &TokenRow::notice, this, &TokenBar::notice);
    connect(row->chips(), &TokenChips::chosen, &m_selection, ofKeys ? &Selection::setKey : &Selection::setQuery);
    connect(row->chips(), &TokenChips::hovered, this, [this, ofKeys](std::optional<int> token) { hoverToken(token, ofKeys); });
    m_column->addWidget(row);
    m_rows.push_back(row);
}

void TokenBar::fitRows(std::size_t count) {
    while (m_rows.size() < count) addRow();
    for (std::size_t i = 0; i < m_rows.size(); ++i) m_rows[i]->setVisible(i < count);
}

void TokenBar::setSpec(SpecPtr spec) {
    const auto list = entries(*spec);
    const auto fields = textFields(list);
    setVisible(!fields.empty());
    if (fields.empty()) return;
    fitRows(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) m_rows[i]->setEntry(fields[i]);
    setSplitters(choicesBeside(fields.front(), list));
    nameRows();
}

/// Names of one width, so that the tokens of all rows begin below each other.
void TokenBar::nameRows() {
    const bool narrow = width()<px(this, wideEnough), several = m_rows.size()> 1 && !m_rows[1]->isHidden();
    int widest = 0;
    for (TokenRow* row : m_rows) {
        row->setNarrow(narrow, several);
        if (!row->isHidden()) widest = std::max(widest, row->labelWidth());
    }
    for (TokenRow* row : m_rows) row->setLabelWidth(several ? widest : 0);
}

bool TokenBar::editing() const {
    return std::ranges::any_of(m_rows, [](const TokenRow* row) { return row->editing(); });
}

void TokenBar::edit() {
    const auto focused = std::ranges::find_if(m_rows, [](const TokenRow* row) { return row->chips()->hasFocus(); });
    (focused == m_rows.end() ? m_rows.front() : *focused)->edit();
}

// Splitters and examples

void TokenBar::setSplitters(const std::vector<FieldEntry>& choices) {
    const bool same = std::ranges::equal(choices, m_splitters,
                                         [](const FieldEntry& a, const Splitter& b) { return a.field.key == std::string(b.entry.field.key); });
    if (!same) {
        for (const auto& splitter : m_splitters) delete splitter.list;
        m_splitters.clear();
        for (const auto& entry : choices) addSplitter(entry);
        m_rows.front()->addControl(m_examplesButton);
        describe();
    }
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Field& field = choices[i].field;
        m_splitters[i].entry = choices[i];
        m_splitters[i].list->setCurrentIndex(field.locked ? -1 : placeOf(choices[i].field.choices, std::get<std::string>(choices[i].value)));
        m_splitters[i].list->setEnabled(!field.locked);
        m_splitters[i].list->setToolTip(toolTipOf(field.locked ? shown(*field.locked) : shown(field.help)));
    }
}

void TokenBar::addSplitter(const FieldEntry& entry) {
    auto* list = new QComboBox(m_rows.front());
    list->setFocusPolicy(Qt::StrongFocus);
    list->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    list->setPlaceholderText(QStringLiteral("—"));  // locked: none counts
    for (const auto& choice : entry.field.choices) list->addItem(shown(choice.label));
    m_rows.front()->addControl(list);
    const QString key = entry.field.key;
    std::vector<Choice> choices = entry.field.choices;
    connect(list, &QComboBox::activated, this,
            [this, key, choices](int index) { emit edited(key, std::string(choices[static_cast<std::size_t>(index)].key), true); });
    m_splitters.push_back({entry, list});
}

void TokenBar::setExamples(std::vector<Example> examples) {
    m_examples = std::move(examples);
    fillExamples();
}

void TokenBar::fillExamples() {
    QMenu* menu = m_examplesButton->menu();
    menu->clear();
    for (int i = 0; i < static_cast<int>(m_examples.size()); ++i) {
        QString title = titleOf(m_examples[static_cast<std::size_t>(i)]);
        connect(menu->addAction(title.replace('&', "&&")), &QAction::triggered, this, [this, i] { emit exampleChosen(i); });
    }
    m_examplesButton->setVisible(!m_examples.empty());
}

void TokenBar::describe() {
    m_examplesButton->setText(tr("Examples"));
    for (const auto& [entry, list] : m_splitters) {
        list->setAccessibleName(shown(entry.field.label));
        list->setAccessibleDescription(shown(entry.field.help));
        list->setToolTip(toolTipOf(entry.field.locked ? shown(*entry.field.locked) : shown(entry.field.help)));
        for (int i = 0; i < list->count(); ++i) list->setItemText(i, shown(entry.field.choices[static_cast<std::size_t>(i)].label));
    }
}

// Outcome and selection

std::vector<TokenChips::Tokens> TokenBar::texts() const {
    if (!m_outcome) return {nullptr, nullptr};
    return {m_outcome->tokens, keyTokens(*m_outcome)};
}

void TokenBar::setOutcome(OutcomePtr outcome) {
    m_outcome = std::move(outcome);
    const auto tokens = texts();
    for (std::size_t i = 0; i < std::min(m_rows.size(), tokens.size()); ++i) m_rows[i]->chips()->setTokens(tokens[i]);
    setBehind(false);
    followSelection();
}

void TokenBar::setBehind(bool behind) {
    for (TokenRow* row : m_rows) row->chips()->setBehind(behind);
}

// The row, or column, of a token: its cells in the panel that is shown large.
void TokenBar::hoverToken(std::optional<int> token, bool ofKeys) {
    std::vector<Cell> lit;
    const Panel* panel = m_outcome ? findPanel(*m_outcome, m_selection.panel()) : nullptr;
    if (token && panel) {
        const auto tokens = texts()[ofKeys ? 1 : 0];
        const auto [heads, rows, columns] = panel->shape;
        const bool alongRows = panel->rows.labels == tokens && *token < rows;
        const bool alongColumns = ofKeys && panel->columns.labels == tokens && *token < columns;
        for (int i = 0; i < (alongColumns ? rows : alongRows ? columns : 0); ++i)
            lit.push_back({m_selection.panel(), m_selection.head(), alongColumns ? i : *token, alongColumns ? *token : i});
    }
    m_selection.light(std::move(lit));
}

void TokenBar::followSelection() {
    const auto& cell = m_selection.hovered();
    const Panel* panel = cell && m_outcome ? findPanel(*m_outcome, cell->panel) : nullptr;
    const auto tokens = texts();
    for (std::size_t i = 0; i < std::min(m_rows.size(), tokens.size()); ++i) {
        const auto place = [&](const Axis& axis, int index) { return axis.labels && axis.labels == tokens[i] ? std::optional(index) : std::nullopt; };
        m_rows[i]->chips()->setPinned(i == 0 ? m_selection.query() : m_selection.key());
        panel ? m_rows[i]->chips()->setPointedAt(place(panel->rows, cell->row), place(panel->columns, cell->column))
              : m_rows[i]->chips()->setPointedAt({}, {});
    }
}

// Events

bool TokenBar::event(QEvent* event) {
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_F2 && !editing()) {
        edit();
        return true;
    }
    return QWidget::event(event);
}

void TokenBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) fitSpaces();
    if (event->type() != QEvent::LanguageChange) return;
    describe();
    fillExamples();
    QMetaObject::invokeMethod(this, &TokenBar::nameRows, Qt::QueuedConnection);  // when the rows have their new names
}

void TokenBar::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasText() && !event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void TokenBar::dropEvent(QDropEvent* event) {
    const auto under = std::ranges::find_if(
        m_rows, [event](const TokenRow* row) { return row->isVisible() && row->geometry().contains(event->position().toPoint()); });
    (under == m_rows.end() ? m_rows.front() : *under)->edit(event->mimeData()->text());
    event->acceptProposedAction();
}

void TokenBar::resizeEvent(QResizeEvent*) { nameRows(); }

void TokenBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = themeOf(palette());
    paintBox(painter, rect(), {theme.card, theme.line, 1, 6});
}

}  // namespace att
