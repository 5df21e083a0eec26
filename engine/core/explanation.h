// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How one number came about: a formula, and steps whose terms carry their own numbers and the cells they
// came from. The last step's result is the number asked about.

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/outcome.h"

namespace att {

/// How a step joins its terms. Named so that a test can do the same and compare.
enum class Operation {
    Given,        ///< one term, drawn or read: result = term
    Sum,          ///< Σ terms
    Product,      ///< Π terms
    Quotient,     ///< first / second
    Exponential,  ///< exp(first)
    Sine,         ///< sin(first)
    Cosine,       ///< cos(first)
    Power,        ///< first to the second
    Maximum,      ///< the largest term
    Minimum,      ///< the smallest term
    Mean,         ///< Σ terms / how many there are
    Root,         ///< √first
    Logarithm,    ///< ln(first)
    Tanh,         ///< tanh(first)
    Sigmoid,      ///< 1 / (1 + exp(−first))
    Rectified,    ///< max(first, 0): ReLU
    Gelu,         ///< first·Φ(first), Φ by erf
    GeluTanh,     ///< its approximation by tanh
    Masked,       ///< replaced by −∞ (or by 0 after the softmax); the term is what stood there
};

struct Term {
    Message label;  ///< "q₃·k₃", "the 58 others"
    double value = 0;
    std::optional<Cell> source;  ///< where the number lives, to light it up
    std::optional<Cell> times;   ///< the second factor: value is the number at `source` times the number here
};

struct Step {
    Message title;  ///< what is computed here: "score", "row sum"
    Operation operation = Operation::Sum;
    std::vector<Term> terms;
    double result = 0;
};

/// A row of numbers worth a small bar chart beside the words: q ⊙ k by dimension.
struct Profile {
    Message title;
    Text axis;
    std::vector<float> values;
};

struct Explanation {
    Message question;     ///< "Why is A[%1, %2] = %3?" with the number in full
    std::string formula;  ///< plain markup: _{…} lowers, ^{…} raises; letters are set in italics
    std::vector<Step> steps;
    Message remark;                   ///< one more sentence, such as the row's entropy; may be empty
    Profile profile;                  ///< may be empty
    std::vector<Cell> together = {};  ///< cells that share what this one came from, lit up with it
};

/// What the operation makes of these numbers; nothing for Masked, and where a number is missing.
std::optional<double> joined(Operation operation, std::span<const double> terms);

/// The largest `most` terms by magnitude in their own order, and the rest as one labelled `rest` (with %1 = how many).
std::vector<Term> shorten(std::vector<Term> terms, std::size_t most, Text rest);
/// The same where there are many: `term` is asked for those alone that are kept.
std::vector<Term> shorten(const std::vector<double>& values, std::size_t most, Text rest, const std::function<Term(std::size_t)>& term);

std::vector<double> valuesOf(const std::vector<Term>& terms);

}  // namespace att
