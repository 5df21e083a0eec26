// SPDX-License-Identifier: GPL-3.0-or-later
// The options of the lens that learns: which of them a task has, what it sets them to, and which of them begin the training anew.
#include <QTest>

#include "tests/support/train_lens.h"

using namespace att;
using namespace att::lenses;

using FieldValues = std::vector<std::pair<std::string, FieldValue>>;
Q_DECLARE_METATYPE(FieldValues)

class tst_train_options : public QObject {
    Q_OBJECT
private slots:
    void leavesOutWhatTheTaskHasNot();
    void windowCountsWithItsMask();
    void taskBringsItsRecipe_data();
    void taskBringsItsRecipe();
    void keepsWhatIsOnlyLookedAtOtherwise_data();
    void keepsWhatIsOnlyLookedAtOtherwise();
};

void tst_train_options::leavesOutWhatTheTaskHasNot() {
    const auto isLocked = [](const SpecPtr& spec, std::string_view key) {
        const auto field = entryOf(*spec, key).field;
        return field.locked.has_value() && field.editor == Editor::Hidden;
    };
    for (const char* key : {"heads", "positions", "mask", "d_model", "heads_off", "example", "array"})
        QVERIFY2(isLocked(pictureSpec("shapes", "se"), key) && !isLocked(specOf(), key), key);
    for (const char* key : {"attention", "sad", "stages", "gates_off"})
        QVERIFY2(!isLocked(pictureSpec("shapes", "se"), key) && isLocked(specOf(), key), key);
}

void tst_train_options::windowCountsWithItsMask() {
    const auto locked = [](const SpecPtr& spec) { return entryOf(*spec, "window").field.locked.has_value(); };
    const auto window = withValue(withValue(specOf(), "task", std::string("copy")).value(), "mask", std::string("window")).value();
    QVERIFY(!locked(window));
    QVERIFY(locked(withValue(window, "mask", std::string("none")).value()));
    QVERIFY(locked(withValue(window, "task", std::string("induction")).value()));  // a decoder is causal
}

void tst_train_options::taskBringsItsRecipe_data() {
    QTest::addColumn<QString>("task");
    for (const auto& choice : entryOf(*lens().defaults(), "task").field.choices) QTest::newRow(choice.key) << choice.key;
}

/// That of its first example, whatever was there before, but for the seed; a reset gives the same; what is changed afterwards stays.
void tst_train_options::taskBringsItsRecipe() {
    QFETCH(QString, task);
    const auto before = pictureSpec(task == "lanes" ? "sort" : "lanes", "se");
    SpecPtr spec = before;
    for (const auto& [key, value] : std::vector<std::pair<std::string, FieldValue>>{{"seed", 7},
                                                                                    {"rate", 0.1},
                                                                                    {"positions", std::string("none")},
                                                                                    {"layer_off", 3},
                                                                                    {"heads_off", std::string("1,1")},
                                                                                    {"gates_off", true}})
        spec = withValue(spec, key, value).value();
    spec = withValue(spec, "task", task.toStdString()).value();
    SpecPtr example = lens().defaults();
    const auto first = std::ranges::find_if(
        lens().examples, [&](const Example& each) { return std::get<std::string>(each.values.front().second) == task.toStdString(); });
    QVERIFY(first != lens().examples.end());
    for (const auto& [key, value] : first->values) example = withValue(example, key, value).value();
    example = withValue(example, "seed", 7).value();
    for (const auto& entry : differences(*spec, *example)) QVERIFY2(entry.field.editor == Editor::Hidden, entry.field.key);
    for (const auto& entry : entries(*spec)) {
        const std::string_view key = entry.field.key;
        if (key != "task" && key != "seed" && entry.field.editor != Editor::Hidden) QVERIFY2(entry.value == entry.initial, entry.field.key);
    }
    const auto changed = withValue(withValue(spec, "rate", 0.02).value(), "batch", 9).value();
    QCOMPARE(std::get<double>(entryOf(*changed, "rate").value), 0.02);
    QVERIFY(equal(*withValue(changed, "task", task.toStdString()).value(), *changed));  // the task that it has
    QVERIFY(checkFields(*spec));
}

void tst_train_options::keepsWhatIsOnlyLookedAtOtherwise_data() {
    QTest::addColumn<QString>("task");
    QTest::addColumn<FieldValues>("values");
    QTest::newRow("sequences") << "reverse"
                               << FieldValues{{"example", 2}, {"heads_off", std::string("1,1")}, {"layer_off", 1}, {"array", std::string("w_o")}};
    QTest::newRow("pictures") << "shapes" << FieldValues{{"pictures", 3}, {"gates_off", true}, {"weights_stage", 2}};
}

void tst_train_options::keepsWhatIsOnlyLookedAtOtherwise() {
    QFETCH(QString, task);
    QFETCH(FieldValues, values);
    const auto spec = pictureSpec(qPrintable(task), "se");
    const auto course = courseOf(spec);
    QVERIFY(course->advance(3));
    QTRY_COMPARE(course->state().last, 3);
    for (const auto& [key, value] : values) {
        course->follow(withValue(spec, key, value).value());
        QCOMPARE(course->state().last, 3);
    }
    course->follow(withValue(spec, "rate", 0.02).value());
    QVERIFY(!course->state().begun);
    course->follow(spec);  // undone
    QCOMPARE(course->state().last, 3);
}

QTEST_GUILESS_MAIN(tst_train_options)
#include "tst_train_options.moc"
