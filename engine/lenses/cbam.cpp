// SPDX-License-Identifier: GPL-3.0-or-later
// The convolutional block attention module (Woo et al. 2018): first a weight for each channel, then one for each place, as the paper has
// them and as the released code computes them. The two gates are common/channel_gate.h and common/spatial_gate.h.
#include <algorithm>

#include "engine/lenses/common/channel_gate.h"
#include "engine/lenses/common/feature_run.h"
#include "engine/lenses/common/groups.h"
#include "engine/lenses/common/network_cost.h"
#include "engine/lenses/common/panels.h"
#include "engine/lenses/common/spatial_gate.h"
#include "engine/lenses/common/trained_gate.h"
#include "engine/math/residual_network.h"

namespace att {
namespace {

using namespace lenses;

enum class Order { ChannelFirst, SpatialFirst };
enum class Pooling { Both, Mean, Maximum };
enum class Concat { Code, Paper };

Field orderField() {
    return blockField({.key = "order",
                       .label = ATT_TEXT("engine", "Order"),
                       .help = ATT_TEXT("engine", "Which gate comes first. The paper found channels first best."),
                       .choices = {{"channel", ATT_TEXT("engine", "channel, spatial")}, {"spatial", ATT_TEXT("engine", "spatial, channel")}}});
}

Field poolingField() {
    return blockField({.key = "pooling",
                       .label = ATT_TEXT("engine", "Pooling"),
                       .help = ATT_TEXT("engine", "What both gates pool by; the paper found both together best."),
                       .choices = {{"both", ATT_TEXT("engine", "both")}, {"avg", ATT_TEXT("engine", "mean")}, {"max", ATT_TEXT("engine", "max")}}});
}

Field kernelField() {
    return blockField({.key = "kernel",
                       .label = ATT_TEXT("engine", "Kernel k"),
                       .help = ATT_TEXT("engine", "Side of the spatial gate's window in cells; the paper found 7 better than 3."),
                       .initial = 2,
                       .choices = {{"3", ATT_TEXT("engine", "3")}, {"5", ATT_TEXT("engine", "5")}, {"7", ATT_TEXT("engine", "7")}}});
}

Field concatField(Pooling pooling) {
    Field field =
        blockField({.key = "concat",
                    .label = ATT_TEXT("engine", "Concatenation"),
                    .help = ATT_TEXT("engine", "Which map the kernel's first plane meets: the maximum in the released code, the mean in the paper."),
                    .choices = {{"code", ATT_TEXT("engine", "[max; mean]")}, {"paper", ATT_TEXT("engine", "[mean; max]")}}});
    if (pooling != Pooling::Both) field.locked = say(ATT_TEXT("engine", "There is but one map."));
    return field;
}

Field normField() {
    return blockField(
        {.key = "norm",
         .label = ATT_TEXT("engine", "Batch norm"),
         .help = ATT_TEXT("engine",
                          "Behind the spatial convolution: by the map's own mean and variance as the code trains, by running ones as it evaluates, "
                          "or none as in the paper."),
         .choices = {{"own", ATT_TEXT("engine", "training")}, {"running", ATT_TEXT("engine", "evaluation")}, {"none", ATT_TEXT("engine", "none")}}});
}

Field normNumberField(const char* key, Text label, Text help, double initial, bool none) {
    Field field = blockField({.key = key, .label = label, .help = help, .initial = initial, .minimum = -4, .maximum = 4, .step = 0.1});
    if (none) field.locked = say(ATT_TEXT("engine", "There is no batch norm."));
    return field;
}

Field kernelSourceField() {
    return {.key = "spatial_kernel",
            .label = ATT_TEXT("engine", "Spatial kernel"),
            .group = ATT_TEXT("engine", "Weights"),
            .help = ATT_TEXT(
                "engine",
                "A bump adds up what both maps show around a place, so that the mask lights what is strong; or the kernel is drawn from the seed."),
            .choices = {{"bump", ATT_TEXT("engine", "bump")}, {"drawn", ATT_TEXT("engine", "drawn")}}};
}

enum class NormForm { Own, Running, None };
enum class KernelSide { Three, Five, Seven };

KernelSide kernelOf(TrainedNetwork network) { return static_cast<KernelSide>((checkpointOf(network).model.kernel - 3) / 2); }

struct Options : SpecOf<Options> {
    PictureOptions picture;
    ReductionOptions reduction;
    Order order;
    Pooling pooling;
    KernelSide kernel;
    Concat concat;
    NormForm norm;
    double gamma, beta;
    SpatialKernel spatialKernel;
    GainOption gain;
    TrainedGate trained{TrainedNetwork::ShapesCbam, WeightSource::Seed};
    WeightOptions weights;

    void fields(FieldVisitor& to) override {
        const bool learned = trained.counts(weights.arrays);
        Dictated visitor(to, learned ? keyOf(trained.network) : "", learned ? dictated() : std::vector<Dictated::Entry>());
        picture.fields(visitor, givenFeatures(weights.arrays), trained.dictates(weights.arrays));
        reduction.fields(visitor);
        visitor.choice(order, orderField());
        visitor.choice(pooling, poolingField());
        visitor.choice(kernel, kernelField());
        visitor.choice(concat, concatField(pooling));
        visitor.choice(norm, normField());
        visitor.real(
            gamma, normNumberField("gamma", ATT_TEXT("engine", "γ of the batch norm"),
                                   ATT_TEXT("engine", "Its weight. The released code starts with 0, which makes the untrained mask 0.5 everywhere."),
                                   1, norm == NormForm::None));
        visitor.real(beta, normNumberField("beta", ATT_TEXT("engine", "β of the batch norm"),
                                           ATT_TEXT("engine", "Its shift: above 0 the mask opens, below 0 it closes."), 0, norm == NormForm::None));
        trained.fields(visitor, weights.arrays);
        visitor.choice(spatialKernel, kernelSourceField());
        gain.fields(visitor);
        weights.fields(visitor, true);
    }

    bool spatialFirst() const { return order == Order::SpatialFirst; }
    bool mean() const { return pooling != Pooling::Maximum; }
    bool maximum() const { return pooling != Pooling::Mean; }
    int side() const { return 3 + 2 * static_cast<int>(kernel); }

private:
    std::vector<Dictated::Entry> dictated() const {
        auto entries = trained.dictated();
        for (const auto& [key, value] : {std::pair("order", int(Order::ChannelFirst)),
                                         {"pooling", int(Pooling::Both)},
                                         {"kernel", int(kernelOf(trained.network))},
                                         {"concat", int(Concat::Code)},
                                         {"norm", int(NormForm::None)}})
            entries.push_back({key, double(value)});
        for (const char* key : {"gamma", "beta", "spatial_kernel"}) entries.push_back({key});
        return entries;
    }
};

/// Those that count while a trained network dictates some of them.
Options optionsOf(const Spec& spec) {
    Options o = static_cast<const Options&>(spec);
    if (!o.trained.counts(o.weights.arrays)) return o;
    o.trained.apply(o.picture, o.reduction, o.gain, o.weights);
    o.order = Order::ChannelFirst, o.pooling = Pooling::Both, o.concat = Concat::Code, o.norm = NormForm::None;
    o.kernel = kernelOf(o.trained.network);
    return o;
}

Shape shapeOf(const Options& o) { return featureShape(o.picture, o.weights.arrays); }

ChannelGate channelGateOf(const Options& o) {
    const int C = shapeOf(o).heads;
    return {.channels = C,
            .hidden = o.reduction.hidden(C),
            .mean = o.mean(),
            .maximum = o.maximum(),
            .bias = o.weights.bias,
            .gain = o.gain.gain,
            .input = o.spatialFirst() ? panel::refined : panel::features};
}

SpatialNorm normOf(NormForm form) {
    return form == NormForm::Own ? SpatialNorm::Own : form == NormForm::Running ? SpatialNorm::Running : SpatialNorm::None;
}

SpatialGate spatialGateOf(const Options& o) {
    return {.mean = o.mean(),
            .maximum = o.maximum(),
            .maximumFirst = o.concat == Concat::Code,
            .side = o.side(),
            .norm = normOf(o.norm),
            .gamma = o.gamma,
            .beta = o.beta,
            .kernel = o.spatialKernel,
            .gain = o.gain.gain,
            .input = o.spatialFirst() ? panel::features : panel::gated};
}

std::vector<ArraySlot> slotsOf(const Options& o) {
    auto slots = featureSlots(shapeOf(o));
    for (const auto& more : {channelGateSlots(channelGateOf(o)), spatialGateSlots(spatialGateOf(o))})
        slots.insert(slots.end(), more.begin(), more.end());
    return slots;
}

ConvolutionalAttention blockOf(const Options& o, int channels, int hidden, int height, int width) {
    const int kinds = int(o.mean()) + int(o.maximum());
    return {.channels = channels,
            .hidden = hidden,
            .height = height,
            .width = width,
            .pools = kinds,
            .maps = kinds,
            .kernel = o.side(),
            .bias = o.weights.bias,
            .norm = o.norm != NormForm::None};
}

NetworkCost networkOf(const Options& o) {
    return {.reduction = o.reduction,
            .title = ATT_TEXT("engine", "ResNet-50 with CBAM in its 16 blocks"),
            .count = [&o](const ResidualStage& stage, int hidden) {
                return convolutionalAttentionCount(blockOf(o, stage.channels, hidden, stage.side, stage.side));
            }};
}

/// Both gates in their order, the first one's maps into the second.
struct Values {
    ChannelGateValues channel;
    SpatialGateValues spatial;
};

Result<Values> runGates(const Options& o, const TensorPtr& maps, const Given& given, const Watch& watch) {
    Values values;
    for (const bool spatial : {o.spatialFirst(), !o.spatialFirst()}) {
        const bool first = spatial == o.spatialFirst();
        const TensorPtr in = first ? maps : spatial ? values.channel.scaled : values.spatial.scaled;
        if (spatial) {
            auto done = runSpatialGate(spatialGateOf(o), in, o.weights, given, watch);
            if (!done) return done.error();
            values.spatial = *std::move(done);
        } else {
            auto done = runChannelGate(channelGateOf(o), in, o.weights, given, watch);
            if (!done) return done.error();
            values.channel = *std::move(done);
        }
    }
    return values;
}

GateNames channelNames(const Options& o, Tone tone) {
    return {.squeeze = ATT_TEXT("engine", "Avg · max pool"),
            .hidden = ATT_TEXT("engine", "Shared MLP W₁"),
            .excite = ATT_TEXT("engine", "W₂, sum"),
            .weights = ATT_TEXT("engine", "Weights M_c"),
            .scaled = o.spatialFirst() ? ATT_TEXT("engine", "F″ = M_c ⊗ F′") : ATT_TEXT("engine", "F′ = M_c ⊗ F"),
            .symbol = "M_c",
            .tone = tone};
}

void addGateStages(Outcome& outcome, const Options& o, const Values& values, const Features& features) {
    const Tone tone = features.tone(o.picture);
    for (const bool spatial : {o.spatialFirst(), !o.spatialFirst()}) {
        if (spatial)
            addSpatialGateStages(outcome, spatialGateOf(o), values.spatial, features.backdrop,
                                 {o.spatialFirst() ? ATT_TEXT("engine", "F′ = M_s ⊗ F") : ATT_TEXT("engine", "F″ = M_s ⊗ F′"), tone});
        else
            addChannelGateStages(outcome, channelGateOf(o), values.channel, o.spatialFirst() ? values.spatial.scaled : features.maps,
                                 features.backdrop, channelNames(o, tone));
    }
}

std::vector<Message> untrainedNotice(const Values& values, const Options& o) {
    if (o.norm == NormForm::None || values.spatial.numbers.gamma != 0) return {};
    return {say(
        ATT_TEXT(
            "engine",
            "The batch norm's weight γ is 0, as the released code starts: the mask is %1 everywhere, whatever the picture shows. Training moves γ."),
        double(values.spatial.mask->data()[0]))};
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    const Options o = optionsOf(*spec);
    const auto begun = beginFeatureRun(spec, o.picture, o.weights.arrays, slotsOf(o), 0, watch);
    if (!begun) return begun.error();
    const auto& [given, features, outcome] = *begun;
    const auto values = runGates(o, features.maps, given, watch);
    if (!values) return values.error();
    outcome->mainPanel = panel::mask;
    addGateStages(*outcome, o, *values, features);
    addNetworkStage(*outcome, networkOf(o));
    const Shape shape = shapeOf(o);
    setCost(*outcome, convolutionalAttentionCount(blockOf(o, shape.heads, channelGateOf(o).hidden, shape.rows, shape.columns)));
    return finished(*begun, untrainedNotice(*values, o));
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const Options o = optionsOf(*outcome.spec);
    const Given given(o.weights.arrays, slotsOf(o));
    if (auto found = explainFeatures(outcome, o.picture, givenFeatures(o.weights.arrays), cell)) return *std::move(found);
    if (auto found = explainChannelGate(outcome, channelGateOf(o), "M_c", cell)) return *std::move(found);
    if (auto found = explainSpatialGate(outcome, spatialGateOf(o), given, cell)) return *std::move(found);
    return explainNetwork(outcome, networkOf(o), cell);
}

std::vector<ArraySlot> arrays(const Spec& spec) { return slotsOf(optionsOf(spec)); }

std::vector<Example> examples() {
    const auto choice = [](const char* key) { return FieldValue(std::string(key)); };
    return {{ATT_TEXT("engine", "Channel then spatial, on the street"),
             {{"image", choice("street")},
              {"weights", choice("seed")},
              {"order", choice("channel")},
              {"norm", choice("own")},
              {"gamma", 1.0},
              {"spatial_kernel", choice("bump")}}},
            {ATT_TEXT("engine", "As the released code starts: 0.5 everywhere"),
             {{"weights", choice("seed")},
              {"norm", choice("running")},
              {"gamma", 0.0},
              {"beta", 0.0},
              {"spatial_kernel", choice("drawn")},
              {"gain", 1.0}}},
            {ATT_TEXT("engine", "3 × 3 instead of 7 × 7"),
             {{"weights", choice("seed")}, {"kernel", choice("3")}, {"norm", choice("own")}, {"gamma", 1.0}}},
            {ATT_TEXT("engine", "Places first, then channels"),
             {{"weights", choice("seed")}, {"order", choice("spatial")}, {"norm", choice("own")}, {"gamma", 1.0}}},
            {ATT_TEXT("engine", "Learned: the second stage of a network for shapes"),
             {{"image", choice("thing")}, {"weights", choice("trained")}, {"network_stage", 2}}}};
}

Article article() {
    return {.formulas = {"M_c(F) = \\sigma(W_2\\,\\delta(W_1 F_{avg} + b_1) + b_2 + W_2\\,\\delta(W_1 F_{max} + b_1) + b_2)", "F' = M_c(F)\\otimes F",
                         "M_s(F') = \\sigma(BN(f^{k\\times k}([\\max_c F';\\ \\mathrm{mean}_c F'])))", "F'' = M_s(F')\\otimes F'"},
            .shapes = ATT_TEXT("engine",
                               "F, F′, F″: C × H × W; M_c: C; M_s: H × W; W₁: C/r × C; W₂: C × C/r; f: one k × k kernel over two maps, without bias. "
                               "2C²/r + C + C/r + 2k² + 2 parameters."),
            .source = ATT_TEXT("engine",
                               "Woo, Park, Lee, Kweon: CBAM: Convolutional Block Attention Module, section 3 (arXiv 1807.06521); concatenation [max; "
                               "mean], batch norm and its start from the released code."),
            .lookFor = ATT_TEXT("engine",
                                "The mask over the picture: move the kernel from 3 to 7 and it grows smoother; move γ and it gains contrast; at γ = "
                                "0 it is 0.5 everywhere. Click a place of the "
                                "mask: the window and the weights that made it light up."),
            .mistakes = ATT_TEXT("engine",
                                 "Often left out: one MLP serves both poolings, with reduction r; the two results are summed before the sigmoid and "
                                 "not after; the channels come first; the window is "
                                 "7 × 7; the released code concatenates [max; mean] where the paper writes [mean; max], so weights need their planes "
                                 "swapped; and it has a batch norm whose weight starts at 0.")};
}

}  // namespace

Lens cbam() {
    return {.id = "cbam",
            .title = ATT_TEXT("engine", "CBAM masks"),
            .family = ATT_TEXT("engine", "Image"),
            .help = ATT_TEXT("engine",
                             "The convolutional block attention module: what to look for, then where. A gate over channels (mean and maximum of each "
                             "map through one small network) is followed by a gate "
                             "over places (maximum and mean over the channels through one convolution); both end in a sigmoid and multiply the maps. "
                             "(Woo et al. 2018, section 3.) The mask "
                             "lies over the picture: light places are kept, dark ones are turned down."),
            .defaults = makeDefault<Options>,
            .run = run,
            .explain = explain,
            .arrays = arrays,
            .examples = examples(),
            .article = article()};
}

}  // namespace att
