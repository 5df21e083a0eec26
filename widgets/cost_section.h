// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the mechanism costs with the present options, at the foot of its fields: parameters, multiply-adds, memory. It counts nothing itself.

#include <QWidget>

#include "engine/core/outcome.h"

namespace att {

class ThemeLabel;

class CostSection : public QWidget {
    Q_OBJECT
public:
    explicit CostSection(QWidget* parent);
    void setCost(const Cost& cost);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Line {
        ThemeLabel *name, *number;
    };
    Line addLine();
    void describe();
    void fitSpaces();

    Cost m_cost;
    ThemeLabel* m_heading;
    Line m_parameters, m_multiplyAdds, m_memory;
};

/// "4 210 688", the groups apart by narrow blanks at which no line breaks.
QString grouped(std::int64_t number);
/// "1.56 MiB"; three digits say enough.
QString memoryWords(std::int64_t bytes);

}  // namespace att
