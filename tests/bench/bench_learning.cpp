// SPDX-License-Identifier: GPL-3.0-or-later
// Learning as it is watched. How many of ten seeds show a task's pattern within a minute of Play, at the pace that the window opens with.
// On one thread, and timed by what that thread works: a busy machine counts no more, and two cores are faster:
//   bench_learning seeds [TASK [SEEDS [KEY=VALUE …]]]
// What the open window with all heads takes from a training at full speed, against the trainer alone, and how memory grows meanwhile:
//   bench_learning window SECONDS [ROUNDS]
//   bench_learning memory MINUTES
// What one frame of it costs the window and all threads, without a training beside it; for callgrind, compare two numbers of frames:
//   bench_learning frame FRAMES
#include <unistd.h>
#include <QApplication>
#include <QEventLoop>
#include <QTimer>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>

#include "app/main_window.h"
#include "app/program.h"
#include "engine/core/parallel.h"
#include "engine/train/trainer.h"
#include "tests/bench/scripted_course.h"
#include "tests/bench/task_pattern.h"
#include "tests/bench/timing.h"

using namespace att;
using Clock = std::chrono::steady_clock;

namespace {

constexpr double minute = 60, calm = 50;  // seconds, steps a second
constexpr int checkEvery = 25;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Seeds

double secondsWorked(clockid_t of = CLOCK_THREAD_CPUTIME_ID) {
    timespec worked{};
    clock_gettime(of, &worked);
    return double(worked.tv_sec) + double(worked.tv_nsec) / 1e9;
}

struct Shown {
    bool pattern = false;
    int steps = 0;
    double seconds = 0;  ///< of Play: no faster than the pace
    double share = 0;    ///< of the rows that look at the right place
};

Shown watchSeed(const TrainOptions& options) {
    const auto made = Trainer::create(options);
    const TaskPattern pattern(taskOf(options.task), std::uint64_t(options.seed));
    Shown shown;
    const double start = secondsWorked();
    while (shown.seconds < minute && shown.share < TaskPattern::isShown && shown.steps < options.steps) {
        if (!(*made)->step()) break;
        if (++shown.steps % checkEvery != 0) continue;
        shown.share = pattern.shareOf(**made);
        shown.seconds = std::max(secondsWorked() - start, shown.steps / calm);
    }
    shown.pattern = shown.share >= TaskPattern::isShown && shown.seconds <= minute;
    return shown;
}

void watchSeeds(const Task& task, int seeds, const TrainOptions& recipe) {
    std::vector<double> steps, seconds;
    int patterns = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        TrainOptions options = recipe;
        options.seed = seed;
        const Shown shown = watchSeed(options);
        patterns += shown.pattern;
        steps.push_back(shown.steps);
        seconds.push_back(shown.seconds);
        std::fprintf(stderr, "%s seed %d: %s after %d steps, %.1f s, share %.2f\n", task.key, seed, shown.pattern ? "shown" : "not shown",
                     shown.steps, shown.seconds, shown.share);
    }
    std::printf("%-10s shown by %2d of %d  steps: median %5.0f, most %5.0f  seconds: median %5.1f, most %5.1f\n", task.key, patterns, seeds,
                medianOf(steps), *std::ranges::max_element(steps), medianOf(seconds), *std::ranges::max_element(seconds));
    std::fflush(stdout);
}

int seedsMode(int argc, char** argv) {
    setThreadCount(1);
    for (const auto& task : tasks()) {
        if (argc > 2 && std::strcmp(task.key, argv[2]) != 0) continue;
        SpecPtr spec = std::make_shared<TrainOptions>(recipeOf(task.kind));
        for (int i = 4; i < argc; ++i) {
            const std::string_view words(argv[i]);
            const auto equals = words.find('=');
            if (const auto changed = withWords(spec, words.substr(0, equals), words.substr(std::min(words.size(), equals + 1)))) spec = *changed;
        }
        watchSeeds(task, argc > 3 ? std::atoi(argv[3]) : 10, static_cast<const TrainOptions&>(*spec));
    }
    return 0;
}

// The window

/// The lens as it opens, without an end.
class OpenWindow {
public:
    OpenWindow() : m_program(catalogue()), m_window(m_program) {
        m_window.setWindowState(Qt::WindowNoState);
        m_window.resize(1440, 900);
        m_window.show();
        m_program.document.chooseLens("train");
        (void)m_program.document.edit("steps", 1'000'000, true);
        m_program.courses.setPace(0);
        wait(1);
    }
    /// Steps and painted frames a second, and the share of one core that this thread works for them.
    struct Pace {
        double steps, frames, share;
    };
    Pace pace(double seconds) {
        m_program.courses.play();
        wait(0.5);
        int frames = 0;
        const auto counting = QObject::connect(&m_window, &MainWindow::framePainted, &m_window, [&frames] { ++frames; });
        const int before = steps();
        const double worked = secondsWorked();
        const auto start = Clock::now();
        wait(seconds);
        const double took = secondsSince(start);
        const Pace pace{(steps() - before) / took, frames / took, (secondsWorked() - worked) / took};
        QObject::disconnect(counting);
        m_program.courses.pause();
        wait(0.2);
        return pace;
    }
    void play() { m_program.courses.play(); }
    static void wait(double seconds) {
        QEventLoop loop;
        QTimer::singleShot(int(seconds * 1000), Qt::PreciseTimer, &loop, &QEventLoop::quit);
        loop.exec();
    }
    int steps() const { return m_program.courses.current()->state().last; }

private:
    Program m_program;
    MainWindow m_window;
};

double aloneStepsPerSecond(double seconds) {
    TrainOptions options = recipeOf(TaskKind::Reverse);
    options.steps = 1'000'000;
    const auto trainer = *Trainer::create(options);
    for (int i = 0; i < 200; ++i) (void)trainer->step();
    const auto start = Clock::now();
    int steps = 0;
    for (; secondsSince(start) < seconds; ++steps) (void)trainer->step();
    return steps / secondsSince(start);
}

/// In turns, since the machine is never the same for long.
int windowMode(double seconds, int rounds) {
    OpenWindow window;
    std::vector<double> alone, watched, less, frames, shares;
    for (int round = 0; round < rounds; ++round) {
        const double before = aloneStepsPerSecond(seconds / 2);
        const auto pace = window.pace(seconds);
        alone.push_back((before + aloneStepsPerSecond(seconds / 2)) / 2);
        watched.push_back(pace.steps);
        less.push_back(1 - watched.back() / alone.back());
        frames.push_back(pace.frames);
        shares.push_back(pace.share);
        std::fprintf(stderr, "round %d: alone %.0f, watched %.0f steps a second: %.1f %% less; %.1f frames a second, %.1f %% of a core\n", round + 1,
                     alone.back(), watched.back(), 100 * less.back(), pace.frames, 100 * pace.share);
    }
    std::printf(
        "alone %.0f steps a second, with the window and all heads %.0f: %.1f %% less, medians of %d rounds; %.1f frames a second, %.1f %% of a "
        "core\n",
        medianOf(alone), medianOf(watched), 100 * medianOf(less), rounds, medianOf(frames), 100 * medianOf(shares));
    return 0;
}

// A frame

int frameMode(int frames) {
    constexpr int warm = 10;
    setThreadCount(1);
    std::vector<Lens> lenses{*findLens("train")};
    lenses.front().course = []() -> std::unique_ptr<Course> { return std::make_unique<ScriptedCourse>(); };
    Program program(lenses);
    MainWindow window(program);
    window.setWindowState(Qt::WindowNoState);
    window.resize(1440, 900);
    window.show();
    double own = 0, all = 0;
    QEventLoop loop;
    QObject::connect(&window, &MainWindow::framePainted, &loop, [&] {
        if (ScriptedCourse::seen == warm) own = secondsWorked(), all = secondsWorked(CLOCK_PROCESS_CPUTIME_ID);
        if (++ScriptedCourse::seen == warm + frames) loop.quit();
    });
    loop.exec();
    own = secondsWorked() - own, all = secondsWorked(CLOCK_PROCESS_CPUTIME_ID) - all;
    std::printf("a frame: %.2f ms of the window's thread, %.2f ms of all, mean of %d\n", 1e3 * own / frames, 1e3 * all / frames, frames);
    return 0;
}

// Memory

double residentMegabytes() {
    long pages = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> pages >> resident;
    return double(resident) * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

/// Slope of the line of least squares.
double slopeOf(const std::vector<double>& minutes, const std::vector<double>& megabytes) {
    double n = double(minutes.size()), x = 0, y = 0, xx = 0, xy = 0;
    for (std::size_t i = 0; i < minutes.size(); ++i) {
        x += minutes[i];
        y += megabytes[i];
        xx += minutes[i] * minutes[i];
        xy += minutes[i] * megabytes[i];
    }
    return (n * xy - x * y) / (n * xx - x * x);
}

/// The timeline and the curve fill up in the first minute, which does not count.
int memoryMode(double length) {
    OpenWindow window;
    window.play();
    std::vector<double> minutes, megabytes;
    const auto start = Clock::now();
    while (secondsSince(start) < length * minute) {
        OpenWindow::wait(5);
        if (secondsSince(start) < minute) continue;
        minutes.push_back(secondsSince(start) / minute);
        megabytes.push_back(residentMegabytes());
    }
    std::printf("%d steps in %.1f minutes: %.1f MB after the first, %.1f MB at the end, %.2f MB a minute\n", window.steps(), length,
                megabytes.front(), megabytes.back(), slopeOf(minutes, megabytes));
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1 && !std::strcmp(argv[1], "seeds")) return seedsMode(argc, argv);
    if (argc < 3)
        return std::printf("bench_learning seeds [TASK [SEEDS [KEY=VALUE …]]] | window SECONDS [ROUNDS] | memory MINUTES | frame FRAMES\n"), 2;
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    if (!std::strcmp(argv[1], "frame")) return frameMode(std::atoi(argv[2]));
    return !std::strcmp(argv[1], "window") ? windowMode(std::atof(argv[2]), argc > 3 ? std::atoi(argv[3]) : 10) : memoryMode(std::atof(argv[2]));
}
