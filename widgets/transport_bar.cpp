// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/transport_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <algorithm>

#include "widgets/theme.h"
#include "widgets/theme_label.h"
#include "widgets/theme_paint.h"
#include "widgets/timeline_slider.h"
#include "widgets/translate.h"

namespace att {
namespace {

/// Steps a second along the slider; the last place is as fast as it goes.
constexpr double paces[] = {1, 2, 5, 10, 25, 50, 100, 250, 0};
constexpr double roomForWords = 760;                            // pixels of the mockup
constexpr int fastest = int(std::size(paces)) - 1, calm = 5;  // 50 a second: a pattern takes some seconds to form

QString counted(int number) { return QLocale().toString(number); }

}  // namespace

TransportBar::TransportBar(QWidget* parent)
    : QWidget(parent),
      m_play(new QPushButton(this)),
      m_step(new QPushButton(this)),
      m_reset(new QPushButton(this)),
      m_examplesButton(new QPushButton(this)),
      m_open(new QPushButton(this)),
      m_save(new QPushButton(this)),
      m_pin(new QPushButton(this)),
      m_newest(new QPushButton(this)),
      m_pace(new ThemeLabel(Type::Small, Ink::Secondary, this)),
      m_told(new ThemeLabel(Type::Body, Ink::Secondary, this)),
      m_speed(new FieldSlider(this)),
      m_timeline(new TimelineSlider(this)) {
    auto* column = new QVBoxLayout(this);
    column->setSpacing(0);
    m_controls = buildControls();
    m_back = buildTimeline();
    column->addLayout(m_controls);
    column->addLayout(m_back);
    m_play->setDefault(true);
    m_pin->setCheckable(true);
    m_examplesButton->setMenu(new QMenu(m_examplesButton));
    m_speed->setRange(0, fastest);
    m_speed->setPageStep(1);
    m_speed->setValue(calm);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    hide();
    fitSpaces();
    connectParts();
    describe();
}

QHBoxLayout* TransportBar::buildControls() {
    auto* row = new QHBoxLayout;
    for (QPushButton* button : {m_play, m_step, m_reset}) row->addWidget(button);
    row->addWidget(m_speed);
    row->addWidget(m_pace);
    row->addWidget(m_told, 1);
    row->addWidget(m_examplesButton);
    m_told->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_told->setMinimumWidth(0);
    m_told->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return row;
}

QHBoxLayout* TransportBar::buildTimeline() {
    auto* row = new QHBoxLayout;
    m_timeline->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    row->addWidget(m_timeline, 1);
    row->addWidget(m_newest);
    row->addWidget(m_pin);
    row->addWidget(m_open);
    row->addWidget(m_save);
    return row;
}

void TransportBar::connectParts() {
    connect(m_play, &QPushButton::clicked, this, [this] { m_state.playing ? emit pauseAsked() : emit playAsked(); });
    connect(m_step, &QPushButton::clicked, this, &TransportBar::stepAsked);
    connect(m_reset, &QPushButton::clicked, this, &TransportBar::resetAsked);
    connect(m_open, &QPushButton::clicked, this, &TransportBar::openAsked);
    connect(m_save, &QPushButton::clicked, this, &TransportBar::saveAsked);
    connect(m_newest, &QPushButton::clicked, this, [this] { emit stepChosen(std::nullopt); });
    connect(m_pin, &QPushButton::clicked, this, [this] {
        m_pin->setChecked(m_view.compared.has_value());  // what is shown follows the state, not the click
        emit pinAsked();
    });
    connect(m_speed, &FieldSlider::movedTo, this, [this](int place) {
        m_speed->setValue(place);
        describe();
        emit paceChosen(pace());
    });
    connect(m_timeline, &FieldSlider::movedTo, this,
            [this](int step) { emit stepChosen(step >= m_timeline->maximum() ? std::nullopt : std::optional(step)); });
}

void TransportBar::setState(const CourseState& state, const CourseView& view) {
    m_state = state;
    m_view = view;
    m_timeline->setRange(state.first, std::max(state.first, state.last));
    if (!m_timeline->isSliderDown()) m_timeline->setValue(view.step.value_or(state.last));
    m_timeline->setPinned(view.compared);
    m_timeline->setEnabled(state.begun && state.last > state.first);
    m_step->setEnabled(!state.playing && !state.fault);
    m_play->setEnabled(!state.fault);
    for (QPushButton* button : {m_reset, m_save, m_pin}) button->setEnabled(state.begun);
    m_newest->setEnabled(view.step.has_value());
    m_pin->setChecked(view.compared.has_value());
    describeState();
}

double TransportBar::pace() const { return paces[std::clamp(m_speed->value(), 0, fastest)]; }

void TransportBar::setExamples(std::vector<Example> examples) {
    m_examples = std::move(examples);
    fillExamples();
}

void TransportBar::fillExamples() {
    m_examplesButton->menu()->clear();
    m_examplesButton->setVisible(!m_examples.empty());
    for (int i = 0; i < static_cast<int>(m_examples.size()); ++i) {
        QAction* action = m_examplesButton->menu()->addAction(shown(m_examples[std::size_t(i)].title).replace('&', "&&"));
        connect(action, &QAction::triggered, this, [this, i] { emit exampleChosen(i); });
    }
}

void TransportBar::describeState() {
    m_play->setText(m_state.playing ? tr("Pause") : tr("Play"));
    m_pin->setText(m_view.compared ? tr("Unpin step %1").arg(counted(*m_view.compared)) : tr("Pin this step"));
    QStringList parts;
    parts << (m_view.step ? tr("step %1 of %2").arg(counted(*m_view.step), counted(m_state.last)) : tr("step %1").arg(counted(m_state.last)));
    if (!m_narrow && m_state.playing && m_state.stepsPerSecond > 0) parts << tr("%1 steps/s").arg(counted(qRound(m_state.stepsPerSecond)));
    if (!m_state.summary.empty() && !m_view.step) parts << shown(m_state.summary);
    m_told->change(m_state.begun ? parts.join(QStringLiteral(" · ")) : tr("Press Play to begin."));
}

void TransportBar::describe() {
    m_step->setText(tr("Step"));
    m_reset->setText(tr("Reset"));
    m_examplesButton->setText(tr("Examples"));
    m_open->setText(tr("Open…"));
    m_save->setText(tr("Save…"));
    m_newest->setText(tr("Newest"));
    m_step->setToolTip(tr("One step, then stand still"));
    m_reset->setToolTip(tr("Forget all steps and begin anew"));
    m_open->setToolTip(tr("Go on from a file"));
    m_save->setToolTip(tr("Write what was reached to a file"));
    m_newest->setToolTip(tr("Stop looking back"));
    m_pin->setToolTip(tr("Keep this step to compare with: the stage “change” shows what is other"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("Steps a second"));
    m_timeline->setAccessibleName(tr("Timeline"));
    m_timeline->setToolTip(tr("Drag to look back at any step"));
    m_pace->setText(pace() > 0 ? tr("%1 a second").arg(counted(qRound(pace()))) : tr("at full speed"));
    fillExamples();
    describeState();
}

void TransportBar::fitSpaces() {
    layout()->setContentsMargins(px(this, 10), px(this, 5), px(this, 8), px(this, 5));
    m_controls->setSpacing(px(this, 8));
    m_back->setSpacing(px(this, 8));
    m_speed->setFixedWidth(px(this, 90));
    m_pace->setMinimumWidth(px(this, 76));
}

// Where there is little room, the step and what was reached get it.
void TransportBar::resizeEvent(QResizeEvent*) {
    m_narrow = width() < px(this, roomForWords);
    m_pace->setVisible(!m_narrow);
    describeState();
}

void TransportBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) describe();
    if (event->type() == QEvent::FontChange) fitSpaces();
}

void TransportBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = themeOf(palette());
    paintBox(painter, rect(), {theme.card, theme.line, 1, 6});
}

}  // namespace att
