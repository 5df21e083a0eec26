// SPDX-License-Identifier: GPL-3.0-or-later
// The lens cross_attention against nn.MultiheadAttention with kdim and vdim of their own, arrays in and panels out.
#include <QTest>

#include "engine/core/lens.h"
#include "tests/support/reference.h"

using namespace att;

namespace {

using Values = std::vector<std::pair<const char*, FieldValue>>;

FieldValue words(const char* text) { return std::string(text); }

OutcomePtr outcomeOf(const char* lens, const Values& values) {
    auto spec = findLens(lens)->defaults();
    for (const auto& [key, value] : values) {
        const auto changed = withValue(spec, key, value);
        if (!changed) qFatal("%s", english(changed.error().message).c_str());
        spec = *changed;
    }
    const auto outcome = runGuarded(*findLens(lens), spec, Watch());
    if (!outcome) qFatal("%s", english(outcome.error().message).c_str());
    return *outcome;
}

/// With weights from the seed.
OutcomePtr crossOf(const Values& values) {
    Values all = {{"weights", words("seed")}};
    all.insert(all.end(), values.begin(), values.end());
    return outcomeOf("cross_attention", all);
}

const Panel& panelOf(const Outcome& outcome, const char* address) { return *findPanel(outcome, address); }

MatrixView<float> numbers(const Outcome& outcome, const char* address, int head = 0) { return panelOf(outcome, address).values->head(head); }

bool says(const Outcome& outcome, const char* part) {
    return std::ranges::any_of(outcome.notices, [part](const Message& notice) { return english(notice).find(part) != std::string::npos; });
}

/// The key that the query with this word looks at most.
std::string partnerOf(const Outcome& outcome, const char* word) {
    const auto& panel = panelOf(outcome, "weights/heads");
    const auto row = std::ranges::find(*panel.rows.labels, word) - panel.rows.labels->begin();
    Eigen::Index key = 0;
    panel.values->head(0).row(row).maxCoeff(&key);
    return (*panel.columns.labels)[std::size_t(key)];
}

}  // namespace

class tst_cross_attention : public QObject {
    Q_OBJECT
private slots:
    void equalsPyTorch_data();
    void equalsPyTorch();
    void check19_queriesTimesKeys();
    void check19_sameSourceIsSelfAttention();
    void paddingIsNeverSeen();
    void countsParameters();
    void demonstration14_alignment();
    void takesNoTokens();
};

void tst_cross_attention::equalsPyTorch_data() {
    QTest::addColumn<int>("padding");
    QTest::newRow("whole") << 0;
    QTest::newRow("padded") << 2;
}

void tst_cross_attention::equalsPyTorch() {
    QFETCH(int, padding);
    const Reference ref("cross_attention");
    GivenArrays arrays;
    for (const char* name : {"x", "memory", "w_q", "w_k", "w_v", "w_o", "b_q", "b_k", "b_v", "b_o"}) {
        const auto row = ref.row<float>(name);
        GivenArray given{{}, std::vector<float>(row.data(), row.data() + row.size())};
        for (const int size : ref.shape(name)) given.shape.push_back(size);
        arrays[name] = std::move(given);
    }
    const auto outcome = crossOf({{"text", words("a b c d")},
                                  {"memory", words("1 2 3 4 5 6")},
                                  {"d_model", 8},
                                  {"heads", 2},
                                  {"d_memory", 12},
                                  {"padding", padding},
                                  {"bias", true},
                                  {"arrays", ArraySource{"cross.npz", std::make_shared<const GivenArrays>(std::move(arrays))}}});
    const QString tag = QTest::currentDataTag();
    const auto& weights = panelOf(*outcome, "weights/heads");
    QCOMPARE(weights.shape, (Shape{2, 4, 6}));
    Matrix<float> A(8, 6);
    A << numbers(*outcome, "weights/heads", 0), numbers(*outcome, "weights/heads", 1);
    COMPARE_REFERENCE(A, ref, tag + ".A");
    COMPARE_REFERENCE(numbers(*outcome, "output/output"), ref, tag + ".output");
}

/// Weights n_q × n_k, and an output as long as the queries.
void tst_cross_attention::check19_queriesTimesKeys() {
    for (const auto& [own, memory, queries, keys] : {std::tuple("a b c d e", "x y", 5, 2), std::tuple("a", "x y z", 1, 3)}) {
        const auto outcome = crossOf({{"text", words(own)}, {"memory", words(memory)}, {"heads", 2}});
        QCOMPARE(panelOf(*outcome, "weights/heads").shape, (Shape{2, queries, keys}));
        QCOMPARE(panelOf(*outcome, "output/output").shape, (Shape{1, queries, 16}));
        QCOMPARE(int(panelOf(*outcome, "weights/heads").columns.labels->size()), keys);
    }
}

/// The same text twice: the numbers of the lens multi_head to the last bit, and it says so.
void tst_cross_attention::check19_sameSourceIsSelfAttention() {
    const Values both = {{"text", words("the cat sat on the mat")}, {"d_model", 16}, {"heads", 4}, {"initialisation", words("xavier_uniform")}};
    auto cross = both, self = both;
    cross.insert(cross.end(), {{"same", true}, {"dictionary", false}});
    self.insert(self.end(), {{"positions", words("none")}, {"weights", words("seed")}});
    const auto one = crossOf(cross), other = outcomeOf("multi_head", self);
    for (int head = 0; head < 4; ++head) QVERIFY(numbers(*one, "weights/heads", head) == numbers(*other, "weights/heads", head));
    QVERIFY(numbers(*one, "output/output") == numbers(*other, "output/output"));
    QVERIFY(says(
        *one,
        "so this is self-attention: the largest difference between its output and that of the self-attention layer with the same weights is 0."));
    QVERIFY(!says(*crossOf({}), "so this is self-attention"));
}

void tst_cross_attention::paddingIsNeverSeen() {
    const Values padded = {{"text", words("a b c")}, {"memory", words("1 2 3 pad pad")}, {"padding", 2}, {"heads", 2}};
    auto changed = padded;
    changed[1].second = words("1 2 3 other more");
    const auto outcome = crossOf(padded);
    for (int head = 0; head < 2; ++head) QVERIFY(numbers(*outcome, "weights/heads", head).rightCols(2).isZero(0));
    QVERIFY(numbers(*outcome, "output/output") == numbers(*crossOf(changed), "output/output"));
    QVERIFY(numbers(*outcome, "output/output") !=
            numbers(*crossOf({{"text", words("a b c")}, {"memory", words("1 2 3 pad pad")}, {"heads", 2}}), "output/output"));
}

/// d (d + d_mem + d_mem + d) + 4d, and the multiply-adds of four projections and two products.
void tst_cross_attention::countsParameters() {
    const auto outcome =
        crossOf({{"text", words("a b c d")}, {"memory", words("1 2 3")}, {"d_model", 32}, {"heads", 4}, {"d_memory", 48}, {"bias", true}});
    QCOMPARE(outcome->cost.parameters, 32 * (32 + 48 + 48 + 32) + 4 * 32);
    QCOMPARE(outcome->cost.multiplyAdds, 2 * 4 * 32 * 32 + 2 * 3 * 48 * 32 + 4 * 3 * (32 + 32));
}

/// Word finds word, also where the order turns round.
void tst_cross_attention::demonstration14_alignment() {
    const auto german = crossOf({{"text", words("Sie sieht den kleinen Elefanten")}, {"memory", words("She sees the small elephant")}});
    for (const auto& [own, other] : {std::pair("Sie", "She"), {"sieht", "sees"}, {"kleinen", "small"}, {"Elefanten", "elephant"}})
        QCOMPARE(partnerOf(*german, own), std::string(other));
    const auto french = crossOf({{"text", words("zone économique européenne")}, {"memory", words("European economic area")}});
    QCOMPARE(partnerOf(*french, "zone"), std::string("area"));
    QCOMPARE(partnerOf(*french, "européenne"), std::string("European"));
}

void tst_cross_attention::takesNoTokens() {
    QCOMPARE(panelOf(*crossOf({{"text", words("")}}), "weights/heads").shape.rows, 0);
    const auto outcome = crossOf({{"memory", words("")}});
    QVERIFY(numbers(*outcome, "mixed/heads").isZero(0));
    QVERIFY(says(*outcome, "without any key"));
}

QTEST_APPLESS_MAIN(tst_cross_attention)
#include "tst_cross_attention.moc"
