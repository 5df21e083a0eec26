// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/picture_samples.h"

#include <array>
#include <mutex>

#include "engine/core/random.h"
#include "engine/train/picture_task.h"
#include "engine/train/scenery.h"

namespace att::lenses {
namespace {

using namespace drawing;

constexpr int width = 640, height = 420;

/// Numbers from 0 to 1, always the same for a name.
std::vector<float> chances(const char* name, std::size_t count) {
    std::vector<float> list(count);
    fillUniform(2018, name, 0.5f, list.data(), count);
    for (float& chance : list) chance += 0.5f;
    return list;
}

// A street with lanes

constexpr float horizon = 210;
constexpr Point vanishing{320, horizon};

Colour skyAndGround(Point p) {
    if (p.y < horizon) return mixed({0.45f, 0.62f, 0.85f}, {0.88f, 0.93f, 0.97f}, p.y / horizon);
    return mixed({0.56f, 0.66f, 0.42f}, {0.36f, 0.48f, 0.26f}, (p.y - horizon) / (height - horizon));
}

/// From the vanishing point to the lower edge: a strip between two places of it.
void drawStrip(Canvas& canvas, float left, float right, Colour colour) {
    const Point corners[] = {{vanishing.x - 1.5f, horizon}, {vanishing.x + 1.5f, horizon}, {right, float(height)}, {left, float(height)}};
    canvas.fill([&](Point p) { return polygon(p, corners); }, colour);
}

void drawDashes(Canvas& canvas) {
    const auto dashed = [](Point p) { return std::fmod(90.0f / std::max(1.0f, p.y - horizon + 4) * 6, 2.0f) < 1.1f; };
    const Point corners[] = {
        {vanishing.x - 0.7f, horizon}, {vanishing.x + 0.7f, horizon}, {vanishing.x + 8, float(height)}, {vanishing.x - 8, float(height)}};
    canvas.fill([&](Point p) { return dashed(p) ? polygon(p, corners) : 1.0f; }, {0.95f, 0.95f, 0.92f});
}

BitmapPtr street() {
    Canvas canvas(width, height);
    canvas.cover(skyAndGround);
    canvas.fill([](Point p) { return ellipse(p, {120, 232}, {210, 62}); }, {0.47f, 0.58f, 0.55f});
    canvas.fill([](Point p) { return ellipse(p, {560, 236}, {240, 74}); }, {0.42f, 0.54f, 0.50f});
    canvas.paint([](Point p) { return horizon - p.y; }, skyAndGround);
    drawStrip(canvas, -70, 710, {0.33f, 0.33f, 0.36f});
    drawStrip(canvas, -10, 22, {0.95f, 0.95f, 0.92f});
    drawStrip(canvas, 618, 650, {0.95f, 0.95f, 0.92f});
    drawDashes(canvas);
    drawTree(canvas, {58, 300}, 46);
    drawTree(canvas, {160, 256}, 26);
    drawTree(canvas, {588, 292}, 42);
    drawCar(canvas, {405, 268}, 1, {0.80f, 0.14f, 0.15f});
    return canvas.take();
}

// Shapes

BitmapPtr shapes() {
    Canvas canvas(width, height);
    canvas.cover([](Point p) { return mixed({0.93f, 0.93f, 0.90f}, {0.80f, 0.83f, 0.86f}, p.y / height); });
    constexpr int columns = 5, rows = 3;
    const auto chance = chances("shapes", columns * rows * 4);
    for (int i = 0; i < columns * rows; ++i) {
        const float* of = &chance[std::size_t(i) * 4];
        const Point centre{(float(i % columns) + 0.35f + 0.3f * of[0]) * width / columns,
                           (float(i / columns) + 0.35f + 0.3f * of[1]) * height / rows};
        const float size = 30 + 22 * of[2], turn = 2 * pi * of[3];
        canvas.fill([=](Point p) { return shapeDistance(ShapeKind(i * 2 % shapeKinds), p, centre, size, turn); },
                    paints[std::size_t(i * 5 + i / 6) % paints.size()]);
    }
    return canvas.take();
}

// Textures

Colour texture(int patch, Point p, const std::vector<float>& chance) {
    const auto grey = [](float v) { return Colour{v, v, v}; };
    switch (patch) {
        case 0: return grey(wave(p, 0, 24));
        case 1: return mixed({0.10f, 0.25f, 0.55f}, {0.95f, 0.85f, 0.55f}, wave(p, 0.25f * pi, 16));
        case 2: return grey((int(p.x / 20) + int(p.y / 20)) % 2 ? 0.9f : 0.1f);
        case 3: return mixed({0.75f, 0.15f, 0.15f}, {0.15f, 0.60f, 0.25f}, wave(p, 0.5f * pi, 30));
        case 4:
            return circle({std::fmod(p.x, 32.0f), std::fmod(p.y, 32.0f)}, {16, 16}, 9) < 0 ? Colour{0.95f, 0.75f, 0.2f} : Colour{0.2f, 0.2f, 0.3f};
        default: return grey(chance[(std::size_t(p.x / 4) * 105 + std::size_t(p.y / 4)) % chance.size()]);
    }
}

BitmapPtr textures() {
    Canvas canvas(width, height);
    const auto chance = chances("textures", 160 * 105);
    canvas.cover([&](Point p) { return texture(int(p.x * 3 / width) + 3 * int(p.y * 2 / height), p, chance); });
    return canvas.take();
}

// Letters of five by seven points

struct Glyph {
    char letter;
    std::array<const char*, 7> rows;
};

constexpr std::array<Glyph, 13> glyphs{{
    {'A', {" ### ", "#   #", "#   #", "#####", "#   #", "#   #", "#   #"}},
    {'D', {"#### ", "#   #", "#   #", "#   #", "#   #", "#   #", "#### "}},
    {'E', {"#####", "#    ", "#    ", "#### ", "#    ", "#    ", "#####"}},
    {'I', {"#####", "  #  ", "  #  ", "  #  ", "  #  ", "  #  ", "#####"}},
    {'L', {"#    ", "#    ", "#    ", "#    ", "#    ", "#    ", "#####"}},
    {'N', {"#   #", "##  #", "##  #", "# # #", "#  ##", "#  ##", "#   #"}},
    {'O', {" ### ", "#   #", "#   #", "#   #", "#   #", "#   #", " ### "}},
    {'S', {" ####", "#    ", "#    ", " ### ", "    #", "    #", "#### "}},
    {'T', {"#####", "  #  ", "  #  ", "  #  ", "  #  ", "  #  ", "  #  "}},
    {'U', {"#   #", "#   #", "#   #", "#   #", "#   #", "#   #", " ### "}},
    {'Y', {"#   #", "#   #", " # # ", "  #  ", "  #  ", "  #  ", "  #  "}},
    {'?', {" ### ", "#   #", "    #", "   # ", "  #  ", "     ", "  #  "}},
    {' ', {"     ", "     ", "     ", "     ", "     ", "     ", "     "}},
}};

bool isInk(std::string_view words, Point p, Point at, float dot) {
    const int x = int(std::floor((p.x - at.x) / dot)), y = int(std::floor((p.y - at.y) / dot));
    if (x < 0 || y < 0 || y > 6 || x >= int(words.size()) * 6 || x % 6 == 5) return false;
    return std::ranges::find(glyphs, words[std::size_t(x / 6)], &Glyph::letter)->rows[std::size_t(y)][x % 6] == '#';
}

void drawLine(Canvas& canvas, std::string_view words, Point at, float dot, Colour ink) {
    canvas.fill([=](Point p) { return isInk(words, p, at, dot) ? -1.0f : 1.0f; }, ink);
}

BitmapPtr text() {
    Canvas canvas(width, height);
    canvas.cover([](Point p) { return mixed({0.98f, 0.97f, 0.93f}, {0.90f, 0.88f, 0.82f}, p.x / width); });
    drawLine(canvas, "ATTENTION", {50, 50}, 10, {0.12f, 0.12f, 0.15f});
    drawLine(canvas, "IS ALL", {50, 160}, 10, {0.75f, 0.15f, 0.12f});
    drawLine(canvas, "YOU NEED?", {50, 270}, 10, {0.12f, 0.12f, 0.15f});
    for (int i = 0; i < 3; ++i) canvas.fill([=](Point p) { return box(p, {320, 365 + 14 * float(i)}, {270, 1.5f}); }, {0.45f, 0.50f, 0.60f});
    return canvas.take();
}

// A pattern like a face

void drawEye(Canvas& canvas, float x) {
    canvas.fill([=](Point p) { return stroke(p, {x - 28, 148}, {x + 28, 144}, 9); }, {0.28f, 0.18f, 0.12f});
    canvas.fill([=](Point p) { return ellipse(p, {x, 178}, {27, 14}); }, {0.97f, 0.97f, 0.96f});
    canvas.fill([=](Point p) { return circle(p, {x, 178}, 12); }, {0.25f, 0.42f, 0.50f});
    canvas.fill([=](Point p) { return circle(p, {x, 178}, 6); }, {0.05f, 0.05f, 0.06f});
}

BitmapPtr face() {
    Canvas canvas(width, height);
    canvas.cover([](Point p) { return mixed({0.36f, 0.52f, 0.62f}, {0.20f, 0.30f, 0.42f}, std::hypot(p.x - 320, p.y - 200) / 380); });
    canvas.fill([](Point p) { return ellipse(p, {320, 452}, {190, 90}); }, {0.72f, 0.25f, 0.22f});
    canvas.fill([](Point p) { return ellipse(p, {320, 180}, {142, 158}); }, {0.25f, 0.16f, 0.11f});
    canvas.fill([](Point p) { return box(p, {320, 350}, {44, 46}); }, {0.80f, 0.60f, 0.48f});
    canvas.fill([](Point p) { return ellipse(p, {320, 212}, {114, 146}); }, {0.90f, 0.70f, 0.57f});
    drawEye(canvas, 270);
    drawEye(canvas, 370);
    canvas.fill([](Point p) { return stroke(p, {322, 190}, {330, 244}, 7); }, {0.78f, 0.56f, 0.44f});
    canvas.fill([](Point p) { return stroke(p, {304, 250}, {334, 250}, 8); }, {0.74f, 0.52f, 0.41f});
    canvas.fill([](Point p) { return ellipse(p, {320, 296}, {44, 15}); }, {0.72f, 0.25f, 0.24f});
    canvas.fill([](Point p) { return stroke(p, {280, 295}, {360, 295}, 3); }, {0.45f, 0.12f, 0.13f});
    return canvas.take();
}

// The lecture's picture of 5 × 10 pixels, each drawn as a block of its own: a sun, a tree and a lake

constexpr int gridRows = 5, gridColumns = 10;
constexpr std::array<const char*, gridRows> gridColours{"ssscsssyys", "ssccssttys", "sssssstttw", "gggggggtww", "ggggggwwww"};

Colour gridColour(char letter) {
    switch (letter) {
        case 's': return {0.55f, 0.75f, 0.95f};
        case 'c': return {0.95f, 0.96f, 0.98f};
        case 'y': return {0.98f, 0.82f, 0.20f};
        case 't': return {0.13f, 0.40f, 0.18f};
        case 'w': return {0.15f, 0.35f, 0.65f};
        default: return {0.45f, 0.62f, 0.25f};
    }
}

BitmapPtr lecture() {
    constexpr int block = 64;
    Canvas canvas(gridColumns * block, gridRows * block);
    canvas.cover([](Point p) { return gridColour(gridColours[std::size_t(p.y) / block][std::size_t(p.x) / block]); });
    return canvas.take();
}

// What the trained networks saw, but never these two

BitmapPtr unseen(PictureTaskKind kind, std::uint64_t index) {
    constexpr int zoom = 10;
    return exampleOf(taskOf(kind), 1, Split::Unseen, index, zoom).picture;
}
BitmapPtr thing() { return unseen(PictureTaskKind::Shapes, 6); }
BitmapPtr road() { return unseen(PictureTaskKind::Lanes, 0); }

}  // namespace

std::vector<Choice> pictureSamples() {
    return {{"street", ATT_TEXT("engine", "street with lanes")},
            {"shapes", ATT_TEXT("engine", "shapes")},
            {"textures", ATT_TEXT("engine", "textures")},
            {"text", ATT_TEXT("engine", "letters")},
            {"face", ATT_TEXT("engine", "face")},
            {"lecture", ATT_TEXT("engine", "5 × 10 pixels of a lecture")},
            {"thing", ATT_TEXT("engine", "one of the shapes to learn")},
            {"road", ATT_TEXT("engine", "one of the roads to learn")}};
}

BitmapPtr drawnSample(std::string_view key) {
    struct Sample {
        std::string_view key;
        BitmapPtr (*draw)();
        std::once_flag once = {};
        BitmapPtr bitmap = {};
    };
    // Constants, but worth drawing only when they are asked for.
    static std::array<Sample, 8> samples{{{"street", street},
                                          {"shapes", shapes},
                                          {"textures", textures},
                                          {"text", text},
                                          {"face", face},
                                          {"lecture", lecture},
                                          {"thing", thing},
                                          {"road", road}}};
    const auto found = std::ranges::find(samples, key, &Sample::key);
    if (found == samples.end()) return nullptr;
    std::call_once(found->once, [found] { found->bitmap = found->draw(); });
    return found->bitmap;
}

}  // namespace att::lenses
