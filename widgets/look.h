// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How numbers are shown, as a Spec of its own: the same form edits it, the same file keeps it, the same undo
// takes it back. Nothing here changes a number.

#include "engine/core/spec.h"

namespace att {

enum class Colours { Viridis, Cividis, Magma, Grey };
enum class ScaleOf { Shared, PerHead };
enum class CellNumbers { Auto, On, Off };
enum class Reduce { Maximum, Mean };
enum class MatrixForm { Matrix, Links };
enum class OverPicture { Laid, Alone, Beside };

struct Look : SpecOf<Look> {
    Colours colours;
    ScaleOf scaleOf;
    bool logarithmic;
    bool leaveOutFirst;  ///< the first key takes no part in the colour scale (attention sinks)
    CellNumbers numbers;
    Reduce reduce;  ///< what a pixel shows when it stands for many cells
    MatrixForm form;
    double threshold;   ///< links below this weight are not drawn
    double overlay;     ///< opacity of maps over their picture
    OverPicture over;   ///< maps laid over the picture, alone, or beside the bare one
    std::string order;  ///< "number" or a measure's key

    void fields(FieldVisitor& visitor) override;

private:
    void colourFields(FieldVisitor& visitor);
    void cellFields(FieldVisitor& visitor);
    void linkFields(FieldVisitor& visitor);
    void pictureFields(FieldVisitor& visitor);
    void orderField(FieldVisitor& visitor);
};

}  // namespace att
