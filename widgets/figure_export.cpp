// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure_export.h"

#include <algorithm>
#include <cmath>

#include "engine/io/write_arrays.h"

namespace att {
namespace {

/// One head out of a stack: a matrix with the stack's row and column names.
void keepHead(NamedTensor& tensor, int head) {
    if (tensor.shape.size() != 3) return;
    tensor.values += tensor.shape[1] * tensor.shape[2] * head;
    tensor.shape.erase(tensor.shape.begin());
    if (!tensor.axes.empty()) tensor.axes.erase(tensor.axes.begin());
}

std::vector<NamedTensor> tensorsOf(const PanelScene& scene, const FigureOptions& options) {
    auto tensors = arraysOf(*scene.outcome);
    if (options.what == FigureWhat::Stages || options.what == FigureWhat::Sheet) return tensors;
    std::erase_if(tensors, [&scene](const NamedTensor& tensor) { return tensor.name != scene.panel; });
    if (options.what == FigureWhat::Panel && scene.head)
        for (auto& tensor : tensors) keepHead(tensor, *scene.head);
    return tensors;
}

Result<std::vector<std::string>> writeNumbers(const PanelScene& scene, const FigureOptions& options, const std::string& path) {
    const auto tensors = tensorsOf(scene, options);
    const std::string whole = withSuffix(path, options.kind);
    if (options.what != FigureWhat::Stages) {
        const bool all = options.what == FigureWhat::Sheet;
        const auto status = writeArrays(whole, tensors, all ? metadataOf(*scene.outcome) : ArrayMetadata{});
        if (!status) return status.error();
        return std::vector{whole};
    }
    std::vector<std::string> written;
    for (const auto& tensor : tensors) {
        written.push_back(withName(whole, tensor.name));
        const auto status = writeArrays(written.back(), {tensor});
        if (!status) return status.error();
    }
    return written;
}

double tenths(double value) { return std::round(value * 10) / 10; }

}  // namespace

Result<std::vector<std::string>> exportFigure(const PanelScene& scene, const FigureOptions& options, const std::string& path,
                                              const std::string& workspace) {
    return isPicture(options.kind) ? writeFigure(scene, options, path, workspace) : writeNumbers(scene, options, path);
}

std::string fileNameFor(const PanelScene& scene, const FigureOptions& options, const std::string& lens) {
    if (options.what == FigureWhat::Stages || options.what == FigureWhat::Sheet) return lens;
    std::string name = scene.panel;
    std::ranges::replace(name, '/', '-');
    return options.what == FigureWhat::Panel && scene.head ? name + "-" + std::to_string(*scene.head + 1) : name;
}

Result<Message> describeExport(const PanelScene& scene, const FigureOptions& options) {
    if (!isPicture(options.kind)) {
        double numbers = 0, arrays = 0;
        for (const auto& tensor : tensorsOf(scene, options)) {
            ++arrays;
            double size = 1;
            for (const auto length : tensor.shape) size *= double(length);
            numbers += size;
        }
        return say(ATT_TEXT("engine", "Arrays: %1, numbers: %2"), arrays, numbers);
    }
    const auto figures = figuresOf(scene, options);
    if (figures.empty()) return Error{ErrorKind::Input, say(ATT_TEXT("engine", "No panel holds numbers that could be shown.")), "what"};
    const auto size = sizeFor(figures.front(), options);
    if (!size) return size.error();
    const double width = size->inches.width(), height = size->inches.height();
    constexpr double leastPoints = 5;  // what print still shows
    if (size->textPoints < leastPoints)
        return say(ATT_TEXT("engine", "%1 × %2 cm, text of %3 pt, too small to read: make the figure wider or put less into it"),
                   tenths(width * 2.54), tenths(height * 2.54), tenths(size->textPoints));
    if (options.kind != FigureKind::Png)
        return say(ATT_TEXT("engine", "%1 × %2 cm, text of %3 pt"), tenths(width * 2.54), tenths(height * 2.54), tenths(size->textPoints));
    return say(ATT_TEXT("engine", "%1 × %2 pixels, %3 × %4 cm, text of %5 pt"), size->pixels.width(), size->pixels.height(), tenths(width * 2.54),
               tenths(height * 2.54), tenths(size->textPoints));
}

}  // namespace att
