// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_palette.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "app/command_item.h"
#include "app/fuzzy.h"

namespace att {
namespace {

constexpr std::size_t kMost = 200;
constexpr int kAliasPenalty = 40;

std::optional<int> score(const Command& command, const QString& typed) {
    const auto title = fuzzyScore(typed, command.title);
    const auto alias = fuzzyScore(typed, command.title + QLatin1Char(' ') + command.kind + QLatin1Char(' ') + command.aliases);
    if (!title) return alias ? std::optional(*alias - kAliasPenalty) : std::nullopt;
    return std::max(*title, alias.value_or(*title) - kAliasPenalty);
}

}  // namespace

std::vector<Command> matching(const std::vector<Command>& commands, const QString& typed) {
    std::vector<std::pair<int, const Command*>> found;
    for (const Command& command : commands)
        if (const auto points = score(command, typed)) found.emplace_back(*points, &command);
    const auto better = [](const auto& a, const auto& b) { return a.first > b.first; };
    if (!typed.trimmed().isEmpty()) std::ranges::stable_sort(found, better);
    std::vector<Command> list;
    for (const auto& [points, command] : found)
        if (list.size() < kMost) list.push_back(*command);
    return list;
}

CommandPalette::CommandPalette(QWidget* window) : QFrame(window), m_input(new QLineEdit(this)), m_list(new QListWidget(this)) {
    setObjectName(QStringLiteral("commandPalette"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_list->setItemDelegate(new CommandItem(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_input);
    column->addWidget(m_list);
    m_input->installEventFilter(this);
    connect(m_input, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runChosen);
    hide();
}

void CommandPalette::open(std::vector<Command> commands) {
    m_all = std::move(commands);
    if (!isVisible()) m_focusBefore = QApplication::focusWidget();
    m_input->setPlaceholderText(tr("Find an action, a mechanism, an option or an example"));
    m_input->setAccessibleName(tr("Find anything"));
    m_list->setAccessibleName(tr("What was found"));
    m_input->clear();
    fill({});
    place();
    show();
    raise();
    m_input->setFocus();
}

void CommandPalette::place() {
    const QWidget* window = parentWidget();
    const int width = std::min(window->width() - 32, fontMetrics().averageCharWidth() * 84);
    const int height = std::min(window->height() - 96, fontMetrics().height() * 22);
    setGeometry((window->width() - width) / 2, 48, width, height);
}

void CommandPalette::fill(const QString& typed) {
    m_found = matching(m_all, typed);
    m_list->clear();
    for (const Command& command : m_found) {
        auto* item = new QListWidgetItem(command.title, m_list);
        item->setData(CommandItem::KindRole, command.kind);
        item->setData(CommandItem::KeysRole, command.keys);
        item->setData(Qt::AccessibleTextRole, tr("%1, %2").arg(command.title, command.kind));
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::step(int rows) {
    const int last = m_list->count() - 1;
    m_list->setCurrentRow(std::clamp(m_list->currentRow() + rows, 0, std::max(last, 0)));
}

void CommandPalette::runChosen() {
    const int row = m_list->currentRow();
    leave();
    if (row < 0) return;
    const auto run = m_found.at(static_cast<std::size_t>(row)).run;
    run();
}

void CommandPalette::leave() {
    hide();
    if (m_focusBefore) m_focusBefore->setFocus();
    m_focusBefore = nullptr;
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut && isVisible()) hide();
    if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down: step(1); return true;
        case Qt::Key_Up: step(-1); return true;
        case Qt::Key_PageDown: step(10); return true;
        case Qt::Key_PageUp: step(-10); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: runChosen(); return true;
        case Qt::Key_Escape: leave(); return true;
        default: return QFrame::eventFilter(watched, event);
    }
}

}  // namespace att
