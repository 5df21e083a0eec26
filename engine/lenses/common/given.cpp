// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/given.h"

#include <algorithm>
#include <cmath>

namespace att::lenses {
namespace {

/// "[512, 64]"
std::string inBrackets(const std::vector<std::int64_t>& shape) {
    std::string words;
    for (const auto size : shape) words += (words.empty() ? "" : ", ") + std::to_string(size);
    return "[" + words + "]";
}

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

}  // namespace

const ArraySlot* Given::slotOf(std::string_view name) const {
    const auto found =
        std::ranges::find_if(m_slots, [name](const ArraySlot& slot) { return slot.name == name || (isForToken(name) && isForToken(slot.name)); });
    return found == m_slots.end() ? nullptr : &*found;
}

std::string Given::expected() const {
    std::string words;
    for (const auto& slot : m_slots) words += (words.empty() ? "" : ", ") + slot.name + " " + inBrackets(slot.shape);
    return words;
}

Error Given::wrongShape(std::string_view name, const GivenArray& array, const ArraySlot& slot) const {
    return {ErrorKind::Input,
            say(ATT_TEXT("engine", "%1 in %2 has the shape %3, but %4 is needed. Arrays that can be given: %5"), std::string(name), m_source.path,
                inBrackets(array.shape), inBrackets(slot.shape), expected()),
            "arrays"};
}

Status Given::check() const {
    if (!m_source.arrays) return Done{};
    bool anyUsed = false;
    for (const auto& [name, array] : *m_source.arrays) {
        const auto* slot = slotOf(name);
        if (slot && array.shape != slot->shape) return wrongShape(name, array, *slot);
        anyUsed |= slot != nullptr;
    }
    if (anyUsed) return Done{};
    return Error{ErrorKind::Input, say(ATT_TEXT("engine", "%1 holds none of the arrays that can be given: %2"), m_source.path, expected()), "arrays"};
}

std::vector<Message> Given::notices() const {
    if (!m_source.arrays) return {};
    std::vector<std::string> unused;
    std::vector<Message> list;
    for (const auto& [name, array] : *m_source.arrays) {
        if (!slotOf(name))
            unused.push_back(name);
        else if (!isFinite(array))
            list.push_back(
                say(ATT_TEXT("engine", "%1 from %2 holds NaN or infinity; what depends on it is shown as not a number."), name, m_source.path));
    }
    if (!unused.empty()) list.push_back(say(ATT_TEXT("engine", "Not used from %1: %2."), m_source.path, someOf(unused)));
    return list;
}

const GivenArray* Given::find(std::string_view name) const {
    if (!m_source.arrays) return nullptr;
    const auto found = m_source.arrays->find(std::string(name));
    return found == m_source.arrays->end() ? nullptr : &found->second;
}

TensorPtr Given::take(std::string_view name, int rows, int columns) const {
    const auto* array = find(name);
    if (!array) return nullptr;
    auto tensor = std::make_shared<Tensor>(Shape{1, rows, columns});
    std::ranges::copy(array->values, tensor->data());
    return tensor;
}

}  // namespace att::lenses
