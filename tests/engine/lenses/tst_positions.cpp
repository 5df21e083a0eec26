// SPDX-License-Identifier: GPL-3.0-or-later
// Every encoding through the lens of positions, against its definition in PyTorch and NumPy.
#include <QTest>
#include <cmath>
#include <numbers>

#include "engine/math/position_variants.h"
#include "tests/support/lens_trial.h"

using namespace att;

namespace {

constexpr const char* lens = "positions";

FieldValue word(const char* key) { return std::string(key); }
Matrix<float> matrix(const OutcomePtr& outcome, const char* address) { return panelOf(*outcome, address); }
double number(const OutcomePtr& outcome, const char* panel, int row, int column, int head = 0) {
    return double(valueAt(*outcome, {panel, head, row, column}).value_or(NAN));
}

FieldValues operator+(FieldValues a, const FieldValues& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

bool near(double a, double b, double tolerance) { return std::abs(a - b) <= tolerance; }

double spreadOfDiagonals(const Matrix<float>& G) {
    float spread = 0;
    for (Eigen::Index offset = 0; offset < G.cols(); ++offset)
        spread = std::max(spread, G.diagonal(offset).maxCoeff() - G.diagonal(offset).minCoeff());
    return double(spread);
}

}  // namespace

class tst_positions : public QObject {
    Q_OBJECT
private slots:
    void matchesReference_data();
    void matchesReference();
    void check27_firstRowsAndNorms();
    void check28_similarityDependsOnTheOffset();
    void check28_demonstrationOfOffsets();
    void check28_shiftIsARotation();
    void check29_wavelengths();
    void check30_scoresKeepWhenAllShift();
    void check30_normsAreKept();
    void check31_slopes();
    void demonstrationOfSlopes();
    void check32_buckets();
    void check33_learnedTableEnds();
    void check34_errorFallsWithTheStep();
    void countsParameters_data();
    void countsParameters();
    void locksWhatDoesNotCount();
    void offersTheChoiceInMultiHead();

private:
    Reference ref{"lens_positions"};

    FieldValues given(std::vector<std::pair<const char*, const char*>> more = {}) const {
        more.insert(more.end(), {{"x", "x"}, {"w_q", "w_q"}, {"w_k", "w_k"}, {"w_v", "w_v"}, {"w_o", "w_o"}});
        return {{"text", std::string("a b c d e")}, {"d_model", 8}, {"heads", 2}, {"arrays", arraysFrom(ref, more)}};
    }
    FieldValues caseOf(const QString& name) const;
};

FieldValues tst_positions::caseOf(const QString& name) const {
    const FieldValues waves{{"base", 100.0}, {"first_position", 3}};
    if (name == "none") return given() + FieldValues{{"positions", word("none")}};
    if (name == "none_causal") return given() + FieldValues{{"positions", word("none")}, {"mask", word("causal")}};
    if (name == "sinusoidal") return given() + waves + FieldValues{{"positions", word("sinusoidal")}};
    if (name == "concatenated") return given() + waves + FieldValues{{"positions", word("sinusoidal")}, {"layout", word("halves")}};
    if (name == "learned") return given({{"p", "p"}}) + FieldValues{{"positions", word("learned")}, {"first_position", 3}, {"table_rows", 8}};
    if (name == "rope") return given() + waves + FieldValues{{"positions", word("rope")}};
    if (name == "rope_halves") return given() + waves + FieldValues{{"positions", word("rope")}, {"layout", word("halves")}};
    if (name == "alibi") return given() + FieldValues{{"positions", word("alibi")}};
    if (name == "alibi_causal")
        return given() + FieldValues{{"positions", word("alibi")}, {"alibi_form", word("distance")}, {"mask", word("causal")}};
    if (name == "t5")
        return given({{"buckets", "buckets"}}) + FieldValues{{"positions", word("t5")}, {"buckets", 8}, {"farthest", 4}, {"scale", false}};
    if (name == "shaw") return given({{"a_k", "a_k"}, {"a_v", "a_v"}}) + FieldValues{{"positions", word("shaw")}, {"clip", 2}};
    return given({{"flow_start", "flow_start"}, {"flow_w1", "flow_w1"}, {"flow_b1", "flow_b1"}, {"flow_w2", "flow_w2"}, {"flow_b2", "flow_b2"}}) +
           FieldValues{{"positions", word("floater")}, {"interval", 0.1}, {"ode_steps", 20}, {"first_position", 3}};
}

void tst_positions::matchesReference_data() {
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"none", "none_causal", "sinusoidal", "concatenated", "learned", "rope", "rope_halves", "alibi", "alibi_causal", "t5", "shaw", "floater"})
        QTest::newRow(name) << name;
}

void tst_positions::matchesReference() {
    QFETCH(QString, name);
    const auto outcome = outcomeOf(lens, caseOf(name));
    COMPARE_REFERENCE(matrix(outcome, "weights/heads"), ref, name + "_weights");
    COMPARE_REFERENCE(matrix(outcome, "output/output"), ref, name + "_output");
    if (name == "floater") COMPARE_REFERENCE(matrix(outcome, "positions/p"), ref, "floater_p");
}

void tst_positions::check27_firstRowsAndNorms() {
    const auto outcome = outcomeOf(lens, {{"d_model", 8}});
    const double second[] = {.8415, .5403, .0998, .9950, .01, 1, .001, 1};
    for (int c = 0; c < 8; ++c) {
        QCOMPARE(number(outcome, "encoding/table", 0, c), double(c % 2));
        QVERIFY(near(number(outcome, "encoding/table", 1, c), second[c], 6e-5));
    }
    QVERIFY((panelOf(*outcome, "norms/norm").array() - 2).abs().maxCoeff() < 1e-6f);  // √(d/2)
}

void tst_positions::check28_similarityDependsOnTheOffset() {
    for (const char* layout : {"interleaved", "halves"}) {
        const auto outcome = outcomeOf(lens, {{"layout", word(layout)}});
        QVERIFY(spreadOfDiagonals(matrix(outcome, "distance/pairs")) < 1e-6);
        const auto curves = panelOf(*outcome, "distance/similarity");
        QVERIFY((curves.row(0) - curves.row(2)).cwiseAbs().maxCoeff() < 1e-6f);
    }
    const auto learned = outcomeOf(lens, {{"positions", word("learned")}});
    QVERIFY(spreadOfDiagonals(matrix(learned, "distance/pairs")) > 0.1);
}

/// Classroom demonstration 3: d = 128.
void tst_positions::check28_demonstrationOfOffsets() {
    const auto outcome = outcomeOf(lens, {{"d_model", 128}, {"length", 201}});
    const std::pair<int, double> expected[] = {{0, 1}, {1, .970}, {2, .897}, {5, .737}, {10, .669}, {20, .608}, {50, .546}, {100, .477}};
    for (const auto& [k, value] : expected) QVERIFY2(near(number(outcome, "distance/similarity", 0, k), value, 6e-4), qPrintable(QString::number(k)));
}

void tst_positions::check28_shiftIsARotation() {
    const auto outcome = outcomeOf(lens, {{"d_model", 8}});
    std::vector<double> frequencies;
    for (int i = 0; i < 4; ++i) frequencies.push_back(std::pow(10000.0, -2.0 * i / 8));
    const Matrix<double> P = matrix(outcome, "encoding/table").cast<double>(), M = shiftMatrix(frequencies, 7);
    QVERIFY((P.topRows(57) * M.transpose() - P.middleRows(7, 57)).cwiseAbs().maxCoeff() < 1e-6);
}

void tst_positions::check29_wavelengths() {
    const auto outcome = outcomeOf(lens, {{"d_model", 512}});
    QVERIFY(near(number(outcome, "norms/wavelength", 0, 0), 2 * std::numbers::pi, 1e-6));
    const double ratio = std::pow(10000.0, 2.0 / 512);
    for (int c = 2; c < 512; c += 2)
        QVERIFY(near(number(outcome, "norms/wavelength", 0, c) / number(outcome, "norms/wavelength", 0, c - 2), ratio, 1e-6));
    for (const int p : {0, 1, 2, 10})
        for (int c = 0; c < 512; ++c) {
            const double angle = p * std::pow(10000.0, -2.0 * (c / 2) / 512);
            QVERIFY(near(number(outcome, "encoding/table", p, c), c % 2 ? std::cos(angle) : std::sin(angle), 1e-7));
        }
}

/// Classroom demonstration 5: q at 5 and k at 2 meet as at 105 and 102.
void tst_positions::check30_scoresKeepWhenAllShift() {
    for (const char* layout : {"interleaved", "halves"}) {
        const FieldValues rope{{"positions", word("rope")}, {"layout", word(layout)}};
        const auto here = outcomeOf(lens, rope), there = outcomeOf(lens, rope + FieldValues{{"first_position", 100}});
        QVERIFY(distanceOf(*here, "scores/heads", *there, "scores/heads") < 1e-4);
        QVERIFY(distanceOf(*here, "turned/q", *there, "turned/q") > 0.1);
    }
    const auto here = outcomeOf(lens, {}), there = outcomeOf(lens, {{"first_position", 100}});
    QVERIFY(distanceOf(*here, "scores/heads", *there, "scores/heads") > 0.1);
}

void tst_positions::check30_normsAreKept() {
    const auto outcome = outcomeOf(lens, {{"positions", word("rope")}});
    for (const char letter : {'q', 'k'}) {
        const auto plain = panelOf(*outcome, qPrintable(QString("qkv/") + letter)),
                   turned = panelOf(*outcome, qPrintable(QString("turned/") + letter));
        QVERIFY((plain.rowwise().norm() - turned.rowwise().norm()).cwiseAbs().maxCoeff() < 1e-5f);
    }
    QCOMPARE(findPanel(*outcome, "qkv/v")->shape, findPanel(*outcome, "turned/q")->shape);
}

void tst_positions::check31_slopes() {
    const auto eight = outcomeOf(lens, {{"positions", word("alibi")}, {"heads", 8}});
    for (int h = 0; h < 8; ++h) QCOMPARE(number(eight, "norms/slopes", 0, h), std::exp2(-(h + 1)));
    const auto six = outcomeOf(lens, {{"positions", word("alibi")}, {"d_model", 60}, {"heads", 6}});
    const double expected[] = {.25, .0625, .015625, .00390625, .5, .125};
    for (int h = 0; h < 6; ++h) QCOMPARE(number(six, "norms/slopes", 0, h), expected[h]);
}

/// Classroom demonstration 6: 32 equal tokens, the last row: itself and the oldest.
void tst_positions::demonstrationOfSlopes() {
    const auto outcome = outcomeOf(lens, {{"positions", word("alibi")}, {"heads", 8}, {"length", 32}});
    const auto isNear = [&](int head, int distance, double expected, double tolerance) {
        return near(number(outcome, "distance/weights", head, distance), expected, tolerance);
    };
    QVERIFY(isNear(0, 0, .393, 6e-4) && isNear(3, 0, .070, 6e-4) && isNear(7, 0, .033, 6e-4));
    QVERIFY(isNear(0, 31, 7e-8, 1e-8) && isNear(3, 31, .010, 6e-4) && isNear(7, 31, .029, 6e-4));
}

void tst_positions::check32_buckets() {
    const Reference buckets("sequence_positions");
    for (const bool both : {true, false}) {
        const auto outcome = outcomeOf(lens, {{"positions", word("t5")}, {"length", 141}, {"both_sides", both}});
        QCOMPARE(matrix(outcome, "norms/buckets"), buckets.matrix<float>(both ? "buckets_both" : "buckets_causal"));
    }
}

void tst_positions::check33_learnedTableEnds() {
    const auto outcome = outcomeOf(lens, {{"positions", word("learned")}, {"table_rows", 4}, {"text", std::string("a b c d e f")}});
    const auto P = panelOf(*outcome, "positions/p");
    QVERIFY(P.bottomRows(2).isZero(0) && !P.row(3).isZero(0));
    QCOMPARE(QString::fromStdString(english(outcome->notices.at(0))),
             "The table of positions has 4 rows: the last 2 tokens stand beyond its end and have no position.");
    const auto shifted =
        outcomeOf(lens, {{"positions", word("learned")}, {"table_rows", 4}, {"first_position", 900}, {"text", std::string("a b c d e f")}});
    QVERIFY(panelOf(*shifted, "positions/p").isZero(0));
}

void tst_positions::check34_errorFallsWithTheStep() {
    const auto outcome = outcomeOf(lens, {{"positions", word("floater")}, {"d_model", 16}});
    const auto error = [&](int method, int step) { return number(outcome, "norms/error", method, step); };
    for (int step = 1; step < 5; ++step) QVERIFY(near(error(0, step - 1) / error(0, step), 2, 0.3));
    for (int step = 1; step < 3; ++step)
        QVERIFY2(error(1, step - 1) / error(1, step) > 8, qPrintable(QString::number(error(1, step - 1) / error(1, step))));
}

void tst_positions::countsParameters_data() {
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("parameters");
    QTest::addColumn<int>("multiplyAdds");
    // n = 4, d_model = 64, H = 4, d_k = d_v = 16. Additions alone are not counted.
    QTest::newRow("none") << 0 << 0 << 0;
    QTest::newRow("sinusoidal") << 1 << 0 << 0;
    QTest::newRow("rope") << 2 << 0 << 4 * 4 * 64;
    QTest::newRow("alibi") << 3 << 0 << 0;
    QTest::newRow("learned") << 4 << 512 * 64 << 0;
    QTest::newRow("t5") << 5 << 32 * 4 << 0;
    QTest::newRow("shaw") << 6 << 2 * 9 * 16 << 4 * 4 * 9 * 32;
    QTest::newRow("floater") << 7 << 2 * (64 * 65 + 64) << 4 * 5 * 4 * 2 * 64 * 65;
}

void tst_positions::countsParameters() {
    QFETCH(int, row);
    QFETCH(int, parameters);
    QFETCH(int, multiplyAdds);
    const FieldValues text{{"text", std::string("a b c d")}};
    const auto outcome = outcomeOf(lens, text + FieldValues{{"positions", word(QTest::currentDataTag())}});
    const auto plain = outcomeOf(lens, text + FieldValues{{"positions", word("none")}});
    QCOMPARE(number(outcome, "numbers/table", row, 0), double(parameters));
    QCOMPARE(number(outcome, "numbers/table", row, 1), double(multiplyAdds));
    QCOMPARE(outcome->cost.parameters - plain->cost.parameters, parameters);
    QCOMPARE(outcome->cost.multiplyAdds - plain->cost.multiplyAdds, multiplyAdds);
}

void tst_positions::locksWhatDoesNotCount() {
    const auto locked = [](const char* kind) {
        QStringList keys;
        for (const auto& entry : entries(*specOf(lens, {{"positions", word(kind)}})))
            if (entry.field.locked && QString(entry.field.group.source) == "Position") keys += entry.field.key;
        return keys.join(' ');
    };
    QCOMPARE(locked("sinusoidal"), "alibi_form buckets farthest both_sides table_rows clip ode interval ode_steps spread");
    QCOMPARE(locked("alibi"), "first_position layout base buckets farthest both_sides table_rows clip ode interval ode_steps spread");
    QCOMPARE(locked("floater"), "layout base alibi_form buckets farthest both_sides table_rows clip");
}

void tst_positions::offersTheChoiceInMultiHead() {
    for (const char* kind : {"none", "sinusoidal", "rope", "alibi"}) {
        const FieldValues values{{"d_model", 64}, {"heads", 4}, {"text", std::string("a b a c")}, {"positions", word(kind)}};
        auto drawn = values;
        drawn.emplace_back("weights", word("seed"));
        QCOMPARE(distanceOf(*outcomeOf("multi_head", drawn), "weights/heads", *outcomeOf(lens, values), "weights/heads"), 0.0);
    }
}

QTEST_APPLESS_MAIN(tst_positions)
#include "tst_positions.moc"
