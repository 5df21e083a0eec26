// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is being pointed at, shared by all views: stage, head, hovered and pinned cell, pinned query token,
// and the cells that the explanation lights up. A change costs a repaint, never a run.

#include <QObject>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/outcome.h"

namespace att {

class Selection : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    const std::string& panel() const { return m_panel; }  ///< "stage/panel" shown large
    int head() const { return m_head; }
    const std::optional<Cell>& hovered() const { return m_hovered; }
    const std::optional<Cell>& pinned() const { return m_pinned; }
    std::optional<int> query() const { return m_query; }  ///< the token whose row is isolated
    std::optional<int> key() const { return m_key; }      ///< or whose column is
    const std::vector<Cell>& lit() const { return m_lit; }

    void setPanel(const std::string& address);
    void setHead(int head);
    void hover(const std::optional<Cell>& cell);
    void pin(const std::optional<Cell>& cell);
    /// A row or a column is isolated, not both.
    void setQuery(std::optional<int> token);
    void setKey(std::optional<int> token);
    void light(std::vector<Cell> cells);

signals:
    void panelChanged();
    void headChanged();
    void hoveredChanged();
    void pinnedChanged();
    void queryChanged();
    void keyChanged();
    void litChanged();

private:
    std::string m_panel;
    int m_head = 0;
    std::optional<Cell> m_hovered, m_pinned;
    std::optional<int> m_query, m_key;
    std::vector<Cell> m_lit;
};

}  // namespace att
