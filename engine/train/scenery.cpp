// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/scenery.h"

namespace att::drawing {

float shapeDistance(ShapeKind kind, Point p, Point centre, float size, float turn) {
    const float c = std::cos(turn), s = std::sin(turn);
    const Point q{c * (p.x - centre.x) + s * (p.y - centre.y), c * (p.y - centre.y) - s * (p.x - centre.x)};
    const Point triangle[] = {{0, -size}, {0.87f * size, 0.5f * size}, {-0.87f * size, 0.5f * size}};
    switch (kind) {
        case ShapeKind::Disc: return circle(q, {}, 0.85f * size);
        case ShapeKind::Square: return box(q, {}, {0.75f * size, 0.75f * size});
        case ShapeKind::Triangle: return polygon(q, triangle);
        case ShapeKind::Ring: return std::abs(circle(q, {}, 0.7f * size)) - 0.18f * size;
        case ShapeKind::Cross: break;
    }
    return std::min(box(q, {}, {0.85f * size, 0.25f * size}), box(q, {}, {0.25f * size, 0.85f * size}));
}

float wave(Point p, float angle, float period) { return 0.5f + 0.5f * std::sin(2 * pi * (p.x * std::cos(angle) + p.y * std::sin(angle)) / period); }

void drawTree(Canvas& canvas, Point foot, float size) {
    canvas.fill([=](Point p) { return box(p, {foot.x, foot.y - size}, {0.07f * size, size}); }, {0.36f, 0.26f, 0.18f});
    canvas.fill([=](Point p) { return circle(p, {foot.x, foot.y - 1.9f * size}, 0.75f * size); }, {0.20f, 0.40f, 0.20f});
    canvas.fill([=](Point p) { return circle(p, {foot.x - 0.2f * size, foot.y - 2.1f * size}, 0.45f * size); }, {0.30f, 0.52f, 0.27f});
}

void drawCar(Canvas& canvas, Point centre, float size, Colour paint) {
    const auto part = [&](float x, float y, Point halves, float round, Colour colour) {
        const Point at{centre.x + size * x, centre.y + size * y};
        canvas.fill([=](Point p) { return box(p, at, {size * halves.x, size * halves.y}) - size * round; }, colour);
    };
    canvas.fill([=](Point p) { return ellipse(p, {centre.x, centre.y + 24 * size}, {46 * size, 6 * size}); }, {0.20f, 0.20f, 0.22f});
    for (const float wheel : {-27.0f, 27.0f}) part(wheel, 18, {8, 9}, 0, {0.08f, 0.08f, 0.09f});
    part(0, -15, {25, 13}, 5, mixed({}, paint, 0.77f));
    part(0, -15, {22, 9}, 2, {0.55f, 0.70f, 0.80f});
    part(0, 6, {34, 10}, 4, paint);
    for (const float light : {-30.0f, 30.0f}) part(light, 3, {5, 3}, 0, {1.0f, 0.75f, 0.35f});
}

void drawHouse(Canvas& canvas, Point centre, float size, Colour walls, Colour roof) {
    const Point top{centre.x, centre.y - size};
    const Point gable[] = {top, {centre.x + size, centre.y - 0.1f * size}, {centre.x - size, centre.y - 0.1f * size}};
    canvas.fill([=](Point p) { return box(p, {centre.x, centre.y + 0.4f * size}, {0.8f * size, 0.5f * size}); }, walls);
    canvas.fill([&](Point p) { return polygon(p, gable); }, roof);
    canvas.fill(
        [=](Point p) {
            return box(p, {centre.x - 0.3f * size, centre.y + 0.6f * size}, {0.18f * size, 0.3f * size});
        },
        {0.25f, 0.18f, 0.14f});
    canvas.fill(
        [=](Point p) {
            return box(p, {centre.x + 0.35f * size, centre.y + 0.35f * size}, {0.2f * size, 0.17f * size});
        },
        {0.60f, 0.75f, 0.85f});
}

}  // namespace att::drawing
