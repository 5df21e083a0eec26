// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure_clipboard.h"

#include <QMimeData>
#include <QStringList>

#include "widgets/figure.h"
#include "widgets/translate.h"

namespace att {
namespace {

constexpr std::size_t mostNumbers = 1'000'000;

QString label(const Axis& axis, int place) {
    const auto index = static_cast<std::size_t>(place);
    if (index < axis.words.size()) return shown(axis.words[index]);
    if (!axis.labels || index >= axis.labels->size()) return QString::number(place + 1);
    QString text = shown((*axis.labels)[index]);
    for (const QChar c : {'\t', '\n', '\r'}) text.replace(c, ' ');
    return text;
}

void addMatrix(QStringList& lines, const Panel& panel, int head) {
    QString line;
    for (int j = 0; j < panel.shape.columns; ++j) line += '\t' + label(panel.columns, j);
    lines << line;
    for (int i = 0; i < panel.shape.rows; ++i) {
        line = label(panel.rows, i);
        for (int j = 0; j < panel.shape.columns; ++j) line += '\t' + QString::number(double(panel.values->at(head, i, j)), 'g', 9);
        lines << line;
    }
}

}  // namespace

QString tableOf(const PanelScene& scene) {
    const Panel* panel = scene.outcome ? findPanel(*scene.outcome, scene.panel) : nullptr;
    if (!panel || !panel->values) return {};
    const int heads = scene.head ? 1 : panel->shape.heads;
    if (panel->shape.size() / std::size_t(std::max(1, panel->shape.heads)) * std::size_t(heads) > mostNumbers) return {};
    QStringList lines;
    for (int h = 0; h < heads; ++h) {
        if (heads > 1) lines << label(panel->heads, h);
        addMatrix(lines, *panel, scene.head.value_or(h));
    }
    return lines.join('\n') + '\n';
}

Result<ClipboardFigure> clipboardFigure(const PanelScene& scene, FigureOptions options, const std::string& workspace) {
    ClipboardFigure copy;
    const auto figures = figuresOf(scene, options);
    if (figures.empty()) return copy;
    options.kind = FigureKind::Png;
    auto png = encodeFigure(figures.front(), options, workspace);
    if (!png) return png.error();
    options.kind = FigureKind::Svg;
    auto svg = encodeFigure(figures.front(), options, workspace);
    if (!svg) return svg.error();
    copy.png = *std::move(png);
    copy.svg = *std::move(svg);
    copy.image = QImage::fromData(copy.png, "png");
    copy.table = tableOf(figures.front().scenes.front());
    return copy;
}

QMimeData* mimeDataOf(const ClipboardFigure& figure) {
    auto* data = new QMimeData;
    data->setImageData(figure.image);
    data->setData("image/png", figure.png);
    data->setData("image/svg+xml", figure.svg);
    if (!figure.table.isEmpty()) {
        data->setText(figure.table);
        data->setData("text/tab-separated-values", figure.table.toUtf8());
    }
    return data;
}

}  // namespace att
