// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Times the whole program, window and all: from a field's change to the painted frame, and the longest time for which
// the event loop answered nobody.

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "app/main_window.h"
#include "app/program.h"

namespace att {

using Clock = std::chrono::steady_clock;

inline double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }
inline double millisecondsSince(Clock::time_point before) { return milliseconds(Clock::now() - before); }

/// The value below which that part of them lies.
inline double share(std::vector<double> values, double part) {
    std::ranges::sort(values);
    return values.empty() ? 0 : values[std::min(values.size() - 1, std::size_t(part * double(values.size())))];
}

/// That many different words with a space behind each.
inline std::string words(int tokens) {
    std::string text;
    for (int i = 0; i < tokens; ++i) text += "w" + std::to_string(i) + " ";
    return text;
}

/// Beats every millisecond for as long as it lives, and knows its longest pause.
class Heart {
public:
    Heart() {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
        m_timer.start(1);
    }
    double longestPause() const { return m_longest; }

private:
    void beat() { m_longest = std::max(m_longest, milliseconds(Clock::now() - std::exchange(m_last, Clock::now())) - 1); }

    QTimer m_timer;
    Clock::time_point m_last = Clock::now();
    double m_longest = 0;
};

class WindowTiming {
public:
    using Edit = std::function<void(int)>;
    struct Drag {
        int pictures;
        double longestPause;  ///< ms
    };

    WindowTiming(Program& program, MainWindow& window) : m_program(program), m_window(window) {}

    void waitForFrame() const {
        QEventLoop loop;
        QObject::connect(&m_window, &MainWindow::framePainted, &loop, &QEventLoop::quit);
        loop.exec();
    }

    /// Until nothing runs and nothing is left to be painted.
    void settle() const {
        while (m_program.live.runner().busy()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
        QEventLoop loop;
        QTimer::singleShot(300, &loop, &QEventLoop::quit);
        loop.exec();
    }

    /// One change, one frame, and again; ms.
    std::vector<double> frames(int count, const Edit& edit) const {
        std::vector<double> times;
        for (int i = 0; i < count; ++i) {
            const auto before = Clock::now();
            edit(i);
            waitForFrame();
            times.push_back(millisecondsSince(before));
        }
        return times;
    }

    /// A change every 4 ms for a second, whether or not it has been painted.
    Drag drag(const Edit& edit) const {
        constexpr int edits = 250;
        int pictures = 0, done = 0;
        const auto counting = QObject::connect(&m_window, &MainWindow::framePainted, &m_window, [&pictures] { ++pictures; });
        QTimer hand;
        hand.setTimerType(Qt::PreciseTimer);
        QEventLoop loop;
        QObject::connect(&hand, &QTimer::timeout, &loop, [&] {
            edit(done);
            if (++done == edits) loop.quit();
        });
        const Heart heart;
        hand.start(4);
        loop.exec();
        hand.stop();
        QObject::disconnect(counting);
        settle();
        return {pictures, heart.longestPause()};
    }

private:
    Program& m_program;
    MainWindow& m_window;
};

}  // namespace att
