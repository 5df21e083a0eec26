// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A surface to draw pictures on: shapes given by their distance, with smooth edges. No toolkit, so that a picture has the same bytes
// everywhere and in every language. What there is to draw is scenery.h.

#include <algorithm>
#include <cmath>

#include "engine/core/bitmap.h"

namespace att::drawing {

struct Colour {
    float red = 0, green = 0, blue = 0;  ///< 0 … 1
};

inline Colour mixed(Colour a, Colour b, float share) {
    return {a.red + share * (b.red - a.red), a.green + share * (b.green - a.green), a.blue + share * (b.blue - a.blue)};
}

struct Point {
    float x = 0, y = 0;  ///< pixels, y down
};

/// Distances in pixels: negative inside.
inline float circle(Point p, Point centre, float radius) { return std::hypot(p.x - centre.x, p.y - centre.y) - radius; }
inline float ellipse(Point p, Point centre, Point radii) {
    return (std::hypot((p.x - centre.x) / radii.x, (p.y - centre.y) / radii.y) - 1) * std::min(radii.x, radii.y);
}
inline float box(Point p, Point centre, Point halves) { return std::max(std::abs(p.x - centre.x) - halves.x, std::abs(p.y - centre.y) - halves.y); }
/// Positive to the right of the way from `a` to `b` as one walks on a map whose y points down.
inline float side(Point p, Point a, Point b) { return ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)) / std::hypot(b.x - a.x, b.y - a.y); }
/// Corners clockwise as seen on screen.
template <std::size_t corners>
float polygon(Point p, const Point (&corner)[corners]) {
    float farthest = -side(p, corner[corners - 1], corner[0]);
    for (std::size_t i = 1; i < corners; ++i) farthest = std::max(farthest, -side(p, corner[i - 1], corner[i]));
    return farthest;
}
inline float stroke(Point p, Point a, Point b, float thickness) {
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    const float along = std::clamp(((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / (length * length), 0.0f, 1.0f);
    return circle(p, {a.x + along * (b.x - a.x), a.y + along * (b.y - a.y)}, thickness / 2);
}

class Canvas {
public:
    /// `zoom`: how many pixels wide each unit of a point is drawn.
    Canvas(int width, int height, int zoom = 1) : m_bitmap(std::make_shared<Bitmap>()), m_zoom(float(zoom)) {
        m_bitmap->width = zoom * width;
        m_bitmap->height = zoom * height;
        m_bitmap->rgb.resize(std::size_t(m_bitmap->width) * std::size_t(m_bitmap->height) * 3);
    }

    /// colour(point) where distance(point) is negative, mixed in over one pixel at the edge. The distance may be too small but never
    /// too large: as far as it says, pixels are skipped.
    template <class Distance, class Paint>
    void paint(Distance distance, Paint colour) {
        for (int y = 0; y < m_bitmap->height; ++y)
            for (int x = 0, step = 1; x < m_bitmap->width; x += step) {
                const Point p{(float(x) + 0.5f) / m_zoom, (float(y) + 0.5f) / m_zoom};
                const float away = m_zoom * distance(p), share = std::clamp(0.5f - away, 0.0f, 1.0f);
                if (share > 0) blend(&m_bitmap->rgb[(std::size_t(y) * std::size_t(m_bitmap->width) + std::size_t(x)) * 3], colour(p), share);
                step = std::max(1, int(std::min(away, float(m_bitmap->width)) - 0.5f));
            }
    }
    template <class Distance>
    void fill(Distance distance, Colour colour) {
        paint(distance, [colour](Point) { return colour; });
    }
    template <class Paint>
    void cover(Paint colour) {
        paint([](Point) { return -1.0f; }, colour);
    }

    BitmapPtr take() { return std::move(m_bitmap); }

private:
    static void blend(std::uint8_t* out, Colour colour, float cover) {
        const float parts[3] = {colour.red, colour.green, colour.blue};
        for (int c = 0; c < 3; ++c) {
            const float value = float(out[c]) + cover * (255 * std::clamp(parts[c], 0.0f, 1.0f) - float(out[c]));
            out[c] = static_cast<std::uint8_t>(value + 0.5f);
        }
    }

    std::shared_ptr<Bitmap> m_bitmap;
    float m_zoom;
};

}  // namespace att::drawing
