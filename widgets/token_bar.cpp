// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/token_bar.h"

#include <QComboBox>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <algorithm>

#include "widgets/elide.h"
#include "widgets/selection.h"
#include "widgets/theme.h"
#include "widgets/theme_icon.h"
#include "widgets/theme_label.h"
#include "widgets/theme_paint.h"
#include "widgets/token_chips.h"
#include "widgets/token_line.h"
#include "widgets/translate.h"

namespace att {
namespace {

constexpr double wideEnough = 640;      // pixels of the mockup
constexpr qsizetype longestTitle = 40;  // of an example without a title of its own

const FieldEntry* tokensField(const std::vector<FieldEntry>& list) {
    const auto found =
        std::ranges::find_if(list, [](const FieldEntry& entry) { return entry.type == FieldType::Text && entry.field.editor == Editor::Tokens; });
    return found == list.end() ? nullptr : &*found;
}

int indexOf(const FieldEntry& entry) {
    const auto& key = std::get<std::string>(entry.value);
    const auto found = std::ranges::find_if(entry.field.choices, [&key](const Choice& choice) { return key == choice.key; });
    return static_cast<int>(found - entry.field.choices.begin());
}

QString titleOf(const Example& example) {
    if (!example.title.empty()) return shown(example.title);
    const QString words = example.values.empty() ? QString() : oneLine(shown(toWords(example.values.front().second)));
    return words.size() > longestTitle ? words.left(longestTitle) + QChar(0x2026) : words;
}

}  // namespace

TokenBar::TokenBar(Selection& selection, QWidget* parent)
    : QWidget(parent),
      m_selection(selection),
      m_label(new ThemeLabel(Type::Body, Ink::Secondary, this)),
      m_stack(new QStackedWidget(this)),
      m_chips(new TokenChips(this)),
      m_line(new TokenLine(this)),
      m_edit(new QPushButton(this)),
      m_examplesButton(new QPushButton(this)),
      m_row(new QHBoxLayout(this)) {
    m_stack->addWidget(m_chips);
    m_stack->addWidget(m_line);
    m_row->addWidget(m_label);
    m_row->addWidget(m_stack, 1);
    m_row->addWidget(m_edit);
    m_row->addWidget(m_examplesButton);
    m_examplesButton->setMenu(new QMenu(m_examplesButton));
    m_examplesButton->hide();
    m_edit->setIcon(themeIcon("edit"));
    m_label->setBuddy(m_chips);
    setAcceptDrops(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    fitSpaces();
    connectParts();
    describe();
}

void TokenBar::fitSpaces() {
    m_row->setContentsMargins(px(this, 10), px(this, 5), px(this, 8), px(this, 5));
    m_row->setSpacing(px(this, 8));
}

// A line that has the focus settles when it is hidden, which is too late to be heard.
TokenBar::~TokenBar() {
    m_line->disconnect(this);
    m_chips->disconnect(this);
}

void TokenBar::connectParts() {
    connect(m_chips, &TokenChips::chosen, &m_selection, &Selection::setQuery);
    connect(m_chips, &TokenChips::hovered, this, &TokenBar::hoverToken);
    connect(m_chips, &TokenChips::editRequested, this, &TokenBar::beginEdit);
    connect(m_edit, &QPushButton::clicked, this, [this] { editing() ? endEdit() : edit(); });
    connect(m_line, &TokenLine::typed, this, [this](const QString& text) { emit edited(shown(m_key), text.toStdString(), false); });
    connect(m_line, &TokenLine::settled, this, [this](const QString& text) { emit edited(shown(m_key), text.toStdString(), true); });
    connect(m_line, &TokenLine::cancelled, this, &TokenBar::endEdit);
    connect(m_line, &QLineEdit::editingFinished, this, &TokenBar::endEdit);
    connect(m_line, &TokenLine::notice, this, &TokenBar::notice);
    connect(&m_selection, &Selection::queryChanged, this, &TokenBar::followSelection);
    connect(&m_selection, &Selection::hoveredChanged, this, &TokenBar::followSelection);
}

void TokenBar::setSpec(SpecPtr spec) {
    const auto list = entries(*spec);
    const FieldEntry* tokens = tokensField(list);
    setVisible(tokens != nullptr);
    if (!tokens) return;
    m_key = tokens->field.key;
    m_title = tokens->field.label;
    m_line->setMostBytes(tokens->field.maximumLength);
    m_line->place(shown(std::get<std::string>(tokens->value)));
    std::vector<FieldEntry> choices;
    for (const auto& entry : list)
        if (entry.type == FieldType::Choice && entry.field.group == tokens->field.group) choices.push_back(entry);
    const bool same = std::ranges::equal(choices, m_splitters,
                                         [](const FieldEntry& a, const Splitter& b) { return a.field.key == std::string(b.entry.field.key); });
    if (!same) {
        for (const auto& splitter : m_splitters) delete splitter.list;
        m_splitters.clear();
        for (const auto& entry : choices) addSplitter(entry);
        describe();
    }
    for (std::size_t i = 0; i < choices.size(); ++i) m_splitters[i].list->setCurrentIndex(indexOf(choices[i]));
    m_label->setText(shown(m_title));
}

void TokenBar::addSplitter(const FieldEntry& entry) {
    auto* list = new QComboBox(this);
    list->setFocusPolicy(Qt::StrongFocus);
    list->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const auto& choice : entry.field.choices) list->addItem(shown(choice.label));
    m_row->insertWidget(m_row->indexOf(m_examplesButton), list);
    const QString key = entry.field.key;
    std::vector<Choice> choices = entry.field.choices;
    connect(list, &QComboBox::activated, this,
            [this, key, choices](int index) { emit edited(key, std::string(choices[static_cast<std::size_t>(index)].key), true); });
    m_splitters.push_back({entry, list});
}

void TokenBar::setOutcome(OutcomePtr outcome) {
    m_outcome = std::move(outcome);
    m_chips->setTokens(m_outcome ? m_outcome->tokens : nullptr);
    followSelection();
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

bool TokenBar::editing() const { return m_stack->currentWidget() == m_line; }

void TokenBar::edit() { beginEdit({}); }

void TokenBar::beginEdit(const QString& words) {
    m_stack->setCurrentWidget(m_line);
    m_line->setFocus(Qt::OtherFocusReason);
    m_line->selectAll();
    if (!words.isEmpty()) m_line->insertSafely(words);
    describe();
}

void TokenBar::endEdit() {
    if (!editing()) return;
    const bool hadFocus = m_line->hasFocus();
    m_stack->setCurrentWidget(m_chips);
    if (hadFocus) m_chips->setFocus(Qt::OtherFocusReason);
    describe();
}

void TokenBar::describe() {
    m_label->setText(shown(m_title));
    m_line->setAccessibleName(shown(m_title));
    m_line->setPlaceholderText(tr("Write a sentence in any language"));
    const QString edit = editing() ? tr("Done") : tr("Edit");
    m_edit->setText(m_narrow ? QString() : edit);
    m_edit->setAccessibleName(edit);
    m_edit->setToolTip(toolTipOf(tr("Write another text (F2). Every letter takes effect at once.")));
    m_examplesButton->setText(tr("Examples"));
    for (const auto& [entry, list] : m_splitters) {
        list->setAccessibleName(shown(entry.field.label));
        list->setAccessibleDescription(shown(entry.field.help));
        list->setToolTip(toolTipOf(shown(entry.field.help)));
        for (int i = 0; i < list->count(); ++i) list->setItemText(i, shown(entry.field.choices[static_cast<std::size_t>(i)].label));
    }
}

// The row of a token: its cells in the panel that is shown large.
void TokenBar::hoverToken(std::optional<int> token) {
    std::vector<Cell> row;
    const Panel* panel = m_outcome ? findPanel(*m_outcome, m_selection.panel()) : nullptr;
    const bool ofTokens = panel && panel->rows.labels == m_outcome->tokens;
    if (token && ofTokens && *token < panel->shape.rows)
        for (int column = 0; column < panel->shape.columns; ++column) row.push_back({m_selection.panel(), m_selection.head(), *token, column});
    m_selection.light(std::move(row));
}

void TokenBar::followSelection() {
    m_chips->setPinned(m_selection.query());
    const auto& cell = m_selection.hovered();
    const Panel* panel = cell && m_outcome ? findPanel(*m_outcome, cell->panel) : nullptr;
    const auto place = [&](const Axis& axis, int index) {
        return axis.labels && axis.labels == m_outcome->tokens ? std::optional(index) : std::nullopt;
    };
    if (panel)
        m_chips->setPointedAt(place(panel->rows, cell->row), place(panel->columns, cell->column));
    else
        m_chips->setPointedAt({}, {});
}

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
}

void TokenBar::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasText() && !event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void TokenBar::dropEvent(QDropEvent* event) {
    beginEdit(event->mimeData()->text());
    event->acceptProposedAction();
}

// Where there is little room the tokens get it: the pencil alone stands for "Edit".
void TokenBar::resizeEvent(QResizeEvent*) {
    const bool narrow = width() < px(this, wideEnough);
    if (narrow == m_narrow) return;
    m_narrow = narrow;
    m_label->setVisible(!narrow);
    describe();
}

void TokenBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = themeOf(palette());
    paintBox(painter, rect(), {theme.card, theme.line, 1, 6});
}

}  // namespace att
