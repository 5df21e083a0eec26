// SPDX-License-Identifier: GPL-3.0-or-later
// Times training. Beside peer_train.py, on its model and batch (2 layers, d 64, 4 heads, ff 256, 32 tokens, batch 32, post-LN, Adam):
//   bench_train peer THREADS
// beside peer_train_image.py, a small CNN on 32 pictures of 3 × 32 × 32 (convolution 3 × 3, batch norm, ReLU and CBAM of 16, 32 and 64 channels, the
// largest of every 2 × 2 places between them, their mean at the end, 10 classes, Adam):
//   bench_train image THREADS
// and a task until its unseen sequences are right, with the curve on the way:
//   bench_train TASK THREADS [STEPS [SEED [KEY=VALUE …]]]
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "engine/core/parallel.h"
#include "engine/grad/elementwise.h"
#include "engine/grad/image_gates.h"
#include "engine/grad/linear.h"
#include "engine/grad/loss.h"
#include "engine/train/trainer.h"

using namespace att;
using Clock = std::chrono::steady_clock;

namespace {

double seconds(Clock::time_point since) { return std::chrono::duration<double>(Clock::now() - since).count(); }

/// peer_train.py's: every sequence 32 tokens of 64 words, the answer is the reverse.
struct Peer {
    static constexpr int sequences = 32, tokens = 32, parts = 4;
    ModelSpec spec{.dHidden = 256, .normPlace = NormPlace::Post, .sourceWords = 64, .targetWords = 64, .longestSource = tokens};
    ModelLayout layout = layoutOf(spec);
    std::vector<float> weights = initialWeights(spec, layout, 0);
    grad::Optimiser<float> optimiser{{}, layout.size};
    Batch batches[parts];
    grad::Tape<float> tapes[parts];
    std::vector<float> gradients[parts];
    double loss = 0;

    Peer() {
        Random random(0, "peer");
        for (int p = 0; p < parts; ++p) {
            std::vector<TaskExample> examples(sequences / parts);
            for (auto& example : examples) {
                for (int i = 0; i < tokens; ++i) example.source.push_back(int(random.uniform() * 64));
                example.targets.assign(example.source.rbegin(), example.source.rend());
            }
            batches[p] = batchOf(examples);
            gradients[p].resize(layout.size);
        }
    }

    void step() {
        double losses[parts];
        parallelFor(parts, 1e4, [&](int p) {
            std::ranges::fill(gradients[p], 0.0f);
            tapes[p].clear();
            const auto pass = passModel<float>(tapes[p], spec, layout, weights.data(), gradients[p].data(), batches[p]);
            const auto y = grad::crossEntropy(tapes[p], pass.logits, batches[p].targets, 1.0f / (sequences * tokens));
            tapes[p].pull(y);
            losses[p] = double(*std::as_const(tapes[p]).data(y));
        });
        loss = 0;
        for (const double part : losses) loss += part;
        for (int p = 1; p < parts; ++p)
            for (std::size_t i = 0; i < layout.size; ++i) gradients[0][i] += gradients[p][i];
        optimiser.step(1e-3, gradients[0].data(), weights.data());
    }
};

/// peer_train_image.py's.
struct ImagePeer {
    static constexpr int images = 32, side = 32, classes = 10, parts = 4;
    static constexpr int channels[] = {3, 16, 32, 64};
    std::vector<Shape> shapes;  ///< of the weights, 1 × rows × columns, in the order of use
    std::vector<float> weights, pictures;
    std::vector<float> gradients[parts];
    grad::Tape<float> tapes[parts];
    std::unique_ptr<grad::Optimiser<float>> optimiser;
    double loss = 0;

    ImagePeer() {
        for (int block = 0; block < 3; ++block) {
            const int in = channels[block], out = channels[block + 1], hidden = out / 4;
            for (const Shape& shape :
                 {Shape{1, out, 9 * in}, {1, 1, out}, {1, 1, out}, {1, hidden, out}, {1, 1, hidden}, {1, out, hidden}, {1, 1, out}, {1, 1, 98}})
                add(shape);
        }
        for (const Shape& shape : {Shape{1, classes, 64}, {1, 1, classes}}) add(shape);
        optimiser = std::make_unique<grad::Optimiser<float>>(grad::OptimiserOptions{}, weights.size());
        for (auto& gradient : gradients) gradient.resize(weights.size());
        pictures.resize(std::size_t(images) * 3 * side * side);
        fillNormal(0, "pictures", 1, pictures.data(), pictures.size());
    }

    /// Drawn about as PyTorch draws them; γ is 1 and biases are 0.
    void add(const Shape& shape) {
        const std::size_t begin = weights.size();
        weights.resize(begin + shape.size());
        if (shape.rows > 1 || shape.columns == 98)
            fillUniform(begin, "weights", float(std::sqrt(1.0 / shape.columns)), weights.data() + begin, shape.size());
        if (shapes.size() % 8 == 1 && shapes.size() < 24) std::fill_n(weights.data() + begin, shape.size(), 1.0f);
        shapes.push_back(shape);
    }

    grad::Var pass(int part) {
        auto& t = tapes[part];
        std::size_t begin = 0, next = 0;
        const auto leaf = [&] {
            const Shape shape = shapes[next++];
            const grad::Var var = t.leaf(weights.data() + begin, gradients[part].data() + begin, shape.rows, shape.columns);
            begin += shape.size();
            return var;
        };
        const int own = images / parts;
        grad::Maps x{t.constant(pictures.data() + part * own * 3 * side * side, own, 3 * side * side), {3, side, side}};
        for (int block = 0; block < 3; ++block) {
            if (block > 0) x = grad::pool(t, x, {});
            x = grad::convolve(t, x, {.in = channels[block], .out = channels[block + 1]}, leaf());
            const grad::Var gamma = leaf(), beta = leaf();
            x = grad::batchNorm(t, x, gamma, beta);
            x = x.with(grad::activate(t, Activation::Relu, x.x));
            const grad::Var W1 = leaf(), b1 = leaf(), W2 = leaf(), b2 = leaf();
            x = grad::channelGate(t, x, {.W1 = W1, .b1 = b1, .W2 = W2, .b2 = b2, .maximum = true}).maps;
            x = grad::spatialGate(t, x, {.W = leaf()}).maps;
        }
        const grad::Var W = leaf(), b = leaf();
        std::vector<int> targets;
        for (int i = 0; i < own; ++i) targets.push_back((part * own + i) % classes);
        return grad::crossEntropy(t, grad::linear(t, grad::poolChannels(t, x, PoolKind::Mean), W, b), targets, 1.0f / images);
    }

    void step() {
        double losses[parts];
        parallelFor(parts, 1e4, [&](int p) {
            std::ranges::fill(gradients[p], 0.0f);
            tapes[p].clear();
            const auto y = pass(p);
            tapes[p].pull(y);
            losses[p] = double(*std::as_const(tapes[p]).data(y));
        });
        loss = losses[0] + losses[1] + losses[2] + losses[3];
        for (int p = 1; p < parts; ++p)
            for (std::size_t i = 0; i < weights.size(); ++i) gradients[0][i] += gradients[p][i];
        optimiser->step(1e-3, gradients[0].data(), weights.data());
    }
};

/// The best median of five windows.
template <class Peer>
void timePeer(const char* name, Peer peer, std::size_t parameters, int threads, int steps) {
    for (int i = 0; i < steps / 3; ++i) peer->step();
    double best = 1e9;
    for (int window = 0; window < 5; ++window) {
        std::vector<double> times;
        for (int i = 0; i < steps; ++i) {
            const auto before = Clock::now();
            peer->step();
            times.push_back(seconds(before));
        }
        std::ranges::nth_element(times, times.begin() + steps / 2);
        best = std::min(best, times[std::size_t(steps / 2)]);
    }
    std::printf("%s T=%d params=%zu total=%.3f ms steps/s=%.1f loss=%.3f\n", name, threads, parameters, best * 1e3, 1 / best, peer->loss);
}

void timeSequences(int threads) {
    auto peer = std::make_unique<Peer>();
    timePeer("train", peer.get(), peer->layout.size, threads, 60);
}

void timeImages(int threads) {
    auto peer = std::make_unique<ImagePeer>();
    timePeer("train image", peer.get(), peer->weights.size(), threads, 20);
}

void print(const CurvePoint& point, double at) {
    std::printf("%6d %7.1f s  loss %.4f %.4f  tokens %.3f %.3f  sequences %.3f %.3f\n", point.step, at, point.training.loss, point.unseen.loss,
                point.training.tokens, point.unseen.tokens, point.training.sequences, point.unseen.sequences);
    std::fflush(stdout);
}

int learn(TrainOptions options, int argc, char** argv) {
    SpecPtr spec = std::make_shared<TrainOptions>(options);
    for (int i = 5; i < argc; ++i) {
        const char* const equals = std::strchr(argv[i], '=');
        const auto changed = equals ? withWords(spec, std::string_view(argv[i], std::size_t(equals - argv[i])), equals + 1) : Result<SpecPtr>(spec);
        if (!changed) return std::printf("%s\n", english(changed.error().message).c_str()), 1;
        spec = *changed;
    }
    auto made = Trainer::create(static_cast<const TrainOptions&>(*spec));
    if (!made) return std::printf("%s\n", english(made.error().message).c_str()), 1;
    const auto trainer = *std::move(made);
    const auto start = Clock::now();
    const int steps = trainer->options().steps;
    for (int i = 0; i < steps; ++i) {
        if (const auto done = trainer->step(); !done) return std::printf("%s\n", english(done.error().message).c_str()), 1;
        if ((i + 1) % std::max(1, steps / 20) == 0) print(trainer->snapshot(0)->now, seconds(start));
    }
    const auto score =
        scoreOf(taskOf(options.task), trainer->model(), trainer->layout(), trainer->weights().data(), 99, Split::Unseen, 1000, Watch());
    if (score)
        std::printf("of 1000 unseen: loss %.4f tokens %.4f sequences %.4f; %zu weights\n", score->loss, score->tokens, score->sequences,
                    trainer->weights().size());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return std::printf("bench_train peer|image|TASK THREADS [STEPS [SEED [KEY=VALUE …]]]\n"), 2;
    const int threads = std::atoi(argv[2]);
    setThreadCount(threads);
    if (!std::strcmp(argv[1], "peer")) return timeSequences(threads), 0;
    if (!std::strcmp(argv[1], "image")) return timeImages(threads), 0;
    for (const auto& task : tasks()) {
        if (std::strcmp(task.key, argv[1]) != 0) continue;
        TrainOptions options = recipeOf(task.kind);
        if (argc > 3 && std::atoi(argv[3]) > 0) options.steps = std::atoi(argv[3]);
        if (argc > 4) options.seed = std::atoi(argv[4]);
        return learn(options, argc, argv);
    }
    return std::printf("there is no task %s\n", argv[1]), 2;
}
