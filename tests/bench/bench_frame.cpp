// SPDX-License-Identifier: GPL-3.0-or-later
// Times the whole program, window and all, at 1440×900: from a field's change to the painted frame, the longest
// time in a drag for which the event loop answered nobody, and from the start of the process to the first picture.
//   bench_frame [FRAMES [ROW]]    ROW: the one row of the table to run, from 1
// Needs no display: QT_QPA_PLATFORM=offscreen unless it is set.
#include <unistd.h>

#include <QApplication>
#include <QFile>
#include <cstdio>
#include <cstdlib>

#include "tests/bench/window_timing.h"

using namespace att;

namespace {

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
    std::string text;
    std::vector<std::pair<const char*, FieldValue>> values;
};

void setUp(Program& program, const WindowTiming& timing, const Scene& scene) {
    program.document.chooseLens(QLatin1String(scene.lens));
    SpecPtr spec = program.document.lens().defaults();
    if (!scene.text.empty()) {
        spec = *withValue(spec, "text", scene.text);
        spec = *withValue(spec, "segmentation", std::string("whitespace"));
    }
    for (const auto& [key, value] : scene.values) spec = *withValue(spec, key, value);
    program.document.setSpec(*withValue(spec, "temperature", 1.01), QStringLiteral("bench"));
    timing.settle();
}

void run(Program& program, const WindowTiming& timing, const Scene& scene, int count) {
    setUp(program, timing, scene);
    const auto turn = [&program](double temperature) { (void)program.document.edit(QStringLiteral("temperature"), temperature, false); };
    const auto times = timing.frames(count, [&](int i) { turn(1 + (i % 50) / 50.0 + 0.001 * (1 + i / 50)); });
    const auto drag = timing.drag([&](int i) { turn(1 + i / 250.0); });
    std::printf("%-36s %8.2f %8.2f %8.2f | %d, %.1f\n", scene.name, share(times, 0.5), share(times, 0.95), share(times, 1), drag.pictures,
                drag.longestPause);
}

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
    const WindowTiming timing(program, window);
    timing.waitForFrame();
    std::printf("first live picture %.0f ms after the start of the process\n", millisecondsSinceStart());

    const std::vector<Scene> scenes = {
        {"default example", "cross_attention", {}, {}},
        {"16 heads, 64 tokens, d_model 512", "multi_head", words(64), {{"weights", std::string("seed")}, {"heads", 16}, {"d_model", 512}}},
        {"16 heads, 512 tokens, d_model 512", "multi_head", words(512), {{"weights", std::string("seed")}, {"heads", 16}, {"d_model", 512}}},
    };
    std::printf("%-36s %8s %8s %8s | %s\n", "change to painted frame, ms", "p50", "p95", "max", "drag of 1 s: pictures, longest stall in ms");
    const auto row = argc > 2 ? std::size_t(std::atoi(argv[2])) : 0;
    for (std::size_t i = 0; i < scenes.size(); ++i)
        if (row == 0 || row == i + 1) run(program, timing, scenes[i], count);
    return 0;
}
