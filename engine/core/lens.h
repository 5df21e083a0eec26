// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A lens is one mechanism made visible: a pure function from a Spec to an Outcome, and a second one that
// says how any number of that outcome came about. Same spec, same bytes.

#include <memory>
#include <string>
#include <vector>

#include "engine/core/course.h"
#include "engine/core/explanation.h"
#include "engine/core/outcome.h"
#include "engine/core/watch.h"

namespace att {

/// An array that a file may give in place of one drawn from the seed, with the shape this spec needs.
struct ArraySlot {
    std::string name;  ///< "w_q"
    std::vector<std::int64_t> shape;
    Text meaning;
    std::string panel = {};  ///< the address of the panel that shows it, where that is neither NAME/NAME nor parameters/NAME
};

/// The keys under which a file may hold it, the first one that is there counts: its name, and, as an export of all stages has it, the address of
/// its panel.
std::vector<std::string> keysOf(const ArraySlot& slot);

/// What stands behind F1, beside the paragraph of help. Each part a few sentences; all but the first translated.
struct Article {
    std::vector<const char*> formulas = {};  ///< the definition in TeX, one formula a line
    Text shapes;                             ///< which letter is which matrix, with its shape
    Text source;                             ///< paper and section of each definition
    Text lookFor;                            ///< what to move, and what is then seen
    Text mistakes;                           ///< what is often got wrong, with the right statement
};

/// Fields to set at once, offered above the cards and in the command palette.
struct Example {
    Text title;  ///< empty: the value of the first field is its own title
    std::vector<std::pair<std::string, FieldValue>> values;
};

struct Lens {
    const char* id = "";  ///< for files and the command line; never changes
    Text title;
    Text family;  ///< the heading it stands under
    Text help;    ///< one paragraph: what it computes, from which source, what to look for

    SpecPtr (*defaults)() = nullptr;
    /// Pure. Fails with Input, Memory or Stopped. Runs on a worker.
    Result<OutcomePtr> (*run)(const SpecPtr&, const Watch&) = nullptr;
    /// The cell must lie inside a panel of the outcome. Cheap: fit for a hover.
    Explanation (*explain)(const Outcome&, const Cell&) = nullptr;
    /// The arrays this spec would take from a file.
    std::vector<ArraySlot> (*arrays)(const Spec&) = nullptr;
    /// For a mechanism that goes on in time; null for all others.
    std::unique_ptr<Course> (*course)() = nullptr;
    std::vector<Example> examples = {};
    Article article = {};
};

/// All lenses in the order of the screen; generated from the list in engine/lenses/CMakeLists.txt.
const std::vector<Lens>& catalogue();
/// Null when there is no such lens.
const Lens* findLens(std::string_view id);
/// Runs the lens and turns whatever it throws (out of memory, no thread) into an error.
Result<OutcomePtr> runGuarded(const Lens& lens, const SpecPtr& spec, const Watch& watch);

}  // namespace att
