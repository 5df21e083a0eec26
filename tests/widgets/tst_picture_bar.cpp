// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include "widgets/sketch_pad.h"
#include "widgets/sketch_window.h"
#include "widgets/theme_label.h"

using namespace att;

namespace {

enum class Source { Filters, Raw };

struct Options : SpecOf<Options> {
    PictureSource image;
    Source source;

    void fields(FieldVisitor& v) override {
        const Text group{"Input"};
        v.picture(image, {.key = "image",
                          .label = {"Picture"},
                          .group = group,
                          .help = {"What is looked at."},
                          .choices = {{"street", {"street"}}, {"face", {"face"}}}});
        v.choice(
            source,
            {.key = "features", .label = {"Features"}, .group = group, .help = {"Which."}, .choices = {{"filters", {"filters"}}, {"raw", {"raw"}}}});
    }
};

SpecPtr withPicture(const char* name, bool embedded) {
    auto bitmap = std::make_shared<const Bitmap>(
        Bitmap{.width = 2, .height = 1, .rgb = std::vector<std::uint8_t>(6), .originalWidth = 4000, .originalHeight = 2000, .png = "png"});
    return *withValue(makeDefault<Options>(), "image", PictureSource{name, bitmap, embedded});
}

QPushButton* buttonNamed(const PictureBar& bar, const QString& words) {
    for (auto* button : bar.findChildren<QPushButton*>())
        if (button->text() == words) return button;
    return nullptr;
}

bool says(const PictureBar& bar, const QString& words) {
    const auto labels = bar.findChildren<ThemeLabel*>();
    return std::ranges::any_of(labels, [&](const ThemeLabel* label) { return label->text() == words; });
}

}  // namespace

class tst_picture_bar : public QObject {
    Q_OBJECT
private slots:
    void offersSamples();
    void namesWhatIsShown();
    void embedsWhatHasAFile();
    void pastes();
    void hidesWithoutAPicture();
    void drawingIsReportedAndTakenBack();
    void drawsByKeyboard();
};

void tst_picture_bar::offersSamples() {
    PictureBar bar(nullptr);
    bar.setSpec(makeDefault<Options>());
    bar.setExamples({{{"By hand"}, {}}});
    QSignalSpy edited(&bar, &PictureBar::edited), chosen(&bar, &PictureBar::exampleChosen);
    const auto actions = buttonNamed(bar, "Samples")->menu()->actions();
    QCOMPARE(actions.size(), 4);  // two samples, a line, an example
    actions[1]->trigger();
    QCOMPARE(edited.size(), 1);
    QVERIFY(qvariant_cast<FieldValue>(edited[0][1]) == FieldValue(std::string("face")));
    actions[3]->trigger();
    QCOMPARE(chosen.size(), 1);
}

void tst_picture_bar::namesWhatIsShown() {
    PictureBar bar(nullptr);
    bar.setSpec(makeDefault<Options>());
    QVERIFY(says(bar, "street"));
    bar.setSpec(withPicture("/home/somebody/holiday & sea.jpg", false));
    QVERIFY(says(bar, "holiday & sea.jpg · 4000 × 2000"));
}

void tst_picture_bar::embedsWhatHasAFile() {
    PictureBar bar(nullptr);
    bar.setSpec(withPicture("/a/b.png", false));
    QSignalSpy edited(&bar, &PictureBar::edited);
    QPushButton* embed = buttonNamed(bar, "Embed");
    QVERIFY(embed->isVisibleTo(&bar) && !embed->isChecked());
    embed->click();
    QCOMPARE(edited.size(), 1);
    QVERIFY(std::get<PictureSource>(qvariant_cast<FieldValue>(edited[0][1])).embedded);
    bar.setSpec(withPicture("pasted picture", true));
    QVERIFY(!embed->isVisibleTo(&bar));
}

void tst_picture_bar::pastes() {
    PictureBar bar(nullptr);
    bar.setSpec(makeDefault<Options>());
    bar.show();
    QSignalSpy image(&bar, &PictureBar::imageGiven), file(&bar, &PictureBar::fileGiven), notice(&bar, &PictureBar::notice);
    QApplication::clipboard()->setImage(QImage(3, 3, QImage::Format_RGB32));
    bar.paste();
    QCOMPARE(image.size(), 1);
    auto* urls = new QMimeData;
    urls->setUrls({QUrl::fromLocalFile("/tmp/x.png")});
    QApplication::clipboard()->setMimeData(urls);
    bar.paste();
    QCOMPARE(file.size(), 1);
    QCOMPARE(file[0][0].toString(), QString("/tmp/x.png"));
    QApplication::clipboard()->setText("words");
    bar.paste();
    QCOMPARE(notice.size(), 1);
}

void tst_picture_bar::hidesWithoutAPicture() {
    struct None : SpecOf<None> {
        void fields(FieldVisitor&) override {}
    };
    QWidget window;
    PictureBar bar(&window);
    bar.setSpec(makeDefault<Options>());
    QVERIFY(bar.isVisibleTo(&window));
    bar.setSpec(makeDefault<None>());
    QVERIFY(!bar.isVisibleTo(&window));
}

namespace {

/// The bar's own window to draw in, over the picture of two black pixels.
SketchWindow* openSketch(PictureBar& bar) {
    bar.setSpec(withPicture("drawing", true));
    bar.show();
    bar.sketch();
    return bar.findChild<SketchWindow*>();
}

BitmapPtr pictureIn(const QList<QVariant>& edit) { return std::get<PictureSource>(edit[1].value<FieldValue>()).bitmap; }

}  // namespace

void tst_picture_bar::drawingIsReportedAndTakenBack() {
    PictureBar bar(nullptr);
    SketchPad* pad = openSketch(bar)->pad();
    const QSignalSpy edits(&bar, &PictureBar::edited);
    pad->setColour(Qt::red);
    QTest::mouseClick(pad, Qt::LeftButton, {}, pad->rect().center());
    QCOMPARE(edits.size(), 1);
    QVERIFY(edits[0][2].toBool());
    QVERIFY(pictureIn(edits[0])->pixel(0, 1)[0] > 200 && pictureIn(edits[0])->pixel(0, 1)[1] < 50);
    QVERIFY(!pictureIn(edits[0])->png.empty());
    pad->undo();
    QCOMPARE(int(pictureIn(edits[1])->pixel(0, 1)[0]), 0);
    pad->undo();  // nothing is left
    QCOMPARE(edits.size(), 2);
    pad->clear();
    QCOMPARE(int(pictureIn(edits[2])->pixel(0, 0)[2]), 255);
}

void tst_picture_bar::drawsByKeyboard() {
    PictureBar bar(nullptr);
    SketchPad* pad = openSketch(bar)->pad();
    pad->setImage(QImage(60, 20, QImage::Format_RGB32));
    pad->clear();
    pad->setThickness(4);
    const QSignalSpy edits(&bar, &PictureBar::edited);
    for (const int key : {Qt::Key_Space, Qt::Key_Right, Qt::Key_Right, Qt::Key_Space, Qt::Key_Right}) QTest::keyClick(pad, Qt::Key(key));
    QCOMPARE(edits.back()[2].toBool(), true);
    const QImage& image = pad->image();
    QCOMPARE(image.pixel(38, 10), qRgb(0, 0, 0));
    QCOMPARE(image.pixel(45, 10), qRgb(255, 255, 255));
}

QTEST_MAIN(tst_picture_bar)
#include "tst_picture_bar.moc"
