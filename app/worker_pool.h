// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Work with files beside the window, one job after the other. The answer comes back in the owner's thread; when the
// owner goes, it waits for the job at hand and forgets the answers.

#include <QObject>
#include <QThreadPool>
#include <functional>
#include <new>

#include "engine/core/result.h"

namespace att {

class WorkerPool {
public:
    explicit WorkerPool(QObject* owner) : m_owner(owner) { m_pool.setMaxThreadCount(1); }
    ~WorkerPool() { m_pool.waitForDone(); }

    /// `job` gives a Result and must capture values only; `done` takes it.
    template <class Job, class Done>
    void start(Job job, Done done) {
        using Answer = std::invoke_result_t<Job>;
        m_pool.start([owner = m_owner, job = std::move(job), done = std::move(done)] {
            auto answer = std::make_shared<Answer>(guarded<Answer>(job));
            QMetaObject::invokeMethod(
                owner, [answer, done] { done(std::move(*answer)); }, Qt::QueuedConnection);
        });
    }
    void wait() { m_pool.waitForDone(); }

private:
    template <class Answer, class Job>
    static Answer guarded(const Job& job) {
        try {
            return job();
        } catch (const std::bad_alloc&) {
            return Error{ErrorKind::Memory, say(ATT_TEXT("engine", "The machine has no memory left for this file.")), {}};
        }
    }

    QObject* m_owner;
    QThreadPool m_pool;
};

}  // namespace att
