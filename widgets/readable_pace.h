// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Words and numbers that follow pictures. A picture is seen thirty times a second; of words that change so often nothing can be read, and to lay
// them out costs more than the picture.

#include <QElapsedTimer>
#include <QTimer>
#include <functional>

namespace att {

class ReadablePace {
public:
    /// `act` is called by itself, from the event loop or from follow(), as long as this lives.
    explicit ReadablePace(std::function<void()> act);

    /// Acts within so many milliseconds, however soon after the last time; asked for again meanwhile, it still acts once.
    void soon(int within);
    /// As soon(), yet so long after the last time that it could be read. Where neither asks to wait, it acts at once.
    void follow(int within = 0);
    void now();

private:
    std::function<void()> m_act;
    QTimer m_timer;
    QElapsedTimer m_since;  ///< the last time
};

}  // namespace att
