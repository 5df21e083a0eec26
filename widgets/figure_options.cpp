// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure_options.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace att {
namespace {

constexpr double centimetresPerInch = 2.54;
constexpr int longestSide = 32767;
constexpr std::int64_t mostPixels = std::int64_t(1) << 28;  // 1 GiB
constexpr double longestInches = 200;                       // of a PDF page

constexpr std::array suffixes{"png", "svg", "pdf", "csv", "npy", "npz", "json", "safetensors"};

/// Centimetres; a height of 0 follows from the data.
struct Paper {
    double width, height;
};

Paper paperOf(FigurePreset preset) {
    switch (preset) {
        case FigurePreset::Free: break;
        case FigurePreset::Column: return {8.6, 0};
        case FigurePreset::Double: return {17.8, 0};
        case FigurePreset::Slide: return {33.867, 19.05};
        case FigurePreset::Poster: return {84.1, 59.4};
    }
    return {0, 0};
}

bool heightFollows(const FigureOptions& o) { return o.preset == FigurePreset::Free ? o.follow : paperOf(o.preset).height == 0; }

/// In the options' unit.
double widthInForce(const FigureOptions& o) {
    return o.preset == FigurePreset::Free ? o.width : converted(paperOf(o.preset).width, FigureUnit::Centimetres, o.unit, o.dpi);
}

double heightInForce(const FigureOptions& o) {
    if (heightFollows(o)) return o.aspect > 0 ? widthInForce(o) / o.aspect : o.height;
    return o.preset == FigurePreset::Free ? o.height : converted(paperOf(o.preset).height, FigureUnit::Centimetres, o.unit, o.dpi);
}

/// A width of 8.6 cm takes 7 pt, one of 17.8 cm 11 pt, a slide 17 pt, a poster 38 pt.
double textPointsFor(double widthInches) { return std::max(5.0, 3.5 + 1.05 * widthInches); }

Error sizeError(const char* key, Message message) { return {ErrorKind::Input, std::move(message), key}; }

/// Two digits behind the point are enough for a field that is only shown.
double hundredths(double length) { return std::round(length * 100) / 100; }

using Lock = std::optional<Message>;

Lock lockUnless(bool free, Text reason) { return free ? Lock() : Lock(say(reason)); }

Lock pictureOnly(const FigureOptions& o) { return lockUnless(isPicture(o.kind), ATT_TEXT("engine", "A file of numbers has no size and no look.")); }

Lock presetLock(const FigureOptions& o) {
    if (const auto lock = pictureOnly(o)) return lock;
    return lockUnless(o.preset == FigurePreset::Free, ATT_TEXT("engine", "The format sets it; choose “free” to type your own."));
}

Lock heightLock(const FigureOptions& o) {
    if (const auto lock = pictureOnly(o)) return lock;
    if (heightFollows(o)) return say(ATT_TEXT("engine", "It follows from the width, so that the cells are square."));
    return presetLock(o);
}

Lock pixelsOnly(const FigureOptions& o) {
    if (const auto lock = pictureOnly(o)) return lock;
    return lockUnless(o.kind == FigureKind::Png || o.unit == FigureUnit::Pixels,
                      ATT_TEXT("engine", "Lines are sharp at any resolution; it matters for PNG."));
}

Lock linesOnly(const FigureOptions& o) {
    if (const auto lock = pictureOnly(o)) return lock;
    return lockUnless(o.kind != FigureKind::Png, ATT_TEXT("engine", "In a PNG text is made of pixels; it matters for SVG and PDF."));
}

Lock embedLock(const FigureOptions& o) {
    return lockUnless(o.kind == FigureKind::Png || o.kind == FigureKind::Svg, ATT_TEXT("engine", "Only PNG and SVG carry the workspace inside."));
}

void fileFields(FigureOptions& o, FieldVisitor& v) {
    const Text group = ATT_TEXT("engine", "File");
    v.choice(o.kind, {.key = "kind",
                      .label = ATT_TEXT("engine", "Kind"),
                      .group = group,
                      .help = ATT_TEXT("engine", "A picture of pixels (PNG) or of lines (SVG, PDF), or the numbers themselves."),
                      .choices = {{"png", ATT_TEXT("engine", "PNG picture")},
                                  {"svg", ATT_TEXT("engine", "SVG drawing")},
                                  {"pdf", ATT_TEXT("engine", "PDF page")},
                                  {"csv", ATT_TEXT("engine", "CSV numbers")},
                                  {"npy", ATT_TEXT("engine", "NPY array")},
                                  {"npz", ATT_TEXT("engine", "NPZ arrays")},
                                  {"json", ATT_TEXT("engine", "JSON numbers")},
                                  {"safetensors", ATT_TEXT("engine", "safetensors arrays")}}});
    v.choice(o.what,
             {.key = "what",
              .label = ATT_TEXT("engine", "What"),
              .group = group,
              .help = ATT_TEXT("engine",
                               "What is shown large, the grid of all heads, the panels of all stages in a file each, or all of them on one sheet."),
              .choices = {{"panel", ATT_TEXT("engine", "this panel")},
                          {"heads", ATT_TEXT("engine", "all heads")},
                          {"stages", ATT_TEXT("engine", "stages")},
                          {"sheet", ATT_TEXT("engine", "sheet")}}});
    v.flag(o.workspace, {.key = "workspace",
                         .label = ATT_TEXT("engine", "Workspace inside"),
                         .group = group,
                         .help = ATT_TEXT("engine", "Opening the picture here brings back everything that made it, your text included."),
                         .initial = 1,
                         .locked = embedLock(o)});
}

void sizeFields(FigureOptions& o, FieldVisitor& v) {
    const Text group = ATT_TEXT("engine", "Size");
    v.choice(o.preset, {.key = "preset",
                        .label = ATT_TEXT("engine", "Format"),
                        .group = group,
                        .help = ATT_TEXT("engine", "Sizes that journals, slides and posters ask for."),
                        .choices = {{"free", ATT_TEXT("engine", "free")},
                                    {"column", ATT_TEXT("engine", "journal, one column (8.6 cm)")},
                                    {"double", ATT_TEXT("engine", "journal, two columns (17.8 cm)")},
                                    {"slide", ATT_TEXT("engine", "slide 16:9")},
                                    {"poster", ATT_TEXT("engine", "poster A1")}},
                        .locked = pictureOnly(o)});
    v.choice(o.unit, {.key = "unit",
                      .label = ATT_TEXT("engine", "Unit"),
                      .group = group,
                      .help = ATT_TEXT("engine", "The unit of width and height."),
                      .choices = {{"cm", ATT_TEXT("engine", "cm")}, {"in", ATT_TEXT("engine", "in")}, {"px", ATT_TEXT("engine", "px")}},
                      .locked = pictureOnly(o)});
    const double step = o.unit == FigureUnit::Pixels ? 1 : 0.1;
    v.real(o.width, {.key = "width",
                     .label = ATT_TEXT("engine", "Width"),
                     .group = group,
                     .help = ATT_TEXT("engine", "The width of the whole figure."),
                     .initial = 16,
                     .minimum = 0.1,
                     .maximum = longestSide,
                     .step = step,
                     .editor = Editor::Number,
                     .locked = presetLock(o),
                     .inForce = hundredths(widthInForce(o))});
    v.real(o.height, {.key = "height",
                      .label = ATT_TEXT("engine", "Height"),
                      .group = group,
                      .help = ATT_TEXT("engine", "The height of the whole figure."),
                      .initial = 12,
                      .minimum = 0.1,
                      .maximum = longestSide,
                      .step = step,
                      .editor = Editor::Number,
                      .locked = heightLock(o),
                      .inForce = hundredths(heightInForce(o))});
    v.flag(o.follow, {.key = "follow",
                      .label = ATT_TEXT("engine", "Height follows"),
                      .group = group,
                      .help = ATT_TEXT("engine", "The height follows from the width and the shape of the data."),
                      .initial = 1,
                      .locked = presetLock(o)});
    v.whole(o.dpi, {.key = "dpi",
                    .label = ATT_TEXT("engine", "Resolution"),
                    .group = group,
                    .help = ATT_TEXT("engine", "Pixels per inch on paper, written into the file; print asks for 300."),
                    .unit = ATT_TEXT("engine", "dpi"),
                    .initial = 300,
                    .minimum = 72,
                    .maximum = 1200,
                    .allowed = {72, 96, 144, 150, 200, 300, 400, 600, 1200},
                    .locked = pixelsOnly(o)});
}

void lookFields(FigureOptions& o, FieldVisitor& v) {
    const Text group = ATT_TEXT("engine", "Look");
    const Text include = ATT_TEXT("engine", "Include");
    v.choice(o.theme,
             {.key = "theme",
              .label = ATT_TEXT("engine", "Background"),
              .group = group,
              .help = ATT_TEXT("engine", "White, dark, or nothing behind the figure, whatever the window's theme is."),
              .choices = {{"light", ATT_TEXT("engine", "light")}, {"dark", ATT_TEXT("engine", "dark")}, {"transparent", ATT_TEXT("engine", "none")}},
              .locked = pictureOnly(o)});
    v.whole(o.textScale, {.key = "text_scale",
                          .label = ATT_TEXT("engine", "Text size"),
                          .group = group,
                          .help = ATT_TEXT("engine", "100 % suits the figure's width: 7 pt in a journal's column, 17 pt on a slide."),
                          .unit = ATT_TEXT("engine", "%"),
                          .initial = 100,
                          .minimum = 50,
                          .maximum = 300,
                          .step = 5,
                          .locked = pictureOnly(o)});
    v.choice(o.text, {.key = "text",
                      .label = ATT_TEXT("engine", "Text"),
                      .group = group,
                      .help = ATT_TEXT("engine", "Editable text needs the same fonts where it is opened; outlines look the same everywhere."),
                      .choices = {{"editable", ATT_TEXT("engine", "editable")}, {"outlines", ATT_TEXT("engine", "outlines")}},
                      .locked = linesOnly(o)});
    v.flag(o.title, {.key = "title",
                     .label = ATT_TEXT("engine", "Title"),
                     .group = include,
                     .help = ATT_TEXT("engine", "The name of what is shown, above it."),
                     .initial = 1,
                     .locked = pictureOnly(o)});
    v.flag(o.axes, {.key = "axes",
                    .label = ATT_TEXT("engine", "Axes"),
                    .group = include,
                    .help = ATT_TEXT("engine", "Tokens and names of rows and columns."),
                    .initial = 1,
                    .locked = pictureOnly(o)});
    v.flag(o.colourBar, {.key = "colour_bar",
                         .label = ATT_TEXT("engine", "Colour bar"),
                         .group = include,
                         .help = ATT_TEXT("engine", "Which number a colour stands for."),
                         .initial = 1,
                         .locked = pictureOnly(o)});
    v.choice(o.numbers,
             {.key = "numbers",
              .label = ATT_TEXT("engine", "Values"),
              .group = include,
              .help = ATT_TEXT("engine", "The numbers in the cells."),
              .choices = {{"shown", ATT_TEXT("engine", "as on screen")}, {"on", ATT_TEXT("engine", "on")}, {"off", ATT_TEXT("engine", "off")}},
              .locked = pictureOnly(o)});
}

/// The first reason why a PNG of this size cannot be.
std::optional<Error> pixelFault(double width, double height) {
    if (!(width >= 1 && height >= 1)) return sizeError("width", say(ATT_TEXT("engine", "The picture would have no pixels. Make it larger.")));
    if (width <= longestSide && height <= longestSide && width * height <= double(mostPixels)) return std::nullopt;
    return sizeError(
        "dpi",
        say(ATT_TEXT("engine", "The picture would have %1 × %2 pixels; the limit is %3 on a side and %4 in all. Lower the resolution or the size."),
            std::round(width), std::round(height), longestSide, double(mostPixels)));
}

}  // namespace

void FigureOptions::fields(FieldVisitor& v) {
    fileFields(*this, v);
    sizeFields(*this, v);
    lookFields(*this, v);
}

const char* suffixOf(FigureKind kind) { return suffixes.at(static_cast<std::size_t>(kind)); }

std::optional<FigureKind> kindOfSuffix(std::string_view suffix) {
    const auto found = std::ranges::find(suffixes, suffix);
    if (found == suffixes.end()) return std::nullopt;
    return static_cast<FigureKind>(found - suffixes.begin());
}

bool isPicture(FigureKind kind) { return kind <= FigureKind::Pdf; }

double converted(double length, FigureUnit from, FigureUnit to, int dpi) {
    const auto perInch = [dpi](FigureUnit unit) {
        if (unit == FigureUnit::Pixels) return double(dpi);
        return unit == FigureUnit::Inches ? 1.0 : centimetresPerInch;
    };
    return length / perInch(from) * perInch(to);
}

Result<FigureSize> sizeOf(const FigureOptions& o) {
    const auto inches = [&o](double length) { return converted(length, o.unit, FigureUnit::Inches, o.dpi); };
    FigureSize size;
    size.inches = {inches(widthInForce(o)), inches(heightInForce(o))};
    if (size.inches.width() > longestInches || size.inches.height() > longestInches)
        return sizeError("width", say(ATT_TEXT("engine", "The figure would be %1 × %2 inches; the limit is %3. Make it smaller."),
                                      hundredths(size.inches.width()), hundredths(size.inches.height()), longestInches));
    const QSizeF pixels = size.inches * o.dpi;
    const auto fault = pixelFault(pixels.width(), pixels.height());
    if (fault && o.kind == FigureKind::Png) return *fault;
    size.pixels = {std::max(1, qRound(pixels.width())), std::max(1, qRound(pixels.height()))};
    size.textPoints = textPointsFor(size.inches.width()) * o.textScale / 100;
    size.layout = size.inches * (72 / size.textPoints * figureTextPixels);
    return size;
}

}  // namespace att
