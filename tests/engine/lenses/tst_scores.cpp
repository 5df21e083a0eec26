// SPDX-License-Identifier: GPL-3.0-or-later
// The lens "scores" against PyTorch and NumPy (tests/data/make_scores.py): arrays in, panels out.
#include <QTest>
#include <cmath>

#include "engine/core/lens.h"
#include "tests/support/reference.h"
#include "tests/support/reference_numbers.h"

using namespace att;

namespace {

using Values = std::vector<std::pair<const char*, FieldValue>>;

const Lens& lens() { return *findLens("scores"); }

SpecPtr specWith(const Values& values) {
    auto spec = lens().defaults();
    for (const auto& [key, value] : values) {
        const auto changed = withValue(spec, key, value);
        if (!changed) qFatal("%s", english(changed.error().message).c_str());
        spec = *changed;
    }
    return spec;
}

OutcomePtr run(const SpecPtr& spec) {
    const auto outcome = runGuarded(lens(), spec, Watch());
    if (!outcome) qFatal("%s", english(outcome.error().message).c_str());
    return *outcome;
}

GivenArray array(const char* name, std::vector<std::int64_t> shape, double scale) {
    std::size_t count = 1;
    for (const auto size : shape) count *= std::size_t(size);
    return {shape, referenceNumbers(std::string("scores/") + name, count, scale)};
}

/// The inputs of the script: 5 tokens, d_model 6, d_k 4, d_v 3, d_h 5.
ArraySource inputs() {
    return {"scores.npz", std::make_shared<const GivenArrays>(GivenArrays{{"x", array("x", {5, 6}, std::sqrt(3))},
                                                                          {"w_q", array("w_q", {4, 6}, 0.7)},
                                                                          {"w_k", array("w_k", {4, 6}, 0.7)},
                                                                          {"w_v", array("w_v", {3, 6}, 0.7)},
                                                                          {"w_a", array("w_a", {5, 4}, 1)},
                                                                          {"u_a", array("u_a", {5, 4}, 1)},
                                                                          {"v_a", array("v_a", {5}, 1)},
                                                                          {"w_g", array("w_g", {4, 4}, 1)},
                                                                          {"w_c", array("w_c", {5, 8}, 1)},
                                                                          {"v_c", array("v_c", {5}, 1)}})};
}

OutcomePtr given(Values values = {}) {
    Values all{{"text", std::string("a b c d e")}, {"d_model", 6},      {"d_k", 4}, {"d_v", 3}, {"d_h", 5},
               {"positions", std::string("none")}, {"arrays", inputs()}};
    all.insert(all.end(), values.begin(), values.end());
    return run(specWith(all));
}

/// A whole stack, matrix below matrix.
Matrix<float> panel(const Outcome& outcome, const char* address) {
    const Tensor& values = *findPanel(outcome, address)->values;
    const auto [heads, rows, columns] = values.shape();
    return MatrixView<float>(values.data(), heads * rows, columns);
}

Matrix<float> head(const Outcome& outcome, const char* address, int h) { return findPanel(outcome, address)->values->head(h); }

enum Weights { Softmax, Sigmoid, Rela, ReluOverLength, Sparsemax, Entmax, TopK, Hardmax, Linear };
enum Scores { Dot, ScaledDot, Cosine, Additive, General, Concat };

/// Random scores of any kind, and a text long enough for rows of several lengths.
const Values longText{{"text", std::string("time flies like an arrow but fruit flies like a banana")}, {"temperature", 0.4}};

}  // namespace

class tst_scores : public QObject {
    Q_OBJECT
private slots:
    void projectsAsGiven();
    void check21_22_scores();
    void check22_generalWithIdentityIsDot();
    void check22_concatOfTheSameNumbersIsAdditive();
    void check23_24_26_weights_data();
    void check23_24_26_weights();
    void check23_rela();
    void check26_linearState();
    void check02_rowsSumToOne();
    void check03_hugeScoresStayFinite();
    void check05_coldSoftmaxIsHardmax();
    void check05_entropyBounds();
    void check24_entmaxEnds();
    void check24_exactZeros();
    void demonstration07_oneRow();
    void refusesARowThatIsNone_data();
    void refusesARowThatIsNone();
    void differenceOfAnyTwo();
    void costsAreClosedForms();
    void refusesWhatDoesNotFit();

private:
    Reference ref{"scores"};
};

void tst_scores::projectsAsGiven() {
    const auto outcome = given();
    COMPARE_REFERENCE(panel(*outcome, "qkv/q"), ref, "q");
    COMPARE_REFERENCE(panel(*outcome, "qkv/k"), ref, "k");
    COMPARE_REFERENCE(panel(*outcome, "qkv/v"), ref, "v");
    QVERIFY(outcome->notices.empty());
}

void tst_scores::check21_22_scores() { COMPARE_REFERENCE(panel(*given(), "scores/heads"), ref, "scores"); }

void tst_scores::check22_generalWithIdentityIsDot() {
    const auto outcome = run(specWith({{"initialisation", std::string("identity")}}));
    QVERIFY(head(*outcome, "scores/heads", General) == head(*outcome, "scores/heads", Dot));
}

void tst_scores::check22_concatOfTheSameNumbersIsAdditive() {
    auto arrays = *inputs().arrays;
    auto& w = arrays["w_c"].values;
    for (std::size_t h = 0; h < 5; ++h)
        for (std::size_t c = 0; c < 4; ++c) {
            w[h * 8 + c] = arrays["w_a"].values[h * 4 + c];
            w[h * 8 + 4 + c] = arrays["u_a"].values[h * 4 + c];
        }
    arrays["v_c"] = arrays["v_a"];
    const auto outcome = given({{"arrays", ArraySource{"same.npz", std::make_shared<const GivenArrays>(arrays)}}});
    QCOMPARE(compareMatrices(head(*outcome, "scores/heads", Concat), head(*outcome, "scores/heads", Additive), 1e-6), QString());
}

void tst_scores::check23_24_26_weights_data() {
    QTest::addColumn<Values>("values");
    QTest::newRow("plain") << Values{};
    QTest::newRow("cold") << Values{{"score", std::string("dot")}, {"temperature", 0.7}, {"alpha", 1.3}, {"k", 3}, {"length_bias", false}};
    QTest::newRow("causal") << Values{{"score", std::string("additive")}, {"alpha", 3.0}, {"causal", true}};
}

void tst_scores::check23_24_26_weights() {
    QFETCH(Values, values);
    const QString name = QTest::currentDataTag();
    const auto outcome = given(values);
    COMPARE_REFERENCE(panel(*outcome, "weights/heads"), ref, name + "_weights");
    COMPARE_REFERENCE(panel(*outcome, "mixed/heads"), ref, name + "_mixed");
    COMPARE_REFERENCE(panel(*outcome, "mixed/rela"), ref, name + "_rela");
    COMPARE_REFERENCE(panel(*outcome, "sums/sums"), ref, name + "_sums");
    COMPARE_REFERENCE(panel(*outcome, "sums/entropy"), ref, name + "_entropy");
}

void tst_scores::check23_rela() {
    const auto outcome = given();
    const Matrix<float> sums = panel(*outcome, "sums/sums");
    QVERIFY((sums.row(Rela).array() - 1).abs().maxCoeff() > 0.05f && (sums.row(ReluOverLength).array() - 1).abs().maxCoeff() > 0.05f);
    QVERIFY(!findPanel(*outcome, "weights/heads")->distribution);
    const Matrix<float> O = head(*outcome, "mixed/heads", Rela);
    for (Eigen::Index i = 0; i < O.rows(); ++i) QVERIFY(std::abs(O.row(i).squaredNorm() / 3 - 1) < 1e-4f);  // a root mean square of 1
}

void tst_scores::check26_linearState() {
    const auto outcome = given();
    COMPARE_REFERENCE(panel(*outcome, "linear/s"), ref, "state");
    const Matrix<float> z = panel(*outcome, "linear/z");
    QCOMPARE(compareMatrices(z, Matrix<double>(ref.row("state_z")), 1e-5), QString());
    // The state's answer is that of the implied matrix, causal or not.
    for (const bool causal : {false, true}) {
        const auto one = given({{"causal", causal}});
        const Matrix<float> implied = head(*one, "weights/heads", Linear) * panel(*one, "qkv/v");
        QCOMPARE(compareMatrices(head(*one, "mixed/heads", Linear), implied, 1e-5), QString());
    }
}

void tst_scores::check02_rowsSumToOne() {
    for (const char* score : {"dot", "additive", "cosine"}) {
        auto values = longText;
        values.push_back({"score", std::string(score)});
        const auto outcome = run(specWith(values));
        const Matrix<float> sums = panel(*outcome, "sums/sums");
        for (const int h : {Softmax, Sparsemax, Entmax, TopK, Hardmax, Linear}) {
            QVERIFY(head(*outcome, "weights/heads", h).minCoeff() >= 0);
            QVERIFY2((sums.row(h).array() - 1).abs().maxCoeff() < 1e-5f, score);
        }
    }
}

void tst_scores::check03_hugeScoresStayFinite() {
    auto arrays = *inputs().arrays;
    for (const char* name : {"w_q", "w_k"})
        for (float& number : arrays[name].values) number *= 300;  // scores of about 100,000
    const auto outcome = given({{"arrays", ArraySource{"huge.npz", std::make_shared<const GivenArrays>(arrays)}}, {"score", std::string("dot")}});
    QVERIFY(head(*outcome, "scores/heads", Dot).cwiseAbs().maxCoeff() > 1e5f);
    QVERIFY(panel(*outcome, "weights/heads").allFinite());
    for (const int h : {Softmax, Sparsemax, Entmax, TopK, Hardmax})
        QVERIFY((panel(*outcome, "sums/sums").row(h).array() - 1).abs().maxCoeff() < 1e-5f);
}

void tst_scores::check05_coldSoftmaxIsHardmax() {
    auto arrays = *inputs().arrays;
    for (float& number : arrays["w_q"].values) number *= 20;
    const auto outcome = given({{"arrays", ArraySource{"cold.npz", std::make_shared<const GivenArrays>(arrays)}}, {"temperature", 0.05}});
    QCOMPARE(compareMatrices(head(*outcome, "weights/heads", Softmax), head(*outcome, "weights/heads", Hardmax), 1e-4), QString());
}

void tst_scores::check05_entropyBounds() {
    float last = 0;
    for (const double temperature : {0.05, 0.2, 1.0, 5.0, 20.0}) {
        const auto entropies = panel(*run(specWith({{"temperature", temperature}})), "sums/entropy");
        QVERIFY(entropies.minCoeff() >= 0 && entropies.maxCoeff() <= float(std::log2(6)) + 1e-5f);
        QVERIFY(entropies.row(Softmax).mean() > last);
        last = entropies.row(Softmax).mean();
    }
}

void tst_scores::check24_entmaxEnds() {
    auto values = longText;
    values.push_back({"alpha", 2.0});
    const auto two = run(specWith(values));
    QVERIFY(head(*two, "weights/heads", Entmax) == head(*two, "weights/heads", Sparsemax));
    values.back().second = 1.0;
    const auto one = run(specWith(values));
    QVERIFY(head(*one, "weights/heads", Entmax) == head(*one, "weights/heads", Softmax));
    values.back().second = 1.001;
    const auto near = run(specWith(values));
    QCOMPARE(compareMatrices(head(*near, "weights/heads", Entmax), head(*near, "weights/heads", Softmax), 0.01), QString());
}

void tst_scores::check24_exactZeros() {
    const auto outcome = run(specWith(longText));
    const Matrix<float> zeros = panel(*outcome, "sums/zeros");
    QVERIFY(zeros.row(Sparsemax).sum() > 0 && zeros.row(Entmax).sum() > 0);
    QVERIFY(zeros.row(Sparsemax).sum() > zeros.row(Entmax).sum());
    QCOMPARE(zeros.row(Softmax).sum(), 0.0f);
    QVERIFY((zeros.row(TopK).array() == 9).all() && (zeros.row(Hardmax).array() == 10).all());  // of 11 keys
}

void tst_scores::demonstration07_oneRow() {
    const auto weights = [](double temperature) {
        return panel(
            *run(specWith(
                {{"row_from", std::string("typed")}, {"row", std::string("2, 1, 0.1, −1")}, {"temperature", temperature}, {"length_bias", false}})),
            "row/weights");
    };
    COMPARE_REFERENCE(weights(1), ref, "row");
    QCOMPARE(compareMatrices(weights(0.5).row(Softmax), Matrix<double>(ref.row("row_cold")), 1e-5), QString());
    QCOMPARE(compareMatrices(weights(5).row(Softmax), Matrix<double>(ref.row("row_hot")), 1e-5), QString());
    // The curves pass through T = 1 in the middle.
    const auto outcome = run(specWith({{"row_from", std::string("typed")}}));
    QVERIFY(std::abs((*findPanel(*outcome, "row/temperature")->columns.places)[20] - 1) < 1e-12);
    QCOMPARE(compareMatrices(panel(*outcome, "row/temperature").col(20), panel(*outcome, "row/weights").row(Softmax).transpose(), 1e-6), QString());
}

void tst_scores::refusesARowThatIsNone_data() {
    QTest::addColumn<QString>("row");
    for (const char* row : {"", "a", "1, two", "1..2", "2000", "nan", "1e9", "1 2 3x"}) QTest::newRow(row) << row;
    QTest::newRow("too many") << QString("1 ").repeated(65);
}

void tst_scores::refusesARowThatIsNone() {
    QFETCH(QString, row);
    const auto spec = specWith({{"row_from", std::string("typed")}, {"row", row.toStdString()}});
    const auto outcome = runGuarded(lens(), spec, Watch());
    QVERIFY(!outcome);
    QCOMPARE(QString::fromStdString(outcome.error().where), "row");
    // While it does not count it does no harm.
    QVERIFY(runGuarded(lens(), specWith({{"row", row.toStdString()}}), Watch()));
}

void tst_scores::differenceOfAnyTwo() {
    const auto outcome = given({{"compare", std::string("linear")}, {"with", std::string("top_k")}});
    const Matrix<float> expected = head(*outcome, "weights/heads", Linear) - head(*outcome, "weights/heads", TopK);
    QVERIFY(panel(*outcome, "difference/difference") == expected);
    QVERIFY(outcome->notices.empty());
    QCOMPARE(given({{"compare", std::string("dot")}, {"with", std::string("softmax")}})->notices.size(), 1u);
}

void tst_scores::costsAreClosedForms() {
    const auto outcome = given();
    const std::int64_t n = 5, d = 6, dK = 4, dV = 3, dH = 5;
    QCOMPARE(outcome->cost.parameters, d * (2 * dK + dV) + dK * dK + 2 * (2 * dH * dK + dH));
    const std::int64_t projections = n * d * (2 * dK + dV), dots = 3 * n * n * dK, general = n * dK * dK + n * n * dK,
                       hidden = 2 * n * dH * dK + n * n * dH;
    QCOMPARE(outcome->cost.multiplyAdds, projections + dots + general + 2 * hidden + 8 * n * n * dV + 2 * n * dK * (dV + 1));
    Matrix<float> table(6, 5);         // parameters, multiply-adds, tanh, between, in all
    table << 0, 100, 0, 0, 25,         //
        0, 100, 0, 0, 25,              //
        0, 100, 0, 0, 25,              //
        45, 200 + 125, 125, 125, 150,  //
        16, 80 + 100, 0, 20, 45,       //
        45, 200 + 125, 125, 125, 150;
    QCOMPARE(compareMatrices(panel(*outcome, "cost/table"), table, 0), QString());
}

void tst_scores::refusesWhatDoesNotFit() {
    Watch watch;
    watch.budget = 1 << 20;
    const auto outcome = runGuarded(lens(), specWith({{"text", QString("a ").repeated(400).toStdString()}}), watch);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Memory);
}

QTEST_APPLESS_MAIN(tst_scores)
#include "tst_scores.moc"
