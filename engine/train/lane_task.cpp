// SPDX-License-Identifier: GPL-3.0-or-later
// A road with two to four lines that run to one vanishing point, straight or bent, whole or dashed, worn, in shadow and behind cars. What is asked
// for is the whole line, as people mark it who know that it goes on where it cannot be seen.
#include "engine/train/lane_task.h"

#include "engine/train/lighting.h"

namespace att {
namespace {

using namespace drawing;

constexpr int extent = 48;

/// t: 0 at the horizon, 1 at the lower edge.
struct Road {
    Point vanishing;
    float bend;                ///< pixels
    std::vector<float> lines;  ///< where each meets the lower edge

    float t(float y) const { return (y - vanishing.y) / (extent - vanishing.y); }
    float x(float end, float t) const { return vanishing.x + (end - vanishing.x) * t + bend * t * (1 - t); }
    /// Across, from the line that ends there; far away above the horizon.
    float away(Point p, float end, float width) const {
        const float at = t(p.y);
        return at <= 0 ? float(extent) : std::abs(p.x - x(end, at)) - width / 2;
    }
};

float widthAt(float t) { return std::max(0.8f, 2.4f * t); }

Road anyRoad(Random& random) {
    Road road{{within(random, 0.3f, 0.7f) * extent, within(random, 0.22f, 0.42f) * extent}, within(random, -0.35f, 0.35f) * extent, {}};
    const int count = between(random, 2, 4);
    const float lane = within(random, 0.45f, 0.75f) * extent;
    const float first = extent / 2.0f - lane * (float(count / 2) - within(random, 0.3f, 0.7f));
    for (int i = 0; i < count; ++i) road.lines.push_back(first + lane * float(i));
    return road;
}

void drawGround(Canvas& canvas, Random& random, const Road& road) {
    const Colour sky = mixed({0.45f, 0.62f, 0.85f}, {0.85f, 0.85f, 0.85f}, within(random, 0, 1)), haze = mixed(sky, {1, 1, 1}, 0.5f);
    const Colour ground = mixed({0.42f, 0.54f, 0.28f}, {0.62f, 0.55f, 0.40f}, within(random, 0, 1));
    const float grey = within(random, 0.25f, 0.5f), shoulder = within(random, 2, 12);
    canvas.cover([&](Point p) { return p.y < road.vanishing.y ? mixed(sky, haze, p.y / road.vanishing.y) : ground; });
    const float left = road.lines.front() - shoulder, right = road.lines.back() + shoulder;
    const auto beside = [&](Point p) {
        const float t = road.t(p.y);
        return t <= 0 ? 1.0f : std::max(road.x(left, t) - p.x, p.x - road.x(right, t));
    };
    canvas.paint(beside, [grey](Point) { return Colour{grey, grey, grey + 0.02f}; });
}

/// Dashes are of equal length on the road, and so shorter towards the horizon.
void drawLine(Canvas& canvas, Random& random, const Road& road, float end, bool dashed) {
    const Colour colour = mixed({0.95f, 0.95f, 0.92f}, {0.95f, 0.80f, 0.25f}, happens(random, 0.25) ? 1 : 0);
    const float worn = within(random, 0, 0.55f), phase = within(random, 0, 2), length = within(random, 0.8f, 1.6f);
    const auto away = [&](Point p) {
        const float t = road.t(p.y);
        if (t <= 0.02f || (dashed && std::fmod(length / t + phase, 2.0f) > 1.0f)) return 1.0f;
        return road.away(p, end, widthAt(t));
    };
    canvas.paint(away, [&](Point) { return mixed(colour, {0.4f, 0.4f, 0.42f}, worn); });
}

void drawCars(Canvas& canvas, Random& random, const Road& road) {
    for (int left = below(random, 3); left > 0; --left) {
        const float t = within(random, 0.15f, 0.8f);
        const auto lane = std::size_t(below(random, int(road.lines.size()) - 1));
        const float middle = (road.lines[lane] + road.lines[lane + 1]) / 2 + within(random, -3, 3);
        const float size = 0.75f * t * (road.lines[1] - road.lines[0]) / 76;
        drawCar(canvas, {road.x(middle, t), road.vanishing.y + t * (extent - road.vanishing.y) - 24 * size}, size, anyColour(random));
    }
}

void drawTrees(Canvas& canvas, Random& random, const Road& road) {
    for (int left = below(random, 4); left > 0; --left) {
        const float t = within(random, 0.05f, 0.5f),
                    beyond = happens(random, 0.5) ? road.lines.front() - within(random, 15, 60) : road.lines.back() + within(random, 15, 60);
        drawTree(canvas, {road.x(beyond, t), road.vanishing.y + t * (extent - road.vanishing.y)}, 4 + 16 * t);
    }
}

/// Bands of shadow across, as trees and bridges throw them.
struct Shadow {
    float from, to, slope, dark;
    bool covers(Point p) const {
        const float y = p.y + slope * (p.x - extent / 2.0f);
        return y > from && y < to;
    }
};

std::vector<Shadow> anyShadows(Random& random, const Road& road) {
    std::vector<Shadow> shadows;
    for (int left = below(random, 3); left > 0; --left) {
        const float from = within(random, road.vanishing.y, extent);
        shadows.push_back({from, from + within(random, 2, 12), within(random, -0.5f, 0.5f), within(random, 0.35f, 0.7f)});
    }
    return shadows;
}

/// At least two pixels wide, so that no line has gaps where it lies between pixels.
std::vector<int> targetsOf(const Road& road) {
    std::vector<int> targets(std::size_t(extent) * extent, 0);
    for (int y = 0; y < extent; ++y)
        for (int x = 0; x < extent; ++x) {
            const Point p{float(x) + 0.5f, float(y) + 0.5f};
            const float t = road.t(p.y);
            for (const float end : road.lines)
                if (t > 0.08f && road.away(p, end, std::max(2.0f, widthAt(t))) <= 0) targets[std::size_t(y) * extent + std::size_t(x)] = 1;
        }
    return targets;
}

PictureExample draw(Random& random, int zoom) {
    Canvas canvas(extent, extent, zoom);
    const Road road = anyRoad(random);
    drawGround(canvas, random, road);
    for (std::size_t i = 0; i < road.lines.size(); ++i) {
        const bool outer = i == 0 || i + 1 == road.lines.size();
        drawLine(canvas, random, road, road.lines[i], happens(random, outer ? 0.3 : 0.8));
    }
    drawTrees(canvas, random, road);
    drawCars(canvas, random, road);
    const Light light = anyLight(random);
    const auto shadows = anyShadows(random, road);
    const auto lit = [&](Point p) {
        float factor = light.at(p, extent);
        for (const auto& shadow : shadows)
            if (shadow.covers(p)) factor *= shadow.dark;
        return factor;
    };
    return {developed(*canvas.take(), zoom, lit, within(random, 0.01f, 0.06f), random), targetsOf(road)};
}

}  // namespace

PictureTask laneTask() {
    return {.kind = PictureTaskKind::Lanes,
            .key = "lanes",
            .title = ATT_TEXT("engine", "Lanes"),
            .answer = PictureAnswer::Pixels,
            .classes = {{"none", ATT_TEXT("engine", "no line")}, {"line", ATT_TEXT("engine", "line of a lane")}},
            .side = extent,
            .draw = draw};
}

}  // namespace att
