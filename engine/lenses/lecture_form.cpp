// SPDX-License-Identifier: GPL-3.0-or-later
// The lecture's own form: tokens are columns, A = KᵀQ, the softmax runs down a column, O = V·A′. Beside each step stands the row form, with the
// very same numbers: every column panel is a row panel transposed, and nothing is computed twice. Row form: Vaswani et al. 2017, section 3.2.1.
#include <algorithm>
#include <array>

#include "engine/lenses/common/explain.h"
#include "engine/lenses/common/layer_stages.h"
#include "engine/lenses/common/one_head.h"
#include "engine/lenses/common/softmax_steps.h"
#include "engine/math/normalise.h"

namespace att {
namespace {

using namespace lenses;

struct Options : SpecOf<Options>, OneHead {
    void fields(FieldVisitor& visitor) override {
        sequence.fields(visitor, "我吃一个柠檬");
        widths.fields(visitor, 6, 3);
        score.fields(visitor);
        mask.fields(visitor);
        positions.fields(visitor);
        weights.fields(visitor);
    }
};

TextAttention attention(const Spec& spec) { return static_cast<const Options&>(spec).attention(); }

// Twins: the column form of the panel S/P is S/P_columns.

constexpr std::string_view columnForm = "_columns";

bool isColumnForm(std::string_view address) { return address.ends_with(columnForm); }

/// The same number in the other form; nothing where there is but one.
std::optional<Cell> twinOf(const Outcome& outcome, const Cell& cell) {
    Cell twin{cell.panel, cell.head, cell.column, cell.row};
    if (isColumnForm(cell.panel))
        twin.panel.resize(cell.panel.size() - columnForm.size());
    else
        twin.panel += columnForm;
    return findPanel(outcome, twin.panel) ? std::optional(twin) : std::nullopt;
}

/// How the lecture writes a panel of the row form, and how one of its numbers comes about there.
struct Written {
    std::string_view row;  ///< the address in the row form
    Text title;
    const char *symbol, *formula;
};
const std::array<Written, 10> written = {{
    {panel::x, ATT_TEXT("engine", "I: a column for each token"), "I", "I = (a^{1} … a^{n}) = X^{T}"},
    {panel::sum, ATT_TEXT("engine", "I′: a^i + e^i"), "I′", "a^{i} + e^{i}"},
    {panel::p, ATT_TEXT("engine", "e: a column for each place"), "e", "E = (e^{1} … e^{n}) = P^{T}"},
    {panel::q, ATT_TEXT("engine", "Q = W^q·I"), "Q", "q^{i} = W^{q} a^{i}"},
    {panel::k, ATT_TEXT("engine", "K = W^k·I"), "K", "k^{i} = W^{k} a^{i}"},
    {panel::v, ATT_TEXT("engine", "V = W^v·I"), "V", "v^{i} = W^{v} a^{i}"},
    {panel::scores, ATT_TEXT("engine", "scores α: KᵀQ"), "α", "α_{i,j} = k^{j}·q^{i}"},
    {panel::scaled, ATT_TEXT("engine", "scaled scores: KᵀQ / √d_k"), "α", "α_{i,j} = k^{j}·q^{i} / (√d_{k} · T)"},
    {panel::masked, ATT_TEXT("engine", "masked scores, a column for each query"), "α", "α_{i,j} = −∞ where key j is hidden from query i"},
    {panel::weights, ATT_TEXT("engine", "weights α′: each column sums to 1"), "α′", "α′_{i,j} = exp(α_{i,j}) / Σ_{l} exp(α_{i,l})"},
}};
const Written mixedWritten = {panel::mixed, ATT_TEXT("engine", "O = V·A′"), "O", "b^{i} = Σ_{j} α′_{i,j} v^{j}"};

const Written* writtenAs(std::string_view row) {
    if (row == mixedWritten.row) return &mixedWritten;
    const auto found = std::ranges::find(written, row, &Written::row);
    return found == written.end() ? nullptr : &*found;
}

/// In blocks that stay in the cache. Fails with Stopped.
Result<TensorPtr> transposed(const Tensor& from, const Watch& watch) {
    constexpr int block = 32;
    const auto [heads, rows, columns] = from.shape();
    auto to = std::make_shared<Tensor>(Shape{1, columns, rows});
    for (int i = 0; i < rows; i += block) {
        if (watch.stopped()) return stoppedError();
        const int height = std::min(block, rows - i);
        for (int j = 0; j < columns; j += block) {
            const int width = std::min(block, columns - j);
            to->head(0).block(j, i, width, height) = from.head(0).block(i, j, height, width).transpose();
        }
    }
    return TensorPtr(to);
}

Result<Panel> columnPanel(const Panel& row, Text title, const Watch& watch) {
    Panel panel = row;
    panel.id += columnForm;
    panel.title = say(title);
    std::swap(panel.rows, panel.columns);
    panel.shape = {1, row.shape.columns, row.shape.rows};
    panel.distribution = false;  // its columns sum to 1
    for (auto* values : {&panel.values, &panel.sample}) {
        if (!*values) continue;
        auto turned = transposed(**values, watch);
        if (!turned) return turned.error();
        *values = *std::move(turned);
    }
    return panel;
}

/// A column panel behind each row panel.
Status addTwins(Outcome& outcome, const Watch& watch) {
    for (auto& stage : outcome.stages) {
        std::vector<Panel> both;
        for (auto& row : stage.panels) {
            const auto* as = writtenAs(address(stage, row));
            both.push_back(row);
            if (!as) continue;
            auto column = columnPanel(row, as->title, watch);
            if (!column) return column.error();
            both.push_back(*std::move(column));
        }
        stage.panels = std::move(both);
    }
    return Done{};
}

// The commonest error: the softmax of the column form along its rows

constexpr const char* wrongWeights = "wrong/weights";
constexpr const char* wrongSums = "wrong/sums";
constexpr const char* maskedColumns = "mask/heads_columns";
constexpr const char* weightColumns = "weights/heads_columns";
constexpr int mostWrong = 1024;

TensorPtr sumsOf(const Tensor& right, const Tensor& wrong) {
    auto sums = std::make_shared<Tensor>(Shape{1, 2, right.shape().columns});
    sums->head(0).row(0) = right.head(0).colwise().sum();
    sums->head(0).row(1) = wrong.head(0).colwise().sum();
    return sums;
}

Panel sumsPanel(const Outcome& outcome, TensorPtr sums) {
    Panel panel = matrixPanel({.id = "sums",
                               .title = say(ATT_TEXT("engine", "what each query hands out")),
                               .columns = queryAxis(outcome.tokens),
                               .values = std::move(sums)});
    panel.kind = PanelKind::Bars;
    panel.rows = wordAxis(ATT_TEXT("engine", "softmax"), {ATT_TEXT("engine", "down a column: right"), ATT_TEXT("engine", "along a row: wrong")});
    panel.measured = {ATT_TEXT("engine", "sum of its weights"), nullptr};
    panel.tone = Tone::Sequential;
    panel.lowest = 0.0f;
    return panel;
}

/// Only while the scores are kept and few.
void addWrongAxis(Outcome& outcome) {
    const Panel *masked = findPanel(outcome, maskedColumns), *right = findPanel(outcome, weightColumns);
    if (!masked->values || masked->shape.rows > mostWrong) return;
    auto wrong = std::make_shared<Tensor>(masked->shape);
    wrong->head(0) = normalise<float>(Normaliser{}, masked->values->head(0));
    Panel weights = *right;
    weights.id = "weights";
    weights.title = say(ATT_TEXT("engine", "softmax along the rows of KᵀQ"));
    weights.values = wrong;
    const auto sums = sumsOf(*right->values, *wrong);
    const auto mixed = std::ranges::find(outcome.stages, std::string("mixed"), &Stage::id);
    outcome.stages.insert(mixed, stage("wrong", ATT_TEXT("engine", "wrong axis"),
                                       ATT_TEXT("engine",
                                                "The commonest error: a softmax over the last axis is right in the row form, and here "
                                                "shares out the wrong way."),
                                       {weights, sumsPanel(outcome, sums)}));
}

Panel namesPanel() {
    Panel panel{.id = "names", .title = say(ATT_TEXT("engine", "the two forms, step by step")), .kind = PanelKind::Prose};
    panel.prose = {
        say(ATT_TEXT("engine", "Tokens: columns a¹ … aⁿ of I in the lecture, rows of X in most papers and libraries. I = Xᵀ.")),
        say(ATT_TEXT("engine", "Q = W^q·I has a column for each query; Q = X·W_Qᵀ a row. W is the same matrix, stored d_k × d_model.")),
        say(ATT_TEXT("engine", "A = KᵀQ: row j, column i holds αᵢⱼ, query i against key j. S = QKᵀ = Aᵀ has it at row i, column j.")),
        say(ATT_TEXT("engine", "The lecture writes the scores without ÷√d_k: switch it off to see them so. The layer of the paper has it.")),
        say(ATT_TEXT("engine", "Softmax down each column of A, along each row of S: always over the keys of one query.")),
        say(ATT_TEXT("engine", "The lecture calls α and α′ both “attention score”. Before the softmax it is a score, after it a weight.")),
        say(ATT_TEXT("engine", "O = V·A′ has a column bⁱ for each token, A·V a row: weights times values, summed.")),
    };
    return panel;
}

Stage namesStage() {
    return stage("names", ATT_TEXT("engine", "both forms"), ATT_TEXT("engine", "What each step is called in either form; the numbers are the same."),
                 {namesPanel()});
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    const auto computed = computeText(*spec, attention(*spec), watch);
    if (!computed) return computed.error();
    const auto outcome = textOutcome(spec, attention(*spec), *computed, watch);
    if (!outcome) return outcome.error();
    const std::size_t twins = 5 * computed->sizes.scores().bytes();
    if (const auto fits = watch.reserve(twins); !fits) return fits.error();
    if (const auto done = addTwins(**outcome, watch); !done) return done.error();
    addWrongAxis(**outcome);
    (*outcome)->stages.push_back(namesStage());
    finish(**outcome, {computed->notices});
    return OutcomePtr(*outcome);
}

// Explaining

/// Words of a step that speak of a row, in the column form.
void speakOfColumns(Step& step) {
    if (step.title.text == ATT_TEXT("engine", "largest score of the row")) step.title = say(ATT_TEXT("engine", "largest score of the column"));
    if (step.title.text == ATT_TEXT("engine", "sum of the row's exponentials"))
        step.title = say(ATT_TEXT("engine", "sum of the column's exponentials"));
}

/// The row form's steps with every term where it stands in the column form.
Explanation inColumns(const Outcome& outcome, const Cell& cell, const Cell& row, Explanation explanation) {
    const auto& as = *writtenAs(row.panel);
    for (auto& step : explanation.steps) {
        speakOfColumns(step);
        for (auto& term : step.terms)
            for (auto* source : {&term.source, &term.times})
                if (*source) *source = twinOf(outcome, **source).value_or(**source);
    }
    explanation.question = why(outcome, cell, as.symbol);
    explanation.formula = as.formula;
    explanation.remark = say(ATT_TEXT("engine", "The row form has the same number at row %1, column %2."), row.row + 1, row.column + 1);
    explanation.together = {row};
    return explanation;
}

Explanation explainWrongWeight(const Outcome& outcome, const Cell& cell) {
    const int queries = findPanel(outcome, maskedColumns)->shape.columns;
    std::vector<Term> scores;
    std::size_t own = 0;
    for (int i = 0; i < queries; ++i) {
        const Cell score{maskedColumns, 0, cell.row, i};
        if (!std::isfinite(numberAt(outcome, score))) continue;
        if (i == cell.column) own = scores.size();
        scores.push_back(cellTerm(outcome, formula("α" + lowered(i) + "," + lowered(cell.row)), score));
    }
    const auto name = [&cell](std::size_t i) { return exponentName(i) + "," + lowered(cell.row); };
    Explanation explanation{.question = why(outcome, cell, "A"), .formula = "exp(α_{i,j}) / Σ_{l} exp(α_{l,j})"};
    const Cell asked{maskedColumns, 0, cell.row, cell.column};
    if (std::isfinite(numberAt(outcome, asked)))
        explanation.steps = softmaxSteps(scores, own, name, numberAt(outcome, cell));
    else
        explanation.steps = {{say(ATT_TEXT("engine", "masked: its score is −∞")), Operation::Masked, {cellTerm(outcome, formula("α"), asked)}, 0}};
    explanation.remark = say(ATT_TEXT("engine", "Wrong: the queries share out one key here, so what a query hands out need not sum to 1."));
    return explanation;
}

Explanation explainSum(const Outcome& outcome, const Cell& cell) {
    const std::string from = cell.row == 0 ? weightColumns : wrongWeights;
    std::vector<Term> terms;
    for (int j = 0; j < findPanel(outcome, from)->shape.rows; ++j)
        terms.push_back(cellTerm(outcome, formula("α′" + lowered(cell.column) + "," + lowered(j)), {from, 0, j, cell.column}));
    return {.question = why(outcome, cell, "Σ"),
            .formula = "Σ_{j} α′_{i,j}",
            .steps = {{say(ATT_TEXT("engine", "sum down the column of the query")), Operation::Sum,
                       shorten(std::move(terms), mostTerms, ATT_TEXT("engine", "the %1 others")), numberAt(outcome, cell)}}};
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    if (cell.panel == wrongWeights) return explainWrongWeight(outcome, cell);
    if (cell.panel == wrongSums) return explainSum(outcome, cell);
    const auto twin = twinOf(outcome, cell);
    if (isColumnForm(cell.panel)) return inColumns(outcome, cell, *twin, explainTextAttention(outcome, *twin, attention(*outcome.spec)));
    auto explanation = explainTextAttention(outcome, cell, attention(*outcome.spec));
    if (twin) explanation.together.push_back(*twin);
    return explanation;
}

std::vector<ArraySlot> arrays(const Spec& spec) { return textAttentionSlots(attention(spec)); }

std::vector<Example> examples() {
    return {
        {ATT_TEXT("engine", "The lecture's form: without ÷√d_k, without positions"), {{"scale", false}, {"positions", std::string("none")}}},
        {ATT_TEXT("engine", "我吃柠檬, character by character"), {{"text", std::string("我吃柠檬")}, {"segmentation", std::string("characters")}}},
        {ATT_TEXT("engine", "我爱AI"), {{"text", std::string("我爱AI")}, {"segmentation", std::string("characters")}}},
        {ATT_TEXT("engine", "A causal mask lies above the diagonal, or below it"), {{"mask", std::string("causal")}}},
        {ATT_TEXT("engine", "More tokens than dimensions"), {{"text", std::string("the cat sat on the mat")}, {"d_k", 2}}}};
}

Article article() {
    return {
        .formulas =
            {R"(I = (a^1 \cdots a^n) = X^{\top}, \qquad Q = W^q I, \quad K = W^k I, \quad V = W^v I)",
             R"(A = K^{\top}Q, \qquad A' = \operatorname{softmax}_{\text{column}}\!\left(\frac{A}{\sqrt{d_k}}\right), \qquad O = VA')",
             R"(\alpha_{i,j} = q^i\cdot k^j, \qquad \alpha'_{i,j} = \frac{e^{\alpha_{i,j}}}{\sum_{l} e^{\alpha_{i,l}}}, \qquad b^i = \sum_{j} \alpha'_{i,j}\, v^j)",
             R"(K^{\top}Q = \left(QK^{\top}\right)^{\top}, \qquad VA' = \left(\operatorname{softmax}_{\text{row}}\!\left(\frac{QK^{\top}}{\sqrt{d_k}}\right)V\right)^{\top})"},
        .shapes = ATT_TEXT(
            "engine",
            "I is d_model × n, one column aⁱ for each token; X = Iᵀ is n × d_model. Q and K are d_k × n, V is d_v × n, A is n × n with a row for "
            "each "
            "key and a column for each query, O is d_v × n with a column bⁱ for each token. W^q, W^k and W^v are the same matrices in both forms, "
            "d_k × d_model and d_v × d_model."),
        .source = ATT_TEXT("engine",
                           "Row form: Vaswani et al. 2017, “Attention Is All You Need”, section 3.2.1, equation 1 (arXiv 1706.03762). Column form: "
                           "as lectures write it, with tokens as columns and scores αᵢⱼ = qⁱ·kʲ."),
        .lookFor = ATT_TEXT(
            "engine",
            "Click a cell in either form: its twin lights up, with row and column exchanged, and the number is the same.\nWalk the stages: at each "
            "one the two panels are each other's mirror image. In the column form each column of the weights sums to 1, in the row form each "
            "row.\nOpen “wrong axis”: the softmax along the rows of KᵀQ gives queries more or less than 1 to hand out.\nSet a causal mask: what is "
            "hidden lies above the diagonal in the row form and below it in the column form."),
        .mistakes = ATT_TEXT(
            "engine",
            "A softmax over the last axis is right in the row form alone; with tokens as columns it must run down each column. A transposed softmax "
            "is the commonest error, and where n_q = n_k no shape betrays it.\nThe lecture's formulas omit 1/√d_k; the layer of the paper has it.\nα "
            "before the softmax is a score and may be any number; α′ after it is a weight. Calling both “attention score” hides the softmax.\nk is a "
            "vector, not a number; only k·q is one.\nO = V·A′ and not A′·V: the values stand on the left.")};
}

}  // namespace

Lens lecture_form() {
    return {.id = "lecture_form",
            .title = ATT_TEXT("engine", "Column form"),
            .family = ATT_TEXT("engine", "Sequence"),
            .help = ATT_TEXT(
                "engine",
                "Self-attention as lectures write it, with tokens as columns: A = KᵀQ, the softmax runs down a column, O = V·A′. Beside each step "
                "stands the row form of the paper (Vaswani et al. 2017, section 3.2.1) with the same numbers, row and column exchanged. Click a "
                "cell: its twin lights up. See also what a softmax along the wrong axis does."),
            .defaults = makeDefault<Options>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = examples(),
            .article = article()};
}

}  // namespace att
