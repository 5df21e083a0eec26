// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_train.h"

#include <iomanip>
#include <ostream>

#include "app/command_run.h"
#include "app/errors.h"

namespace att {
namespace {

const char* whatIsRight(Judged by) { return by == Judged::Sequences ? "sequences right" : by == Judged::Pictures ? "pictures right" : "places, F1"; }

void print(std::ostream& out, const TrainProgress& progress) {
    out << "step " << std::setw(6) << progress.step << " of " << progress.steps << "  " << std::fixed << std::setprecision(0) << std::setw(4)
        << progress.seconds << " s  loss " << std::setprecision(4) << progress.loss << "  unseen " << whatIsRight(progress.by) << " "
        << std::setprecision(1) << 100 * progress.unseen << " %" << std::endl;
}

void printEnd(std::ostream& out, const TrainProgress& progress, const std::string& path) {
    const bool places = progress.by == Judged::Places;
    out << progress.weights << " weights; of " << progress.judged << (progress.by == Judged::Sequences ? " sequences" : " pictures")
        << " that it was not trained on " << (places ? "the places are found with an F1 of " : "") << std::fixed << std::setprecision(2)
        << 100 * progress.unseen << (places ? " %" : " % are right") << (path.empty() ? "" : "; written to ") << path << std::endl;
}

}  // namespace

int trainModel(const CommandLine& line, std::ostream& out, std::ostream& err) {
    const TrainRequest request = trainRequest(line);
    const auto trained = makeCheckpoint(
        request, [&out](const TrainProgress& progress) { print(out, progress); }, Watch());
    if (trained) {
        printEnd(out, *trained, request.path);
        return kDone;
    }
    err << "attention-explorer: " << englishError(trained.error()) << "\n";
    return kInputFault;
}

}  // namespace att
