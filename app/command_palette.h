// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A list of everything that can be done, found by a few letters and run with Return. It knows no actions itself.

#include <QFrame>
#include <QPointer>
#include <QStringList>
#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace att {

struct Command {
    QString title;    ///< "Show as links"
    QString kind;     ///< "Lens", "Field", "Example" or the menu
    QString keys;     ///< its shortcut, may be empty
    QString aliases;  ///< more words to find it by: key, English title
    std::function<void()> run;
};

/// The commands that match, the best first.
std::vector<Command> matching(const std::vector<Command>& commands, const QString& typed);

class CommandPalette : public QFrame {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* window);

    /// Opens over the window with these to choose from.
    void open(std::vector<Command> commands);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void place();
    void fill(const QString& typed);
    void step(int rows);
    void runChosen();
    void leave();

    QLineEdit* m_input;
    QListWidget* m_list;
    std::vector<Command> m_all, m_found;
    QPointer<QWidget> m_focusBefore;
};

}  // namespace att
