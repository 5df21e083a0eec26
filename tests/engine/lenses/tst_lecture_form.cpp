// SPDX-License-Identifier: GPL-3.0-or-later
// The lens lecture_form against the lecture's formulas in NumPy, and its two forms against each other.
#include <QTest>

#include "engine/core/lens.h"
#include "tests/support/reference.h"

using namespace att;

namespace {

using Values = std::vector<std::pair<const char*, FieldValue>>;

const Lens& lens() { return *findLens("lecture_form"); }

OutcomePtr outcomeOf(const Values& values) {
    auto spec = lens().defaults();
    for (const auto& [key, value] : values) {
        const auto changed = withValue(spec, key, value);
        if (!changed) qFatal("%s", english(changed.error().message).c_str());
        spec = *changed;
    }
    const auto outcome = runGuarded(lens(), spec, Watch());
    if (!outcome) qFatal("%s", english(outcome.error().message).c_str());
    return *outcome;
}

MatrixView<float> numbers(const Outcome& outcome, const std::string& address) { return findPanel(outcome, address)->values->head(0); }

/// Five tokens whose vectors and weights come from the reference.
OutcomePtr given(const Reference& ref, const Values& more) {
    GivenArrays arrays;
    for (const char* name : {"x", "w_q", "w_k", "w_v"}) {
        const Matrix<float> values = ref.matrix<float>(name);
        arrays[name] = {{values.rows(), values.cols()}, std::vector<float>(values.data(), values.data() + values.size())};
    }
    Values values = {{"text", std::string("a b c d e")},
                     {"positions", std::string("none")},
                     {"d_model", 6},
                     {"d_k", 3},
                     {"d_v", 4},
                     {"arrays", ArraySource{"lecture.npz", std::make_shared<const GivenArrays>(std::move(arrays))}}};
    values.insert(values.end(), more.begin(), more.end());
    return outcomeOf(values);
}

/// The addresses of the row form that have a twin.
std::vector<std::string> pairs(const Outcome& outcome) {
    std::vector<std::string> list;
    for (const auto& stage : outcome.stages)
        for (const auto& panel : stage.panels)
            if (findPanel(outcome, address(stage, panel) + "_columns")) list.push_back(address(stage, panel));
    return list;
}

}  // namespace

class tst_lecture_form : public QObject {
    Q_OBJECT
private slots:
    void check12_equalsTheLecture_data();
    void check12_equalsTheLecture();
    void check12_rowFormIsColumnFormTransposed();
    void columnsSumToOne();
    void wrongAxisDoesNot();
    void causalMaskIsMirrored();
    void twinsLightUpEachOther();
    void shapesAreTheLectures();
};

void tst_lecture_form::check12_equalsTheLecture_data() {
    QTest::addColumn<bool>("scale");
    QTest::newRow("lecture") << false;
    QTest::newRow("scaled") << true;
}

void tst_lecture_form::check12_equalsTheLecture() {
    QFETCH(bool, scale);
    const QString tag = QTest::currentDataTag();
    const Reference ref("lecture_form");
    const auto outcome = given(ref, {{"scale", scale}});
    for (const auto& [panel, key] : {std::pair("x/x", "I"), {"qkv/q", "Q"}, {"qkv/k", "K"}, {"qkv/v", "V"}, {"scores/heads", "A"}})
        COMPARE_REFERENCE(numbers(*outcome, std::string(panel) + "_columns"), ref, key);
    COMPARE_REFERENCE(numbers(*outcome, "weights/heads_columns"), ref, tag + ".weights");
    COMPARE_REFERENCE(numbers(*outcome, "mixed/heads_columns"), ref, tag + ".O");
    COMPARE_REFERENCE(numbers(*outcome, "wrong/weights"), ref, tag + ".wrong");
}

void tst_lecture_form::check12_rowFormIsColumnFormTransposed() {
    for (const char* mask : {"none", "causal"}) {
        const auto outcome = outcomeOf({{"mask", std::string(mask)}, {"text", std::string("the cat sat on the mat")}});
        QCOMPARE(pairs(*outcome).size(), 11u);
        for (const auto& row : pairs(*outcome)) QVERIFY2(numbers(*outcome, row) == numbers(*outcome, row + "_columns").transpose(), row.c_str());
    }
}

void tst_lecture_form::columnsSumToOne() {
    const auto outcome = outcomeOf({});
    const auto A = numbers(*outcome, "weights/heads_columns");
    for (int i = 0; i < A.cols(); ++i) QVERIFY(std::abs(A.col(i).sum() - 1) < 1e-6f);
}

/// Shared out among the queries, a row sums to 1, and what a query hands out is anything.
void tst_lecture_form::wrongAxisDoesNot() {
    const auto outcome = outcomeOf({});
    const auto wrong = numbers(*outcome, "wrong/weights"), sums = numbers(*outcome, "wrong/sums");
    QVERIFY((wrong.rowwise().sum().array() - 1).abs().maxCoeff() < 1e-6f);
    QVERIFY((sums.row(0).array() - 1).abs().maxCoeff() < 1e-6f);
    QVERIFY((sums.row(1) - wrong.colwise().sum()).isZero(0));
    QVERIFY((sums.row(1).array() - 1).abs().maxCoeff() > 0.05f);
}

void tst_lecture_form::causalMaskIsMirrored() {
    const auto outcome = outcomeOf({{"mask", std::string("causal")}});
    const auto rows = numbers(*outcome, "weights/heads"), columns = numbers(*outcome, "weights/heads_columns");
    for (int i = 0; i < rows.rows(); ++i)
        for (int j = 0; j < i; ++j) {
            QCOMPARE(rows(j, i), 0.0f);
            QCOMPARE(columns(i, j), 0.0f);
            QVERIFY(rows(i, j) > 0);
        }
}

void tst_lecture_form::twinsLightUpEachOther() {
    const auto outcome = outcomeOf({});
    for (const auto& row : pairs(*outcome)) {
        const Cell here{row, 0, 1, 2}, there{row + "_columns", 0, 2, 1};
        QCOMPARE(lens().explain(*outcome, here).together, (std::vector<Cell>{there}));
        const auto explanation = lens().explain(*outcome, there);
        QCOMPARE(explanation.together, (std::vector<Cell>{here}));
        for (const auto& step : explanation.steps)
            for (const auto& term : step.terms)
                QVERIFY(!term.source || term.source->panel.starts_with("parameters/") || term.source->panel.ends_with("_columns"));
    }
}

void tst_lecture_form::shapesAreTheLectures() {
    const auto outcome = outcomeOf({{"text", std::string("a b c d e")}, {"d_model", 8}, {"d_k", 3}, {"d_v", 4}});
    QCOMPARE(findPanel(*outcome, "x/x_columns")->shape, (Shape{1, 8, 5}));
    QCOMPARE(findPanel(*outcome, "qkv/q_columns")->shape, (Shape{1, 3, 5}));
    QCOMPARE(findPanel(*outcome, "mixed/heads_columns")->shape, (Shape{1, 4, 5}));
    QCOMPARE(english(Message{findPanel(*outcome, "weights/heads_columns")->columns.name}), std::string("query"));
}

QTEST_APPLESS_MAIN(tst_lecture_form)
#include "tst_lecture_form.moc"
