// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/status_line.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStringList>

#include "widgets/theme_label.h"
#include "widgets/translate.h"

namespace att {
namespace {

QString sizeWords(const Shape& shape) {
    const QString matrix = QStringLiteral("%1×%2").arg(shape.rows).arg(shape.columns);
    return shape.heads == 1 ? matrix : QStringLiteral("%1×%2").arg(shape.heads).arg(matrix);
}

/// What goes in, what a newcomer sees first, and what comes out; the stage strip says the rest.
bool tellsTheSizes(const Outcome& outcome, const Stage& stage) {
    const bool ends = &stage == &outcome.stages.front() || &stage == &outcome.stages.back();
    const bool main = QString::fromStdString(outcome.mainPanel).startsWith(QString::fromStdString(stage.id) + QLatin1Char('/'));
    return (ends || main) && !stage.panels.empty() && stage.panels.front().shape.size() > 0;
}

QString milliseconds(double ms) { return QString::number(ms, 'f', ms < 1 ? 2 : ms < 100 ? 1 : 0); }

}  // namespace

QString flopWords(std::int64_t multiplyAdds) {
    const char* const units[] = {"FLOP", "kFLOP", "MFLOP", "GFLOP", "TFLOP"};
    double count = 2.0 * static_cast<double>(multiplyAdds);
    std::size_t unit = 0;
    for (; count >= 1000 && unit + 1 < std::size(units); ++unit) count /= 1000;
    const int decimals = unit == 0 || count >= 100 ? 0 : 1;
    return QStringLiteral("%1 %2").arg(QString::number(count, 'f', decimals), QLatin1String(units[unit]));
}

QString shapeWords(const Outcome& outcome) {
    QStringList words;
    for (const Stage& stage : outcome.stages)
        if (tellsTheSizes(outcome, stage)) words << QStringLiteral("%1 %2").arg(shown(stage.title), sizeWords(stage.panels.front().shape));
    return words.join(QStringLiteral(" · "));
}

StatusLine::StatusLine(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("statusLine"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 2, 12, 2);
    row->setSpacing(20);
    makeLabels(row);
    row->addStretch(1);
    makeProgress(row);
    makeButtons(row);
    retranslate();
}

void StatusLine::makeLabels(QHBoxLayout* row) {
    for (QLabel** label : {&m_shapes, &m_cost}) {
        *label = new QLabel(this);
        (*label)->setTextFormat(Qt::PlainText);
        row->addWidget(*label);
    }
    m_times = new ThemeLabel(Type::Body, Ink::Text, this);
    row->addWidget(m_times);
    m_shapes->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_shapes->setMinimumWidth(1);
    row->setStretchFactor(m_shapes, 100);
}

void StatusLine::makeProgress(QHBoxLayout* row) {
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(fontMetrics().averageCharWidth() * 20);
    row->addWidget(m_progress);
    m_cancel = makeButton(row, &StatusLine::cancelClicked);
    setProgress(std::nullopt);
}

void StatusLine::makeButtons(QHBoxLayout* row) {
    m_projector = makeButton(row, &StatusLine::projectorClicked);
    m_language = makeButton(row, &StatusLine::languageClicked);
    m_scale = makeButton(row, &StatusLine::scaleClicked);
    m_projector->hide();
}

QPushButton* StatusLine::makeButton(QHBoxLayout* row, void (StatusLine::*clicked)()) {
    auto* button = new QPushButton(this);
    button->setFlat(true);
    connect(button, &QPushButton::clicked, this, clicked);
    row->addWidget(button);
    return button;
}

void StatusLine::setOutcome(const Outcome& outcome) {
    if (const QString words = shapeWords(outcome); words != m_shapes->text()) {
        m_shapes->setText(words);
        m_shapes->setToolTip(words.toHtmlEscaped());
    }
    m_costShown = outcome.cost;
    m_cost->setText(flopWords(m_costShown.multiplyAdds));
}

void StatusLine::setTimes(double engine, double frame) {
    m_engine = engine;
    m_frame = frame;
    m_times->change(tr("engine %1 ms · frame %2 ms").arg(milliseconds(engine), milliseconds(frame)));
}

void StatusLine::setScale(int percent) { m_scale->setText(tr("%1 %").arg(percent)); }

void StatusLine::setProjector(bool on) { m_projector->setVisible(on); }

void StatusLine::setProgress(std::optional<float> done) {
    m_progress->setVisible(done.has_value());
    m_cancel->setVisible(done.has_value());
    if (!done) return;
    m_progress->setRange(0, *done > 0 ? 1000 : 0);
    m_progress->setValue(static_cast<int>(*done * 1000));
}

void StatusLine::retranslate() {
    m_cancel->setText(tr("Cancel"));
    m_language->setText(QStringLiteral("中文 / English"));
    m_language->setToolTip(tr("Switch the language"));
    m_scale->setToolTip(tr("Scale; a click goes back to 100 %"));
    m_projector->setText(tr("Projector mode · Esc leaves"));
    m_progress->setAccessibleName(tr("Progress of the computation"));
    m_times->setToolTip(tr("Computing on the worker, and from the change to the painted picture"));
    m_cost->setToolTip(tr("Two operations for each multiplication with its addition"));
    if (m_engine >= 0) setTimes(m_engine, m_frame);
}

void StatusLine::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

}  // namespace att
