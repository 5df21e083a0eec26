// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Work beside the window, one job after the other, on a thread of its own. The answer comes back in the owner's thread; when the owner goes, it
// waits for the jobs given and forgets the answers.

#include <QObject>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <new>
#include <thread>

#include "engine/core/result.h"

namespace att {

class WorkerPool : public QObject {
public:
    ~WorkerPool() override;

    /// `job` gives a Result, or what is made of an Error alone, and must capture values only; `done` takes it.
    template <class Job, class Done>
    void start(Job job, Done done) {
        using Answer = std::invoke_result_t<Job>;
        give([job = std::move(job), done = std::move(done)]() -> Call {
            auto answer = std::make_shared<Answer>(guarded<Answer>(job));
            return [answer, done] { done(std::move(*answer)); };
        });
    }
    /// For all jobs given; their answers come later.
    void wait();

private:
    using Call = std::function<void()>;
    using Work = std::function<Call()>;

    template <class Answer, class Job>
    static Answer guarded(const Job& job) {
        try {
            return job();
        } catch (const std::bad_alloc&) {
            return Answer{Error{ErrorKind::Memory, say(ATT_TEXT("engine", "The machine has no memory left for this file.")), {}}};
        }
    }

    bool event(QEvent* event) override;
    void give(Work work);
    bool startThread();
    void loop();
    Work next();
    void leave(Call answer);

    std::mutex m_mutex;  ///< guards what follows
    std::condition_variable m_given, m_rested;
    std::deque<Work> m_waiting;
    std::deque<Call> m_answers;
    bool m_working = false, m_closing = false;
    std::thread m_thread;  ///< of the owner alone
};

}  // namespace att
