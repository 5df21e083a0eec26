// SPDX-License-Identifier: GPL-3.0-or-later
// One thing in every picture, of any colour, pattern and place, on any ground, among clutter, in any light: only its form tells what it is.
#include "engine/train/shape_task.h"

#include "engine/train/lighting.h"

namespace att {
namespace {

using namespace drawing;

constexpr int extent = 32;
constexpr int tree = shapeKinds, house = tree + 1, car = house + 1, things = car + 1;

/// A colour, or two in a pattern.
struct Paint {
    Colour first, second;
    int pattern;  ///< 0 plain, 1 stripes, 2 checks, 3 a slow change
    float angle, period;

    Colour at(Point p) const {
        const float along = wave(p, angle, period), across = wave(p, angle + pi / 2, period);
        switch (pattern) {
            case 1: return mixed(first, second, along);
            case 2: return (along > 0.5f) == (across > 0.5f) ? first : second;
            case 3: return mixed(first, second, wave(p, angle, 4 * float(extent)));
            default: return first;
        }
    }
};

/// The second colour is never far from the first: a pattern, not a second thing.
Paint anyPaint(Random& random, Colour first) {
    return {first, mixed(first, anyColour(random), 0.25f), below(random, 4), within(random, 0, pi), within(random, 4, 9)};
}

float contrast(Colour a, Colour b) { return std::max({std::abs(a.red - b.red), std::abs(a.green - b.green), std::abs(a.blue - b.blue)}); }

Colour colourOn(Random& random, Colour ground) {
    for (;;) {
        const Colour colour = anyColour(random);
        if (contrast(colour, ground) > 0.45f) return colour;
    }
}

/// Specks and short strokes, too small to be a thing.
void drawClutter(Canvas& canvas, Random& random) {
    for (int left = between(random, 2, 7); left > 0; --left) {
        const Point a{within(random, 0, extent), within(random, 0, extent)};
        const float angle = within(random, 0, 2 * pi), length = within(random, 0.5f, 7), thickness = within(random, 0.8f, 2);
        const Point b{a.x + length * std::cos(angle), a.y + length * std::sin(angle)};
        canvas.fill([=](Point p) { return stroke(p, a, b, thickness); }, anyColour(random));
    }
}

void drawThing(Canvas& canvas, Random& random, int thing, Colour ground) {
    const float size = within(random, 7, 11.5f), reach = size + 1;
    const Point centre{within(random, reach, extent - reach), within(random, reach, extent - reach)};
    const Colour colour = colourOn(random, ground), other = anyColour(random);
    if (thing == tree) return drawTree(canvas, {centre.x, centre.y + 1.2f * size}, 0.85f * size);
    if (thing == house) return drawHouse(canvas, centre, size, colour, other);
    if (thing == car) return drawCar(canvas, centre, size / 38, colour);
    const Paint paint = anyPaint(random, colour);
    const float turn = within(random, 0, 2 * pi);
    canvas.paint([=](Point p) { return shapeDistance(ShapeKind(thing), p, centre, size, turn); }, [&](Point p) { return paint.at(p); });
}

PictureExample draw(Random& random, int zoom) {
    Canvas canvas(extent, extent, zoom);
    const int thing = below(random, things);
    const Paint ground = anyPaint(random, anyColour(random));
    canvas.cover([&](Point p) { return ground.at(p); });
    drawClutter(canvas, random);
    drawThing(canvas, random, thing, ground.first);
    const Light light = anyLight(random);
    return {developed(
                *canvas.take(), zoom, [&](Point p) { return light.at(p, extent); }, within(random, 0.01f, 0.05f), random),
            {thing}};
}

}  // namespace

PictureTask shapeTask() {
    return {.kind = PictureTaskKind::Shapes,
            .key = "shapes",
            .title = ATT_TEXT("engine", "Shapes"),
            .answer = PictureAnswer::Class,
            .classes = {{"disc", ATT_TEXT("engine", "disc")},
                        {"square", ATT_TEXT("engine", "square")},
                        {"triangle", ATT_TEXT("engine", "triangle")},
                        {"ring", ATT_TEXT("engine", "ring")},
                        {"cross", ATT_TEXT("engine", "cross")},
                        {"tree", ATT_TEXT("engine", "tree")},
                        {"house", ATT_TEXT("engine", "house")},
                        {"car", ATT_TEXT("engine", "car")}},
            .side = extent,
            .draw = draw};
}

}  // namespace att
