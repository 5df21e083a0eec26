// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/shuffle_options.h"

namespace att::lenses {

void ShuffleOptions::fields(FieldVisitor& visitor) {
    sequence.fields(visitor, "the dog bites the man");
    visitor.whole(
        order, {.key = "shuffle",
                .label = ATT_TEXT("engine", "Shuffle"),
                .group = ATT_TEXT("engine", "Input"),
                .help = ATT_TEXT("engine", "Which order the tokens are brought into: 0 is the given one, every other number draws one of its own."),
                .initial = 1,
                .maximum = 999'999,
                .editor = Editor::Number});
    positions.fieldsOfAll(visitor);
    heads.fields(visitor, 64, 4);
    score.fields(visitor);
    mask.fields(visitor);
    weights.fields(visitor);
}

}  // namespace att::lenses
