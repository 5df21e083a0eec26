// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The command line as a value: what was asked for, checked as far as that goes without a lens or a file. It runs
// nothing (see command_run.h) and needs no Qt application.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/result.h"
#include "engine/train/make_checkpoint.h"
#include "widgets/figure_options.h"

namespace att {

enum class Verb { Window, Inspect, List, Describe, Export, Gallery, Train, Help, Version };

struct CommandLine {
    Verb verb = Verb::Window;
    std::string subject;  ///< the file to inspect, the lens to describe, the folder of the gallery, the task to train
    bool json = false;

    std::string lens;
    std::vector<std::pair<std::string, std::string>> sets;  ///< key and words, in their order
    std::string arrays;
    std::vector<std::string> exports;
    std::string panel;
    std::optional<int> head;  ///< counted from 1
    std::string file;         ///< a workspace, a picture that holds one, or arrays
    int budgetGibibytes = 4;

    std::string language, theme;  ///< empty: as in the settings
};

/// Without the program's name. Fails with Input and a sentence that says what would do.
Result<CommandLine> parseCommandLine(const std::vector<std::string>& arguments);

TrainRequest trainRequest(const CommandLine& line);
/// What the name of a file to export says that it shall be; of a parsed command line never nothing.
std::optional<FigureKind> exportKind(const std::string& path);

/// What --help prints.
std::string helpText();

}  // namespace att
