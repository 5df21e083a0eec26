// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_image.h"

#include <QTest>

#include "widgets/heat_scale.h"

using namespace att;

namespace {

std::shared_ptr<Look> lookWith(double overlay, OverPicture over) {
    auto look = std::make_shared<Look>();
    setInitialValues(*look);
    look->overlay = overlay;
    look->over = over;
    return look;
}

/// Two by two cells from 0 to 1 over a picture that is red at the left and blue at the right.
Panel panelOverPicture() {
    auto values = std::make_shared<Tensor>(Shape{1, 2, 2});
    for (int i = 0; i < 4; ++i) values->data()[i] = float(i) / 3;
    auto bitmap = std::make_shared<Bitmap>(Bitmap{.width = 4, .height = 2});
    for (int i = 0; i < 8; ++i) bitmap->rgb.insert(bitmap->rgb.end(), {std::uint8_t(i % 4 < 2 ? 255 : 0), 0, std::uint8_t(i % 4 < 2 ? 0 : 255)});
    Panel panel{.id = "m", .kind = PanelKind::Picture, .tone = Tone::Sequential, .shape = values->shape(), .values = values};
    panel.lowest = 0, panel.highest = 1;
    panel.backdrop = bitmap;
    return panel;
}

QImage painted(const Panel& panel, const std::shared_ptr<Look>& look, const QRectF& window = {0, 0, 2, 2}) {
    HeatPicture picture;
    picture.panel = &panel;
    picture.look = look;
    picture.theme = lightTheme();
    picture.scale = heatScale(panel, *look, 0);
    return pictureImage(picture, window, {40, 20});
}

}  // namespace

class tst_picture_image : public QObject {
    Q_OBJECT
private slots:
    void showsThePictureAlone();
    void showsTheMapAlone();
    void mixesBoth();
    void standsBeside();
    void followsTheWindow();
    void paintsColours();
};

void tst_picture_image::showsThePictureAlone() {
    const QImage image = painted(panelOverPicture(), lookWith(0, OverPicture::Laid));
    QCOMPARE(image.pixelColor(2, 10), QColor(255, 0, 0));
    QCOMPARE(image.pixelColor(37, 10), QColor(0, 0, 255));
}

void tst_picture_image::showsTheMapAlone() {
    const Panel panel = panelOverPicture();
    const auto look = lookWith(0.3, OverPicture::Alone);
    const QImage image = painted(panel, look);
    const HeatScale scale = heatScale(panel, *look, 0);
    for (const auto& [x, y, cell] : {std::tuple(5, 5, 0), std::tuple(30, 5, 1), std::tuple(5, 15, 2), std::tuple(30, 15, 3)})
        QCOMPARE(image.pixel(x, y), scale.colour(float(cell) / 3));
}

void tst_picture_image::mixesBoth() {
    const Panel panel = panelOverPicture();
    const auto look = lookWith(0.5, OverPicture::Laid);
    const QImage image = painted(panel, look);
    const QColor map = QColor(heatScale(panel, *look, 0).colour(1)), mixed = image.pixelColor(37, 15);
    QVERIFY(std::abs(mixed.red() - map.red() / 2) <= 2);
    QVERIFY(std::abs(mixed.blue() - (map.blue() + 255) / 2) <= 2);
}

void tst_picture_image::standsBeside() {
    const QImage image = painted(panelOverPicture(), lookWith(1, OverPicture::Beside));
    QCOMPARE(image.pixelColor(2, 10), QColor(255, 0, 0));
    QCOMPARE(image.pixel(37, 15), painted(panelOverPicture(), lookWith(1, OverPicture::Alone)).pixel(37, 15));
}

void tst_picture_image::followsTheWindow() {
    const QImage image = painted(panelOverPicture(), lookWith(0, OverPicture::Laid), {1, 0, 1, 1});
    QCOMPARE(image.pixelColor(10, 10), QColor(0, 0, 255));
    QCOMPARE(image.pixelColor(37, 10), QColor(0, 0, 255));
}

void tst_picture_image::paintsColours() {
    auto values = std::make_shared<Tensor>(Shape{3, 1, 2});
    const float numbers[] = {1, 0, 0, 0.5f, 0, 1};
    std::copy(std::begin(numbers), std::end(numbers), values->data());
    Panel panel{.id = "p", .kind = PanelKind::Picture, .shape = values->shape(), .values = values};
    panel.colours = true;
    const QImage image = painted(panel, lookWith(1, OverPicture::Laid), {0, 0, 2, 1});
    QCOMPARE(image.pixelColor(5, 5), QColor(255, 0, 0));
    QCOMPARE(image.pixelColor(35, 5), QColor(0, 128, 255));
}

QTEST_GUILESS_MAIN(tst_picture_image)
#include "tst_picture_image.moc"
