// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QToolButton>

#include "tests/widgets/form_loop.h"
#include "widgets/field_box.h"
#include "widgets/token_line.h"

using namespace att;

class tst_form : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { dressProgram(); }
    void hasAnEditorForEveryField();
    void showsWithoutAWord();
    void updatesInPlace();
    void repaintsWhatChangedAlone();
    void resets();
    void showsWhatIsWrong();
    void locks();
    void goesWhileItIsTypedInto();
    void leavesOutWhatHasNothingToSay();
    void rowsComeAndGo();
    void worksByKeyboardAlone_data();
    void worksByKeyboardAlone();
    void scrollsToTheFocus();
    void namesEverything();
    void tooltipsAreLiteral();
};

void tst_form::hasAnEditorForEveryField() {
    Loop loop;
    const auto list = entries(*loop.spec);
    for (const auto& entry : list) {
        const bool elsewhere = entry.field.editor == Editor::Hidden || belongsToTokenBar(list, entry);
        QCOMPARE(loop.form.editorFor(entry.field.key) == nullptr, elsewhere);
    }
}

void tst_form::showsWithoutAWord() {
    Loop loop;
    for (const auto& [key, words] : {std::pair("heads", "3"),
                                     {"width", "100"},
                                     {"kernel", "3"},
                                     {"seed", "12"},
                                     {"temperature", "0.5"},
                                     {"share", "0.123456"},
                                     {"tied", "on"},
                                     {"bias", "off"},
                                     {"mask", "window"},
                                     {"start", "identity"},
                                     {"note", "hello"}}) {
        loop.spec = withWords(loop.spec, key, words).value();
        loop.form.setSpec(loop.spec);
    }
    QCOMPARE(loop.edits.count(), 0);
    QCOMPARE(loop.part<FieldBox>("heads")->text(), "3");
    QCOMPARE(loop.part<FieldBox>("share")->text(), "0.123456");
    QCOMPARE(loop.part<QCheckBox>("bias")->isChecked(), false);
    QCOMPARE(loop.part<QComboBox>("start")->currentIndex(), 4);
    QVERIFY(loop.form.editorFor("mask")->findChildren<QRadioButton*>().at(2)->isChecked());
    QCOMPARE(loop.part<TokenLine>("note")->text(), "hello");
}

void tst_form::updatesInPlace() {
    Loop loop;
    QWidget* editor = loop.form.editorFor("heads");
    loop.set("heads", 4);
    QCOMPARE(loop.form.editorFor("heads"), editor);
    QCOMPARE(loop.edits.count(), 0);
}

namespace {

/// Who paints, and how often anything is laid out anew, for as long as it lives.
class Repaints final : public QObject {
public:
    Repaints() { qApp->installEventFilter(this); }
    QSet<const QWidget*> painted;
    int layouts = 0;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint) painted << static_cast<QWidget*>(watched);
        layouts += event->type() == QEvent::LayoutRequest;
        return false;
    }
};

}  // namespace

void tst_form::repaintsWhatChangedAlone() {
    Loop loop;
    loop.set("heads", 4);  // the button that resets it stands from now on
    const QWidget* row = loop.row("heads");
    Repaints repaints;
    do repaints.layouts = 0, QCoreApplication::processEvents();
    while (repaints.layouts > 0);
    repaints.painted.clear();
    loop.set("heads", 2);
    QCoreApplication::processEvents();
    QVERIFY(repaints.painted.contains(row));
    for (const QWidget* widget : repaints.painted)
        QVERIFY2(widget == row || row->isAncestorOf(widget) || widget->isAncestorOf(row), widget->metaObject()->className());
    QCOMPARE(repaints.layouts, 0);
}

void tst_form::resets() {
    Loop loop;
    auto* button = loop.row("heads")->findChild<QToolButton*>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(!button->isVisible());
    loop.set("heads", 5);
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(loop.value("heads"), "8");
    QVERIFY(!button->isVisible());
    loop.set("heads", 6);
    QTest::mouseDClick(loop.row("heads")->findChild<QLabel*>(), Qt::LeftButton);
    QCOMPARE(loop.value("heads"), "8");
    QVERIFY(loop.lastFinished());
}

void tst_form::showsWhatIsWrong() {
    Loop loop;
    QVERIFY(loop.row("width")->note().isEmpty());
    loop.set("heads", 7);
    QCOMPARE(loop.row("width")->note(), "7 heads do not divide 512");
    QVERIFY(loop.part<FieldBox>("width")->property(wrongProperty).toBool());
    QVERIFY(loop.part<FieldBox>("width")->accessibleDescription().contains("7 heads"));
    loop.set("heads", 8);
    QVERIFY(loop.row("width")->note().isEmpty());
    QVERIFY(!loop.part<FieldBox>("width")->property(wrongProperty).toBool());
}

void tst_form::locks() {
    Loop loop;
    loop.set("tied", true);
    auto* box = loop.part<FieldBox>("temperature");
    QVERIFY(!box->isEnabled());
    QVERIFY(box->text().startsWith("2.5"));
    QCOMPARE(loop.row("temperature")->note(), "Tied to something else.");
    QVERIFY(box->accessibleDescription().contains("Tied to something else."));
    const auto nothingIn = [&loop](const char* key) {
        const auto labels = loop.row(key)->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [](const QLabel* label) { return label->text() == "—" && !label->isHidden(); });
    };
    QVERIFY(!nothingIn("temperature") && nothingIn("share"));
    QVERIFY(loop.row("share")->editor()->isHidden());
    loop.set("tied", false);
    QVERIFY(box->isEnabled());
    QVERIFY(box->text().startsWith("1"));
    QVERIFY(!nothingIn("share") && !loop.row("share")->editor()->isHidden());
}

void tst_form::goesWhileItIsTypedInto() {
    Loop loop;
    type(loop.part<FieldBox>("heads"), "12");
    const auto count = loop.edits.count();
    struct Other : SpecOf<Other> {
        bool on;
        void fields(FieldVisitor& v) override { v.flag(on, {.key = "on"}); }
    };
    loop.form.setSpec(makeDefault<Other>());
    QCOMPARE(loop.edits.count(), count);
    QVERIFY(!loop.form.editorFor("heads"));
}

void tst_form::leavesOutWhatHasNothingToSay() {
    Loop loop;
    FormFields fields(nullptr);
    fields.setSpec(loop.spec);
    QVERIFY(fields.isShown("heads") && !fields.isShown("nothing"));
    fields.setShown("heads", false);
    fields.setSpec(loop.spec);
    QVERIFY(!fields.isShown("heads") && fields.isShown("mask"));
    fields.setShown("heads", true);
    QVERIFY(fields.isShown("heads"));
}

/// Beside the one that is edited, which stays with the focus.
void tst_form::rowsComeAndGo() {
    Loop loop;
    FieldEditor* const mask = loop.form.editorFor("mask");
    mask->findChildren<QRadioButton*>().at(2)->setFocus();
    QWidget* const focus = QApplication::focusWidget();
    QVERIFY(!loop.form.editorFor("reach"));
    loop.set("mask", std::string("window"));
    QVERIFY(loop.form.editorFor("reach") && loop.form.editorFor("mask") == mask && QApplication::focusWidget() == focus);
    QTRY_VERIFY(loop.row("reach")->y() > loop.row("mask")->y() && loop.row("reach")->y() < loop.row("start")->y());
    loop.set("reach", 5);
    loop.set("mask", std::string("none"));
    QVERIFY(!loop.form.editorFor("reach") && loop.form.editorFor("mask") == mask && QApplication::focusWidget() == focus);
    QCOMPARE(loop.value("reach"), "5");
}

void tst_form::worksByKeyboardAlone_data() {
    QTest::addColumn<std::string>("mask");
    for (const char* mask : {"none", "window"}) QTest::newRow(mask) << std::string(mask);
}

// Every field is reached by Tab in the order of the screen, also one that came later, and changed where it is reached.
void tst_form::worksByKeyboardAlone() {
    QFETCH(std::string, mask);
    Loop loop;
    loop.set("mask", mask);
    loop.form.editorFor("heads")->setFocus(Qt::TabFocusReason);
    QStringList reached;
    for (int i = 0; i < 60 && QApplication::focusWidget(); ++i) {
        QWidget* here = QApplication::focusWidget();
        for (QWidget* w = here; w; w = w->parentWidget())
            if (auto* row = qobject_cast<FieldRow*>(w); row && !reached.contains(row->entry().field.key)) reached << row->entry().field.key;
        QTest::keyClick(here, Qt::Key_Tab);
    }
    QStringList expected;
    for (const auto& entry : entries(*loop.spec))
        if (loop.form.editorFor(entry.field.key)) expected << entry.field.key;
    QCOMPARE(reached, expected);
}

// Also where the focus comes from outside.
void tst_form::scrollsToTheFocus() {
    Loop loop;
    loop.form.resize(loop.form.width(), 160);
    const QList<FieldRow*> rows = loop.form.findChildren<FieldRow*>();
    for (FieldRow* far : {rows.back(), rows.front()}) {
        QVERIFY(far->visibleRegion().isEmpty());
        far->editor()->setFocus(Qt::TabFocusReason);
        QVERIFY(!far->visibleRegion().isEmpty());
    }
}

void tst_form::namesEverything() {
    Loop loop;
    loop.set("heads", 7);
    loop.set("arrays", ArraySource{"weights.npz", std::make_shared<GivenArrays>()});
    for (QWidget* child : loop.form.findChildren<QWidget*>()) {
        const bool inner = qobject_cast<QLineEdit*>(child) && qobject_cast<FieldBox*>(child->parentWidget());
        if (child->focusPolicy() == Qt::NoFocus || inner || qobject_cast<FieldEditor*>(child)) continue;
        if (child->window() != loop.form.window() || !child->isVisible()) continue;
        QVERIFY2(!child->accessibleName().isEmpty(), child->metaObject()->className());
        if (!qobject_cast<QToolButton*>(child)) QVERIFY2(!child->accessibleDescription().isEmpty(), child->metaObject()->className());
    }
}

void tst_form::tooltipsAreLiteral() {
    Loop loop;
    for (const FieldRow* row : loop.form.findChildren<FieldRow*>()) {
        QVERIFY(!row->toolTip().isEmpty());
        QCOMPARE(row->whatsThis(), row->toolTip());
    }
    QVERIFY(loop.row("heads")->toolTip().contains("From 1 to 32."));
}

QTEST_MAIN(tst_form)
#include "tst_form.moc"
