// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/block.h"

#include <QTest>
#include <map>

#include "engine/math/mask.h"
#include "tests/support/reference.h"

using namespace att;

namespace {

/// Weights under their PyTorch names, kept alive for the layers that point at them.
template <class Scalar>
class TorchWeights {
public:
    explicit TorchWeights(const Reference& ref) : m_ref(ref) {}

    EncoderLayer<Scalar> encoder(const QString& prefix) {
        return {attention(prefix + "self_attn."), feedForward(prefix), {norm(prefix + "norm1."), norm(prefix + "norm2.")}};
    }
    DecoderLayer<Scalar> decoder(const QString& prefix) {
        return {attention(prefix + "self_attn."),
                attention(prefix + "multihead_attn."),
                feedForward(prefix),
                {norm(prefix + "norm1."), norm(prefix + "norm2."), norm(prefix + "norm3.")}};
    }
    NormWeights<Scalar> norm(const QString& prefix) { return {values(prefix + "weight"), values(prefix + "bias")}; }

private:
    const Scalar* values(const QString& key) {
        const auto found = m_arrays.try_emplace(key, m_ref.matrix<Scalar>(key)).first;
        return found->second.data();
    }
    MultiHead<Scalar> attention(const QString& prefix) {
        const Scalar *W = values(prefix + "in_proj_weight"), *b = values(prefix + "in_proj_bias");
        const auto part = [&](int number) { return Affine<Scalar>{W + number * 64, b + number * 8, 8, 8}; };
        const Affine<Scalar> o{values(prefix + "out_proj.weight"), values(prefix + "out_proj.bias"), 8, 8};
        return {.heads = 2, .groups = 2, .q = part(0), .k = part(1), .v = part(2), .o = o};
    }
    FeedForward<Scalar> feedForward(const QString& prefix) {
        return {.in = {values(prefix + "linear1.weight"), values(prefix + "linear1.bias"), 8, 16},
                .out = {values(prefix + "linear2.weight"), values(prefix + "linear2.bias"), 16, 8}};
    }

    const Reference& m_ref;
    std::map<QString, Matrix<Scalar>> m_arrays;
};

std::vector<BlockStep> stepsOf(const BlockTrace<double>& trace) {
    std::vector<BlockStep> steps;
    for (const auto& stage : trace.stages) steps.push_back(stage.step);
    return steps;
}

}  // namespace

class tst_block : public QObject {
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
    void stops();

private:
    Reference ref{"sequence_block"};
    const std::vector<KeyRange> causal = visibleKeys({.kind = MaskKind::Causal}, 5, 5);
    const std::vector<KeyRange> unpadded = visibleKeys({.kind = MaskKind::Padding, .padding = 2}, 5, 7);

    template <class Scalar>
    void compareLayers(NormPlace place, Activation activation, const QString& name) {
        TorchWeights<Scalar> weights(ref);
        auto encoder = weights.encoder("encoder.");
        auto decoder = weights.decoder("decoder.");
        encoder.feedForward.activation = decoder.feedForward.activation = activation;
        const auto X = ref.matrix<Scalar>("X");
        COMPARE_REFERENCE(encode<Scalar>(encoder, {.place = place}, X, {}, Watch())->output(), ref, "encoder_" + name);
        const DecoderSight<Scalar> sight{ref.matrix<Scalar>("memory"), {.visible = causal.data()}, {.visible = unpadded.data()}};
        COMPARE_REFERENCE(decode<Scalar>(decoder, {.place = place}, X, sight, Watch())->output(), ref, "decoder_" + name);
    }
    template <class Scalar>
    void compareStack(NormPlace place, const QString& name) {
        TorchWeights<Scalar> weights(ref);
        std::vector<EncoderLayer<Scalar>> layers;
        for (int l = 0; l < 3; ++l) layers.push_back(weights.encoder(QString("%1_stack.layers.%2.").arg(name).arg(l)));
        const auto norm = weights.norm(name + "_stack.norm.");
        COMPARE_REFERENCE(encodeStack<Scalar>(layers, {.place = place}, &norm, ref.matrix<Scalar>("X"), {}, Watch())->output, ref, "stack_" + name);
    }
    BlockTrace<double> decoded(NormPlace place) {
        TorchWeights<double> weights(ref);
        return *decode<double>(weights.decoder("decoder."), {.place = place}, ref.matrix("X"), {ref.matrix("memory"), {.visible = causal.data()}, {}},
                               Watch());
    }
};

void tst_block::check51_parameters() {
    const auto encoder = encoderCount(1, 512, 8, 2048).parameters, decoder = decoderCount(1, 1, 512, 8, 2048).parameters;
    QCOMPARE(encoder, 3'152'384);
    QCOMPARE(decoder, 4'204'032);
    QCOMPARE(6 * (encoder + decoder) + 2 * 2 * 512, 44'140'544);
}

void tst_block::check52_layers_data() {
    QTest::addColumn<NormPlace>("place");
    QTest::addColumn<Activation>("activation");
    QTest::newRow("post_relu") << NormPlace::Post << Activation::Relu;
    QTest::newRow("post_gelu") << NormPlace::Post << Activation::Gelu;
    QTest::newRow("post_tanh") << NormPlace::Post << Activation::GeluTanh;
    QTest::newRow("pre_relu") << NormPlace::Pre << Activation::Relu;
    QTest::newRow("pre_gelu") << NormPlace::Pre << Activation::Gelu;
    QTest::newRow("pre_tanh") << NormPlace::Pre << Activation::GeluTanh;
}

void tst_block::check52_layers() {
    QFETCH(NormPlace, place);
    QFETCH(Activation, activation);
    compareLayers<double>(place, activation, QTest::currentDataTag());
    compareLayers<float>(place, activation, QTest::currentDataTag());
}

void tst_block::check52_stacks_data() {
    QTest::addColumn<NormPlace>("place");
    QTest::newRow("post") << NormPlace::Post;
    QTest::newRow("pre") << NormPlace::Pre;
}

void tst_block::check52_stacks() {
    QFETCH(NormPlace, place);
    compareStack<double>(place, QTest::currentDataTag());
    compareStack<float>(place, QTest::currentDataTag());
}

void tst_block::check52_decoderStack() {
    TorchWeights<double> weights(ref);
    const std::vector<DecoderLayer<double>> layers{weights.decoder("deep.layers.0."), weights.decoder("deep.layers.1.")};
    const auto norm = weights.norm("deep.norm.");
    const DecoderSight<double> sight{ref.matrix("memory"), {.visible = causal.data()}, {}};
    const auto stack = decodeStack<double>(layers, {}, &norm, ref.matrix("X"), sight, Watch());
    COMPARE_REFERENCE(stack->output, ref, "stack_decoder");
    QCOMPARE(stack->layers.size(), std::size_t(2));
    QVERIFY(compareMatrices(stack->layers[1].stages.front().values, stack->layers[0].output(), 0).isEmpty());
}

void tst_block::stagesAreInOrder() {
    using enum BlockStep;
    QCOMPARE(stepsOf(decoded(NormPlace::Post)), (std::vector{Input, Self, Sum, Norm, Cross, Sum, Norm, Hidden, Active, FeedForward, Sum, Norm}));
    QCOMPARE(stepsOf(decoded(NormPlace::Pre)), (std::vector{Input, Norm, Self, Sum, Norm, Cross, Sum, Norm, Hidden, Active, FeedForward, Sum}));
    QCOMPARE(decoded(NormPlace::Pre).stages[8].part, 2);
}

void tst_block::streamAddsUp() {
    // Pre-LN: the stream is the input plus what every part gave.
    const auto stages = decoded(NormPlace::Pre).stages;
    const Matrix<double> sum = stages[0].values + stages[2].values + stages[5].values + stages[10].values;
    QVERIFY(compareMatrices(stages.back().values, sum, 1e-14).isEmpty());
}

void tst_block::stops() {
    Watch watch;
    watch.stop();
    TorchWeights<double> weights(ref);
    QCOMPARE(encode<double>(weights.encoder("encoder."), {}, ref.matrix("X"), {}, watch).error().kind, ErrorKind::Stopped);
}

QTEST_APPLESS_MAIN(tst_block)
#include "tst_block.moc"
