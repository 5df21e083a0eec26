// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/math/initialise.h"

#include <algorithm>
#include <cmath>
#include <list>
#include <mutex>

#include "engine/core/random.h"

namespace att {
namespace {

void fillIdentity(const Draw& draw, float* values) {
    std::fill_n(values, std::size_t(draw.rows) * draw.columns, 0.0f);
    for (int i = 0; i < draw.rows; ++i) values[std::size_t(i) * draw.columns + i % draw.columns] = 1;
}

void fillDrawn(const Draw& draw, float* values) {
    const std::size_t count = std::size_t(draw.rows) * draw.columns;
    const float fanIn = float(draw.columns);
    const float fans = fanIn + float(draw.fanOut ? draw.fanOut : draw.rows);
    switch (draw.initialisation) {
        case Initialisation::XavierUniform: return fillUniform(draw.seed, draw.name, std::sqrt(6 / fans), values, count);
        case Initialisation::XavierNormal: return fillNormal(draw.seed, draw.name, std::sqrt(2 / fans), values, count);
        case Initialisation::ScaledNormal: return fillNormal(draw.seed, draw.name, 1 / std::sqrt(fanIn), values, count);
        case Initialisation::ScaledUniform: return fillUniform(draw.seed, draw.name, 1 / std::sqrt(fanIn), values, count);
        case Initialisation::SmallNormal: return fillNormal(draw.seed, draw.name, 0.02f, values, count);
        case Initialisation::Identity: return fillIdentity(draw, values);
    }
}

/// The last answers, newest first. Forgets the oldest when it holds more than its limit.
class Memory {
public:
    TensorPtr find(const Draw& draw) {
        const std::lock_guard lock(m_mutex);
        const auto found = std::find_if(m_answers.begin(), m_answers.end(), [&](const Answer& answer) { return answer.draw == draw; });
        if (found == m_answers.end()) return nullptr;
        m_answers.splice(m_answers.begin(), m_answers, found);
        return found->values;
    }

    void keep(const Draw& draw, const TensorPtr& values) {
        const std::lock_guard lock(m_mutex);
        m_answers.push_front({draw, values});
        m_bytes += values->shape().bytes();
        for (; m_bytes > limit; m_answers.pop_back()) m_bytes -= m_answers.back().values->shape().bytes();
    }

private:
    static constexpr std::size_t limit = std::size_t(64) << 20;
    struct Answer {
        Draw draw;
        TensorPtr values;
    };

    std::mutex m_mutex;
    std::list<Answer> m_answers;
    std::size_t m_bytes = 0;
};

/// Not seen from outside: forgetting it would change nothing but time.
Memory& memory() {
    static Memory instance;
    return instance;
}

}  // namespace

TensorPtr drawn(const Draw& draw) {
    if (TensorPtr remembered = memory().find(draw)) return remembered;
    const auto values = std::make_shared<Tensor>(Shape{1, draw.rows, draw.columns});
    fillDrawn(draw, values->data());
    memory().keep(draw, values);
    return values;
}

}  // namespace att
