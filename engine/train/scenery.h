// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the program draws into its pictures, at any place and size: shapes, waves, a tree, a house, a car. The samples of the image lenses and the
// examples of picture tasks are made of it. How to draw is canvas.h.

#include <array>

#include "engine/train/canvas.h"

namespace att::drawing {

constexpr float pi = 3.14159265f;

inline constexpr std::array<Colour, 6> paints{
    {{0.85f, 0.20f, 0.18f}, {0.10f, 0.45f, 0.75f}, {0.15f, 0.60f, 0.35f}, {0.95f, 0.72f, 0.15f}, {0.55f, 0.30f, 0.65f}, {0.15f, 0.16f, 0.20f}}};

enum class ShapeKind { Disc, Square, Triangle, Ring, Cross };
constexpr int shapeKinds = 5;

/// Of a shape that reaches about `size` pixels from its centre, turned clockwise.
float shapeDistance(ShapeKind kind, Point p, Point centre, float size, float turn);

/// 0 … 1 … 0 once in `period` pixels along `angle`.
float wave(Point p, float angle, float period);

/// Three times as high as `size`, on its foot.
void drawTree(Canvas& canvas, Point foot, float size);
/// About 68 × 58 pixels at size 1, seen from behind.
void drawCar(Canvas& canvas, Point centre, float size, Colour paint);
/// About 2 × 2 times `size`.
void drawHouse(Canvas& canvas, Point centre, float size, Colour walls, Colour roof);

}  // namespace att::drawing
