// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/readable_pace.h"

#include <algorithm>

namespace att {
namespace {

constexpr int readable = 200;  // ms

}  // namespace

ReadablePace::ReadablePace(std::function<void()> act) : m_act(std::move(act)) {
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { now(); });
}

void ReadablePace::soon(int within) {
    if (!m_timer.isActive() || m_timer.remainingTime() > within) m_timer.start(within);
}

void ReadablePace::follow(int within) {
    const int wait = std::max(within, m_since.isValid() ? readable - int(std::min<qint64>(m_since.elapsed(), readable)) : 0);
    wait > 0 ? soon(wait) : now();
}

void ReadablePace::now() {
    m_timer.stop();
    m_since.start();
    m_act();
}

}  // namespace att
