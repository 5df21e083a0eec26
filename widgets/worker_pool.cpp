// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/worker_pool.h"

#include <QCoreApplication>
#include <QEvent>
#include <system_error>

namespace att {
namespace {

const auto kAnswered = static_cast<QEvent::Type>(QEvent::registerEventType());

}  // namespace

WorkerPool::~WorkerPool() {
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_given.notify_one();
    if (m_thread.joinable()) m_thread.join();
}

void WorkerPool::wait() {
    std::unique_lock lock(m_mutex);
    m_rested.wait(lock, [this] { return m_waiting.empty() && !m_working; });
}

/// Where no thread can be had, here and now.
void WorkerPool::give(Work work) {
    if (!startThread()) return leave(work());
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(work));
    }
    m_given.notify_one();
}

bool WorkerPool::startThread() try {
    if (!m_thread.joinable()) m_thread = std::thread([this] { loop(); });
    return true;
} catch (const std::system_error&) {
    return false;
}

void WorkerPool::loop() {
    while (const Work work = next()) leave(work());
}

/// None when the owner goes and nothing waits.
WorkerPool::Work WorkerPool::next() {
    std::unique_lock lock(m_mutex);
    m_working = false;
    if (m_waiting.empty()) m_rested.notify_all();
    m_given.wait(lock, [this] { return m_closing || !m_waiting.empty(); });
    if (m_waiting.empty()) return {};
    Work work = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_working = true;
    return work;
}

void WorkerPool::leave(Call answer) {
    {
        const std::lock_guard lock(m_mutex);
        m_answers.push_back(std::move(answer));
    }
    QCoreApplication::postEvent(this, new QEvent(kAnswered));
}

/// One for each answer. The call may end the owner: nothing is touched after it.
bool WorkerPool::event(QEvent* event) {
    if (event->type() != kAnswered) return QObject::event(event);
    std::unique_lock lock(m_mutex);
    const Call answer = std::move(m_answers.front());
    m_answers.pop_front();
    lock.unlock();
    answer();
    return true;
}

}  // namespace att
