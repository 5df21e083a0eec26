// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/toy_lens.h"

#include <chrono>
#include <thread>

namespace att {
namespace {

struct ToyOptions : SpecOf<ToyOptions> {
    int size, delay;
    std::string text;

    void fields(FieldVisitor& v) override {
        v.whole(size, {.key = "size", .label = {"Size"}, .initial = 4, .minimum = 1, .maximum = 64});
        v.whole(delay, {.key = "delay", .label = {"Delay"}, .initial = 0, .minimum = 0, .maximum = 10000});
        v.text(text, {.key = "text", .label = {"Text"}, .initialText = "we are", .maximumLength = 1000});
    }
};

const ToyOptions& options(const Spec& spec) { return static_cast<const ToyOptions&>(spec); }

bool waited(int milliseconds, const Watch& watch) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::milliseconds(milliseconds);
    while (Clock::now() < end) {
        if (watch.stopped()) return false;
        std::this_thread::sleep_for(std::chrono::microseconds(500));
    }
    return true;
}

Result<OutcomePtr> run(const SpecPtr& spec, const Watch& watch) {
    const ToyOptions& o = options(*spec);
    if (!waited(o.delay, watch)) return stoppedError();
    if (o.text == "memory") throw std::bad_alloc();
    auto values = std::make_shared<Tensor>(Shape{1, o.size, o.size});
    for (int i = 0; i < o.size * o.size; ++i) values->data()[i] = static_cast<float>(i);
    Panel panel{.id = "heads", .title = say({"Weights"}), .kind = PanelKind::Heads, .shape = values->shape(), .values = values};
    Panel bare = panel;
    if (watch.wanted != "large") bare.values = nullptr;
    auto outcome = std::make_shared<Outcome>();
    outcome->spec = spec;
    outcome->stages = {{"weights", {"weights"}, {""}, {panel}}, {"large", {"large"}, {""}, {bare}}};
    outcome->mainPanel = "weights/heads";
    return OutcomePtr(outcome);
}

Explanation explain(const Outcome& outcome, const Cell& cell) {
    const double value = valueAt(outcome, cell).value_or(0.0f);
    return {say({"Why is it %1?"}, value), "x", {{say({"given"}), Operation::Given, {{say({"given"}), value, cell}}, value}}, {}, {}};
}

Lens toy(const char* id, Text title) {
    return {id,
            title,
            {"Toys"},
            {"A lens for tests."},
            makeDefault<ToyOptions>,
            run,
            explain,
            [](const Spec&) { return std::vector<ArraySlot>{}; },
            nullptr,
            {{{"Big"}, {{"size", 32}, {"text", std::string("a big one")}}}}};
}

}  // namespace

std::vector<Lens> toyLenses() { return {toy("toy", {"Toy"}), toy("other", {"Other toy"})}; }

int toySize(const Spec& spec) { return options(spec).size; }

}  // namespace att
