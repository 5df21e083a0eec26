// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <cmath>

#include "widgets/theme_fonts.h"
#include "widgets/theme_icon.h"
#include "widgets/theme_label.h"

using namespace att;

namespace {

double luminance(const QColor& colour) {
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

/// WCAG 2: 1 (equal) to 21 (black on white).
double contrast(const QColor& a, const QColor& b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace

class tst_theme : public QObject {
    Q_OBJECT
private slots:
    void textsStandOut_data();
    void textsStandOut();
    void themeFollowsThePalette();
    void focusIsVisible_data();
    void focusIsVisible();
    void switchingKeepsTheStyle();
    void sizesFollowTheFont();
    void noTypeIsTiny();
    void labelsFollowTheirParent();
    void labelsAreLiteral();
    void wordsChangeInPlace();
    void iconsTakeTheInk();
};

void tst_theme::textsStandOut_data() {
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
        const QString name = theme->dark ? "dark" : "light";
        for (const auto& [ground, on] : {std::pair("canvas", theme->canvas), {"card", theme->card}, {"chip", theme->chip}})
            for (const auto& [ink, of] : {std::pair("text", theme->text),
                                          {"secondary", theme->secondary},
                                          {"faint", theme->faint},
                                          {"accent", theme->accent},
                                          {"problem", theme->problem}})
                QTest::newRow(qPrintable(QString("%1 %2 on %3").arg(name, ink, ground))) << of << on;
        QTest::newRow(qPrintable(name + " on accent")) << theme->accentText << theme->accent;
        QTest::newRow(qPrintable(name + " accent on chosen")) << theme->accent << theme->chosen;
        for (const auto& [role, of] : {std::pair("query", theme->query), {"key", theme->key}, {"value", theme->value}})
            QTest::newRow(qPrintable(QString("%1 %2").arg(name, role))) << of << theme->card;
    }
}

void tst_theme::textsStandOut() {
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(QString::number(contrast(ink, ground))));
}

void tst_theme::themeFollowsThePalette() {
    applyTheme(*qApp, darkTheme());
    QVERIFY(themeOf(QApplication::palette()).dark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), darkTheme().canvas);
    applyTheme(*qApp, lightTheme());
    QVERIFY(!themeOf(QApplication::palette()).dark);
}

void tst_theme::focusIsVisible_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

// Each control changes at least a ring's worth of pixels when the keyboard reaches it.
void tst_theme::focusIsVisible() {
    QFETCH(bool, dark);
    applyTheme(*qApp, dark ? darkTheme() : lightTheme());
    QWidget window;
    auto* elsewhere = new QPushButton(&window);
    elsewhere->setGeometry(0, 200, 50, 30);
    const QList<QWidget*> controls{new QPushButton("Go", &window), new QToolButton(&window), new QCheckBox("On", &window),
                                   new QLineEdit(&window),         new QComboBox(&window),   new QSlider(Qt::Horizontal, &window),
                                   new QToolButton(&window)};
    static_cast<QToolButton*>(controls.back())->setAutoRaise(true);
    for (int i = 0; i < controls.size(); ++i) controls[i]->setGeometry(10 + 110 * i, 10, 100, 40);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    for (QWidget* control : controls) {
        elsewhere->setFocus();
        const QImage before = control->grab().toImage();
        control->setFocus(Qt::TabFocusReason);
        const QImage after = control->grab().toImage();
        int changed = 0;
        for (int y = 0; y < before.height(); ++y)
            for (int x = 0; x < before.width(); ++x) changed += before.pixel(x, y) != after.pixel(x, y);
        QVERIFY2(changed > 40, qPrintable(QString("%1: %2").arg(control->metaObject()->className()).arg(changed)));
    }
}

void tst_theme::switchingKeepsTheStyle() {
    applyTheme(*qApp, lightTheme());
    QPushButton button;
    const QStyle* style = button.style();
    applyTheme(*qApp, darkTheme());
    QCOMPARE(button.style(), style);
    applyTheme(*qApp, lightTheme());
}

void tst_theme::sizesFollowTheFont() {
    QPushButton button("Go");
    button.setFont(uiFont(1));
    const QSize small = button.sizeHint();
    button.setFont(uiFont(2));
    QVERIFY(std::abs(button.sizeHint().height() - 2 * small.height()) <= 4);
    QCOMPARE(unitOf(uiFont(2)), 2.0);
}

void tst_theme::noTypeIsTiny() {
    for (const double scale : {0.5, 1.0, 2.0})
        for (const Type type : {Type::Card, Type::Small, Type::Group, Type::Figures}) QVERIFY(typeFont(uiFont(scale), type).pixelSize() >= 10);
}

void tst_theme::labelsFollowTheirParent() {
    QWidget parent;
    parent.setFont(uiFont(1));
    ThemeLabel label(Type::Small, Ink::Faint, &parent);
    label.setPadding({0, 10, 0, 4});
    QCOMPARE(label.font().pixelSize(), 11);
    parent.setFont(uiFont(2));
    QCOMPARE(label.font().pixelSize(), 22);
    parent.show();
    QCOMPARE(label.contentsMargins(), QMargins(0, 20, 0, 8));
}

void tst_theme::labelsAreLiteral() {
    QWidget parent;
    QCOMPARE(ThemeLabel(Type::Body, Ink::Text, &parent).textFormat(), Qt::PlainText);
}

/// Nothing is laid out for words that fit; the next ones that do not get their room.
void tst_theme::wordsChangeInPlace() {
    QWidget parent;
    auto* row = new QHBoxLayout(&parent);
    auto* label = new ThemeLabel(Type::Body, Ink::Text, &parent);
    row->addWidget(label, 1);
    label->setText("step 12 345");
    parent.resize(300, 40);
    parent.show();
    QVERIFY(QTest::qWaitForWindowExposed(&parent));
    const QSize hint = label->sizeHint();
    label->change("step 12 3456 and on");
    QCOMPARE(label->sizeHint(), hint);
    QCOMPARE(label->text(), "step 12 3456 and on");
    QCOMPARE(label->accessibleName(), label->text());
    const QImage changed = label->grab().toImage();
    label->setText(label->text());
    QCOMPARE(label->grab().toImage(), changed);
    QVERIFY(label->sizeHint().width() > hint.width());
    label->change(QString(80, 'm'));
    QVERIFY(label->sizeHint().width() > 300);
    label->change("step 1");
    parent.resize(200, 40);
    QTRY_VERIFY(label->sizeHint().width() < hint.width());
}

void tst_theme::iconsTakeTheInk() {
    QVERIFY(hasIcon("reset") && !hasIcon("no such icon"));
    QVERIFY(themeIcon("no such icon").isNull());
    for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
        applyTheme(*qApp, *theme);
        const QImage image = themeIcon("reset").pixmap(32, 32).toImage();
        int inked = 0;
        for (int y = 0; y < 32; ++y)
            for (int x = 0; x < 32; ++x) inked += image.pixelColor(x, y) == theme->secondary;
        QVERIFY(inked > 20);
    }
    applyTheme(*qApp, lightTheme());
}

QTEST_MAIN(tst_theme)
#include "tst_theme.moc"
