// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>

#include "engine/grad/image_gates.h"
#include "tests/support/gate_arrays.h"

using namespace att;

namespace {

const Lens& lens() { return *findLens("cbam"); }

using Values = std::vector<std::pair<std::string, FieldValue>>;

FieldValue word(const QString& key) { return key.toStdString(); }

/// As cases in tests/data/make_image.py.
struct Case {
    const char *order, *pooling, *kernel, *concat, *norm;
};
const Case cases[] = {{"channel", "both", "7", "code", "running"}, {"channel", "both", "7", "paper", "none"},
                      {"channel", "both", "3", "code", "own"},     {"spatial", "both", "5", "code", "running"},
                      {"channel", "avg", "7", "code", "running"},  {"spatial", "max", "3", "code", "none"}};

std::vector<float> bnNumbers() {
    auto numbers = referenceNumbers("bn", 4, 1);
    for (float& number : numbers) number = std::abs(number) + 0.5f;
    return numbers;
}

Values valuesOf(const Case& c) {
    const QString pooling = c.pooling;
    const int k = QString(c.kernel).toInt(), maps = pooling == "both" ? 2 : 1;
    GivenArrays arrays = gateArrays();
    arrays["w_s"] = referenceArray(qPrintable(QString("w_s%1%2").arg(k).arg(pooling)), {1, maps, k, k}, 0.5);
    if (QString(c.norm) != "none") arrays["bn"] = {{4}, bnNumbers()};
    return {{"arrays", sourceOf(std::move(arrays))},
            {"reduction", 2},
            {"order", word(c.order)},
            {"pooling", word(c.pooling)},
            {"kernel", word(c.kernel)},
            {"concat", word(c.concat)},
            {"norm", word(c.norm)}};
}

Values changed(Values values, const char* key, GivenArray array) {
    auto arrays = *std::get<ArraySource>(values.front().second).arrays;
    arrays[key] = std::move(array);
    values.front().second = sourceOf(std::move(arrays));
    return values;
}

GivenArray featuresOf(const Values& values) { return std::get<ArraySource>(values.front().second).arrays->at("features"); }

}  // namespace

class tst_cbam : public QObject {
    Q_OBJECT
private slots:
    void acceptance40_isPyTorchs_data();
    void acceptance40_isPyTorchs();
    void acceptance40_swappedConcatIsSwappedPlanes();
    void acceptance41_officialStartIsOneHalf();
    void acceptance42_channelGateIgnoresPlaces();
    void acceptance42_spatialGateIgnoresOrderOfChannels();
    void isWhatIsTrained();
    void zeroWeightsGiveOneHalf();
    void countsItsBlock();
    void tellsWhatItAddsToResNet50();
    void lightsWhatIsStrong();
};

void tst_cbam::acceptance40_isPyTorchs_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(std::size(cases)); ++i)
        QTest::addRow("%s %s %s %s %s", cases[i].order, cases[i].pooling, cases[i].kernel, cases[i].concat, cases[i].norm) << i;
}

void tst_cbam::acceptance40_isPyTorchs() {
    QFETCH(int, index);
    const Reference golden("image");
    const auto outcome = outcomeWith(lens(), valuesOf(cases[index]));
    const QString key = QString("cbam%1_").arg(index);
    const bool spatialLast = QString(cases[index].order) == "channel";
    COMPARE_REFERENCE(panelRows(*outcome, "weights/s"), golden, key + "channels");
    COMPARE_REFERENCE(panelRows(*outcome, "mask/m"), golden, key + "mask");
    COMPARE_REFERENCE(panelRows(*outcome, spatialLast ? "refined/maps" : "scaled/maps"), golden, key + "y");
}

void tst_cbam::acceptance40_swappedConcatIsSwappedPlanes() {
    Case swapped = cases[0];
    swapped.concat = "paper";
    GivenArray planes = std::get<ArraySource>(valuesOf(cases[0]).front().second).arrays->at("w_s");
    std::ranges::rotate(planes.values, planes.values.begin() + std::ptrdiff_t(planes.values.size() / 2));
    const auto code = panelRows(*outcomeWith(lens(), valuesOf(cases[0])), "mask/m");
    const auto paper = panelRows(*outcomeWith(lens(), changed(valuesOf(swapped), "w_s", planes)), "mask/m");
    QVERIFY(compareMatrices(paper, code, 1e-6).isEmpty());
    QVERIFY(!compareMatrices(panelRows(*outcomeWith(lens(), valuesOf(swapped)), "mask/m"), code, 1e-3).isEmpty());
}

void tst_cbam::acceptance41_officialStartIsOneHalf() {
    for (const char* norm : {"running", "own"}) {
        const auto outcome = outcomeWith(lens(), {{"norm", word(norm)}, {"gamma", 0.0}, {"spatial_kernel", word("drawn")}});
        QVERIFY((panelRows(*outcome, "mask/m").array() == 0.5f).all());
        QVERIFY(outcome->notices.size() == 1 && english(outcome->notices.front()).find("0.5 everywhere") != std::string::npos);
    }
}

void tst_cbam::acceptance42_channelGateIgnoresPlaces() {
    const Values values = valuesOf(cases[0]);
    const auto before = panelRows(*outcomeWith(lens(), values), "weights/s");
    const auto after = panelRows(*outcomeWith(lens(), changed(values, "features", withShuffledPlaces(featuresOf(values)))), "weights/s");
    QVERIFY(compareMatrices(after, before, 1e-6).isEmpty());
}

void tst_cbam::acceptance42_spatialGateIgnoresOrderOfChannels() {
    const Values values = valuesOf(cases[3]);  // spatial first: nothing else has touched the maps
    GivenArray features = featuresOf(values);
    std::ranges::rotate(features.values, features.values.begin() + 2 * 35);
    const auto before = panelRows(*outcomeWith(lens(), values), "mask/m");
    const auto after = panelRows(*outcomeWith(lens(), changed(values, "features", features)), "mask/m");
    QVERIFY(compareMatrices(after, before, 1e-6).isEmpty());
}

/// Demonstration 19.
/// Both gates on the tape, as the paper has them, with the weights of the case: training computes what is shown.
void tst_cbam::isWhatIsTrained() {
    const Values values = valuesOf(cases[1]);
    const auto outcome = outcomeWith(lens(), values);
    grad::Tape<float> tape;
    const auto& arrays = *std::get<ArraySource>(values.front().second).arrays;
    const auto constant = [&](const char* name, int rows) {
        const auto& numbers = arrays.at(name).values;
        return tape.constant(numbers.data(), rows, int(numbers.size()) / rows);
    };
    const grad::Maps maps{constant("features", 1), {6, 5, 7}};
    const auto channels = grad::channelGate(
        tape, maps, {.W1 = constant("w_1", 3), .b1 = constant("b_1", 1), .W2 = constant("w_2", 6), .b2 = constant("b_2", 1), .maximum = true});
    const auto places = grad::spatialGate(tape, channels.maps, {.W = constant("w_s", 1)});
    const auto& trained = std::as_const(tape);
    QVERIFY(compareMatrices(panelRows(*outcome, "weights/s"), trained.value(channels.gate), 1e-6).isEmpty());
    QVERIFY(compareMatrices(panelRows(*outcome, "mask/m").reshaped<Eigen::RowMajor>(1, 35), trained.value(places.mask.x), 1e-6).isEmpty());
}

void tst_cbam::zeroWeightsGiveOneHalf() {
    const auto outcome = outcomeWith(lens(), {{"gain", 0.0}, {"bias", false}, {"spatial_kernel", word("drawn")}, {"norm", word("none")}});
    QVERIFY((panelRows(*outcome, "mask/m").array() == 0.5f).all());
    QVERIFY((panelRows(*outcome, "weights/s").array() == 0.5f).all());
}

void tst_cbam::countsItsBlock() {
    const auto outcome = outcomeWith(lens(), {{"channels", 64}, {"reduction", 16}});
    QCOMPARE(outcome->cost.parameters, 2 * 64 * 4 + 64 + 4 + 98 + 2);
    const auto paper = outcomeWith(
        lens(), {{"channels", 64}, {"reduction", 16}, {"norm", word("none")}, {"bias", false}, {"kernel", word("3")}, {"pooling", word("avg")}});
    QCOMPARE(paper->cost.parameters, 2 * 64 * 4 + 9);
}

void tst_cbam::tellsWhatItAddsToResNet50() {
    QCOMPARE(double(panelRows(*outcomeWith(lens(), {}), "network/table")(4, 4)), 28'089'624.0 - 25'557'032.0);
}

/// The bump over the street: the car and the lines are lit more than the sky.
void tst_cbam::lightsWhatIsStrong() {
    const auto mask = panelRows(*outcomeWith(lens(), {}), "mask/m");
    const float car = mask.block(32, 33, 6, 5).mean(), sky = mask.block(3, 20, 8, 16).mean();
    QVERIFY2(car > sky + 0.2f, qPrintable(QString("%1 %2").arg(double(car)).arg(double(sky))));
}

QTEST_APPLESS_MAIN(tst_cbam)
#include "tst_cbam.moc"
