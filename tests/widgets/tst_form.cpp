// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/form.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include "tests/widgets/every_field.h"
#include "widgets/field_box.h"
#include "widgets/field_editor.h"
#include "widgets/field_row.h"
#include "widgets/field_slider.h"
#include "widgets/theme.h"
#include "widgets/theme_controls.h"
#include "widgets/theme_fonts.h"
#include "widgets/token_line.h"

using namespace att;

namespace {

/// What the window does with a form: every edit goes into the spec, and the spec comes back.
struct Loop {
    SpecPtr spec = makeDefault<EveryField>();
    Form form{nullptr};
    QSignalSpy edits{&form, &Form::edited};

    Loop() {
        QObject::connect(&form, &Form::edited, &form, [this](const QString& key, const FieldValue& value) { set(key, value); });
        form.resize(form.sizeHint());
        form.setSpec(spec);
        form.show();
        if (!QTest::qWaitForWindowActive(&form)) QTest::qFail("the form never became active", __FILE__, __LINE__);
    }

    void set(const QString& key, const FieldValue& value) {
        auto next = withValue(spec, key.toStdString(), value);
        if (!next) return QTest::qFail(english(next.error().message).c_str(), __FILE__, __LINE__);
        spec = std::move(next).value();
        form.setSpec(spec);
    }

    template <class Part>
    Part* part(const QString& key) const {
        return form.editorFor(key)->findChild<Part*>();
    }

    FieldRow* row(const QString& key) const { return static_cast<FieldRow*>(form.editorFor(key)->parentWidget()); }
    QString value(const char* key) const { return QString::fromStdString(toWords(valueOf(*spec, key))); }
    QString lastKey() const { return edits.last().at(0).toString(); }
    bool lastFinished() const { return edits.last().at(2).toBool(); }
    int finishedCount() const {
        return static_cast<int>(std::count_if(edits.begin(), edits.end(), [](const QVariantList& edit) { return edit.at(2).toBool(); }));
    }
};

QPoint handle(const FieldSlider* slider) {
    const int side = px(slider, 14), room = slider->width() - side;
    return {side / 2 + room * (slider->value() - slider->minimum()) / std::max(1, slider->maximum() - slider->minimum()), slider->height() / 2};
}

void drag(FieldSlider* slider, const QPoint& to, Qt::KeyboardModifiers modifiers = {}) {
    const QPoint from = handle(slider);
    QTest::mousePress(slider, Qt::LeftButton, modifiers, from);
    for (int i = 1; i <= 8; ++i) {
        const QPointF place = QPointF(from) + QPointF(to - from) * i / 8;
        QMouseEvent move(QEvent::MouseMove, place, slider->mapToGlobal(place), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(slider, &move);
    }
    QTest::mouseRelease(slider, Qt::LeftButton, modifiers, to);
}

void type(QWidget* widget, const QString& words) {
    widget->setFocus();
    QTest::keySequence(widget, QKeySequence::SelectAll);
    QTest::keyClicks(widget, words);
}

}  // namespace

class tst_form : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void hasAnEditorForEveryField();
    void showsWithoutAWord();
    void updatesInPlace();
    void dragIsOneStep();
    void clickInTheGrooveIsOneStep();
    void dragSnapsWithControl();
    void arrowKeysMoveTheSlider();
    void controlArrowsLeap();
    void wheelScrollsTheFormUnlessFocused();
    void typesNumbers_data();
    void typesNumbers();
    void typingIsOneStep();
    void escapeTakesTypingBack();
    void refusesNumbers_data();
    void refusesNumbers();
    void stepsTheBox();
    void rollsTheSeed();
    void switches();
    void choosesASegment();
    void choosesFromTheList();
    void writesText();
    void cutsLongText();
    void asksForArrays();
    void resets();
    void showsWhatIsWrong();
    void locks();
    void goesWhileItIsTypedInto();
    void leavesOutWhatHasNothingToSay();
    void worksByKeyboardAlone();
    void namesEverything();
    void tooltipsAreLiteral();
};

void tst_form::initTestCase() {
    QApplication::setFont(uiFont(1));
    applyTheme(*qApp, lightTheme());
}

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

void tst_form::dragIsOneStep() {
    Loop loop;
    auto* slider = loop.part<FieldSlider>("heads");
    drag(slider, {slider->width() - 1, slider->height() / 2});
    QCOMPARE(loop.value("heads"), "32");
    QVERIFY(loop.edits.count() > 3);
    QCOMPARE(loop.finishedCount(), 1);
    QVERIFY(loop.lastFinished());
    drag(slider, {0, slider->height() / 2});
    QCOMPARE(loop.value("heads"), "1");
    QCOMPARE(loop.finishedCount(), 2);
}

void tst_form::clickInTheGrooveIsOneStep() {
    Loop loop;
    auto* slider = loop.part<FieldSlider>("share");
    QTest::mouseClick(slider, Qt::LeftButton, {}, QPoint(slider->width() - 2, slider->height() / 2));
    QCOMPARE(loop.value("share"), "1");
    QCOMPARE(loop.finishedCount(), 1);
}

void tst_form::dragSnapsWithControl() {
    Loop loop;
    auto* slider = loop.part<FieldSlider>("width");
    drag(slider, {slider->width() / 2, slider->height() / 2}, Qt::ControlModifier);
    for (const auto& edit : loop.edits) {
        const int value = std::get<int>(edit.at(1).value<FieldValue>());
        QVERIFY2((value & (value - 1)) == 0, qPrintable(QString::number(value)));
    }
    QVERIFY(loop.lastFinished());
    QVERIFY(loop.value("width").toInt() < 512);
}

void tst_form::arrowKeysMoveTheSlider() {
    Loop loop;
    auto* slider = loop.part<FieldSlider>("heads");
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(loop.value("heads"), "9");
    QCOMPARE(loop.finishedCount(), 1);
    QTest::keyClick(slider, Qt::Key_End);
    QCOMPARE(loop.value("heads"), "32");
    QTest::keyClick(loop.part<FieldSlider>("kernel"), Qt::Key_Left);
    QCOMPARE(loop.value("kernel"), "5");
}

void tst_form::controlArrowsLeap() {
    Loop loop;
    auto* slider = loop.part<FieldSlider>("width");
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(loop.value("width"), "256");
    QTest::keyClick(slider, Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(loop.value("width"), "512");
    QCOMPARE(loop.finishedCount(), 2);
}

void tst_form::wheelScrollsTheFormUnlessFocused() {
    Loop loop;
    for (QWidget* target : {static_cast<QWidget*>(loop.part<FieldSlider>("heads")), static_cast<QWidget*>(loop.part<FieldBox>("seed")),
                            static_cast<QWidget*>(loop.part<QComboBox>("start"))}) {
        loop.part<QCheckBox>("bias")->setFocus();
        QWheelEvent turn({5, 5}, target->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(target, &turn);
        QCOMPARE(loop.edits.count(), 0);
    }
    auto* slider = loop.part<FieldSlider>("heads");
    slider->setFocus();
    QWheelEvent turn({5, 5}, slider->mapToGlobal(QPointF(5, 5)), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(slider, &turn);
    QVERIFY(loop.value("heads").toInt() > 8);
    QTRY_VERIFY(loop.lastFinished());
}

void tst_form::typesNumbers_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("value");
    QTest::newRow("whole") << "heads"
                           << "12"
                           << "12";
    QTest::newRow("between stops") << "width"
                                   << "513"
                                   << "513";
    QTest::newRow("listed") << "kernel"
                            << "9"
                            << "9";
    QTest::newRow("seed") << "seed"
                          << "1234"
                          << "1234";
    QTest::newRow("fraction") << "share"
                              << "0.123456"
                              << "0.123456";
    QTest::newRow("comma") << "share"
                           << "0,25"
                           << "0.25";
    QTest::newRow("with its unit") << "temperature"
                                   << "2.5 K"
                                   << "2.5";
}

void tst_form::typesNumbers() {
    QFETCH(QString, key);
    QFETCH(QString, typed);
    Loop loop;
    auto* box = loop.part<FieldBox>(key);
    type(box, typed);
    QTEST(loop.value(qPrintable(key)), "value");
    QTest::keyClick(box, Qt::Key_Return);
    QTEST(loop.value(qPrintable(key)), "value");
    QVERIFY(loop.lastFinished());
    QCOMPARE(loop.row(key)->note().isEmpty() || key == "width", true);
}

void tst_form::typingIsOneStep() {
    Loop loop;
    auto* box = loop.part<FieldBox>("width");
    type(box, "1000");
    QCOMPARE(loop.finishedCount(), 0);
    loop.part<QCheckBox>("bias")->setFocus();
    QCOMPARE(loop.finishedCount(), 1);
    QCOMPARE(loop.value("width"), "1000");
}

void tst_form::escapeTakesTypingBack() {
    Loop loop;
    auto* box = loop.part<FieldBox>("heads");
    type(box, "12");
    QTest::keyClick(box, Qt::Key_Escape);
    QCOMPARE(loop.value("heads"), "8");
    QCOMPARE(box->text(), "8");
    QVERIFY(loop.lastFinished());
}

void tst_form::refusesNumbers_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("says");
    QTest::newRow("too large") << "heads"
                               << "99"
                               << "The range is 1 to 32.";
    QTest::newRow("fraction") << "heads"
                              << "2.5"
                              << "2.5 is not possible here; the nearest are 2 and 3.";
    QTest::newRow("word") << "heads"
                          << "x"
                          << "A number is expected here.";
    QTest::newRow("empty") << "heads"
                           << " "
                           << "A number is expected here.";
    QTest::newRow("not listed") << "kernel"
                                << "4"
                                << "4 is not possible here; the nearest are 3 and 5.";
    QTest::newRow("negative") << "share"
                              << "-1"
                              << "The range is 0 to 1.";
}

void tst_form::refusesNumbers() {
    QFETCH(QString, key);
    QFETCH(QString, typed);
    Loop loop;
    const QString before = loop.value(qPrintable(key));
    auto* box = loop.part<FieldBox>(key);
    type(box, typed);
    QTest::keyClick(box, Qt::Key_Return);
    QTEST(loop.row(key)->note(), "says");
    QVERIFY(box->property(wrongProperty).toBool());
    QVERIFY(box->accessibleDescription().contains(loop.row(key)->note()));
    loop.part<QCheckBox>("bias")->setFocus();
    QVERIFY(loop.row(key)->note().isEmpty());
    QCOMPARE(box->text(), loop.value(qPrintable(key)));
    if (typed.size() == 1) QCOMPARE(loop.value(qPrintable(key)), before);
}

void tst_form::stepsTheBox() {
    Loop loop;
    auto* box = loop.part<FieldBox>("seed");
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Up);
    QCOMPARE(loop.value("seed"), "8");
    QVERIFY(loop.lastFinished());
    type(loop.part<FieldBox>("kernel"), "7");
    QTest::keyClick(loop.part<FieldBox>("kernel"), Qt::Key_Down);
    QCOMPARE(loop.value("kernel"), "5");
}

void tst_form::rollsTheSeed() {
    Loop loop;
    const QString before = loop.value("seed");
    QTest::mouseClick(loop.part<QToolButton>("seed"), Qt::LeftButton);
    QVERIFY(loop.value("seed") != before);
    QCOMPARE(loop.finishedCount(), 1);
}

void tst_form::switches() {
    Loop loop;
    auto* box = loop.part<QCheckBox>("bias");
    QTest::mouseClick(box, Qt::LeftButton, {}, box->rect().center());
    QCOMPARE(loop.value("bias"), "off");
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Space);
    QCOMPARE(loop.value("bias"), "on");
    QCOMPARE(loop.finishedCount(), 2);
}

void tst_form::choosesASegment() {
    Loop loop;
    const auto segments = loop.form.editorFor("mask")->findChildren<QRadioButton*>();
    QTest::mouseClick(segments.at(1), Qt::LeftButton, {}, segments.at(1)->rect().center());
    QCOMPARE(loop.value("mask"), "causal");
    QTest::keyClick(segments.at(1), Qt::Key_Right);
    QCOMPARE(loop.value("mask"), "window");
    QVERIFY(segments.at(2)->hasFocus());
    QCOMPARE(loop.finishedCount(), 2);
}

void tst_form::choosesFromTheList() {
    Loop loop;
    auto* list = loop.part<QComboBox>("start");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(loop.value("start"), "lecun");
    QVERIFY(loop.lastFinished());
}

void tst_form::writesText() {
    Loop loop;
    auto* line = loop.part<TokenLine>("note");
    type(line, "hello");
    QCOMPARE(loop.value("note"), "hello");
    QCOMPARE(loop.finishedCount(), 0);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(loop.finishedCount(), 1);
}

void tst_form::cutsLongText() {
    Loop loop;
    auto* line = loop.part<TokenLine>("note");
    line->setFocus();
    QApplication::clipboard()->setText("one\ntwo " + QString(100, 'x'));
    QTest::keySequence(line, QKeySequence::Paste);
    QCOMPARE(loop.value("note"), "one two xxxxxxxxxxxx");
    QVERIFY(loop.row("note")->note().contains("20"));
}

void tst_form::asksForArrays() {
    Loop loop;
    QSignalSpy requests(&loop.form, &Form::arraysRequested), clears(&loop.form, &Form::arraysCleared);
    QTest::mouseClick(loop.part<QPushButton>("arrays"), Qt::LeftButton);
    QCOMPARE(requests.count(), 1);
    QCOMPARE(requests.last().at(0).toString(), "arrays");
    QVERIFY(!loop.part<QToolButton>("arrays")->isVisible());
    loop.set("arrays", ArraySource{"/home/somebody/weights.npz", std::make_shared<GivenArrays>()});
    QTest::mouseClick(loop.part<QToolButton>("arrays"), Qt::LeftButton);
    QCOMPARE(clears.count(), 1);
    QCOMPARE(loop.edits.count(), 0);
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
    loop.set("tied", false);
    QVERIFY(box->isEnabled());
    QVERIFY(box->text().startsWith("1"));
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

// Every field is reached by Tab in the order of the screen, and changed where it is reached.
void tst_form::worksByKeyboardAlone() {
    Loop loop;
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
