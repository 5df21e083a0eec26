// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_dialog.h"

#include <QAbstractSpinBox>
#include <QAccessible>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/figure_preview.h"
#include "app/program.h"
#include "tests/support/toy_lens.h"
#include "widgets/embedded_workspace.h"
#include "widgets/theme_label.h"

using namespace att;

class tst_export_dialog : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void showsAPreview();
    void previewFollows();
    void proposesANameThatIsFree();
    void suffixFollowsTheKind();
    void keepsTheLengthInAnotherUnit();
    void presetsLockTheSize();
    void writesByKeyboardAlone();
    void writesEveryStage();
    void writesNumbers();
    void staysOpenWhenItCannotWrite_data();
    void staysOpenWhenItCannotWrite();
    void saysWhenAFileWillBeReplaced();
    void remembers();
    void copies();
    void closesWhileWriting();
    void everyControlHasAName();

private:
    QString inFolder(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    QString state() const;
    void type(const QString& path);

    std::vector<Lens> m_lenses = toyLenses();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<ExportDialog> m_dialog;
};

void tst_export_dialog::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>(m_lenses);
    m_program->live.refresh();
    QTRY_VERIFY(m_program->live.outcome());
    QVERIFY(m_program->settings.edit("export_folder", m_folder->path().toStdString(), true));
    m_dialog = std::make_unique<ExportDialog>(*m_program, nullptr);
    m_dialog->show();
}

void tst_export_dialog::cleanup() {
    m_dialog.reset();
    m_program.reset();
}

QString tst_export_dialog::state() const {
    QStringList texts;
    for (const auto* label : m_dialog->findChildren<ThemeLabel*>()) texts << label->text();
    return texts.join('|');
}

void tst_export_dialog::type(const QString& path) {
    auto* name = m_dialog->findChild<QLineEdit*>("file");
    name->selectAll();
    QTest::keyClicks(name, path);
}

void tst_export_dialog::showsAPreview() {
    auto* preview = m_dialog->findChild<FigurePreview*>();
    QTRY_VERIFY(!preview->image().isNull());
    QVERIFY(preview->image().width() > 100);
}

void tst_export_dialog::previewFollows() {
    auto* preview = m_dialog->findChild<FigurePreview*>();
    QTRY_VERIFY(!preview->image().isNull());
    const QImage before = preview->image();
    m_dialog->setOption("theme", std::string("dark"));
    QTRY_VERIFY(preview->image() != before);
    const QImage dark = preview->image();
    QVERIFY(m_program->document.edit("size", 9, true));
    QTRY_VERIFY(preview->image() != dark);
}

void tst_export_dialog::proposesANameThatIsFree() {
    QCOMPARE(m_dialog->path(), inFolder("weights-heads-1.png"));
    QSignalSpy written(m_dialog.get(), &ExportDialog::written);
    m_dialog->exportNow();
    QVERIFY(written.wait());
    ExportDialog again(*m_program, nullptr);
    QCOMPARE(again.path(), inFolder("weights-heads-1-2.png"));
}

void tst_export_dialog::suffixFollowsTheKind() {
    m_dialog->setOption("kind", std::string("svg"));
    QCOMPARE(m_dialog->path(), inFolder("weights-heads-1.svg"));
    type(inFolder("mine.svg"));
    m_dialog->setOption("kind", std::string("pdf"));
    QCOMPARE(m_dialog->path(), inFolder("mine.pdf"));
    type("bare");
    QCOMPARE(m_dialog->path(), inFolder("bare.pdf"));
}

void tst_export_dialog::keepsTheLengthInAnotherUnit() {
    m_dialog->setOption("unit", std::string("px"));
    QCOMPARE(m_dialog->options().width, 1890.0);
    m_dialog->setOption("unit", std::string("in"));
    QCOMPARE(m_dialog->options().width, 6.3);
}

void tst_export_dialog::presetsLockTheSize() {
    m_dialog->setOption("preset", std::string("slide"));
    QVERIFY2(state().contains("4000 × 2250 pixels"), qPrintable(state()));
    m_dialog->setOption("preset", std::string("poster"));
    m_dialog->setOption("dpi", 1200);
    QVERIFY2(state().contains("39732"), qPrintable(state()));
    for (const auto* button : m_dialog->findChildren<QPushButton*>())
        if (button->isDefault()) QVERIFY(!button->isEnabled());
}

void tst_export_dialog::writesByKeyboardAlone() {
    QSignalSpy written(m_dialog.get(), &ExportDialog::written);
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    QTest::keyClicks(m_dialog->focusWidget(), "");
    type(inFolder("typed"));
    QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Return);
    QVERIFY(written.wait());
    QCOMPARE(written[0][0].toStringList(), QStringList(inFolder("typed.png")));
    QVERIFY(!m_dialog->isVisible());
    const auto workspace = readEmbeddedWorkspace(inFolder("typed.png").toStdString());
    QVERIFY(workspace);
    QCOMPARE(*workspace, m_program->files.text());
}

void tst_export_dialog::writesEveryStage() {
    m_dialog->setOption("what", std::string("stages"));
    m_dialog->setOption("width", 4.0);
    QSignalSpy written(m_dialog.get(), &ExportDialog::written);
    m_dialog->exportNow();
    QVERIFY(written.wait());
    QCOMPARE(written[0][0].toStringList().front(), inFolder("toy-weights-heads.png"));
}

void tst_export_dialog::writesNumbers() {
    m_dialog->setOption("kind", std::string("csv"));
    QSignalSpy written(m_dialog.get(), &ExportDialog::written);
    m_dialog->exportNow();
    QVERIFY(written.wait());
    QFile file(inFolder("weights-heads-1.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("3"));
}

void tst_export_dialog::staysOpenWhenItCannotWrite_data() {
    QTest::addColumn<QString>("path");
    QTest::newRow("no such folder") << "no/such/folder/a.png";
    QTest::newRow("a folder") << "inner.png";
    QTest::newRow("name too long") << QString(300, 'x');
}

void tst_export_dialog::staysOpenWhenItCannotWrite() {
    QFETCH(QString, path);
    QVERIFY(QDir(m_folder->path()).mkdir("inner.png"));
    type(m_folder->filePath(path));
    m_dialog->exportNow();
    QTRY_VERIFY2(state().contains(path.left(200)), qPrintable(state()));
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::NoDotAndDotDot | QDir::AllEntries), QStringList("inner.png"));
}

void tst_export_dialog::saysWhenAFileWillBeReplaced() {
    QFile file(inFolder("old.png"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    type(inFolder("old.png"));
    QVERIFY2(state().contains("will be replaced"), qPrintable(state()));
    type(inFolder("new.png"));
    QVERIFY2(!state().contains("will be replaced"), qPrintable(state()));
}

void tst_export_dialog::remembers() {
    m_dialog->setOption("kind", std::string("pdf"));
    m_dialog->setOption("text_scale", 150);
    const ExportDialog again(*m_program, nullptr);
    QCOMPARE(again.options().kind, FigureKind::Pdf);
    QCOMPARE(again.options().textScale, 150);
}

void tst_export_dialog::copies() {
    QGuiApplication::clipboard()->clear();
    m_dialog->copyNow();
    QTRY_VERIFY(QGuiApplication::clipboard()->mimeData() && QGuiApplication::clipboard()->mimeData()->hasImage());
    QVERIFY(QGuiApplication::clipboard()->text().contains('\t'));
    QVERIFY(m_dialog->isVisible());
}

void tst_export_dialog::closesWhileWriting() {
    m_dialog->setOption("dpi", 600);
    type(inFolder("whole.png"));
    m_dialog->exportNow();
    m_dialog.reset();
    QVERIFY(!QImage(inFolder("whole.png")).isNull());
}

void tst_export_dialog::everyControlHasAName() {
    for (const auto* widget : m_dialog->findChildren<QWidget*>()) {
        const bool inside = qobject_cast<const QAbstractSpinBox*>(widget->parentWidget());
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || inside) continue;
        const auto* accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
}

QTEST_MAIN(tst_export_dialog)
#include "tst_export_dialog.moc"
