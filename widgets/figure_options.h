// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a figure or data file is exported, as a Spec of its own: the same form edits it, the command line sets it by
// "figure.KEY", the same file keeps it. Nothing here writes (see figure.h and figure_data.h).

#include <QSize>
#include <QSizeF>
#include <string_view>

#include "engine/core/spec.h"

namespace att {

enum class FigureKind { Png, Svg, Pdf, Csv, Npy, Npz, Json, Safetensors };
enum class FigureWhat { Panel, Heads, Stages, Sheet };
enum class FigurePreset { Free, Column, Double, Slide, Poster };
enum class FigureUnit { Centimetres, Inches, Pixels };
enum class FigureTheme { Light, Dark, Transparent };
enum class FigureText { Editable, Outlines };
enum class FigureNumbers { AsShown, On, Off };

struct FigureOptions : SpecOf<FigureOptions> {
    FigureKind kind;
    FigureWhat what;
    bool workspace;  ///< put into the picture, so that opening it brings everything back
    FigurePreset preset;
    FigureUnit unit;
    double width, height;  ///< as typed, in `unit`; sizeOf() says what counts
    bool follow;           ///< the height follows from the data
    int dpi;
    int textScale;  ///< per cent
    FigureTheme theme;
    FigureText text;
    bool title, axes, colourBar;
    FigureNumbers numbers;

    /// Width / height that suits the data, where it is known: what `follow` follows. Not a field: each export sets it.
    double aspect = 0;

    void fields(FieldVisitor& visitor) override;
};

/// "png", "csv", …: also the key of the choice.
const char* suffixOf(FigureKind kind);
std::optional<FigureKind> kindOfSuffix(std::string_view suffix);
/// Drawn, not numbers.
bool isPicture(FigureKind kind);

/// Of tokens and titles in FigureSize::layout; on screen they are as large.
inline constexpr int figureTextPixels = 13;
/// Of the devices that texts and outlines are measured for.
inline constexpr int figureDotsPerInch = 96;

/// What width, height, unit, preset, follow and dpi come to.
struct FigureSize {
    QSizeF inches;
    QSize pixels;       ///< of the PNG, exactly
    QSizeF layout;      ///< the size the painter is told, in the pixels of a screen
    double textPoints;  ///< of tokens and titles on paper
};

/// Fails with Input, naming width, height or dpi, when no such picture can be.
Result<FigureSize> sizeOf(const FigureOptions& options);
/// Width and height in another unit, for whoever changes the unit.
double converted(double length, FigureUnit from, FigureUnit to, int dpi);

}  // namespace att
