// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sketch_window.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <array>

#include "widgets/elide.h"
#include "widgets/field_slider.h"
#include "widgets/sketch_pad.h"
#include "widgets/theme.h"
#include "widgets/theme_fonts.h"
#include "widgets/theme_label.h"

namespace att {
namespace {

constexpr int longest = 480, frame = 33;  // pixels of the picture, ms
constexpr int thinnest = 2, thickest = 80, thicknessAtFirst = 14;

struct Crayon {
    QRgb colour;
    const char* name;
};
constexpr std::array<Crayon, 9> crayons = {{{0xff000000, QT_TRANSLATE_NOOP("att::SketchWindow", "black")},
                                            {0xffffffff, QT_TRANSLATE_NOOP("att::SketchWindow", "white")},
                                            {0xff7f7f7f, QT_TRANSLATE_NOOP("att::SketchWindow", "grey")},
                                            {0xffd62728, QT_TRANSLATE_NOOP("att::SketchWindow", "red")},
                                            {0xffff9f1c, QT_TRANSLATE_NOOP("att::SketchWindow", "orange")},
                                            {0xffffe14d, QT_TRANSLATE_NOOP("att::SketchWindow", "yellow")},
                                            {0xff2ca02c, QT_TRANSLATE_NOOP("att::SketchWindow", "green")},
                                            {0xff1f77b4, QT_TRANSLATE_NOOP("att::SketchWindow", "blue")},
                                            {0xff8c564b, QT_TRANSLATE_NOOP("att::SketchWindow", "brown")}}};

QIcon dab(QRgb colour, const QWidget& widget) {
    QPixmap pixmap(QSize(px(&widget, 18), px(&widget, 18)) * widget.devicePixelRatio());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeOf(widget.palette()).secondary, 1));
    painter.setBrush(QColor(colour));
    painter.drawEllipse(QRectF(pixmap.rect()).adjusted(1, 1, -1, -1));
    return QIcon(pixmap);
}

}  // namespace

SketchWindow::SketchWindow(QWidget* parent)
    : QDialog(parent),
      m_pad(new SketchPad(this)),
      m_thicknessLabel(new ThemeLabel(Type::Body, Ink::Secondary, this)),
      m_thickness(new FieldSlider(this)),
      m_undo(new QPushButton(this)),
      m_clear(new QPushButton(this)),
      m_close(new QPushButton(this)) {
    auto* column = new QVBoxLayout(this);
    auto* row = new QHBoxLayout;
    column->addWidget(m_pad, 1);
    column->addLayout(row);
    addColours();
    for (QToolButton* button : m_colours) row->addWidget(button);
    row->addSpacing(px(this, 12));
    row->addWidget(m_thicknessLabel);
    row->addWidget(m_thickness, 1);
    for (QPushButton* button : {m_undo, m_clear, m_close}) row->addWidget(button), button->setAutoDefault(false);
    m_thickness->setRange(thinnest, thickest);
    m_thickness->setValue(thicknessAtFirst);
    m_frame.setSingleShot(true);
    m_frame.setInterval(frame);
    m_undo->setShortcut(QKeySequence::Undo);
    connectParts();
    describe();
    chooseColour(0);
    m_pad->setThickness(thicknessAtFirst);
    m_pad->setFocus();
}

void SketchWindow::addColours() {
    for (std::size_t i = 0; i < crayons.size(); ++i) {
        auto* button = new QToolButton(this);
        button->setCheckable(true);
        button->setAutoRaise(true);
        connect(button, &QToolButton::clicked, this, [this, i] { chooseColour(int(i)); });
        m_colours.push_back(button);
    }
}

void SketchWindow::chooseColour(int index) {
    for (std::size_t i = 0; i < m_colours.size(); ++i) m_colours[i]->setChecked(int(i) == index);
    m_pad->setColour(QColor(crayons[std::size_t(index)].colour));
}

void SketchWindow::connectParts() {
    connect(m_thickness, &FieldSlider::movedTo, this, [this](int pixels) {
        m_thickness->setValue(pixels);
        m_pad->setThickness(pixels);
    });
    connect(m_undo, &QPushButton::clicked, m_pad, &SketchPad::undo);
    connect(m_clear, &QPushButton::clicked, m_pad, &SketchPad::clear);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(&m_frame, &QTimer::timeout, this, [this] { emit drawn(m_pad->image(), false); });
    connect(m_pad, &SketchPad::drawn, this, [this](bool finished) {
        if (!finished && !m_frame.isActive()) m_frame.start();
        if (!finished) return;
        m_frame.stop();
        emit drawn(m_pad->image(), true);
    });
}

void SketchWindow::setImage(const QImage& image) {
    const bool large = std::max(image.width(), image.height()) > longest;
    m_pad->setImage(large ? image.scaled(longest, longest, Qt::KeepAspectRatio, Qt::SmoothTransformation) : image);
}

void SketchWindow::describe() {
    setWindowTitle(tr("Draw the picture"));
    m_pad->setAccessibleName(tr("Sheet"));
    m_pad->setAccessibleDescription(tr("The arrow keys move the brush, with Shift far; the space bar puts it down and lifts it."));
    m_pad->setToolTip(toolTipOf(m_pad->accessibleDescription()));
    m_thicknessLabel->setText(tr("Brush"));
    m_thickness->setAccessibleName(tr("Thickness of the brush"));
    m_undo->setText(tr("Undo"));
    m_clear->setText(tr("White sheet"));
    m_close->setText(tr("Close"));
    for (std::size_t i = 0; i < m_colours.size(); ++i) {
        m_colours[i]->setIcon(dab(crayons[i].colour, *this));
        m_colours[i]->setAccessibleName(tr(crayons[i].name));
        m_colours[i]->setToolTip(toolTipOf(tr(crayons[i].name)));
    }
}

void SketchWindow::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) describe();
}

}  // namespace att
