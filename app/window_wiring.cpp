// SPDX-License-Identifier: GPL-3.0-or-later
// Of MainWindow: who tells whom. Controls ask the document; document, live and files announce; parts are shown the new.
#include <QPushButton>
#include <algorithm>

#include "app/errors.h"
#include "app/main_window.h"
#include "app/notice_bar.h"
#include "app/program.h"
#include "app/status_line.h"
#include "app/ways_on.h"
#include "widgets/card_area.h"
#include "widgets/cost_section.h"
#include "widgets/explanation_strip.h"
#include "widgets/form.h"
#include "widgets/heat_range.h"
#include "widgets/navigation.h"
#include "widgets/picture_bar.h"
#include "widgets/series_axis.h"
#include "widgets/stage_strip.h"
#include "widgets/token_bar.h"
#include "widgets/translate.h"
#include "widgets/transport_bar.h"

namespace att {

void MainWindow::connectControls() {
    Document& document = m_program.document;
    const auto edit = [this, &document](const QString& key, const FieldValue& value, bool finished) { report(document.edit(key, value, finished)); };
    connect(m_parts.form, &Form::edited, this, edit);
    connect(m_parts.tokens, &TokenBar::edited, this, edit);
    connect(m_parts.cards, &CardArea::painted, this, edit);
    connect(m_parts.look, &FormFields::edited, this,
            [this, &document](const QString& key, const FieldValue& value, bool finished) { report(document.editLook(key, value, finished)); });
    connect(m_parts.cards, &CardArea::lookEdited, this,
            [this, &document](const QString& key, const FieldValue& value) { report(document.editLook(key, value, true)); });
    connect(m_parts.tokens, &TokenBar::exampleChosen, this, [this, &document](int index) { report(document.showExample(index)); });
    connect(m_parts.tokens, &TokenBar::notice, this, [this](const QString& sentence) { m_parts.notice->say(sentence); });
    connect(m_parts.form, &Form::arraysRequested, this, &MainWindow::requestArrays);
    connect(m_parts.form, &Form::arraysCleared, this, [this, &document](const QString& key) { report(document.edit(key, ArraySource{}, true)); });
    connect(m_parts.navigation, &Navigation::lensChosen, &document, &Document::chooseLens);
    connect(m_parts.navigation, &Navigation::foldedChanged, this, &MainWindow::keepFolds);
    connect(m_parts.explanation, &ExplanationStrip::foldedChanged, this, &MainWindow::keepFolds);
    connect(m_parts.exportButton, &QPushButton::clicked, this, &MainWindow::exportFigure);
    connect(m_parts.status, &StatusLine::languageClicked, this, &MainWindow::switchLanguage);
    connect(m_parts.status, &StatusLine::scaleClicked, this, &MainWindow::actualSize);
    connect(m_parts.status, &StatusLine::projectorClicked, this, &MainWindow::leaveProjector);
    connect(m_parts.status, &StatusLine::cancelClicked, &m_program.live.runner(), &Runner::cancel);
}

void MainWindow::connectPicture() {
    PictureBar* picture = m_parts.picture;
    Document& document = m_program.document;
    Files& files = m_program.files;
    connect(picture, &PictureBar::edited, this,
            [this, &document](const QString& key, const FieldValue& value, bool finished) { report(document.edit(key, value, finished)); });
    connect(picture, &PictureBar::exampleChosen, this, [this, &document](int index) { report(document.showExample(index)); });
    connect(picture, &PictureBar::notice, this, [this](const QString& sentence) { m_parts.notice->say(sentence); });
    connect(picture, &PictureBar::openRequested, this, &MainWindow::requestPicture);
    connect(picture, &PictureBar::fileGiven, &files, &Files::openPicture);
    connect(picture, &PictureBar::imageGiven, &files, &Files::takeImage);
}

void MainWindow::connectDocument() {
    Document& document = m_program.document;
    connect(&document, &Document::lensChanged, this, &MainWindow::showLens);
    connect(&document, &Document::specChanged, this, &MainWindow::showSpec);
    connect(&document, &Document::lookChanged, this, &MainWindow::showLook);
    connect(&m_program.settings, &Settings::changed, this, &MainWindow::followSetting);
}

void MainWindow::followSetting(const QString& key) {
    followState();
    if (key == QLatin1String("show_options")) applyFolds();
    if (key == QLatin1String("scale")) m_parts.status->setScale(m_program.settings.now().scale);
    if (key == QLatin1String("memory_budget")) m_program.live.refresh();
}

void MainWindow::connectLive() {
    Live& live = m_program.live;
    connect(&live, &Live::outcomeChanged, this, &MainWindow::takeOutcome);
    connect(&live, &Live::failed, this, &MainWindow::showFailure);
    connect(&live.runner(), &Runner::slowChanged, this,
            [this](bool slow) { m_parts.status->setProgress(slow ? std::optional<float>(0.0f) : std::nullopt); });
    connect(&live.runner(), &Runner::progressed, this, [this](float done) { m_parts.status->setProgress(done); });
    connect(&live.runner(), &Runner::stopped, this,
            [this] { m_parts.notice->say(tr("Stopped. The picture shows the values before the last change.")); });
}

void MainWindow::connectFiles() {
    Files& files = m_program.files;
    connect(&files, &Files::titleChanged, this, &MainWindow::showTitle);
    connect(&files, &Files::failed, this, [this](const QString& message) { m_parts.notice->say(message, NoticeBar::Kind::Problem); });
    connect(&files, &Files::noticed, this, [this](const QString& message) { m_parts.notice->say(message); });
    connect(&files, &Files::saved, this, [this](const QString& path) { m_parts.notice->say(tr("Saved %1.").arg(path)); });
    connect(&m_program.journal, &Journal::failed, this, [this](const QString& message) { m_parts.notice->say(message, NoticeBar::Kind::Problem); });
    if (!m_program.settings.problem().isEmpty()) m_parts.notice->say(m_program.settings.problem(), NoticeBar::Kind::Problem);
}

void MainWindow::showLens() {
    const Lens& lens = m_program.document.lens();
    m_parts.navigation->setCurrent(QLatin1String(lens.id));
    m_parts.tokens->setExamples(lens.examples);
    m_parts.picture->setExamples(lens.examples);
    m_parts.transport->setExamples(lens.examples);
    followState();
}

void MainWindow::showSpec() {
    m_parts.form->setSpec(m_program.document.spec());
    m_parts.tokens->setSpec(m_program.document.spec());
    m_parts.picture->setSpec(m_program.document.spec());
    followBars();
}

void MainWindow::showLook() {
    m_parts.look->setSpec(m_program.document.look());
    if (!m_program.live.outcome()) return;
    showOutcome();
    m_frameAsked = std::chrono::steady_clock::now();
    if (m_failure) showFailure(Error(*m_failure));
}

void MainWindow::takeOutcome() {
    const Run& run = *m_program.live.run();
    m_failure.reset();
    showOutcome();
    m_engineTime = std::chrono::duration<double, std::milli>(run.engineTime).count();
    m_frameAsked = run.asked;
}

namespace {

bool liesOverPicture(const Outcome& outcome) {
    return std::ranges::any_of(outcome.stages, [](const Stage& stage) {
        return std::ranges::any_of(stage.panels, [](const Panel& panel) { return panel.backdrop != nullptr; });
    });
}

}  // namespace

void MainWindow::showOutcome() {
    const OutcomePtr outcome = m_program.live.outcome();
    const LookPtr& look = m_program.document.look();
    m_parts.look->setShown(QStringLiteral("overlay"), liesOverPicture(*outcome));
    m_parts.tokens->setOutcome(outcome);
    m_parts.picture->setOutcome(outcome);
    m_parts.stages->setOutcome(outcome, look);
    m_parts.cards->setOutcome(outcome, look);
    m_parts.explanation->setOutcome(m_program.live.lens(), outcome);
    m_parts.status->setOutcome(*outcome);
    m_parts.cost->setCost(outcome->cost);
    QStringList notices;
    for (const Message& notice : outcome->notices) notices << shown(notice);
    m_parts.standing->setStanding(notices.join(QLatin1Char('\n')));
    pinSomething();
}

/// What is not of the present values is dimmed.
void MainWindow::showFailure(const Error& error) {
    m_failure = error;
    const QString before = m_program.live.outcome() ? QStringLiteral("\n\n") + tr("What is dimmed is still from before the change.") : QString();
    m_parts.cards->showMessage(shownError(error, *m_program.document.spec()) + before);
    m_parts.tokens->fallBehind();
    m_parts.explanation->fallBehind();
    offerWaysOn();
}

/// In the place of what the last outcome had to say.
void MainWindow::offerWaysOn() {
    std::vector<NoticeBar::Offer> offers;
    for (const FieldEntry& way : waysOn(m_program.document.spec())) {
        const QString key = QLatin1String(way.field.key);
        offers.push_back({describeValue(way), [this, key, value = way.value] { report(m_program.document.edit(key, value, true)); }});
    }
    if (!offers.empty()) m_parts.standing->setStanding(tr("It can be shown with another choice:"), offers);
}

/// At the very first picture: so that a newcomer sees that numbers answer. The map that such a number weighs is the one shown.
void MainWindow::pinSomething() {
    if (std::exchange(m_pinnedSomething, true) || m_program.selection.pinned()) return;
    const Panel* panel = findPanel(*m_program.live.outcome(), m_program.selection.panel());
    if (!panel || !panel->values || panel->shape.size() == 0) return;
    const Shape& shape = panel->shape;
    const float* first = panel->values->data();
    const auto size = std::size_t(shape.rows) * std::size_t(shape.columns);
    const auto place = std::find(first, first + size, rangesOf(panel->values, false).front().highest);
    const int index = place == first + size ? 0 : int(place - first);
    m_program.selection.pin(Cell{m_program.selection.panel(), 0, index / shape.columns, index % shape.columns});
    if (countsMaps(*m_program.live.outcome(), *panel)) m_program.selection.setHead(index % shape.columns);
}

void MainWindow::report(const Status& status) {
    if (!status) m_parts.notice->say(shownError(status.error()), NoticeBar::Kind::Problem);
}

}  // namespace att
