// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a large kernel costs, whole and taken apart, over its size k and in a whole network: the stage "cost", every number from the closed
// forms of math/large_kernel.h.

#include "engine/core/explanation.h"
#include "engine/core/outcome.h"
#include "engine/math/large_kernel.h"

namespace att::lenses {

constexpr KernelForm allKernelForms[] = {KernelForm::Separable, KernelForm::Square, KernelForm::WholeSeparable, KernelForm::WholeSquare};
/// "LSKA", "LKA", "1×k, k×1", "k×k"
std::vector<Text> kernelFormNames();

/// For maps of height × width.
void addLargeKernelCost(Outcome& outcome, const LargeKernel& module, int height, int width);
/// The cell must be of that stage.
Explanation explainLargeKernelCost(const Outcome& outcome, const LargeKernel& module, int height, int width, const Cell& cell);

}  // namespace att::lenses
