// SPDX-License-Identifier: GPL-3.0-or-later
// Times what is large, window and all, at 1440×900: a matrix of 4,096 × 4,096 painted, dragged and zoomed, the grid of 16 heads written
// as PNG, the mask of CBAM under its sliders, and a photo of 12 megapixels from its file to its first mask.
//   bench_paint [FRAMES [PART]]    PART: matrix, figure, mask or photo alone
// Needs no display: QT_QPA_PLATFORM=offscreen unless it is set.
#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QWheelEvent>
#include <cstdio>
#include <cstdlib>

#include "app/command_session.h"
#include "app/figure_source.h"
#include "tests/bench/window_timing.h"
#include "widgets/figure.h"

using namespace att;

namespace {

void tell(const char* what, const std::vector<double>& times, double limit) {
    std::printf("%-58s %8.2f %8.2f %8.2f | %g\n", what, share(times, 0.5), share(times, 0.95), share(times, 1), limit);
}

/// The program in a window of its own, showing a lens, with settings and journal in a folder of its own.
struct LensWindow {
    explicit LensWindow(const CommandLine& line)
        : program(catalogue(), {folder.filePath(QStringLiteral("settings.json")), folder.path()}), window((start(line), program)) {
        window.setWindowState(Qt::WindowNoState);
        window.resize(1440, 900);
        window.show();
    }
    void start(const CommandLine& line) {
        const auto session = sessionOf(program.document.lenses(), program.document.session(), line);
        if (session) program.document.setSession(*session, QStringLiteral("bench"));
    }
    void edit(const char* key, const FieldValue& value) { (void)program.document.edit(QLatin1String(key), value, false); }

    QTemporaryDir folder;
    Program program;
    MainWindow window;
    WindowTiming timing{program, window};
};

CommandLine lineFor(std::string lens, std::vector<std::pair<std::string, std::string>> sets = {}) {
    CommandLine line;
    line.lens = std::move(lens);
    line.sets = std::move(sets);
    return line;
}

// 4,096 × 4,096

/// The large heatmap on screen.
QWidget* heatOf(const MainWindow& window) {
    const auto widgets = window.findChildren<QWidget*>();
    const auto isHeat = [](const QWidget* widget) { return widget->inherits("att::HeatView") && widget->isVisible(); };
    return *std::ranges::find_if(widgets, isHeat);
}

/// From an event to the painted window.
double painted(QWidget* view, QEvent& event) {
    const auto before = Clock::now();
    QCoreApplication::sendEvent(view, &event);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::UpdateRequest);
    return millisecondsSince(before);
}

double wheel(QWidget* view, const QPointF& place, int notches) {
    QWheelEvent event(place, view->mapToGlobal(place), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    return painted(view, event);
}

double mouse(QWidget* view, QEvent::Type type, const QPointF& place) {
    QMouseEvent event(type, place, view->mapToGlobal(place), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    return painted(view, event);
}

/// In by ten steps, a pan at every one of them, and out again.
void zoomAndPan(QWidget* view, std::vector<double>& zooms, std::vector<double>& pans) {
    const QPointF middle = QRectF(view->rect()).center();
    for (int step = 0; step < 20; ++step) {
        zooms.push_back(wheel(view, middle + QPointF(7 * step, 3 * step), step < 10 ? 1 : -1));
        mouse(view, QEvent::MouseButtonPress, middle);
        for (int move = 1; move <= 10; ++move) pans.push_back(mouse(view, QEvent::MouseMove, middle + QPointF(5 * move, 3 * move)));
        mouse(view, QEvent::MouseButtonRelease, middle);
    }
}

void timeLargeMatrix(int count) {
    LensWindow opened(lineFor("self_attention", {{"text", words(4096)}, {"segmentation", "whitespace"}}));
    opened.timing.waitForFrame();
    opened.timing.settle();
    std::vector<double> fresh, zooms, pans;
    QObject::connect(&opened.window, &MainWindow::framePainted, &opened.window,
                     [&](std::chrono::nanoseconds sinceAsked) { fresh.push_back(milliseconds(sinceAsked - opened.program.live.run()->engineTime)); });
    for (int i = 0; i < count; ++i) {
        opened.edit("temperature", 1 + 0.01 * (i + 1));
        opened.timing.waitForFrame();
        opened.timing.settle();
    }
    tell("4,096 × 4,096: new data, from computed to painted", fresh, 16);
    for (int round = 0; round < 2; ++round) zoomAndPan(heatOf(opened.window), zooms, pans);
    tell("4,096 × 4,096: one step of zoom", zooms, 8);
    tell("4,096 × 4,096: one step of a pan", pans, 8);
}

// Figures

void timeHeadsFigure(const char* what, const std::string& text, int count) {
    LensWindow opened(
        lineFor("multi_head", {{"weights", "seed"}, {"heads", "16"}, {"d_model", "512"}, {"text", text}, {"segmentation", "whitespace"}}));
    opened.timing.waitForFrame();
    opened.timing.settle();
    const QTemporaryDir folder;
    const auto source = figureSource(opened.program);
    auto options = static_cast<const FigureOptions&>(*makeDefault<FigureOptions>());
    options.what = FigureWhat::Heads;
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        const auto before = Clock::now();
        const auto written = writeFigure(source->scene, options, folder.filePath("heads.png").toStdString(), source->workspace);
        times.push_back(millisecondsSince(before));
        if (!written) std::printf("could not be written\n");
    }
    tell(what, times, 100);
}

void timeFigures(int count) {
    timeHeadsFigure("16 heads, 9 tokens, as a PNG file", "The cat sat on the mat because it slept", count);
    timeHeadsFigure("16 heads, 64 tokens, as a PNG file", words(64), count);
}

// Pictures

void timeMask(const char* what, const char* key, double first, double step, int count) {
    LensWindow opened(lineFor("cbam"));
    opened.timing.waitForFrame();
    opened.timing.settle();
    const auto move = [&](int i) { opened.edit(key, first + step * (i % 50 + 1) + 0.001 * (i / 50)); };
    tell(what, opened.timing.frames(count, move), 8);
    const auto drag = opened.timing.drag([&](int i) { opened.edit(key, first + step * (i % 50) + 0.0001 * i); });
    std::printf("    a drag of 1 s: %d pictures, longest pause %.1f ms\n", drag.pictures, drag.longestPause);
}

void timeMasks(int count) {
    timeMask("CBAM, 64 × 56 × 56: γ to the painted mask", "gamma", 0, 0.05, count);
    timeMask("CBAM, 64 × 56 × 56: weight scale to the painted mask", "gain", 0.5, 0.05, count);
}

/// Coarse shapes under fine noise, as hard to decode as what a camera writes: about 4 MB.
QString photo(const QTemporaryDir& folder, quint32 seed) {
    QRandomGenerator random(seed);
    QImage image(4000, 3000, QImage::Format_RGB32);
    image.fill(QColor(120, 150, 190));
    QPainter painter(&image);
    for (int i = 0; i < 400; ++i) {
        painter.setBrush(QColor::fromRgb(random.generate()));
        painter.drawEllipse(QPoint(random.bounded(4000), random.bounded(3000)), 20 + random.bounded(300), 20 + random.bounded(300));
    }
    painter.end();
    for (int y = 0; y < image.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) line[x] ^= random.generate() & 0x000F0F0F;
    }
    const QString path = folder.filePath(QStringLiteral("photo%1.jpg").arg(seed));
    image.save(path, "JPEG", 90);
    return path;
}

void timePhoto(const QTemporaryDir& folder, const char* lens, const char* what, int count) {
    std::vector<double> times, pauses;
    LensWindow opened(lineFor(lens));
    opened.timing.waitForFrame();
    opened.timing.settle();
    for (int i = 0; i < count; ++i) {
        const QString path = photo(folder, quint32(i));
        const Heart heart;
        const auto before = Clock::now();
        opened.window.openFile(path);
        opened.timing.waitForFrame();
        times.push_back(millisecondsSince(before));
        opened.timing.settle();
        pauses.push_back(heart.longestPause());
    }
    tell(what, times, 1000);
    tell("    longest pause of the event loop meanwhile", pauses, 50);
}

/// As `attention-explorer --lens cbam --set image=FILE`, once the application stands.
void timeStartWithPhoto(const QTemporaryDir& folder, int count) {
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        const std::string path = photo(folder, quint32(100 + i)).toStdString();
        const auto before = Clock::now();
        LensWindow opened(lineFor("cbam", {{"image", path}}));
        opened.timing.waitForFrame();
        times.push_back(millisecondsSince(before));
    }
    tell("photo of 12 megapixels on the command line: window, mask", times, 1000);
}

void timePhotos() {
    const QTemporaryDir folder;
    timePhoto(folder, "cbam", "photo of 12 megapixels: opened to first mask, CBAM", 5);
    timePhoto(folder, "se", "photo of 12 megapixels: opened to first mask, SE", 5);
    timeStartWithPhoto(folder, 3);
}

}  // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const int count = argc > 1 ? std::atoi(argv[1]) : 200;
    QApplication application(argc, argv);
    std::printf("%-58s %8s %8s %8s | %s\n", "ms", "p50", "p95", "max", "limit");
    const auto wanted = [&](std::string_view part) { return argc < 3 || part == argv[2]; };
    if (wanted("matrix")) timeLargeMatrix(20);
    if (wanted("figure")) timeFigures(20);
    if (wanted("mask")) timeMasks(count);
    if (wanted("photo")) timePhotos();
    return 0;
}
