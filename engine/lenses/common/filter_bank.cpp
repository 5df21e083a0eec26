// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/filter_bank.h"

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace att::lenses {
namespace {

enum class Form { Patch, Blob, Edge, Line };
enum class Paint { Light, Red, Green, Blue, RedGreen, BlueYellow };

struct Filter {
    Form form = Form::Patch;
    Paint paint = Paint::Light;
    int degrees = 0;  ///< across the edge or line, from dark to light; 0: to the right, 90: down
    bool coarse = false, inverse = false;
};

/// One of each kind first, so that a short bank sees something of everything; then kind by kind.
std::vector<Filter> makeFilters() {
    std::vector<Filter> list{{Form::Edge, Paint::Light, 0},    {Form::Edge, Paint::Light, 90}, {Form::Line, Paint::Light, 45},
                             {Form::Line, Paint::Light, 135},  {Form::Blob, Paint::Light, 0},  {Form::Patch, Paint::RedGreen},
                             {Form::Patch, Paint::BlueYellow}, {Form::Patch, Paint::Light}};
    const auto add = [&list](const Filter& filter) {
        const auto same = [&filter](const Filter& f) {
            return f.form == filter.form && f.paint == filter.paint && f.degrees == filter.degrees && f.coarse == filter.coarse &&
                   f.inverse == filter.inverse;
        };
        for (const Filter& f : list)
            if (same(f)) return;
        list.push_back(filter);
    };
    for (const Paint paint : {Paint::Red, Paint::Green, Paint::Blue}) add({Form::Patch, paint});
    for (const Paint paint : {Paint::RedGreen, Paint::BlueYellow}) add({Form::Patch, paint, 0, false, true});
    for (const Paint paint : {Paint::Light, Paint::RedGreen, Paint::BlueYellow})
        for (const bool coarse : {false, true})
            for (const bool inverse : {false, true}) add({Form::Blob, paint, 0, coarse, inverse});
    const auto turned = [&add](Form form, Paint paint, bool coarse) {
        const int turns = form == Form::Edge ? 16 : 8;
        for (const bool inverse : {false, true})
            for (int i = 0; i < turns && !(inverse && form == Form::Edge); ++i) add({form, paint, i * 45 / 2, coarse, inverse});
    };
    for (const Form form : {Form::Edge, Form::Line})
        for (const bool coarse : {false, true}) turned(form, Paint::Light, coarse);
    for (const Paint paint : {Paint::RedGreen, Paint::BlueYellow})
        for (const Form form : {Form::Edge, Form::Line}) turned(form, paint, true);
    return list;
}

const std::vector<Filter>& filters() {
    static const std::vector<Filter> list = makeFilters();
    return list;
}

/// What each colour counts.
std::array<double, 3> sharesOf(Paint paint) {
    switch (paint) {
        case Paint::Light: return {1.0 / 3, 1.0 / 3, 1.0 / 3};
        case Paint::Red: return {1, 0, 0};
        case Paint::Green: return {0, 1, 0};
        case Paint::Blue: return {0, 0, 1};
        case Paint::RedGreen: return {1, -1, 0};
        case Paint::BlueYellow: return {-0.5, -0.5, 1};
    }
    return {};
}

using Plane = std::array<double, filterSide * filterSide>;

Plane planeOf(const Filter& filter) {
    const double turn = filter.degrees * std::numbers::pi / 180, spread = filter.coarse ? 1.9 : 1.2, period = filter.coarse ? 7 : 4.4;
    Plane plane{};
    for (int i = 0; i < filterSide; ++i)
        for (int j = 0; j < filterSide; ++j) {
            const double x = j - filterSide / 2, y = i - filterSide / 2, square = x * x + y * y;
            const double bell = std::exp(-square / (2 * spread * spread)),
                         across = 2 * std::numbers::pi * (x * std::cos(turn) + y * std::sin(turn)) / period;
            double& value = plane[std::size_t(i * filterSide + j)];
            switch (filter.form) {
                case Form::Patch: value = std::exp(-square / 8); break;
                case Form::Blob: value = bell - std::exp(-square / (5 * spread * spread)) / 2.5; break;
                case Form::Edge: value = bell * std::sin(across); break;
                case Form::Line: value = bell * std::cos(across); break;
            }
        }
    return plane;
}

/// Blobs and lines answer to no even ground.
void takeMean(Plane& plane) {
    double sum = 0;
    for (const double value : plane) sum += value;
    for (double& value : plane) value -= sum / double(plane.size());
}

/// The larger of the sums of positive and of negative weights becomes 1.
void fillFilter(const Filter& filter, float* out) {
    Plane plane = planeOf(filter);
    if (filter.form != Form::Patch) takeMean(plane);
    const auto shares = sharesOf(filter.paint);
    double positive = 0, negative = 0;
    for (const double share : shares)
        for (const double value : plane) (share * value > 0 ? positive : negative) += std::abs(share * value);
    const double factor = (filter.inverse ? -1 : 1) / std::max(positive, negative);
    for (const double share : shares)
        for (const double value : plane) *out++ = static_cast<float>(factor * share * value);
}

Text colourName(const Filter& filter) {
    switch (filter.paint) {
        case Paint::Light: return filter.inverse ? ATT_TEXT("engine", "dark") : ATT_TEXT("engine", "light");
        case Paint::Red: return ATT_TEXT("engine", "red");
        case Paint::Green: return ATT_TEXT("engine", "green");
        case Paint::Blue: return ATT_TEXT("engine", "blue");
        case Paint::RedGreen: return filter.inverse ? ATT_TEXT("engine", "green against red") : ATT_TEXT("engine", "red against green");
        case Paint::BlueYellow: return filter.inverse ? ATT_TEXT("engine", "yellow against blue") : ATT_TEXT("engine", "blue against yellow");
    }
    return {};
}

}  // namespace

TensorPtr filterBank(int count) {
    static const TensorPtr whole = [] {
        auto bank = std::make_shared<Tensor>(Shape{mostFilters, 3 * filterSide, filterSide});
        for (int f = 0; f < mostFilters; ++f) fillFilter(filters()[std::size_t(f)], bank->head(f).data());
        return bank;
    }();
    auto bank = std::make_shared<Tensor>(Shape{count, 3 * filterSide, filterSide});
    std::copy_n(whole->data(), bank->shape().size(), bank->data());
    return bank;
}

Message filterName(int index) {
    const Filter& filter = filters()[std::size_t(index)];
    const Text scale = filter.coarse ? ATT_TEXT("engine", "coarse") : ATT_TEXT("engine", "fine");
    const Text colour = colourName(filter);
    switch (filter.form) {
        case Form::Patch: return say(ATT_TEXT("engine", "patch of colour: %1"), colour);
        case Form::Blob: return say(ATT_TEXT("engine", "blob: %1, %2"), colour, scale);
        case Form::Edge: return say(ATT_TEXT("engine", "edge towards %1°: %2, %3"), filter.degrees, colour, scale);
        case Form::Line: break;
    }
    return say(ATT_TEXT("engine", "line across %1°: %2, %3"), filter.degrees, colour, scale);
}

}  // namespace att::lenses
