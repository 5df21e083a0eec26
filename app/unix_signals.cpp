// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/unix_signals.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include <QSocketNotifier>

namespace att {
namespace {

constexpr int kEndings[] = {SIGTERM, SIGINT, SIGHUP};
constexpr int kGraceMicroseconds = 500'000;

/// The writing end, for the handler: it may use nothing but a plain int.
volatile sig_atomic_t wakeFd = -1;

void wake(int) {
    const char byte = 1;
    const auto ignored = write(wakeFd, &byte, 1);
    static_cast<void>(ignored);
}

void leaveNow(int) { _exit(0); }

void handle(int signal, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(signal, &action, nullptr);
}

void startGrace() {
    handle(SIGALRM, leaveNow);
    const itimerval grace{{0, 0}, {1, kGraceMicroseconds}};
    setitimer(ITIMER_REAL, &grace, nullptr);
}

}  // namespace

UnixSignals::UnixSignals(QObject* parent) : QObject(parent) {
    if (pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return;
    wakeFd = m_pipe[1];
    auto* notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        startGrace();
        emit endAsked();
    });
    for (const int signal : kEndings) handle(signal, wake);
}

UnixSignals::~UnixSignals() {
    for (const int signal : kEndings) handle(signal, SIG_DFL);
    wakeFd = -1;
    for (const int fd : m_pipe)
        if (fd >= 0) close(fd);
}

void ignoreWriteSignals() {
    handle(SIGXFSZ, SIG_IGN);
    handle(SIGPIPE, SIG_IGN);
}

}  // namespace att
