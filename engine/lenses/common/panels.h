// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Panels and stages in a line each. No numbers are made here.

#include "engine/core/outcome.h"
#include "engine/math/matrix_in.h"

namespace att::lenses {

using Labels = std::shared_ptr<const std::vector<std::string>>;

/// The axes that recur, with the same name everywhere.
Axis queryAxis(Labels tokens);
Axis keyAxis(Labels tokens);
Axis tokenAxis(Labels tokens);
Axis dimensionAxis();
Axis headAxis();
Axis channelAxis();
Axis rowAxis();
Axis columnAxis();

/// What is shown: an id in its stage, a title, its axes. `shape` stands when `values` is null.
struct Picture {
    std::string id;
    Message title;
    Axis rows = {}, columns = {};
    TensorPtr values;
    Shape shape = {};
    Role role = Role::Plain;
};

/// A matrix as the values of a panel: 1 × rows × columns.
TensorPtr tensorOf(const MatrixIn<float>& matrix);

/// A signed matrix, or a stack of them with one per head.
Panel matrixPanel(Picture picture);
Panel stackPanel(Picture picture);
/// As a stack, or for a lens that has but one head, as a matrix.
Panel headsPanel(Picture picture, bool manyHeads);

/// Numbers with the names of their rows and columns.
Panel tablePanel(Picture picture);
/// An axis whose places have translated names.
Axis wordAxis(Text name, std::vector<Text> words);

Stage stage(const char* id, Text title, Text help, std::vector<Panel> panels);

/// Adds notices and the bytes of all distinct tensors that the panels keep.
void finish(Outcome& outcome, const std::vector<std::vector<Message>>& notices);

}  // namespace att::lenses
