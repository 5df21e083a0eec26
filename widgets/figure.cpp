// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <algorithm>
#include <cmath>
#include <new>

#include "engine/io/file.h"
#include "widgets/embedded_workspace.h"
#include "widgets/figure_outline.h"
#include "widgets/figure_png.h"
#include "widgets/figure_sheet.h"
#include "widgets/figure_svg.h"
#include "widgets/translate.h"

namespace att {
namespace {

constexpr int pdfDotsPerInch = 1200;
constexpr double margin = 6;  // of the layout
constexpr double gap = 18;

Error memoryError() {
    return {ErrorKind::Memory,
            say(ATT_TEXT("engine", "There is no memory left for a picture of this size. Make it smaller or lower the resolution.")), "width"};
}

/// The scene in the figure's own theme, size of text and choice of parts.
PanelScene dressed(const PanelScene& scene, const FigureOptions& options) {
    PanelScene s = scene;
    s.theme = options.theme == FigureTheme::Dark ? darkTheme() : lightTheme();
    if (options.theme == FigureTheme::Transparent) s.theme.card = s.theme.canvas = Qt::transparent;
    s.font.setPixelSize(figureTextPixels);
    s.font.setHintingPreference(QFont::PreferNoHinting);
    s.title = options.title;
    s.axes = options.axes;
    s.colourBar = options.colourBar;
    if (options.numbers != FigureNumbers::AsShown) s.numbers = options.numbers == FigureNumbers::On;
    s.vector = options.kind != FigureKind::Png;
    return s;
}

/// Many panels on one sheet share its width: each would have too little room for text of the full size.
double shrinkOf(const Figure& figure) { return std::clamp(std::sqrt(double(figure.scenes.size())) / 1.5, 1.0, 4.0); }

std::vector<double> aspectsOf(const Figure& figure) {
    std::vector<double> aspects;
    for (const auto& scene : figure.scenes) aspects.push_back(naturalAspect(scene));
    return aspects;
}

void paintFigure(QPainter& painter, QSizeF layout, const Figure& figure, const FigureOptions& options) {
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    // A little over the edge: half a covered pixel would stay half of what was there before.
    if (options.theme != FigureTheme::Transparent) painter.fillRect(QRectF({}, layout).adjusted(-1, -1, 1, 1), dressed({}, options).theme.card);
    const QSizeF inner(std::max(0.0, layout.width() - 2 * margin), std::max(0.0, layout.height() - 2 * margin));
    const auto places = placeOnSheet(aspectsOf(figure), inner, gap);
    for (std::size_t i = 0; i < places.size(); ++i) paintPanel(painter, places[i].translated(margin, margin), dressed(figure.scenes[i], options));
}

/// Fills a device of `size` dots.
void paintOnDevice(QPaintDevice& device, QSizeF size, QSizeF layout, const Figure& figure, const FigureOptions& options) {
    QPainter target(&device);
    target.setRenderHint(QPainter::LosslessImageRendering);
    OutlineDevice between(target, options.text == FigureText::Outlines && options.kind != FigureKind::Png);
    QPainter painter(&between);
    painter.scale(size.width() / layout.width(), size.height() / layout.height());
    paintFigure(painter, layout, figure, options);
}

/// Null when there is no memory for it.
QImage renderPixels(const Figure& figure, const FigureOptions& options, QSizeF layout, QSize pixels) {
    QImage image(pixels, options.theme == FigureTheme::Transparent ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    if (image.isNull()) return image;
    image.fill(dressed({}, options).theme.card);
    paintOnDevice(image, pixels, layout, figure, options);
    return image;
}

QString titleOf(const Figure& figure) {
    if (figure.scenes.empty()) return {};
    const Panel* panel = findPanel(*figure.scenes.front().outcome, figure.scenes.front().panel);
    return panel ? shown(panel->title) : QString();
}

QByteArray bytesOf(const std::string& text) { return QByteArray::fromStdString(text); }

Result<QByteArray> encodePixels(const Figure& figure, const FigureOptions& options, const std::string& workspace) {
    const auto image = renderImage(figure, options);
    if (!image) return image.error();
    const std::string png = encodePng(*image);
    return bytesOf(workspace.empty() ? png : pngWithWorkspace(png, workspace));
}

QByteArray encodeSvg(const Figure& figure, const FigureOptions& options, const FigureSize& size, const std::string& workspace) {
    SvgDevice device(size.layout, size.inches);
    device.setTitle(titleOf(figure));
    if (!workspace.empty()) device.setMetadata(bytesOf(svgMetadata(workspace)));
    paintOnDevice(device, size.layout, size.layout, figure, options);
    return device.document();
}

QByteArray encodePdf(const Figure& figure, const FigureOptions& options, const FigureSize& size) {
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly)) return {};
    QPdfWriter writer(&buffer);
    writer.setResolution(pdfDotsPerInch);
    writer.setPageSize(QPageSize(size.inches, QPageSize::Inch, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    writer.setTitle(titleOf(figure));
    writer.setCreator(QGuiApplication::applicationDisplayName());
    // A page is whole points, up to half a point from the size asked for; the figure fills it.
    paintOnDevice(writer, writer.pageLayout().fullRectPixels(pdfDotsPerInch).size(), size.layout, figure, options);
    return buffer.data();
}

/// Panels that hold numbers, in the order of the strip.
std::vector<PanelScene> everyPanel(const PanelScene& scene) {
    std::vector<PanelScene> scenes;
    for (const auto& stage : scene.outcome->stages) {
        for (const auto& panel : stage.panels) {
            if (!panel.values) continue;
            PanelScene one = scene;
            one.panel = address(stage, panel);
            if (one.panel != scene.panel) one.head.reset();
            scenes.push_back(std::move(one));
        }
    }
    return scenes;
}

}  // namespace

std::vector<Figure> figuresOf(const PanelScene& scene, const FigureOptions& options) {
    PanelScene one = scene;
    switch (options.what) {
        case FigureWhat::Panel: return {{{one}, {}}};
        case FigureWhat::Heads: one.head.reset(); return {{{one}, {}}};
        case FigureWhat::Sheet: return {{everyPanel(scene), {}}};
        case FigureWhat::Stages: break;
    }
    std::vector<Figure> figures;
    for (auto& each : everyPanel(scene)) figures.push_back({{each}, each.panel});
    return figures;
}

double naturalAspect(const Figure& figure) {
    return figure.scenes.size() == 1 ? naturalAspect(figure.scenes.front()) : sheetAspect(aspectsOf(figure));
}

Result<FigureSize> sizeFor(const Figure& figure, FigureOptions options) {
    options.aspect = naturalAspect(figure);
    auto size = sizeOf(options);
    if (!size) return size;
    FigureSize sized = *std::move(size);
    sized.layout *= shrinkOf(figure);
    sized.textPoints /= shrinkOf(figure);
    return sized;
}

QImage renderPreview(const Figure& figure, const FigureOptions& options, QSize within) {
    FigureOptions lines = options, pixels = options;
    lines.kind = FigureKind::Svg;  // has no limit of pixels; what stands in the way of a PNG is said elsewhere
    pixels.kind = FigureKind::Png;
    const auto size = sizeFor(figure, lines);
    if (!size || within.isEmpty()) return {};
    return renderPixels(figure, pixels, size->layout, size->layout.scaled(within, Qt::KeepAspectRatio).toSize().expandedTo({1, 1}));
}

Result<QImage> renderImage(const Figure& figure, const FigureOptions& options) {
    const auto size = sizeFor(figure, options);
    if (!size) return size.error();
    QImage image = renderPixels(figure, options, size->layout, size->pixels);
    if (image.isNull()) return memoryError();
    const int dotsPerMetre = qRound(options.dpi / 0.0254);
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    return image;
}

Result<QByteArray> encodeFigure(const Figure& figure, const FigureOptions& options, const std::string& workspace) try {
    const auto size = sizeFor(figure, options);
    if (!size) return size.error();
    const std::string inside = options.workspace ? workspace : std::string();
    if (options.kind == FigureKind::Svg) return encodeSvg(figure, options, *size, inside);
    if (options.kind == FigureKind::Pdf) return encodePdf(figure, options, *size);
    return encodePixels(figure, options, inside);
} catch (const std::bad_alloc&) {
    return memoryError();
}

Result<std::vector<std::string>> writeFigure(const PanelScene& scene, const FigureOptions& options, const std::string& path,
                                             const std::string& workspace) {
    std::vector<std::string> written;
    const std::string whole = withSuffix(path, options.kind);
    for (const auto& figure : figuresOf(scene, options)) {
        const auto bytes = encodeFigure(figure, options, workspace);
        if (!bytes) return bytes.error();
        const std::string one = figure.name.empty() ? whole : withName(whole, figure.name);
        const auto status = writeFile(one, {bytes->constData(), std::size_t(bytes->size())});
        if (!status) return status.error();
        written.push_back(one);
    }
    return written;
}

std::string withSuffix(const std::string& path, FigureKind kind) {
    const std::string suffix = std::string(".") + suffixOf(kind);
    if (path.ends_with(suffix)) return path;
    const auto dot = path.find_last_of("./");
    const bool known = dot != std::string::npos && path[dot] == '.' && kindOfSuffix(path.substr(dot + 1));
    return (known ? path.substr(0, dot) : path) + suffix;
}

std::string withName(const std::string& path, std::string panel) {
    std::ranges::replace(panel, '/', '-');
    return std::string(path).insert(path.find_last_of('.'), "-" + panel);
}

}  // namespace att
