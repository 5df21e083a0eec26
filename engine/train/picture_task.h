// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the small convolutional networks learn: pictures drawn from a seed with the right answer beside them, as many as are asked for, and never
// one of training among those that judge. Sequences are task.h.

#include <vector>

#include "engine/core/field.h"
#include "engine/train/task.h"

namespace att {

enum class PictureTaskKind {
    Shapes,  ///< which of eight things the picture shows
    Lanes,   ///< which of its places lie on a line of a lane, whether one sees it there or not
};

enum class PictureAnswer {
    Class,   ///< one for the picture
    Pixels,  ///< one for each pixel
};

struct PictureExample {
    BitmapPtr picture;
    std::vector<int> targets;  ///< one number, or one for each pixel, row by row
};

struct PictureTask {
    PictureTaskKind kind;
    const char* key;
    Text title;
    PictureAnswer answer;
    std::vector<Choice> classes;  ///< what the numbers of the targets mean
    int side;                     ///< height and width in pixels
    PictureExample (*draw)(Random&, int zoom);
};

/// In the order of PictureTaskKind.
const std::vector<PictureTask>& pictureTasks();
const PictureTask& taskOf(PictureTaskKind kind);

/// Every picture shows a scene of its own number; about one in eight is kept from training, told from the number alone.
Split splitOf(std::uint64_t scene);

/// Example number `index` of a split. The same arguments, the same example. With a zoom the same scene with so many times as many pixels a side,
/// and finer noise, for people to look at; the targets stay as they are.
PictureExample exampleOf(const PictureTask& task, std::uint64_t seed, Split split, std::uint64_t index, int zoom = 1);

}  // namespace att
