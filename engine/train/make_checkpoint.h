// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Training without a window, from a task's name to a file: what the command line asks for. It knows no model and no tape.

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/result.h"
#include "engine/core/watch.h"

namespace att {

struct TrainRequest {
    std::string task;                                       ///< its key
    std::vector<std::pair<std::string, std::string>> sets;  ///< options other than the recipe's, as words
    std::string path;                                       ///< of the checkpoint; empty: none is written
};

/// What a model is judged by: the share of sequences or pictures that are right, or F1 of the places that belong to something.
enum class Judged { Sequences, Pictures, Places };

/// How far a training is.
struct TrainProgress {
    int step = 0, steps = 0;
    double loss = 0;  ///< of the last batch
    Judged by = Judged::Sequences;
    double unseen = 0;  ///< over unseen examples: a few on the way, `judged` at the end
    int judged = 0;
    double seconds = 0;
    std::size_t weights = 0;  ///< how many the model has
};

/// The keys of all tasks.
std::vector<std::string> taskKeys();

/// Whether there is such a task, and the path is that of a checkpoint. Fails with Input.
Status checkRequest(const TrainRequest& request);

/// Calls `tell` about fifty times. Fails with Input for a task or option that does not exist and for a loss that explodes, with File when it
/// cannot be written, with Stopped.
Result<TrainProgress> makeCheckpoint(const TrainRequest& request, const std::function<void(const TrainProgress&)>& tell, const Watch& watch);

}  // namespace att
