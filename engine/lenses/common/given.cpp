// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/given.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <span>

#include "engine/core/listed.h"

namespace att::lenses {
namespace {

/// "[512, 64]"
std::string inBrackets(const std::vector<std::int64_t>& shape) { return "[" + listed(shape) + "]"; }

/// The first few names, and … when there are more.
std::string someOf(const std::vector<std::string>& names) {
    constexpr std::size_t most = 5;
    std::string words;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i) words += (i ? ", " : "") + names[i];
    return names.size() > most ? words + ", …" : words;
}

bool isFinite(const GivenArray& array) {
    return std::ranges::all_of(array.values, [](float value) { return std::isfinite(value); });
}

bool isForToken(std::string_view name) { return name.starts_with(tokenPrefix); }

std::vector<std::int64_t> withoutOnes(std::vector<std::int64_t> shape) {
    std::erase(shape, 1);
    return shape;
}

/// Lengths of 1 do not count, and out × in × height × width may come as it is looked at: out × in·height × width.
bool sameShape(const GivenArray& array, const ArraySlot& slot) {
    const auto given = withoutOnes(array.shape), wanted = withoutOnes(slot.shape);
    if (given == wanted) return true;
    return wanted.size() == 4 && given == std::vector{wanted[0], wanted[1] * wanted[2], wanted[3]};
}

const GivenArrays::value_type* arrayFor(const ArraySource& source, const ArraySlot& slot) {
    if (!source.arrays || slot.name == tokensSlot) return nullptr;
    for (const auto& key : keysOf(slot))
        if (const auto found = source.arrays->find(key); found != source.arrays->end()) return &*found;
    return nullptr;
}

}  // namespace

const GivenArrays::value_type* findGiven(const ArraySource& source, std::string_view name) { return arrayFor(source, {std::string(name), {}, {}}); }

const ArraySlot* Given::slotOf(std::string_view name) const {
    const auto fits = [&](const ArraySlot& slot) { return slot.name == name || (isForToken(name) && isForToken(slot.name)); };
    const auto found = std::ranges::find_if(m_slots, fits);
    return found == m_slots.end() ? nullptr : &*found;
}

/// Every slot with what is given for it, and every token with its vector.
std::vector<std::pair<const ArraySlot*, const Given::Named*>> Given::pairs() const {
    std::vector<std::pair<const ArraySlot*, const Named*>> list;
    for (const auto& slot : m_slots)
        if (const auto* array = arrayFor(m_source, slot)) list.emplace_back(&slot, array);
    for (const auto& array : *m_source.arrays)
        if (const auto* slot = isForToken(array.first) ? slotOf(array.first) : nullptr) list.emplace_back(slot, &array);
    return list;
}

std::string Given::expected() const {
    return listed(m_slots, [](const ArraySlot& slot) { return slot.name + " " + inBrackets(slot.shape); });
}

Error Given::wrongShape(const Named& array, const ArraySlot& slot) const {
    return {ErrorKind::Input,
            say(ATT_TEXT("engine", "%1 in %2 has the shape %3, but %4 is needed. Arrays that can be given: %5"), array.first, m_source.path,
                inBrackets(array.second.shape), inBrackets(slot.shape), expected()),
            "arrays"};
}

Status Given::check() const {
    if (!m_source.arrays) return Done{};
    const auto given = pairs();
    for (const auto& [slot, array] : given)
        if (!sameShape(array->second, *slot)) return wrongShape(*array, *slot);
    if (!given.empty() || (m_source.tokens && slotOf(tokensSlot))) return Done{};
    return Error{ErrorKind::Input, say(ATT_TEXT("engine", "%1 holds none of the arrays that can be given: %2"), m_source.path, expected()), "arrays"};
}

std::vector<Message> Given::notices() const {
    if (!m_source.arrays) return {};
    std::set<const Named*> used;
    for (const auto& [slot, array] : pairs()) used.insert(array);
    std::vector<std::string> unused;
    std::vector<Message> list;
    for (const auto& array : *m_source.arrays) {
        if (!used.contains(&array))
            unused.push_back(array.first);
        else if (!isFinite(array.second))
            list.push_back(say(ATT_TEXT("engine", "%1 from %2 holds NaN or infinity; what depends on it is shown as not a number."), array.first,
                               m_source.path));
    }
    if (!unused.empty()) list.push_back(say(ATT_TEXT("engine", "Not used from %1: %2."), m_source.path, someOf(unused)));
    return list;
}

const GivenArray* Given::find(std::string_view name) const {
    if (!m_source.arrays) return nullptr;
    const auto* slot = isForToken(name) ? nullptr : slotOf(name);
    const auto* array = slot ? arrayFor(m_source, *slot) : findGiven(m_source, name);
    return array ? &array->second : nullptr;
}

TensorPtr Given::take(std::string_view name, int rows, int columns) const {
    const auto* array = find(name);
    if (!array) return nullptr;
    auto tensor = std::make_shared<Tensor>(Shape{1, rows, columns});
    std::ranges::copy(array->values, tensor->data());
    return tensor;
}

}  // namespace att::lenses
