// SPDX-License-Identifier: GPL-3.0-or-later
// Of MainWindow: the windows it opens, and what the palette finds.
#include <QMenuBar>
#include <QMessageBox>

#include "app/command_palette.h"
#include "app/history_dialog.h"
#include "app/lens_help.h"
#include "app/main_window.h"
#include "app/program.h"
#include "app/settings_dialog.h"
#include "app/shortcut_dialog.h"
#include "app/version.h"
#include "widgets/field_editor.h"
#include "widgets/form.h"
#include "widgets/token_bar.h"
#include "widgets/translate.h"

namespace att {

void MainWindow::present(QDialog* dialog) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

/// In the size of the content: it is read from the same distance.
void MainWindow::showHelp() {
    auto* help = new LensHelp(m_program.document.lens(), m_program.live.outcome(), this);
    help->setFont(m_parts.content->font());
    present(help);
}

void MainWindow::showShortcuts() { present(new ShortcutDialog(m_actions->all(), this)); }
void MainWindow::showHistory() { present(new HistoryDialog(m_program.document.undoStack(), this)); }
void MainWindow::showSettings() { present(new SettingsDialog(m_program.settings, this)); }

void MainWindow::showAbout() {
    auto* box =
        new QMessageBox(QMessageBox::NoIcon, tr("About Attention Explorer"),
                        tr("Attention Explorer %1\n\nAttention mechanisms live: every number is computed here, and explained.\n\n"
                           "Free software under the GNU General Public License, version 3 or later. It uses Qt, QCustomPlot, Eigen, ICU and libzip. "
                           "It never uses the network.")
                            .arg(QLatin1String(version())),
                        QMessageBox::Close, this);
    box->setTextFormat(Qt::PlainText);
    present(box);
}

void MainWindow::findAnything() {
    if (!m_palette) m_palette = new CommandPalette(this);
    m_palette->open(commands());
}

std::vector<Command> MainWindow::commands() {
    std::vector<Command> list;
    addActionCommands(list);
    addLensCommands(list);
    addFieldCommands(list);
    return list;
}

void MainWindow::addActionCommands(std::vector<Command>& list) {
    followBars();
    for (QAction* action : m_actions->all()) {
        if (!action->isEnabled()) continue;
        list.push_back({plainText(action->text()), tr("Action"), action->shortcut().toString(QKeySequence::NativeText), m_actions->englishOf(action),
                        [action] { action->trigger(); }});
    }
    for (QAction* action : m_recent)
        list.push_back({plainText(action->text()), tr("Recent file"), action->shortcut().toString(QKeySequence::NativeText), {}, [action] {
                            action->trigger();
                        }});
}

void MainWindow::addLensCommands(std::vector<Command>& list) {
    Document& document = m_program.document;
    for (const Lens& lens : document.lenses()) {
        const QString id = QLatin1String(lens.id);
        list.push_back({shown(lens.title), tr("Lens"), {}, id + QLatin1Char(' ') + QLatin1String(lens.title.source), [&document, id] {
                            document.chooseLens(id);
                        }});
        for (int i = 0; i < int(lens.examples.size()); ++i) {
            const Example& example = lens.examples[std::size_t(i)];
            const QString title = example.title.empty() ? shown(toWords(example.values.front().second)) : shown(example.title);
            list.push_back({title, tr("Example of %1").arg(shown(lens.title)), {}, QLatin1String(example.title.source), [this, &document, id, i] {
                                document.chooseLens(id);
                                report(document.showExample(i));
                            }});
        }
    }
}

void MainWindow::addFieldCommands(std::vector<Command>& list) {
    const auto add = [this, &list](const Spec& spec, auto editorOf, auto isShown) {
        for (const FieldEntry& entry : entries(spec)) {
            const QString key = QLatin1String(entry.field.key);
            if (entry.field.editor == Editor::Hidden || !isShown(key)) continue;
            list.push_back({shown(entry.field.label),
                            tr("Option, %1").arg(shown(entry.field.group)),
                            {},
                            key + QLatin1Char(' ') + QLatin1String(entry.field.label.source),
                            [this, key, editorOf] { focusField(editorOf(key)); }});
        }
    };
    add(
        *m_program.document.spec(), [this](const QString& key) { return m_parts.form->editorFor(key); }, [](const QString&) { return true; });
    add(
        *m_program.document.look(), [this](const QString& key) { return m_parts.look->editorFor(key); },
        [this](const QString& key) { return m_parts.look->isShown(key); });
}

/// Those that the form does not edit are in the token bar.
void MainWindow::focusField(FieldEditor* editor) {
    if (!editor) return m_parts.tokens->edit();
    if (!m_program.settings.now().options) toggleOptions();
    leaveProjector();
    m_parts.form->ensureWidgetVisible(editor);
    editor->setFocus(Qt::ShortcutFocusReason);
}

}  // namespace att
