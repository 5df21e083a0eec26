// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/selection.h"

namespace att {
namespace {

/// Stores and says whether anything changed.
template <class T, class U>
bool replace(T& member, U&& value) {
    if (member == value) return false;
    member = std::forward<U>(value);
    return true;
}

}  // namespace

void Selection::setPanel(const std::string& address) {
    if (replace(m_panel, address)) emit panelChanged();
}

void Selection::setHead(int head) {
    if (replace(m_head, head)) emit headChanged();
}

void Selection::hover(const std::optional<Cell>& cell) {
    if (replace(m_hovered, cell)) emit hoveredChanged();
}

void Selection::pin(const std::optional<Cell>& cell) {
    if (replace(m_pinned, cell)) emit pinnedChanged();
}

void Selection::setQuery(std::optional<int> token) {
    if (token) setKey({});
    if (replace(m_query, token)) emit queryChanged();
}

void Selection::setKey(std::optional<int> token) {
    if (token) setQuery({});
    if (replace(m_key, token)) emit keyChanged();
}

void Selection::light(std::vector<Cell> cells) {
    if (replace(m_lit, std::move(cells))) emit litChanged();
}

}  // namespace att
