// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/picture_task.h"

#include "engine/train/lane_task.h"
#include "engine/train/shape_task.h"

namespace att {

const std::vector<PictureTask>& pictureTasks() {
    static const std::vector<PictureTask> table{shapeTask(), laneTask()};
    return table;
}

const PictureTask& taskOf(PictureTaskKind kind) { return pictureTasks()[std::size_t(kind)]; }

Split splitOf(std::uint64_t scene) { return scene % 8 == 0 ? Split::Unseen : Split::Training; }

PictureExample exampleOf(const PictureTask& task, std::uint64_t seed, Split split, std::uint64_t index, int zoom) {
    Random numbers(seed, (split == Split::Training ? "training picture " : "unseen picture ") + std::to_string(index));
    std::uint64_t scene = numbers.bits();
    while (splitOf(scene) != split) scene = numbers.bits();
    Random random(scene, task.key);
    return task.draw(random, zoom);
}

}  // namespace att
