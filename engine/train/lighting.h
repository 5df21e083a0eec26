// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What stands between a drawn scene and its picture: light that falls unevenly, and noise. And what scenes are drawn by chance with.

#include "engine/train/draw.h"
#include "engine/train/scenery.h"

namespace att::drawing {

inline float within(Random& random, float least, float most) { return least + float(random.uniform()) * (most - least); }
inline bool happens(Random& random, double chance) { return random.uniform() < chance; }
inline Colour anyColour(Random& random) { return {within(random, 0.05f, 0.95f), within(random, 0.05f, 0.95f), within(random, 0.05f, 0.95f)}; }

/// What every number of a pixel is multiplied by: more on one side than on the other.
struct Light {
    float strength = 1, slope = 0, angle = 0;
    float at(Point p, float side) const {
        return strength * (1 + slope * ((p.x / side - 0.5f) * std::cos(angle) + (p.y / side - 0.5f) * std::sin(angle)));
    }
};
inline Light anyLight(Random& random) { return {within(random, 0.55f, 1.1f), within(random, 0, 0.8f), within(random, 0, 2 * pi)}; }

/// p·light(place) + N(0, noise²), held in 0 … 1. `zoom` as the canvas had it.
template <class Lighting>
BitmapPtr developed(Bitmap bitmap, int zoom, Lighting light, float noise, Random& random) {
    std::vector<float> grain(bitmap.rgb.size());
    fillNormal(random.bits(), "grain", 255 * noise, grain.data(), grain.size());
    std::size_t i = 0;
    for (int y = 0; y < bitmap.height; ++y)
        for (int x = 0; x < bitmap.width; ++x) {
            const float factor = light(Point{(float(x) + 0.5f) / float(zoom), (float(y) + 0.5f) / float(zoom)});
            for (int c = 0; c < 3; ++c, ++i)
                bitmap.rgb[i] = static_cast<std::uint8_t>(std::clamp(factor * float(bitmap.rgb[i]) + grain[i] + 0.5f, 0.0f, 255.0f));
        }
    return std::make_shared<const Bitmap>(std::move(bitmap));
}

}  // namespace att::drawing
