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
#include <numeric>

#include "engine/core/parallel.h"
#include "engine/grad/elementwise.h"
#include "engine/grad/image_gates.h"
#include "engine/grad/linear.h"
#include "engine/grad/loss.h"
#include "engine/train/descent.h"
#include "engine/train/trainer.h"

using namespace att;
using Clock = std::chrono::steady_clock;

namespace {

double seconds(Clock::time_point since) { return std::chrono::duration<double>(Clock::now() - since).count(); }

/// peer_train.py's: every sequence 32 tokens of 64 words, the answer is the reverse.
struct Peer {
    static constexpr int sequences = 32, tokens = 32;
    ModelSpec spec{.dHidden = 256, .normPlace = NormPlace::Post, .sourceWords = 64, .targetWords = 64, .longestSource = tokens};
    ModelLayout layout = layoutOf(spec);
    std::vector<float> weights = initialWeights(spec, layout, 0);  ///< of the beginning
    Batch batches[Descent::parts];

    Peer() {
        Random random(0, "peer");
        for (auto& batch : batches) {
            std::vector<TaskExample> examples(sequences / Descent::parts);
            for (auto& example : examples) {
                for (int i = 0; i < tokens; ++i) example.source.push_back(int(random.uniform() * 64));
                example.targets.assign(example.source.rbegin(), example.source.rend());
            }
            batch = batchOf(examples);
        }
    }

    grad::Var lossOf(int part, grad::Tape<float>& tape, const float* now, float* gradients) const {
        const auto pass = passModel<float>(tape, spec, layout, now, gradients, batches[part]);
        return grad::crossEntropy(tape, pass.logits, batches[part].targets, 1.0f / (sequences * tokens));
    }
};

/// peer_train_image.py's.
struct ImagePeer {
    static constexpr int images = 32, side = 32, classes = 10;
    static constexpr int channels[] = {3, 16, 32, 64};
    std::vector<Shape> shapes;   ///< of the weights, 1 × rows × columns, in the order of use
    std::vector<float> weights;  ///< of the beginning
    std::vector<float> pictures;

    ImagePeer() {
        for (int block = 0; block < 3; ++block) {
            const int in = channels[block], out = channels[block + 1], hidden = out / 4;
            for (const Shape& shape :
                 {Shape{1, out, 9 * in}, {1, 1, out}, {1, 1, out}, {1, hidden, out}, {1, 1, hidden}, {1, out, hidden}, {1, 1, out}, {1, 1, 98}})
                add(shape);
        }
        for (const Shape& shape : {Shape{1, classes, 64}, {1, 1, classes}}) add(shape);
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

    grad::Var lossOf(int part, grad::Tape<float>& t, const float* now, float* gradients) const {
        std::size_t begin = 0, next = 0;
        const auto leaf = [&] {
            const Shape shape = shapes[next++];
            const grad::Var var = t.leaf(now + begin, gradients + begin, shape.rows, shape.columns);
            begin += shape.size();
            return var;
        };
        const int own = images / Descent::parts;
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
};

/// One step as every training takes it; answers the loss before it.
template <class Peer>
double step(const Peer& peer, Descent& descent) {
    double losses[Descent::parts];
    (void)descent.step([&](int part, auto& tape, float* gradients) {
        const auto loss = peer.lossOf(part, tape, descent.weights().data(), gradients);
        tape.pull(loss);
        return losses[part] = double(*std::as_const(tape).data(loss));
    });
    return std::accumulate(std::begin(losses), std::end(losses), 0.0);
}

/// The best median of five windows, each as long as the peer's: on a busy machine the one with more time would find the quieter moment.
template <class Peer>
void timePeer(const char* name, int classes, int threads, int steps) {
    const auto peer = std::make_unique<Peer>();
    Descent descent({.rate = 1e-3, .clip = 1000, .warmup = 0, .steps = 0}, peer->weights, std::log(double(classes)));
    for (int i = 0; i < steps / 3; ++i) step(*peer, descent);
    double best = 1e9, loss = 0;
    for (int window = 0; window < 5; ++window) {
        std::vector<double> times;
        const auto start = Clock::now();
        while (int(times.size()) < steps || seconds(start) < 1.5) {
            const auto before = Clock::now();
            loss = step(*peer, descent);
            times.push_back(seconds(before));
        }
        const auto middle = times.begin() + std::ptrdiff_t(times.size() / 2);
        std::ranges::nth_element(times, middle);
        best = std::min(best, *middle);
    }
    std::printf("%s T=%d params=%zu total=%.3f ms steps/s=%.1f loss=%.3f\n", name, threads, peer->weights.size(), best * 1e3, 1 / best, loss);
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
        if ((i + 1) % std::max(1, steps / 20) == 0) print(trainer->judge(), seconds(start));
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
    if (!std::strcmp(argv[1], "peer")) return timePeer<Peer>("train", 64, threads, 60), 0;
    if (!std::strcmp(argv[1], "image")) return timePeer<ImagePeer>("train image", ImagePeer::classes, threads, 20), 0;
    for (const auto& task : tasks()) {
        if (std::strcmp(task.key, argv[1]) != 0) continue;
        TrainOptions options = recipeOf(task.kind);
        if (argc > 3 && std::atoi(argv[3]) > 0) options.steps = std::atoi(argv[3]);
        if (argc > 4) options.seed = std::atoi(argv[4]);
        return learn(options, argc, argv);
    }
    return std::printf("there is no task %s\n", argv[1]), 2;
}
