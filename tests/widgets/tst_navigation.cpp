// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/navigation.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "widgets/navigation_button.h"
#include "widgets/theme.h"

using namespace att;

namespace {

Lens lens(const char* id, const char* title, const char* family) {
    return {id, {title}, {family}, {"What it shows."}, nullptr, nullptr, nullptr, nullptr, {}};
}

const std::vector<Lens> lenses{lens("a", "Self-attention", "Sequence"), lens("b", "Multi-head attention with a name of many words", "Sequence"),
                               lens("c", "Squeeze & excitation", "Image")};

}  // namespace

class tst_navigation : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { delete m_navigation; }
    void choosesByMouse();
    void choosesByKeyboard();
    void followsWithoutAWord();
    void keepsTheChosenInSight();
    void foldsToIcons();
    void namesEverything();

private:
    QList<NavigationButton*> buttons() const { return m_navigation->findChildren<NavigationButton*>(); }
    Navigation* m_navigation = nullptr;
};

void tst_navigation::init() {
    applyTheme(*qApp, lightTheme());
    m_navigation = new Navigation(nullptr);
    m_navigation->setLenses(lenses);
    m_navigation->setCurrent("a");
    m_navigation->resize(m_navigation->width(), 500);
    m_navigation->show();
    QVERIFY(QTest::qWaitForWindowActive(m_navigation));
}

void tst_navigation::choosesByMouse() {
    QSignalSpy chosen(m_navigation, &Navigation::lensChosen);
    QTest::mouseClick(buttons().at(2), Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.last().at(0).toString(), "c");
}

void tst_navigation::choosesByKeyboard() {
    QSignalSpy chosen(m_navigation, &Navigation::lensChosen);
    buttons().at(0)->setFocus();
    QTest::keyClick(buttons().at(0), Qt::Key_Down);
    QCOMPARE(chosen.last().at(0).toString(), "b");
    QVERIFY(buttons().at(1)->hasFocus());
}

void tst_navigation::followsWithoutAWord() {
    QSignalSpy chosen(m_navigation, &Navigation::lensChosen);
    m_navigation->setCurrent("c");
    QVERIFY(buttons().at(2)->isChecked() && !buttons().at(0)->isChecked());
    m_navigation->setLenses(lenses);
    m_navigation->setCurrent("b");
    QCOMPARE(chosen.count(), 0);
}

void tst_navigation::keepsTheChosenInSight() {
    m_navigation->resize(m_navigation->width(), 90);
    m_navigation->setCurrent("c");
    QTRY_VERIFY(!buttons().at(2)->visibleRegion().isEmpty());
    m_navigation->setCurrent("a");
    QTRY_VERIFY(!buttons().at(0)->visibleRegion().isEmpty() && buttons().at(2)->visibleRegion().isEmpty());
}

void tst_navigation::foldsToIcons() {
    const int open = m_navigation->width();
    QSignalSpy folds(m_navigation, &Navigation::foldedChanged);
    QTest::mouseClick(m_navigation->findChild<QToolButton*>(), Qt::LeftButton);
    QVERIFY(m_navigation->folded());
    QVERIFY(m_navigation->width() < open / 2);
    QVERIFY(buttons().at(1)->toolTip().contains("Multi-head"));
    QCOMPARE(folds.count(), 1);
    m_navigation->setFolded(false);
    QCOMPARE(m_navigation->width(), open);
}

void tst_navigation::namesEverything() {
    for (const bool folded : {false, true}) {
        m_navigation->setFolded(folded);
        for (const QWidget* child : m_navigation->findChildren<QWidget*>())
            if (child->focusPolicy() != Qt::NoFocus) QVERIFY2(!child->accessibleName().isEmpty(), child->metaObject()->className());
    }
    QCOMPARE(buttons().at(2)->accessibleName(), "Squeeze & excitation");
}

QTEST_MAIN(tst_navigation)
#include "tst_navigation.moc"
