// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A token bar to try by hand and key, for the tests of its parts.

#include <QSignalSpy>
#include <QTest>
#include <algorithm>

#include "tests/widgets/every_field.h"
#include "widgets/selection.h"
#include "widgets/token_bar.h"
#include "widgets/token_chips.h"
#include "widgets/token_line.h"

namespace att {

inline OutcomePtr tokensOutcome(std::vector<std::string> words) {
    const int T = static_cast<int>(words.size());
    auto outcome = std::make_shared<Outcome>();
    auto tokens = std::make_shared<const std::vector<std::string>>(std::move(words));
    Panel panel{.id = "heads"};
    panel.rows.labels = tokens;
    panel.columns.labels = tokens;
    panel.shape = {2, T, T};
    outcome->tokens = tokens;
    outcome->stages.push_back({"weights", {"weights"}, {}, {panel}});
    return outcome;
}

/// A bar in a loop with a spec, as in the window.
struct TokenBench {
    Selection selection;
    SpecPtr spec = makeDefault<EveryField>();
    TokenBar bar{selection, nullptr};
    QSignalSpy edits{&bar, &TokenBar::edited}, notices{&bar, &TokenBar::notice};
    TokenChips* chips = bar.findChild<TokenChips*>();
    TokenLine* line = bar.findChild<TokenLine*>();

    explicit TokenBench(std::vector<std::string> words = {"我", "吃", "柠檬"}) {
        QObject::connect(&bar, &TokenBar::edited, &bar, [this](const QString& key, const FieldValue& value) {
            auto next = withValue(spec, key.toStdString(), value);
            if (!next) return QTest::qFail(english(next.error().message).c_str(), __FILE__, __LINE__);
            spec = std::move(next).value();
            bar.setSpec(spec);
        });
        selection.setPanel("weights/heads");
        bar.resize(900, bar.sizeHint().height());
        bar.setSpec(spec);
        bar.setOutcome(tokensOutcome(std::move(words)));
        bar.show();
        if (!QTest::qWaitForWindowActive(&bar)) QTest::qFail("the bar never became active", __FILE__, __LINE__);
    }

    QString text() const { return QString::fromStdString(std::get<std::string>(valueOf(*spec, "text"))); }
    int finishedCount() const {
        return static_cast<int>(std::count_if(edits.begin(), edits.end(), [](const QVariantList& edit) { return edit.at(2).toBool(); }));
    }
    void clickChip(int token) const { QTest::mouseClick(chips, Qt::LeftButton, {}, chips->chipRect(token).center()); }
};

}  // namespace att
