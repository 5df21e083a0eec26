// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/attention.h"

#include <QTest>
#include <limits>
#include <optional>
#include <vector>

#include "engine/core/parallel.h"
#include "engine/core/random.h"
#include "tests/support/golden.h"
#include "tests/support/instruction_sets.h"

using namespace att;

namespace {

constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();

struct Size {
    int heads, queries, keys, dK, dV;
};

std::vector<float> draws(const char* name, std::size_t count, float deviation = 1) {
    std::vector<float> values(count);
    fillNormal(1, name, deviation, values.data(), count);
    return values;
}

/// Everything attention reads and writes.
struct Case {
    explicit Case(const Size& size)
        : s(size),
          Q(draws("Q", std::size_t(s.heads) * s.queries * s.dK)),
          K(draws("K", std::size_t(s.heads) * s.keys * s.dK)),
          V(draws("V", std::size_t(s.heads) * s.keys * s.dV)),
          bias(draws("bias", scores())),
          O(std::size_t(s.heads) * s.queries * s.dV, -77) {}

    std::size_t scores() const { return std::size_t(s.heads) * s.queries * s.keys; }

    Attention<float> attention() {
        Attention<float> a{.heads = s.heads, .queries = s.queries, .keys = s.keys, .dK = s.dK, .dV = s.dV};
        a.Q = headByHead(std::as_const(Q).data(), s.queries, s.dK);
        a.K = headByHead(std::as_const(K).data(), s.keys, s.dK);
        a.V = headByHead(std::as_const(V).data(), s.keys, s.dV);
        a.scale = 1 / std::sqrt(float(s.dK));
        if (!visible.empty()) a.visible = visible.data();
        if (!painted.empty()) a.painted = painted.data();
        a.O = headByHead(O.data(), s.queries, s.dV);
        return a;
    }

    Stack<float> allocate(std::vector<float>& values) {
        values.assign(scores(), -77);
        return headByHead(values.data(), s.queries, s.keys);
    }

    Size s;
    std::vector<float> Q, K, V, bias, O;
    std::vector<KeyRange> visible;
    std::vector<unsigned char> painted;
    bool hidesByBias = false;
};

/// What a mask does to a case. Each leaves some row without a key where it can.
struct Mask {
    const char* name;
    void (*put)(Case&);
};

void paintChequers(Case& c) {
    c.painted.resize(std::size_t(c.s.queries) * c.s.keys);
    for (int i = 0; i < c.s.queries; ++i)
        for (int j = 0; j < c.s.keys; ++j) c.painted[std::size_t(i) * c.s.keys + j] = i != 1 && (i * 7 + j * 5) % 3 != 0;
}

/// The same pairs, hidden by a bias of -∞; `kept` is what the others get.
void hideByBias(Case& c, std::optional<float> kept = {}) {
    paintChequers(c);
    for (std::size_t at = 0; at < c.bias.size(); ++at) c.bias[at] = c.painted[at % c.painted.size()] ? kept.value_or(c.bias[at]) : -infinity;
    c.painted.clear();
    c.hidesByBias = true;
}

/// Hides a key of two heads of 30 from all queries, in both ways, and puts NaN where it stood.
void hideAndSpoil(Case& painted, Case& biased, int key) {
    for (int i = 0; i < 30; ++i) painted.painted[std::size_t(i * 30 + key)] = 0;
    for (int row = 0; row < 60; ++row) biased.bias[std::size_t(row * 30 + key)] = -infinity;
    for (Case* c : {&painted, &biased}) c->K[std::size_t(key * 8)] = c->V[std::size_t(key * 8)] = notANumber;
}

const Mask masks[] = {
    {"none", [](Case&) {}},
    {"causal",
     [](Case& c) {
         for (int i = 0; i < c.s.queries; ++i) c.visible.push_back({0, i + 1});
     }},
    {"window",
     [](Case& c) {
         for (int i = 0; i < c.s.queries; ++i) c.visible.push_back({i - 2, i + 3});
     }},
    {"padding",
     [](Case& c) {
         for (int i = 0; i < c.s.queries; ++i) c.visible.push_back({0, c.s.keys - 1});
     }},
    {"later",
     [](Case& c) {
         for (int i = 0; i < c.s.queries; ++i) c.visible.push_back({i + 1, c.s.keys});
     }},
    {"painted", paintChequers},
    {"painted window", [](Case& c) { masks[2].put(c), paintChequers(c); }},
    {"bias", [](Case& c) { hideByBias(c); }},
    {"biased window", [](Case& c) { masks[2].put(c), hideByBias(c); }},
};

struct Results {
    std::vector<float> raw, scaled, biased, masked, A, O;

    void into(Case& c, Attention<float>& a, bool taps) {
        a.A = c.allocate(A);
        if (!taps) return;
        a.raw = c.allocate(raw);
        a.scaled = c.allocate(scaled);
        a.biased = c.allocate(biased);
        a.masked = c.allocate(masked);
    }
};

/// Same infinities, same NaN, and the rest within 1e-5 of the largest.
QString compare(const char* what, const std::vector<float>& fast, const std::vector<float>& plain) {
    float scale = 1e-30f;
    for (const float v : plain)
        if (std::isfinite(v)) scale = std::max(scale, std::abs(v));
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const bool same = std::isfinite(plain[i]) ? std::abs(fast[i] - plain[i]) <= 1e-5f * scale
                          : std::isnan(plain[i])  ? std::isnan(fast[i])
                                                  : fast[i] == plain[i];
        if (!same) return QString("%1[%2] is %3, expected %4").arg(what).arg(i).arg(fast[i]).arg(plain[i]);
    }
    return {};
}

QString compareWithPlain(Case& c, bool taps, bool bias) {
    auto a = c.attention();
    if (bias || c.hidesByBias) a.bias = headByHead(std::as_const(c.bias).data(), c.s.queries, c.s.keys);
    Results fast, plain;
    fast.into(c, a, taps);
    if (!attend(a, Watch())) return "stopped";
    fast.O = c.O;
    plain.into(c, a, taps);
    if (!attendPlain(a, Watch())) return "stopped";
    plain.O = c.O;
    QString worst;
    for (const auto& [what, f, p] : {std::tuple{"raw", &fast.raw, &plain.raw},
                                     {"scaled", &fast.scaled, &plain.scaled},
                                     {"biased", &fast.biased, &plain.biased},
                                     {"masked", &fast.masked, &plain.masked},
                                     {"A", &fast.A, &plain.A},
                                     {"O", &fast.O, &plain.O}})
        if (worst.isEmpty()) worst = compare(what, *f, *p);
    return worst;
}

}  // namespace

class tst_attention : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { setThreadCount(0); }
    void knowsAnExampleByHand();
    void equalsThePlainVersion_data();
    void equalsThePlainVersion();
    void isTheSamePastTheCache_data() { addInstructionSets(); }
    void isTheSamePastTheCache();
    void staysFiniteWithHugeScores_data() { addInstructionSets(); }
    void staysFiniteWithHugeScores();
    void givesZerosToAFullyMaskedRow_data() { addInstructionSets(); }
    void givesZerosToAFullyMaskedRow();
    void hidesByBiasAsByPaint_data() { addInstructionSets(); }
    void hidesByBiasAsByPaint();
    void sharesOneBias();
    void hidesWhatIsNotSeen_data() { addInstructionSets(); }
    void hidesWhatIsNotSeen();
    void showsNaNWhereItIsSeen_data() { addInstructionSets(); }
    void showsNaNWhereItIsSeen();
    void leavesOutWhatIsNotWanted();
    void isTheSameOnSeveralThreads();
    void stops();
};

/// Two keys with scores 0 and ln 3: weights ¼ and ¾.
void tst_attention::knowsAnExampleByHand() {
    const double Q[] = {1}, K[] = {0, std::log(3.0)}, V[] = {4, 8};
    double A[2], O[1];
    Attention<double> a{.queries = 1, .keys = 2, .dK = 1, .dV = 1};
    a.Q = headByHead(Q, 1, 1);
    a.K = headByHead(K, 2, 1);
    a.V = headByHead(V, 2, 1);
    a.A = headByHead(A, 1, 2);
    a.O = headByHead(O, 1, 1);
    QVERIFY(attend(a, Watch()));
    QCOMPARE(A[0], 0.25);
    QCOMPARE(A[1], 0.75);
    QCOMPARE(O[0], 7.0);
}

void tst_attention::equalsThePlainVersion_data() {
    QTest::addColumn<int>("set");
    QTest::addColumn<int>("mask");
    for (const auto set : supportedSets())
        for (int m = 0; m < int(std::size(masks)); ++m) QTest::newRow(qPrintable(QString("%1 %2").arg(nameOf(set), masks[m].name))) << int(set) << m;
}

void tst_attention::equalsThePlainVersion() {
    useInstructionSet(setOfRow());
    QFETCH(int, mask);
    for (const Size& size : {Size{1, 1, 1, 1, 1},
                             {2, 3, 3, 3, 3},
                             {3, 7, 7, 7, 5},
                             {2, 17, 17, 8, 17},
                             {2, 65, 65, 64, 64},
                             {1, 129, 129, 65, 33},
                             {2, 5, 300, 16, 7},
                             {2, 100, 9, 1, 40},
                             {1, 50, 270, 300, 2}}) {
        for (int variant = 0; variant < 4; ++variant) {
            Case c(size);
            masks[mask].put(c);
            const QString worst = compareWithPlain(c, variant & 1, variant & 2);
            QVERIFY2(worst.isEmpty(),
                     qPrintable(QString("%1 queries, %2 keys, variant %3: %4").arg(size.queries).arg(size.keys).arg(variant).arg(worst)));
        }
    }
}

/// A large result takes the way past the caches; its first rows alone do not. 2900 keys leave rows anywhere in a cache line.
void tst_attention::isTheSamePastTheCache() {
    useInstructionSet(setOfRow());
    for (int keys : {2912, 2900}) {
        Case c({1, 3000, keys, 2, 2});
        masks[1].put(c);
        auto a = c.attention();
        Results large, small;
        large.into(c, a, false);
        QVERIFY(attend(a, Watch()));
        large.O = c.O;
        a.queries = 100;
        small.into(c, a, false);
        QVERIFY(attend(a, Watch()));
        QVERIFY(std::equal(small.A.begin(), small.A.begin() + 100 * keys, large.A.begin()));
        QVERIFY(std::equal(c.O.begin(), c.O.begin() + 100 * 2, large.O.begin()));
    }
}

void tst_attention::staysFiniteWithHugeScores() {
    useInstructionSet(setOfRow());
    Case c({1, 20, 20, 4, 4});
    for (auto& q : c.Q) q *= 1e5f;
    auto a = c.attention();
    Results results;
    results.into(c, a, false);
    QVERIFY(attend(a, Watch()));
    for (int i = 0; i < 20; ++i) QVERIFY(std::abs(MatrixView<float>(results.A.data(), 20, 20).row(i).sum() - 1) < 1e-6f);
    for (const float o : c.O) QVERIFY(std::isfinite(o));
}

void tst_attention::givesZerosToAFullyMaskedRow() {
    useInstructionSet(setOfRow());
    Case c({2, 30, 30, 8, 8});
    for (int i = 0; i < 30; ++i) c.visible.push_back(i == 4 ? KeyRange{7, 7} : i == 5 ? KeyRange{9, 3} : KeyRange{0, 30});
    Results results;
    auto a = c.attention();
    results.into(c, a, false);
    QVERIFY(attend(a, Watch()));
    for (int h = 0; h < 2; ++h) {
        const MatrixView<float> A(results.A.data() + h * 900, 30, 30), O(c.O.data() + h * 240, 30, 8);
        QVERIFY(A.row(4).isZero(0) && A.row(5).isZero(0) && O.row(4).isZero(0) && O.row(5).isZero(0));
        QVERIFY(std::abs(A.row(6).sum() - 1) < 1e-6f);
    }
}

/// Nothing but where the pair is hidden differs: the same bits, also where a hidden key holds NaN.
void tst_attention::hidesByBiasAsByPaint() {
    useInstructionSet(setOfRow());
    for (const bool spoilt : {false, true}) {
        Case painted({2, 30, 30, 8, 8}), biased({2, 30, 30, 8, 8});
        paintChequers(painted);
        hideByBias(biased, 0.0f);
        if (spoilt) hideAndSpoil(painted, biased, 7);
        Results byPaint, byBias;
        auto a = painted.attention(), b = biased.attention();
        b.bias = headByHead(std::as_const(biased.bias).data(), 30, 30);
        byPaint.into(painted, a, false);
        byBias.into(biased, b, false);
        QVERIFY(attend(a, Watch()) && attend(b, Watch()));
        QVERIFY(byPaint.A == byBias.A && painted.O == biased.O);
        QCOMPARE(MatrixView<float>(byBias.A.data(), 30, 30).row(1).cwiseAbs().maxCoeff(), 0.0f);
    }
}

/// headStep 0: every head has the bias of the first.
void tst_attention::sharesOneBias() {
    Case shared({3, 20, 20, 8, 8}), each({3, 20, 20, 8, 8});
    for (int h = 1; h < 3; ++h) std::copy_n(each.bias.begin(), 400, each.bias.begin() + h * 400);
    Results one, three;
    auto a = shared.attention(), b = each.attention();
    a.bias = {shared.bias.data(), 0, 20};
    b.bias = headByHead(std::as_const(each.bias).data(), 20, 20);
    one.into(shared, a, false);
    three.into(each, b, false);
    QVERIFY(attend(a, Watch()) && attend(b, Watch()));
    QVERIFY(one.A == three.A && shared.O == each.O);
}

/// A masked key may hold anything: weights and output do not change by a bit, and its weight is exactly 0.
void tst_attention::hidesWhatIsNotSeen() {
    useInstructionSet(setOfRow());
    for (float hidden : {5.0f, notANumber, infinity}) {
        Case c({1, 40, 40, 8, 8});
        for (int i = 0; i < 40; ++i) c.visible.push_back({0, 30});
        auto a = c.attention();
        Results before, after;
        before.into(c, a, false);
        QVERIFY(attend(a, Watch()));
        before.O = c.O;
        for (std::size_t i = 30 * 8; i < 40 * 8; ++i) c.K[i] = c.V[i] = hidden;
        after.into(c, a, false);
        QVERIFY(attend(a, Watch()));
        QCOMPARE(compare("A", after.A, before.A), QString());
        QCOMPARE(compare("O", c.O, before.O), QString());
        for (int i = 0; i < 40; ++i)
            for (int j = 30; j < 40; ++j) QCOMPARE(after.A[std::size_t(i) * 40 + j], 0.0f);
        if (hidden == 5.0f) QVERIFY(after.A == before.A && c.O == before.O);
    }
}

void tst_attention::showsNaNWhereItIsSeen() {
    useInstructionSet(setOfRow());
    for (float given : {notANumber, infinity}) {
        Case c({1, 40, 40, 8, 8});
        masks[1].put(c);
        c.Q[5 * 8] = given;
        QCOMPARE(compareWithPlain(c, true, false), QString());
        Case hidden({1, 40, 40, 8, 8});
        hideByBias(hidden);
        hidden.Q[5 * 8] = given;
        QCOMPARE(compareWithPlain(hidden, true, true), QString());
        auto a = c.attention();
        Results results;
        results.into(c, a, false);
        QVERIFY(attend(a, Watch()));
        QVERIFY(std::isnan(results.A[5 * 40]) && std::isnan(c.O[5 * 8]));
        QCOMPARE(results.A[5 * 40 + 6], 0.0f);
        QVERIFY(std::isfinite(c.O[4 * 8]) && std::isfinite(c.O[6 * 8]));
    }
}

void tst_attention::leavesOutWhatIsNotWanted() {
    Case c({2, 20, 20, 8, 8});
    auto a = c.attention();
    a.O = {};
    Results results;
    results.into(c, a, false);
    QVERIFY(attend(a, Watch()));
    QVERIFY(std::all_of(c.O.begin(), c.O.end(), [](float o) { return o == -77; }));
    const auto A = results.A;
    a = c.attention();
    QVERIFY(attend(a, Watch()));
    const MatrixView<float> weights(A.data(), 20, 20), V(c.V.data(), 20, 8), O(c.O.data(), 20, 8);
    QCOMPARE(compareMatrices(O, (weights * V).eval(), 1e-5), QString());
}

void tst_attention::isTheSameOnSeveralThreads() {
    Case c({3, 400, 400, 64, 64});
    auto a = c.attention();
    Results alone, together;
    setThreadCount(1);
    alone.into(c, a, false);
    QVERIFY(attend(a, Watch()));
    alone.O = c.O;
    setThreadCount(4);
    together.into(c, a, false);
    QVERIFY(attend(a, Watch()));
    QVERIFY(alone.A == together.A && alone.O == c.O);
}

void tst_attention::stops() {
    Case c({1, 20, 20, 8, 8});
    Watch watch;
    watch.stop();
    const auto status = attend(c.attention(), watch);
    QVERIFY(!status);
    QVERIFY(status.error().kind == ErrorKind::Stopped);
}

QTEST_APPLESS_MAIN(tst_attention)
#include "tst_attention.moc"
