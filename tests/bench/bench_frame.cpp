// SPDX-License-Identifier: GPL-3.0-or-later
// Times the whole program, window and all, at 1440×900: from a field's change to the painted frame, the longest
// time in a drag for which the event loop answered nobody, and from the start of the process to the first picture.
//   bench_frame [FRAMES]
// Needs no display: QT_QPA_PLATFORM=offscreen unless it is set.
#include <sys/sysinfo.h>
#include <unistd.h>

#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "app/main_window.h"
#include "app/program.h"

using namespace att;
using Clock = std::chrono::steady_clock;

namespace {

double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

double share(std::vector<double> values, double part) {
    std::ranges::sort(values);
    return values.empty() ? 0 : values[std::min(values.size() - 1, std::size_t(part * double(values.size())))];
}

/// Since the kernel started this process, to the hundredth of a second.
double millisecondsSinceStart() {
    QFile file("/proc/self/stat");
    if (!file.open(QIODevice::ReadOnly)) return 0;
    const QByteArray stat = file.readAll();
    const double ticks = stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(19).toDouble();
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6 - ticks * 1e3 / double(sysconf(_SC_CLK_TCK));
}

struct Scene {
    const char *name, *lens;
    QString text;
    std::vector<std::pair<const char*, FieldValue>> values;
};

QString words(int tokens) {
    QString text;
    for (int i = 0; i < tokens; ++i) text += QStringLiteral("w%1 ").arg(i);
    return text;
}

class Bench {
public:
    explicit Bench(Program& program, MainWindow& window) : m_program(program), m_window(window) {}

    void waitForFrame() {
        QEventLoop loop;
        QObject::connect(&m_window, &MainWindow::framePainted, &loop, &QEventLoop::quit);
        loop.exec();
    }

    void setUp(const Scene& scene) {
        m_program.document.chooseLens(scene.lens);
        SpecPtr spec = m_program.document.lens().defaults();
        if (!scene.text.isEmpty()) {
            spec = *withValue(spec, "text", scene.text.toStdString());
            spec = *withValue(spec, "segmentation", std::string("whitespace"));
        }
        for (const auto& [key, value] : scene.values) spec = *withValue(spec, key, value);
        m_program.document.setSpec(*withValue(spec, "temperature", 1.01), QStringLiteral("bench"));
        settle();
    }

    /// One change, one frame, and again.
    std::vector<double> frames(int count) {
        std::vector<double> times;
        for (int i = 0; i < count; ++i) {
            const auto before = Clock::now();
            (void)m_program.document.edit("temperature", 1 + (i % 50) / 50.0 + 0.001 * (1 + i / 50), false);
            waitForFrame();
            times.push_back(milliseconds(Clock::now() - before));
        }
        return times;
    }

    /// A change every 4 ms for a second, whether or not it has been painted.
    void drag(int& pictures, double& longestStall) {
        pictures = 0;
        longestStall = 0;
        const auto counting = QObject::connect(&m_window, &MainWindow::framePainted, &m_window, [&pictures] { ++pictures; });
        QTimer hand, heart;
        int edits = 0;
        auto beat = Clock::now();
        hand.setTimerType(Qt::PreciseTimer);
        heart.setTimerType(Qt::PreciseTimer);
        QEventLoop loop;
        QObject::connect(&hand, &QTimer::timeout, &hand, [&] {
            (void)m_program.document.edit("temperature", 1 + edits / 250.0, false);
            if (++edits == 250) loop.quit();
        });
        QObject::connect(&heart, &QTimer::timeout, &heart,
                         [&] { longestStall = std::max(longestStall, milliseconds(Clock::now() - std::exchange(beat, Clock::now())) - 1); });
        hand.start(4);
        heart.start(1);
        loop.exec();
        QObject::disconnect(counting);
        settle();
    }

private:
    void settle() {
        while (m_program.live.runner().busy()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
        QEventLoop loop;
        QTimer::singleShot(300, &loop, &QEventLoop::quit);
        loop.exec();
    }

    Program& m_program;
    MainWindow& m_window;
};

}  // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const int count = argc > 1 ? std::atoi(argv[1]) : 300;
    QApplication application(argc, argv);
    Program program(catalogue());
    MainWindow window(program);
    window.setWindowState(Qt::WindowNoState);
    window.resize(1440, 900);
    window.show();
    Bench bench(program, window);
    bench.waitForFrame();
    std::printf("first live picture %.0f ms after the start of the process\n", millisecondsSinceStart());

    const std::vector<Scene> scenes = {
        {"default example", "cross_attention", {}, {}},
        {"16 heads, 64 tokens, d_model 512", "multi_head", words(64), {{"weights", std::string("seed")}, {"heads", 16}, {"d_model", 512}}},
        {"16 heads, 512 tokens, d_model 512", "multi_head", words(512), {{"weights", std::string("seed")}, {"heads", 16}, {"d_model", 512}}},
    };
    std::printf("%-36s %8s %8s %8s | %s\n", "change to painted frame, ms", "p50", "p95", "max", "drag of 1 s: pictures, longest stall in ms");
    for (const Scene& scene : scenes) {
        bench.setUp(scene);
        const auto times = bench.frames(count);
        int pictures = 0;
        double stall = 0;
        bench.drag(pictures, stall);
        std::printf("%-36s %8.2f %8.2f %8.2f | %d, %.1f\n", scene.name, share(times, 0.5), share(times, 0.95), share(times, 1), pictures, stall);
    }
    return 0;
}
