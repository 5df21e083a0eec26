// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_bar.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QImage>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QUrl>
#include <algorithm>

#include "widgets/elide.h"
#include "widgets/picture_file.h"
#include "widgets/sketch_pad.h"
#include "widgets/sketch_window.h"
#include "widgets/theme.h"
#include "widgets/theme_label.h"
#include "widgets/theme_paint.h"
#include "widgets/translate.h"

namespace att {
namespace {

constexpr double wideEnough = 760;  // pixels of the mockup
constexpr int mostLetters = 40;     // of a name

const FieldEntry* pictureField(const std::vector<FieldEntry>& list) {
    const auto found = std::ranges::find(list, FieldType::Picture, &FieldEntry::type);
    return found == list.end() ? nullptr : &*found;
}

const Choice* sampleOf(const FieldEntry& entry) {
    const auto& source = std::get<PictureSource>(entry.value);
    return source.bitmap ? nullptr : choiceOf(entry.field.choices, source.name);
}

QString shortName(const FieldEntry& entry) {
    if (const Choice* sample = sampleOf(entry)) return shown(sample->label);
    const QString name = oneLine(QFileInfo(shown(std::get<PictureSource>(entry.value).name)).fileName());
    return name.size() <= mostLetters ? name : name.left(mostLetters / 2) + QChar(0x2026) + name.right(mostLetters / 2);
}

bool hasPicture(const QMimeData* content) {
    const auto urls = content->urls();
    return content->hasImage() || std::ranges::any_of(urls, &QUrl::isLocalFile);
}

/// A choice's action: the ampersand is a letter here.
QAction* addWords(QMenu* menu, QString words) { return menu->addAction(words.replace('&', "&&")); }

}  // namespace

PictureBar::PictureBar(QWidget* parent)
    : QWidget(parent),
      m_label(new ThemeLabel(Type::Body, Ink::Secondary, this)),
      m_name(new ThemeLabel(Type::Body, Ink::Text, this)),
      m_embedded(new QPushButton(this)),
      m_open(new QPushButton(this)),
      m_paste(new QPushButton(this)),
      m_draw(new QPushButton(this)),
      m_samples(new QPushButton(this)),
      m_row(new QHBoxLayout(this)) {
    m_row->addWidget(m_label);
    m_row->addWidget(m_name, 1);
    for (QPushButton* button : {m_embedded, m_open, m_paste, m_draw, m_samples}) m_row->addWidget(button);
    m_name->setMinimumWidth(0);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_embedded->setCheckable(true);
    m_samples->setMenu(new QMenu(m_samples));
    setAcceptDrops(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    hide();
    fitSpaces();
    connectParts();
    describe();
}

void PictureBar::connectParts() {
    connect(m_open, &QPushButton::clicked, this, &PictureBar::open);
    connect(m_paste, &QPushButton::clicked, this, &PictureBar::paste);
    connect(m_draw, &QPushButton::clicked, this, &PictureBar::sketch);
    connect(m_embedded, &QPushButton::clicked, this, &PictureBar::toggleEmbedded);
    auto* action = new QAction(this);
    action->setShortcut(QKeySequence::Paste);
    addAction(action);
    connect(action, &QAction::triggered, this, &PictureBar::paste);
}

void PictureBar::fitSpaces() {
    m_row->setContentsMargins(px(this, 10), px(this, 5), px(this, 8), px(this, 5));
    m_row->setSpacing(px(this, 8));
}

QString PictureBar::key() const { return QString::fromLatin1(m_entry.field.key); }

void PictureBar::setSpec(SpecPtr spec) {
    const auto list = entries(*spec);
    const FieldEntry* picture = pictureField(list);
    setVisible(picture != nullptr);
    if (!picture) return;
    const auto keyOf = [](const Choice& sample) { return std::string_view(sample.key); };
    const bool sameSamples = std::ranges::equal(m_entry.field.choices, picture->field.choices, {}, keyOf, keyOf);
    m_entry = *picture;
    std::vector<FieldEntry> choices;
    for (const auto& entry : list)
        if (entry.type == FieldType::Choice && entry.field.group == picture->field.group) choices.push_back(entry);
    setLists(choices);
    if (!sameSamples || !m_samplesFilled) fillSamples();
    fillSketch();
    showName();
}

void PictureBar::setLists(const std::vector<FieldEntry>& choices) {
    const auto same = [](const FieldEntry& a, const List& b) { return std::string_view(a.field.key) == b.entry.field.key; };
    if (!std::ranges::equal(choices, m_lists, same)) {
        for (const List& list : m_lists) delete list.box;
        m_lists.clear();
        for (const auto& entry : choices) addList(entry);
        describe();
    }
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Field& field = choices[i].field;
        m_lists[i].box->setCurrentIndex(field.inForce ? int(*field.inForce)
                                                      : placeOf(choices[i].field.choices, std::get<std::string>(choices[i].value)));
        m_lists[i].box->setEnabled(!field.locked);
        m_lists[i].box->setToolTip(toolTipOf(field.locked ? shown(*field.locked) : shown(field.help)));
    }
}

void PictureBar::addList(const FieldEntry& entry) {
    auto* box = new QComboBox(this);
    box->setFocusPolicy(Qt::StrongFocus);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (const auto& choice : entry.field.choices) box->addItem(shown(choice.label));
    QWidget* const before = m_row->itemAt(m_row->count() - 1)->widget();
    m_row->addWidget(box);
    if (before->nextInFocusChain() != box) setTabOrder(before, box);
    connect(box, &QComboBox::activated, this, [this, name = QString::fromLatin1(entry.field.key), choices = entry.field.choices](int index) {
        emit edited(name, std::string(choices[static_cast<std::size_t>(index)].key), true);
    });
    m_lists.push_back({entry, box});
}

void PictureBar::setOutcome(OutcomePtr outcome) {
    m_shown = nullptr;
    for (const auto& stage : outcome->stages)
        for (const auto& panel : stage.panels)
            if (panel.backdrop && !m_shown) m_shown = panel.backdrop;
    fillSketch();
    if (isVisibleTo(parentWidget())) showName();
}

void PictureBar::setExamples(std::vector<Example> examples) {
    m_examples = std::move(examples);
    m_samplesFilled = false;
    if (isVisibleTo(parentWidget())) fillSamples();
}

void PictureBar::fillSamples() {
    QMenu* menu = m_samples->menu();
    menu->clear();
    m_samplesFilled = true;
    for (const Choice& sample : m_entry.field.choices)
        connect(addWords(menu, shown(sample.label)), &QAction::triggered, this,
                [this, words = std::string(sample.key)] { emit edited(key(), words, true); });
    menu->addSeparator();
    for (int i = 0; i < static_cast<int>(m_examples.size()); ++i)
        connect(addWords(menu, shown(m_examples[static_cast<std::size_t>(i)].title)), &QAction::triggered, this,
                [this, i] { emit exampleChosen(i); });
}

void PictureBar::showName() {
    const BitmapPtr& bitmap = source().bitmap;
    QSize size = m_shown ? QSize(m_shown->width, m_shown->height) : QSize();
    if (bitmap) size = bitmap->originalWidth > 0 ? QSize(bitmap->originalWidth, bitmap->originalHeight) : QSize(bitmap->width, bitmap->height);
    const QString name = shortName(m_entry);
    const QString whole =
        tr("%1 · %2 × %3", "a picture, its width and height").arg(name, QString::number(size.width()), QString::number(size.height()));
    const bool laidOut = !m_row->geometry().isEmpty();
    m_name->setText(size.isEmpty() || (laidOut && m_name->fontMetrics().horizontalAdvance(whole) > m_name->width()) ? name : whole);
    m_name->setToolTip(toolTipOf(bitmap           ? shown(source().name)
                                 : size.isEmpty() ? shown(m_entry.field.help)
                                                  : whole + '\n' + shown(m_entry.field.help)));
    m_embedded->setVisible(bitmap && !bitmap->png.empty() && QFileInfo(shown(source().name)).isAbsolute());
    m_embedded->setChecked(source().embedded);
    m_label->setText(shown(m_entry.field.label));
}

void PictureBar::toggleEmbedded() {
    PictureSource other = source();
    other.embedded = !other.embedded;
    m_embedded->setChecked(source().embedded);  // what is shown follows the spec, not the click
    emit edited(key(), other, true);
}

void PictureBar::describe() {
    m_open->setText(tr("Open…"));
    m_open->setToolTip(toolTipOf(tr("A picture file: PNG, JPEG, GIF, BMP, WebP or TIFF. Dropping one on the window does the same.")));
    m_paste->setText(tr("Paste"));
    m_paste->setToolTip(toolTipOf(tr("The picture on the clipboard (Ctrl+V).")));
    m_draw->setText(tr("Draw…"));
    m_draw->setToolTip(toolTipOf(tr("Draw over the picture, or on a white sheet, and see what follows.")));
    m_samples->setText(tr("Samples"));
    m_samples->setToolTip(toolTipOf(tr("Pictures that the program draws, and examples.")));
    m_embedded->setText(tr("Embed"));
    m_embedded->setToolTip(toolTipOf(tr("Keeps the picture inside the workspace; else the workspace names its file.")));
    for (const auto& [entry, box] : m_lists) {
        box->setAccessibleName(shown(entry.field.label));
        box->setAccessibleDescription(shown(entry.field.help));
        box->setToolTip(toolTipOf(shown(entry.field.help)));
        for (int i = 0; i < box->count(); ++i) box->setItemText(i, shown(entry.field.choices[static_cast<std::size_t>(i)].label));
    }
}

void PictureBar::paste() {
    if (!isVisible()) return;
    const QMimeData* content = QGuiApplication::clipboard()->mimeData();
    if (content && hasPicture(content)) return take(content);
    emit notice(tr("There is no picture on the clipboard."));
}

void PictureBar::take(const QMimeData* content) {
    for (const QUrl& url : content->urls())
        if (url.isLocalFile()) return emit fileGiven(url.toLocalFile(), key());
    emit imageGiven(qvariant_cast<QImage>(content->imageData()), key());
}

void PictureBar::sketch() {
    if (!isVisible()) return;
    if (!m_sketch) {
        m_sketch = new SketchWindow(this);
        connect(m_sketch, &SketchWindow::drawn, this, &PictureBar::takeSketch);
    }
    m_sketch->show();
    m_sketch->raise();
    m_sketch->activateWindow();
    fillSketch();
}

void PictureBar::takeSketch(const QImage& image, bool finished) {
    const auto picture = pictureOf(image, tr("drawing").toStdString());
    if (picture) emit edited(key(), *picture, finished);
}

/// Another picture was chosen, or a drawing was taken back. While a line is being drawn the sheet is ahead of the screen.
void PictureBar::fillSketch() {
    if (!m_sketch || !m_sketch->isVisible() || m_sketch->pad()->isDrawing()) return;
    if (const BitmapPtr& now = source().bitmap ? source().bitmap : m_shown) m_sketch->setImage(imageOf(*now));
}

void PictureBar::dragEnterEvent(QDragEnterEvent* event) {
    if (hasPicture(event->mimeData())) event->acceptProposedAction();
}

void PictureBar::dropEvent(QDropEvent* event) {
    take(event->mimeData());
    event->acceptProposedAction();
}

void PictureBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) fitSpaces();
    if (event->type() != QEvent::LanguageChange) return;
    describe();
    if (m_entry.type == FieldType::Picture) fillSamples(), showName();
}

// Where there is little room the name gets it.
void PictureBar::resizeEvent(QResizeEvent*) {
    const bool narrow = width() < px(this, wideEnough);
    if (narrow != m_narrow) {
        m_narrow = narrow;
        m_label->setVisible(!narrow);
        m_paste->setVisible(!narrow);
    }
    if (std::holds_alternative<PictureSource>(m_entry.value)) showName();
}

void PictureBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = themeOf(palette());
    paintBox(painter, rect(), {theme.card, theme.line, 1, 6});
}

}  // namespace att
