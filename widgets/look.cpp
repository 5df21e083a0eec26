// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/look.h"

namespace att {
namespace {
const Text group = ATT_TEXT("engine", "Show");
}

void Look::fields(FieldVisitor& v) {
    colourFields(v);
    cellFields(v);
    linkFields(v);
    pictureFields(v);
    orderField(v);
}

void Look::colourFields(FieldVisitor& v) {
    v.choice(colours, {.key = "colours",
                       .label = ATT_TEXT("engine", "Colours"),
                       .group = group,
                       .help = ATT_TEXT("engine", "The colour map of weights. Signed numbers always use a diverging map with zero in the middle."),
                       .choices = {{"viridis", ATT_TEXT("engine", "viridis")},
                                   {"cividis", ATT_TEXT("engine", "cividis")},
                                   {"magma", ATT_TEXT("engine", "magma")},
                                   {"grey", ATT_TEXT("engine", "grey")}}});
    v.choice(scaleOf, {.key = "scale_of",
                       .label = ATT_TEXT("engine", "Scale"),
                       .group = group,
                       .help = ATT_TEXT("engine", "One colour scale for all heads, so that they can be compared, or each head its own."),
                       .choices = {{"shared", ATT_TEXT("engine", "shared")}, {"head", ATT_TEXT("engine", "per head")}}});
    v.flag(logarithmic, {.key = "logarithmic",
                         .label = ATT_TEXT("engine", "Logarithmic"),
                         .group = group,
                         .help = ATT_TEXT("engine", "Colours by the logarithm of the weight, so that small weights can be told apart.")});
    v.flag(leaveOutFirst, {.key = "leave_out_first",
                           .label = ATT_TEXT("engine", "Leave out first token"),
                           .group = group,
                           .help = ATT_TEXT("engine", "The first key often takes most of the weight; without it the scale shows the others.")});
}

void Look::cellFields(FieldVisitor& v) {
    v.choice(numbers, {.key = "numbers",
                       .label = ATT_TEXT("engine", "Numbers"),
                       .group = group,
                       .help = ATT_TEXT("engine", "The values in the cells; auto shows them where they fit."),
                       .choices = {{"auto", ATT_TEXT("engine", "auto")}, {"on", ATT_TEXT("engine", "on")}, {"off", ATT_TEXT("engine", "off")}}});
    v.choice(reduce, {.key = "reduce",
                      .label = ATT_TEXT("engine", "Many cells in a pixel"),
                      .group = group,
                      .help = ATT_TEXT("engine", "Where cells are smaller than pixels, a pixel shows the largest or the mean of its cells."),
                      .choices = {{"maximum", ATT_TEXT("engine", "maximum")}, {"mean", ATT_TEXT("engine", "mean")}}});
}

void Look::linkFields(FieldVisitor& v) {
    v.choice(form, {.key = "form",
                    .label = ATT_TEXT("engine", "Drawn as"),
                    .group = group,
                    .help = ATT_TEXT("engine", "A matrix of cells, or lines from queries to keys whose opacity is the weight."),
                    .choices = {{"matrix", ATT_TEXT("engine", "matrix")}, {"links", ATT_TEXT("engine", "links")}}});
    v.real(threshold, {.key = "threshold",
                       .label = ATT_TEXT("engine", "Link threshold"),
                       .group = group,
                       .help = ATT_TEXT("engine", "Links with a smaller weight are not drawn."),
                       .initial = 0.05,
                       .minimum = 0,
                       .maximum = 1,
                       .step = 0.01});
}

void Look::pictureFields(FieldVisitor& v) {
    v.real(overlay, {.key = "overlay",
                     .label = ATT_TEXT("engine", "Overlay"),
                     .group = group,
                     .help = ATT_TEXT("engine", "How much a map covers the picture it lies over: 0 shows the picture alone, 1 the map alone."),
                     .initial = 0.6,
                     .minimum = 0,
                     .maximum = 1,
                     .step = 0.05});
    v.choice(over, {.key = "over",
                    .label = ATT_TEXT("engine", "Over pictures"),
                    .group = group,
                    .help = ATT_TEXT("engine", "A map laid over its picture, the map alone, or the bare picture beside the covered one."),
                    .choices = {{"overlay", ATT_TEXT("engine", "overlay")},
                                {"map", ATT_TEXT("engine", "map")},
                                {"beside", ATT_TEXT("engine", "before | after")}},
                    .editor = Editor::Hidden});
}

void Look::orderField(FieldVisitor& v) {
    v.text(order, {.key = "order",
                   .label = ATT_TEXT("engine", "Order of heads"),
                   .group = group,
                   .help = ATT_TEXT("engine", "By number or by a measure."),
                   .initialText = "number",
                   .maximumLength = 64,
                   .editor = Editor::Hidden});
}

}  // namespace att
