// SPDX-License-Identifier: GPL-3.0-or-later
// Lenses with the weights of trained models: the numbers are those of NumPy on the same file, and its words and widths rule.
#include <QTest>
#include <cmath>

#include "engine/train/trained_network.h"
#include "tests/support/lens_trial.h"

using namespace att;

namespace {

FieldValue words(const char* text) { return std::string(text); }

const Panel& panelAt(const Outcome& outcome, const char* address) { return *findPanel(outcome, address); }

std::string tokensOf(const Outcome& outcome) {
    std::string line;
    for (const auto& token : *outcome.tokens) line += (line.empty() ? "" : " ") + token;
    return line;
}

/// The heads from `first` on against an array of heads.
QString difference(const Panel& panel, const Reference& ref, const QString& key, int first = 0) {
    for (int head = 0; head < ref.shape(key).at(0); ++head) {
        const auto found = compareMatrices(panel.values->head(first + head), ref.slice(key, head), 1e-5);
        if (!found.isEmpty()) return key + found;
    }
    return {};
}

std::optional<FieldEntry> entryOf(const SpecPtr& spec, std::string_view key) {
    for (auto& entry : entries(*spec))
        if (entry.field.key == key) return entry;
    return std::nullopt;
}

std::string refusalOf(const char* lens, const FieldValues& values) {
    const auto outcome = runGuarded(*findLens(lens), specOf(lens, values), Watch());
    return outcome ? std::string() : outcome.error().where + ": " + english(outcome.error().message);
}

/// Whether the last steps of a few cells of every panel end at their numbers, within a share of them.
QString faultOfExplanations(const char* lens, const Outcome& outcome, double within = 1e-12) {
    for (const auto& stage : outcome.stages)
        for (const auto& panel : stage.panels) {
            if (!panel.values || panel.shape.size() == 0) continue;
            for (const Cell& cell : {Cell{address(stage, panel), 0, 0, 0},
                                     Cell{address(stage, panel), panel.shape.heads - 1, panel.shape.rows - 1, panel.shape.columns - 1}}) {
                const auto explanation = findLens(lens)->explain(outcome, cell);
                const double value = double(*valueAt(outcome, cell));
                const double told = explanation.steps.empty() ? NAN : explanation.steps.back().result;
                if (told != value && !(std::abs(told - value) <= within * (1 + std::abs(value)))) return QString::fromStdString(cell.panel);
            }
        }
    return {};
}

}  // namespace

class tst_trained : public QObject {
    Q_OBJECT
private slots:
    void gatesAreTheNetworks_data();
    void gatesAreTheNetworks();
    void networkDictatesItsGates();
    void everyLensTakesTheNetworksMaps_data();
    void everyLensTakesTheNetworksMaps();
    void networksAreComparedBeforeAndAfter();
    void crossOpensOnTheAlignment();
    void alignmentBends();
    void pairsEqualNumPy_data();
    void pairsEqualNumPy();
    void headsEqualNumPy_data();
    void headsEqualNumPy();
    void decoderNamesWhatIsReadAndWritten();
    void unknownWordsNameTheVocabulary();
    void takesNoMoreThanTheModel();
    void dictatesWidths();
    void fileComesFirst();
    void explainsItself();
};

/// 我吃柠檬 → I eat a lemon, in the first head, without touching anything.
void tst_trained::crossOpensOnTheAlignment() {
    const auto outcome = outcomeOf("cross_attention", {});
    QCOMPARE(outcome->mainPanel, std::string("weights/heads"));
    QCOMPARE(tokensOf(*outcome), std::string("I eat a lemon <end>"));
    const auto& panel = panelAt(*outcome, "weights/heads");
    QCOMPARE(*panel.columns.labels, (std::vector<std::string>{"我", "吃", "柠檬"}));
    QCOMPARE(std::string(panel.rows.name.source), std::string("word to write (query)"));
    const auto A = panel.values->head(0);
    for (const auto& [row, column] : {std::pair(0, 0), {1, 1}, {2, 2}, {3, 2}}) QVERIFY(A(row, column) > 0.9f);
}

/// Time and place stand before the verb in Chinese and at the end in English.
void tst_trained::alignmentBends() {
    const auto outcome = outcomeOf("cross_attention", {{"text", words("I eat a lemon at home today")}, {"memory", words("我今天在家吃柠檬")}});
    const auto& panel = panelAt(*outcome, "weights/heads");
    QCOMPARE(*panel.columns.labels, (std::vector<std::string>{"我", "今天", "在", "家", "吃", "柠檬"}));
    const auto A = panel.values->head(0);
    for (const auto& [row, column] : {std::pair(0, 0), {1, 4}, {3, 5}, {4, 2}, {6, 1}}) QVERIFY(A(row, column) > 0.9f);
}

void tst_trained::pairsEqualNumPy_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("layers");
    QTest::newRow("zh-en") << "老师在公园不喝咖啡"
                           << "the teacher does not drink coffee in the park" << 1;
    QTest::newRow("dates") << "14.3.2021"
                           << "2021-03-14" << 2;
    QTest::newRow("copy") << "acfbd"
                          << "a c f b d" << 1;
}

void tst_trained::pairsEqualNumPy() {
    QFETCH(QString, source);
    QFETCH(QString, target);
    QFETCH(int, layers);
    const Reference ref("trained");
    const QString model = QTest::currentDataTag();
    const FieldValues texts = {{"text", target.toStdString()}, {"memory", source.toStdString()}, {"model", model.toStdString()}};
    const auto whole = outcomeOf("decoder", texts);
    for (int layer = 0; layer < layers; ++layer) {
        const QString key = QString("%1.%2").arg(model).arg(layer);
        auto values = texts;
        values.emplace_back("model_layer", layer + 1);
        QCOMPARE(difference(panelAt(*outcomeOf("cross_attention", values), "weights/heads"), ref, key), QString());
        QCOMPARE(difference(panelAt(*whole, "cross_heads/heads"), ref, key, layer * ref.shape(key).at(0)), QString());
    }
}

void tst_trained::headsEqualNumPy_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("reverse") << "a b c d e f g h";
    QTest::newRow("sort") << "dacbe";
    QTest::newRow("induction") << "k d q a k d q a";
}

void tst_trained::headsEqualNumPy() {
    QFETCH(QString, text);
    const Reference ref("trained");
    const QString model = QTest::currentDataTag();
    for (int layer = 0; layer < 2; ++layer) {
        const auto outcome = outcomeOf(
            "multi_head", {{"weights", words("trained")}, {"model", model.toStdString()}, {"text", text.toStdString()}, {"model_layer", layer + 1}});
        QCOMPARE(difference(panelAt(*outcome, "weights/heads"), ref, QString("%1.%2").arg(model).arg(layer)), QString());
    }
}

void tst_trained::decoderNamesWhatIsReadAndWritten() {
    const auto outcome = outcomeOf("decoder", {});
    QCOMPARE(tokensOf(*outcome), std::string("<start>→I I→eat eat→a a→lemon lemon→<end>"));
    QCOMPARE(*panelAt(*outcome, "cross_a/heads").columns.labels, (std::vector<std::string>{"我", "吃", "柠檬"}));
    QVERIFY(panelAt(*outcome, "cross_a/heads").values->at(0, 1, 1) > 0.9f);
}

void tst_trained::unknownWordsNameTheVocabulary() {
    const auto english = refusalOf("cross_attention", {{"text", words("I eat a banana")}});
    QVERIFY2(english.starts_with("text: ") && english.find("“banana”") != std::string::npos && english.find("lemon") != std::string::npos,
             english.c_str());
    const auto chinese = refusalOf("decoder", {{"memory", words("我吃香蕉")}});
    QVERIFY2(chinese.starts_with("memory: ") && chinese.find("“香蕉”") != std::string::npos && chinese.find("柠檬") != std::string::npos,
             chinese.c_str());
    QVERIFY(refusalOf("cross_attention", {{"text", words("teapot")}}).find("“teapot”") != std::string::npos);
    QVERIFY(refusalOf("multi_head", {{"text", words("hello")}}).starts_with("text: "));
    QVERIFY(refusalOf("cross_attention", {{"text", words("I eat a banana")}, {"weights", words("seed")}}).empty());
}

void tst_trained::takesNoMoreThanTheModel() {
    QVERIFY(refusalOf("cross_attention", {{"memory", words("我我我我我我我")}}).empty());
    QVERIFY(refusalOf("cross_attention", {{"memory", words("我我我我我我我我")}}).find("at most 7 words") != std::string::npos);
    QVERIFY(refusalOf("cross_attention", {{"memory", words(" ")}}).find("needs a word") != std::string::npos);
    QCOMPARE(tokensOf(*outcomeOf("cross_attention", {{"text", words("")}})), std::string("<end>"));
}

void tst_trained::dictatesWidths() {
    const auto spec = specOf("cross_attention", {{"d_model", 8}, {"heads", 1}});
    QCOMPARE(entryOf(spec, "d_model")->field.inForce, std::optional(64.0));
    QCOMPARE(entryOf(spec, "heads")->field.inForce, std::optional(4.0));
    QVERIFY(english(*entryOf(spec, "heads")->field.locked).find("zh-en") != std::string::npos);
    QVERIFY(!entryOf(spec, "temperature")->field.locked);
    QVERIFY(!entryOf(specOf("cross_attention", {{"weights", words("seed")}}), "d_model")->field.locked);
    QCOMPARE(outcomeOf("cross_attention", {{"d_model", 8}})->cost.parameters, 4 * 64 * 64 + 4 * 64);
    QVERIFY(refusalOf("cross_attention", {{"d_model", 9}, {"heads", 4}}).empty());
}

void tst_trained::fileComesFirst() {
    GivenArrays arrays{{"w_q", {{4, 4}, std::vector<float>(16, 0.5f)}}};
    const FieldValues values = {{"d_model", 4}, {"d_memory", 4}, {"arrays", ArraySource{"w.npz", std::make_shared<const GivenArrays>(arrays)}}};
    const auto spec = specOf("cross_attention", values);
    QVERIFY(entryOf(spec, "weights")->field.locked);
    QCOMPARE(entryOf(spec, "weights")->field.inForce, std::optional(2.0));
    QCOMPARE(panelAt(*outcomeOf("cross_attention", values), "parameters/w_q").values->at(0, 3, 3), 0.5f);
    QVERIFY(refusalOf("cross_attention", {{"weights", words("file")}}).starts_with("weights: "));
}

void tst_trained::explainsItself() {
    for (const char* lens : {"multi_head", "cross_attention", "decoder"}) QCOMPARE(faultOfExplanations(lens, *outcomeOf(lens, {})), QString());
}

// Networks for pictures

void tst_trained::gatesAreTheNetworks_data() {
    QTest::addColumn<QByteArray>("lens");
    QTest::addColumn<int>("network");
    QTest::addColumn<int>("stage");
    for (const int stage : {1, 2, 4}) {
        QTest::addRow("SE, stage %d", stage) << QByteArray("se") << int(TrainedNetwork::ShapesSe) << stage;
        QTest::addRow("CBAM, stage %d", stage) << QByteArray("cbam") << int(TrainedNetwork::ShapesCbam) << stage;
    }
}

/// What the lens computes of the network's maps is what the network itself hands on.
void tst_trained::gatesAreTheNetworks() {
    QFETCH(QByteArray, lens);
    QFETCH(int, network);
    QFETCH(int, stage);
    const auto outcome = outcomeOf(lens.constData(), {{"image", words("thing")}, {"weights", words("trained")}, {"network_stage", stage}});
    const auto& pixels = *panelAt(*outcome, "picture/pixels").values;
    const auto shown = networkStage(TrainedNetwork(network), stage, pixels);
    const auto& features = *panelAt(*outcome, "features/maps").values;
    QCOMPARE(features.shape(), stageShape(TrainedNetwork(network), stage));
    QVERIFY(std::equal(features.data(), features.data() + features.shape().size(), shown.features->data()));
    const auto out = networkMaps(TrainedNetwork(network), pixels)[std::size_t(stage - 1)];
    const auto gated = panelOf(*outcome, lens == "se" ? "scaled/maps" : "refined/maps");
    const MatrixView<float> expected(out->data(), gated.rows(), gated.cols());
    QVERIFY2((gated - expected).cwiseAbs().maxCoeff() < 1e-5f * std::max(1.0f, expected.maxCoeff()), lens.constData());
    QCOMPARE(faultOfExplanations(lens.constData(), *outcome, 1e-6), QString());
}

void tst_trained::networkDictatesItsGates() {
    const auto spec = specOf("cbam", {{"weights", words("trained")}, {"network_stage", 3}, {"reduction", 16}, {"norm", words("own")}});
    for (const auto& [key, number] :
         {std::pair("features", 2.0), {"reduction", 4.0}, {"channels", 64.0}, {"size", 8.0}, {"norm", 2.0}, {"kernel", 2.0}}) {
        const auto entry = entryOf(spec, key);
        QVERIFY2(entry && entry->field.locked && entry->field.inForce == number, key);
    }
    QVERIFY(!entryOf(spec, "network_stage")->field.locked);
    QCOMPARE(std::get<int>(entryOf(spec, "reduction")->value), 16);
}

void tst_trained::everyLensTakesTheNetworksMaps_data() {
    QTest::addColumn<QByteArray>("lens");
    for (const auto& lens : catalogue())
        if (entryOf(lens.defaults(), "network_stage")) QTest::newRow(lens.id) << QByteArray(lens.id);
}

void tst_trained::everyLensTakesTheNetworksMaps() {
    QFETCH(QByteArray, lens);
    for (const char* network : {"shapes-cbam", "lanes"}) {
        FieldValues values{{"image", words("street")}, {"features", words("network")}, {"network", words(network)}, {"network_stage", 2}};
        if (lens == "bra") values.emplace_back("regions", 4);  // 7 do not divide such maps
        const auto outcome = outcomeOf(lens.constData(), values);
        QCOMPARE(panelAt(*outcome, "features/maps").shape.rows, network == std::string("lanes") ? 24 : 16);
        QCOMPARE(faultOfExplanations(lens.constData(), *outcome, 1e-6), QString());
    }
}

/// Each side is the same whichever network is chosen; the distilled one's depths look more alike.
void tst_trained::networksAreComparedBeforeAndAfter() {
    const auto of = [](const char* layers) { return outcomeOf("sad", {{"image", words("road")}, {"layers", words(layers)}, {"temperature", 8.0}}); };
    const auto before = of("lanes"), after = of("lanes-sad");
    for (const char* panel : {"compared/without", "compared/with", "compared/loss"}) QVERIFY(panelOf(*before, panel) == panelOf(*after, panel));
    const auto losses = panelOf(*before, "compared/loss");
    QVERIFY(losses.row(1).sum() < losses.row(0).sum());
    const auto own = panelOf(*before, "loss/loss"), distilled = panelOf(*after, "loss/loss");
    QVERIFY(own.row(0).isApprox(losses.row(0), 1e-4f) && distilled.row(0).isApprox(losses.row(1), 1e-4f));
    for (const auto& outcome : {before, after}) QCOMPARE(faultOfExplanations("sad", *outcome, 1e-6), QString());
}

QTEST_APPLESS_MAIN(tst_trained)
#include "tst_trained.moc"
