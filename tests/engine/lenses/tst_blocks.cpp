// SPDX-License-Identifier: GPL-3.0-or-later
// The lenses encoder and decoder against nn.TransformerEncoder and nn.TransformerDecoder, arrays in and panels out.
#include <QTest>

#include "tests/support/lens_trial.h"

using namespace att;

namespace {

std::string words(const char* text) { return text; }

MatrixView<float> numbers(const Outcome& outcome, const char* panel, int head = 0) { return findPanel(outcome, panel)->values->head(head); }

/// Widths of the golden layers: 5 tokens of 8 numbers, 2 heads, 16 inside.
const FieldValues small = {{"text", words("a b c d e")}, {"d_model", 8}, {"heads", 2}, {"d_ff", 16}, {"positions", words("none")}};

FieldValues also(FieldValues values, const FieldValues& more) {
    values.insert(values.end(), more.begin(), more.end());
    return values;
}

/// With weights from the seed, also where the lens opens on a trained model.
OutcomePtr drawn(const char* lens, const FieldValues& values) {
    const bool choosesWeights = bool(withValue(findLens(lens)->defaults(), "weights", words("seed")));
    return outcomeOf(lens, choosesWeights ? also({{"weights", words("seed")}}, values) : values);
}

QString describe(const Outcome& outcome) {
    QStringList ids;
    for (const auto& stage : outcome.stages) ids += QString::fromStdString(stage.id);
    return ids.join(' ');
}

}  // namespace

class tst_blocks : public QObject {
    Q_OBJECT
private slots:
    void check51_parameters();
    void check52_layers_data();
    void check52_layers();
    void check52_stacks_data();
    void check52_stacks();
    void check52_decoderStack();
    void stagesAreInOrder();
    void streamAddsUp();
    void causalRowsKeepThePast();
    void lastRowOfTheFirstLayerIgnoresCausality();
    void paddingOfTheSourceIsNeverSeen();
    void shownLayerIsOneOfAll();
    void rolloutSpreads();
    void costMatchesTheTable();
    void takesNoTokens();

private:
    Reference ref{"sequence_block"};

    GivenArray array(const QString& key) const {
        GivenArray given;
        for (const int size : ref.shape(key)) given.shape.push_back(size);
        const auto row = ref.row<float>(key);
        given.values.assign(row.data(), row.data() + row.size());
        return given;
    }
    /// Everything under `from` under the name `to`, and X and the memory.
    ArraySource given(const QString& from, const std::string& to, bool memory) const {
        GivenArrays arrays{{"x", array("X")}};
        if (memory) arrays["memory"] = array("memory");
        for (const QString& key : ref.keys())
            if (key.startsWith(from)) arrays[to + key.mid(from.size()).toStdString()] = array(key);
        return {"block.npz", std::make_shared<const GivenArrays>(std::move(arrays))};
    }
};

void tst_blocks::check51_parameters() {
    const FieldValues base = {{"text", words("a b c d")}, {"d_model", 512}, {"heads", 8}, {"d_ff", 2048}, {"layers", 1}, {"final_norm", false}};
    QCOMPARE(drawn("encoder", base)->cost.parameters, 3'152'384);
    const auto decoder = also(base, {{"memory_kind", words("vectors")}});
    QCOMPARE(drawn("decoder", decoder)->cost.parameters, 4'204'032);
    const auto both = also(base, {{"layers", 6}, {"final_norm", true}});
    const auto outcome = drawn("decoder", both);
    QCOMPARE(outcome->cost.parameters, 44'140'544);
    const Panel& table = *findPanel(*outcome, "cost/cost");
    QCOMPARE(double(table.values->at(0, table.shape.rows - 1, 0)), 44'140'544.0);
}

void tst_blocks::check52_layers_data() {
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("activation");
    for (const char* place : {"post", "pre"})
        for (const auto& [name, key] : {std::pair("relu", "relu"), std::pair("gelu", "gelu"), std::pair("tanh", "gelu_tanh")})
            QTest::addRow("%s_%s", place, name) << place << key;
}

void tst_blocks::check52_layers() {
    QFETCH(QString, place);
    QFETCH(QString, activation);
    const QString tag = QTest::currentDataTag();
    const auto one =
        also(small, {{"layers", 1}, {"final_norm", false}, {"norm_place", place.toStdString()}, {"activation", activation.toStdString()}});
    const auto encoder = drawn("encoder", also(one, {{"arrays", given("encoder.", "layers.0.", false)}}));
    COMPARE_REFERENCE(numbers(*encoder, "output/output"), ref, "encoder_" + tag);
    const auto decoder = drawn("decoder", also(one, {{"memory", words("1 2 3 4 5 6 7")},
                                                     {"memory_kind", words("vectors")},
                                                     {"memory_padding", 2},
                                                     {"arrays", given("decoder.", "decoder.layers.0.", true)}}));
    COMPARE_REFERENCE(numbers(*decoder, "output/output"), ref, "decoder_" + tag);
}

void tst_blocks::check52_stacks_data() {
    QTest::addColumn<bool>("pre");
    QTest::newRow("post") << false;
    QTest::newRow("pre") << true;
}

void tst_blocks::check52_stacks() {
    const QString tag = QTest::currentDataTag();
    const auto outcome =
        drawn("encoder", also(small, {{"layers", 3}, {"norm_place", tag.toStdString()}, {"arrays", given(tag + "_stack.", "", false)}}));
    COMPARE_REFERENCE(numbers(*outcome, "output/output"), ref, "stack_" + tag);
}

void tst_blocks::check52_decoderStack() {
    const auto outcome = drawn(
        "decoder",
        also(small,
             {{"layers", 2}, {"memory", words("1 2 3 4 5 6 7")}, {"memory_kind", words("vectors")}, {"arrays", given("deep.", "decoder.", true)}}));
    COMPARE_REFERENCE(numbers(*outcome, "output/output"), ref, "stack_decoder");
}

void tst_blocks::stagesAreInOrder() {
    const QString inside = "self_weights self_qkv self_scores self_a self_mixed self_output self_sum",
                  feed = "ffn_weights ffn_hidden ffn_output ffn_sum";
    const QString whole = "output stream added lengths heads%1 mixing rollout cost";
    QCOMPARE(describe(*drawn("encoder", {{"norm_place", words("pre")}})),
             "x positions input self_norm " + inside + " ffn_norm " + feed + " " + whole.arg(""));
    QCOMPARE(describe(*drawn("encoder", {{"norm_place", words("post")}})),
             "x positions input " + inside + " self_norm " + feed + " ffn_norm " + whole.arg(""));
    const QString cross = QString(inside).replace("self", "cross");
    QCOMPARE(describe(*drawn("decoder", {{"norm_place", words("post")}})),
             "x positions memory input " + inside + " self_norm " + cross + " cross_norm " + feed + " ffn_norm " + whole.arg(" cross_heads"));
}

void tst_blocks::streamAddsUp() {
    // Pre-LN: the end of the stream is its beginning and all that was added.
    const auto outcome = drawn("encoder", {{"norm_place", words("pre")}, {"layers", 4}});
    Matrix<float> sum = numbers(*outcome, "stream/stream");
    for (int part = 0; part < 8; ++part) sum += numbers(*outcome, "added/added", part);
    QVERIFY(compareMatrices(numbers(*outcome, "stream/stream", 8), sum, 1e-6).isEmpty());
}

void tst_blocks::causalRowsKeepThePast() {
    const auto first = drawn("decoder", {{"text", words("a b c d")}}), second = drawn("decoder", {{"text", words("a b c other")}});
    QVERIFY(numbers(*first, "output/output").topRows(3) == numbers(*second, "output/output").topRows(3));
    QVERIFY(numbers(*first, "output/output").row(3) != numbers(*second, "output/output").row(3));
    const auto open = drawn("decoder", {{"text", words("a b c d")}, {"causal", false}});
    QVERIFY(numbers(*open, "output/output").row(0) != numbers(*first, "output/output").row(0));
}

void tst_blocks::lastRowOfTheFirstLayerIgnoresCausality() {
    const FieldValues base = {{"layers", 2}};
    const auto open = drawn("encoder", base), causal = drawn("encoder", also(base, {{"mask", words("causal")}}));
    const int last = int(open->tokens->size()) - 1;
    QVERIFY(compareMatrices(numbers(*open, "stream/stream", 2).row(last), numbers(*causal, "stream/stream", 2).row(last), 1e-6).isEmpty());
    QVERIFY(!compareMatrices(numbers(*open, "stream/stream", 4).row(last), numbers(*causal, "stream/stream", 4).row(last), 1e-2).isEmpty());
}

void tst_blocks::paddingOfTheSourceIsNeverSeen() {
    const FieldValues padded = {{"memory", words("her sees small elephant pad pad")}, {"memory_padding", 2}};
    const auto outcome = drawn("decoder", padded), other = drawn("decoder", also(padded, {{"memory", words("her sees small elephant bad mad")}}));
    const Panel& weights = *findPanel(*outcome, "cross_heads/heads");
    for (int head = 0; head < weights.shape.heads; ++head) QVERIFY((weights.values->head(head).rightCols(2).array() == 0).all());
    QVERIFY(numbers(*outcome, "output/output") == numbers(*other, "output/output"));
}

void tst_blocks::shownLayerIsOneOfAll() {
    const auto outcome = drawn("encoder", {{"layers", 3}, {"shown", 2}});
    for (int head = 0; head < 4; ++head) QVERIFY(numbers(*outcome, "self_a/heads", head) == numbers(*outcome, "heads/heads", 4 + head));
    QVERIFY(numbers(*outcome, "input/input") == numbers(*outcome, "stream/stream", 2));
    QVERIFY(numbers(*outcome, "ffn_norm/norm") == numbers(*outcome, "stream/stream", 4));
    const auto fewer = drawn("encoder", {{"shown", 3}, {"layers", 2}});
    QVERIFY(numbers(*fewer, "input/input") == numbers(*fewer, "stream/stream", 2));
}

void tst_blocks::rolloutSpreads() {
    // The mean over heads and half for the token itself, multiplied layer by layer.
    const auto outcome = drawn("encoder", {{"layers", 2}});
    const int n = int(outcome->tokens->size());
    Matrix<float> rolled = Matrix<float>::Identity(n, n);
    for (int layer = 0; layer < 2; ++layer) {
        Matrix<float> mean = Matrix<float>::Zero(n, n);
        for (int head = 0; head < 4; ++head) mean += numbers(*outcome, "heads/heads", 4 * layer + head) / 4;
        rolled = ((mean + Matrix<float>::Identity(n, n)) / 2 * rolled).eval();
        QVERIFY(compareMatrices(numbers(*outcome, "rollout/rollout", layer), rolled, 1e-6).isEmpty());
    }
}

void tst_blocks::costMatchesTheTable() {
    for (const char* lens : {"encoder", "decoder"}) {
        const auto outcome = drawn(lens, {{"d_model", 16}, {"heads", 4}, {"d_ff", 8}});
        const Panel& table = *findPanel(*outcome, "cost/cost");
        QCOMPARE(double(table.values->at(0, table.shape.rows - 1, 0)), double(outcome->cost.parameters));
        QCOMPARE(double(table.values->at(0, table.shape.rows - 1, 1)), double(outcome->cost.multiplyAdds));
    }
    // 4nd² + 2n²d + 2·n·d·d_ff for each layer of 4 tokens.
    const auto one = drawn("encoder", {{"text", words("a b c d")}, {"d_model", 16}, {"heads", 4}, {"d_ff", 8}, {"layers", 3}});
    QCOMPARE(one->cost.multiplyAdds, 3 * (4 * 4 * 256 + 2 * 16 * 16 + 2 * 4 * 16 * 8));
}

void tst_blocks::takesNoTokens() {
    QCOMPARE(findPanel(*drawn("encoder", {{"text", words("")}}), "heads/heads")->shape, (Shape{12, 0, 0}));
    const auto outcome = drawn("decoder", {{"memory", words("")}});
    QVERIFY(numbers(*outcome, "cross_mixed/heads").array().isZero());
    QVERIFY(!outcome->notices.empty());
}

QTEST_APPLESS_MAIN(tst_blocks)
#include "tst_blocks.moc"
