// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/gate_arrays.h"
#include "tests/support/lens_trial.h"

using namespace att;

namespace {

const Lens& lens() { return *findLens("patches"); }

FieldValue word(const char* key) { return std::string(key); }

/// The picture of tests/data/make_patches.py: 4 × 6 pixels.
FieldValue picture() {
    auto bitmap = std::make_shared<Bitmap>();
    bitmap->width = 6;
    bitmap->height = 4;
    for (const float x : referenceNumbers("picture", 72, 1)) bitmap->rgb.push_back(static_cast<std::uint8_t>(std::floor((double(x) + 1) * 127.5)));
    return PictureSource{"reference", bitmap};
}

/// Every array that the spec could take from a file.
ArraySource allArrays(const Spec& spec) {
    GivenArrays arrays;
    for (const auto& slot : lens().arrays(spec)) arrays[slot.name] = referenceArray(slot.name.c_str(), slot.shape, 0.5);
    return sourceOf(std::move(arrays));
}

OutcomePtr reference() {
    const std::vector<std::pair<std::string, FieldValue>> values{{"image", picture()},
                                                                 {"class_token", true},
                                                                 {"rows", 2},
                                                                 {"columns", 3},
                                                                 {"patch", 2},
                                                                 {"d_model", 8},
                                                                 {"heads", 2},
                                                                 {"d_ff", 12},
                                                                 {"bias", true},
                                                                 {"layers", 2},
                                                                 {"shown", 2},
                                                                 {"positions", word("learned")},
                                                                 {"activation", word("gelu")},
                                                                 {"norm_place", word("pre")}};
    auto all = values;
    all.emplace_back("arrays", allArrays(*specWith(lens(), values)));
    return outcomeWith(lens(), all);
}

/// The lecture's picture: every pixel a token.
std::vector<std::pair<std::string, FieldValue>> lecture() {
    return {{"image", word("lecture")},  {"rows", 5},  {"columns", 10}, {"patch", 1}, {"class_token", false},
            {"positions", word("none")}, {"layers", 1}};
}

}  // namespace

class tst_patches : public QObject {
    Q_OBJECT
private slots:
    void isPyTorchs();
    void acceptance48_lecturePictureIsFiftyTokens();
    void acceptance20_withoutPositionsOrderIsNothing();
    void mapsAreRowsOfWeights();
    void gridPositionsTellRowAndColumn();
    void countsVitB16();
};

void tst_patches::isPyTorchs() {
    const Reference golden("patches");
    const auto outcome = reference();
    COMPARE_REFERENCE(panelRows(*outcome, "positions/sum"), golden, "input");
    COMPARE_REFERENCE(panelRows(*outcome, "heads/heads"), golden, "weights");
    COMPARE_REFERENCE(panelRows(*outcome, "output/output"), golden, "output");
    COMPARE_REFERENCE(Matrix<float>(panelRows(*outcome, "rollout/rollout").bottomRows(7)), golden, "rollout");
}

void tst_patches::acceptance48_lecturePictureIsFiftyTokens() {
    const auto outcome = outcomeWith(lens(), lecture());
    const auto& patches = *findPanel(*outcome, "patches/patches");
    QVERIFY((patches.shape == Shape{1, 50, 3}));
    QVERIFY((findPanel(*outcome, "self_a/heads")->shape == Shape{4, 50, 50}));
    QVERIFY((findPanel(*outcome, "over/maps")->shape == Shape{50, 5, 10}));
    // The sun stands in the first row, places 8 and 9: red, green and blue from -1 to 1.
    QVERIFY(std::abs(patches.values->at(0, 7, 0) - (2 * 0.98f - 1)) < 0.01f);
    QVERIFY(std::abs(patches.values->at(0, 7, 2) - (2 * 0.20f - 1)) < 0.01f);
    QVERIFY((panelRows(*outcome, "patches/patches").row(7) == panelRows(*outcome, "patches/patches").row(8)));
}

/// Pixels of one colour are one and the same token without positions, and different ones with them.
void tst_patches::acceptance20_withoutPositionsOrderIsNothing() {
    auto values = lecture();
    const auto without = panelRows(*outcomeWith(lens(), values), "output/output");
    QVERIFY(compareMatrices(without.row(7), without.row(8), 1e-6).isEmpty());
    values[5].second = word("grid");
    const auto with = panelRows(*outcomeWith(lens(), values), "output/output");
    QVERIFY(!compareMatrices(with.row(7), with.row(8), 1e-3).isEmpty());
}

void tst_patches::mapsAreRowsOfWeights() {
    const auto outcome = outcomeWith(lens(), {{"class_token", true}, {"rows", 3}, {"columns", 4}, {"shown_head", 2}});
    const auto& maps = *findPanel(*outcome, "over/maps")->values;
    const auto& A = *findPanel(*outcome, "self_a/heads")->values;
    for (int query = 0; query < 13; ++query)
        for (int place = 0; place < 12; ++place) QCOMPARE(maps.at(query, place / 4, place % 4), A.at(1, query, 1 + place));
    QCOMPARE(findPanel(*outcome, "over/maps")->heads.labels, outcome->tokens);
    QCOMPARE(QString::fromStdString(outcome->tokens->at(6)), QString("2,2"));
}

void tst_patches::gridPositionsTellRowAndColumn() {
    const auto P = panelRows(*outcomeWith(lens(), {{"class_token", true}, {"rows", 3}, {"columns", 4}, {"d_model", 8}, {"heads", 1}}), "positions/p");
    QVERIFY((P.row(0).array() == 0).all());
    const Matrix<float> corner = P.row(1), last = P.row(12);
    const float first[] = {0, 1, 0, 1, 0, 1, 0, 1};
    for (int c = 0; c < 8; ++c) QCOMPARE(corner(0, c), first[c]);
    QVERIFY(std::abs(double(last(0, 0)) - std::sin(2.0)) < 1e-6 && std::abs(double(last(0, 5)) - std::cos(3.0)) < 1e-6);
    QVERIFY((P.row(2).head(4).array() == P.row(3).head(4).array()).all() && (P.row(1).tail(4).array() == P.row(5).tail(4).array()).all());
}

/// Embedding 590,592, class token 768, positions 151,296, 7,087,872 a layer, 1,536 for the last norm: 85,798,656 with twelve layers.
void tst_patches::countsVitB16() {
    const auto outcome = outcomeWith(lens(), {{"class_token", true},
                                              {"rows", 14},
                                              {"columns", 14},
                                              {"patch", 16},
                                              {"d_model", 768},
                                              {"heads", 12},
                                              {"d_ff", 3072},
                                              {"layers", 1},
                                              {"bias", true},
                                              {"positions", word("learned")}});
    constexpr std::int64_t layer = 7'087'872, whole = 85'798'656, n = 197, d = 768;
    QCOMPARE(outcome->cost.parameters, whole - 11 * layer);
    QCOMPARE(outcome->cost.multiplyAdds, 196 * 768 * d + 4 * n * d * d + 2 * n * n * d + 2 * n * d * 3072);
}

QTEST_APPLESS_MAIN(tst_patches)
#include "tst_patches.moc"
