// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_dialog.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>

#include "app/errors.h"
#include "app/figure_preview.h"
#include "app/program.h"
#include "engine/io/spec_json.h"
#include "widgets/figure_export.h"
#include "widgets/form.h"
#include "widgets/theme_label.h"
#include "widgets/translate.h"

namespace att {
namespace {

QString usualFolder() {
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    return QDir(pictures).exists() ? pictures : QDir::homePath();
}

/// A name that stands for no file yet: "a.png", "a-2.png", …
QString freeName(const QString& folder, const QString& stem, const QString& suffix) {
    QString name = stem + '.' + suffix;
    for (int i = 2; QFileInfo::exists(QDir(folder).filePath(name)) && i < 1000; ++i) name = stem + '-' + QString::number(i) + '.' + suffix;
    return name;
}

/// The same length on paper after another unit was chosen.
SpecPtr keepLength(const SpecPtr& before, SpecPtr after) {
    const auto& old = static_cast<const FigureOptions&>(*before);
    const auto& now = static_cast<const FigureOptions&>(*after);
    if (old.unit == now.unit) return after;
    for (const auto& [key, length] : {std::pair{"width", old.width}, std::pair{"height", old.height}}) {
        const double digits = now.unit == FigureUnit::Pixels ? 1 : 100;
        const auto changed = withValue(after, key, std::round(converted(length, old.unit, now.unit, now.dpi) * digits) / digits);
        if (changed) after = *changed;
    }
    return after;
}

}  // namespace

ExportDialog::ExportDialog(Program& program, QWidget* parent)
    : QDialog(parent), m_program(program), m_options(makeDefault<FigureOptions>()), m_preview(new FigurePreview(this)), m_form(new Form(this)) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(m_preview, 0, 0);
    grid->addWidget(m_form, 0, 1);
    grid->addWidget(buildTarget(), 1, 0, 1, 2);
    grid->addWidget(buildButtons(), 2, 0, 1, 2);
    grid->setRowStretch(0, 1);
    grid->setColumnStretch(0, 1);
    setTabOrder(m_export, m_form);
    connectParts();
    retranslate();
    restore();
    refresh();
    m_name->setFocus();
}

QWidget* ExportDialog::buildTarget() {
    auto* target = new QWidget(this);
    auto* row = new QHBoxLayout(target);
    m_nameLabel = new ThemeLabel(Type::Body, Ink::Text, target);
    m_name = new QLineEdit(target);
    m_name->setObjectName(QStringLiteral("file"));
    m_name->setMaxLength(4000);
    m_nameLabel->setBuddy(m_name);
    m_browse = new QPushButton(target);
    m_browse->setAutoDefault(false);
    row->setContentsMargins(px(this, 16), px(this, 12), px(this, 16), 0);
    row->addWidget(m_nameLabel);
    row->addWidget(m_name, 1);
    row->addWidget(m_browse);
    return target;
}

QWidget* ExportDialog::buildButtons() {
    auto* buttons = new QWidget(this);
    auto* row = new QHBoxLayout(buttons);
    m_state = new ThemeLabel(Type::Small, Ink::Secondary, buttons);
    m_state->setWordWrap(true);
    m_copy = new QPushButton(buttons);
    m_close = new QPushButton(buttons);
    m_export = new QPushButton(buttons);
    m_export->setDefault(true);
    row->setContentsMargins(px(this, 16), px(this, 12), px(this, 16), px(this, 16));
    row->addWidget(m_state, 1);
    for (auto* button : {m_copy, m_close, m_export}) row->addWidget(button);
    for (auto* button : {m_copy, m_close}) button->setAutoDefault(false);
    return buttons;
}

void ExportDialog::connectParts() {
    connect(m_form, &Form::edited, this, [this](const QString& key, const FieldValue& value, bool) { setOption(key, value); });
    connect(m_name, &QLineEdit::textEdited, this, &ExportDialog::typed);
    connect(m_browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_copy, &QPushButton::clicked, this, &ExportDialog::copyNow);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::exportNow);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(&m_jobs, &FigureJobs::busyChanged, this, &ExportDialog::showState);
    connect(&m_jobs, &FigureJobs::failed, this, &ExportDialog::showProblem);
    connect(&m_jobs, &FigureJobs::copied, this, [this] { m_state->setText(tr("Copied.")); });
    connect(&m_jobs, &FigureJobs::written, this, &ExportDialog::finish);
    connect(&m_program.live, &Live::outcomeChanged, this, &ExportDialog::refresh);
    connect(&m_program.document, &Document::lookChanged, this, &ExportDialog::refresh);
    connect(&m_program.selection, &Selection::panelChanged, this, &ExportDialog::refresh);
    connect(&m_program.selection, &Selection::headChanged, this, &ExportDialog::refresh);
    connect(&m_program.selection, &Selection::pinnedChanged, this, &ExportDialog::refresh);
}

void ExportDialog::retranslate() {
    setWindowTitle(tr("Export"));
    m_nameLabel->setText(tr("&File"));
    m_browse->setText(tr("Choose…"));
    m_browse->setAccessibleName(tr("Choose where the file goes"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Puts picture, drawing and numbers on the clipboard"));
    m_close->setText(tr("Close"));
    m_preview->setAccessibleName(tr("Preview of the figure"));
    showState();
}

const FigureOptions& ExportDialog::options() const { return static_cast<const FigureOptions&>(*m_options); }

void ExportDialog::setOption(const QString& key, const FieldValue& value) {
    const auto changed = withValue(m_options, key.toStdString(), value);
    if (!changed) return showProblem(shownError(changed.error()));
    m_options = keepLength(m_options, *changed);
    keep();
    refresh();
}

void ExportDialog::restore() {
    m_folder = QString::fromStdString(m_program.settings.now().exportFolder);
    if (!QDir(m_folder).exists() || m_folder.isEmpty()) m_folder = usualFolder();
    m_options = keptFigureOptions(m_program.settings);
}

void ExportDialog::keep() {
    (void)m_program.settings.edit("figure", writeJson(toJson(*m_options)), true);
    (void)m_program.settings.edit("export_folder", m_folder.toStdString(), true);
}

/// What is on screen or an option has changed.
void ExportDialog::refresh() {
    m_problem.clear();
    m_source = figureSource(m_program);
    auto now = std::make_shared<FigureOptions>(options());
    if (m_source) {
        const auto figures = figuresOf(m_source->scene, options());
        if (!figures.empty()) now->aspect = naturalAspect(figures.front());
        m_preview->showFigure(m_source->scene, options());
        proposeName();
    }
    m_options = now;
    m_form->setSpec(m_options);
    showState();
}

void ExportDialog::proposeName() {
    const QString suffix = suffixOf(options().kind);
    if (m_nameTyped) {
        m_name->setText(QString::fromStdString(withSuffix(m_name->text().toStdString(), options().kind)));
        return;
    }
    const QString stem = QString::fromStdString(fileNameFor(m_source->scene, options(), m_source->lens));
    m_name->setText(QDir(m_folder).filePath(freeName(m_folder, stem, suffix)));
}

void ExportDialog::typed() {
    m_nameTyped = !m_name->text().isEmpty();
    m_problem.clear();
    showState();
}

QString ExportDialog::path() const {
    QString typed = m_name->text();
    if (typed.startsWith(QLatin1String("~/"))) typed.replace(0, 1, QDir::homePath());
    const QString whole = QDir::isAbsolutePath(typed) ? typed : QDir(m_folder).filePath(typed);
    return QString::fromStdString(withSuffix(whole.toStdString(), options().kind));
}

void ExportDialog::browse() {
    const QString suffix = suffixOf(options().kind);
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Export as"), path(), tr("%1 files").arg(suffix.toUpper()) + " (*." + suffix + ')');
    if (chosen.isEmpty()) return;
    m_name->setText(chosen);
    typed();
}

void ExportDialog::exportNow() {
    if (!m_source || m_name->text().isEmpty() || m_jobs.busy()) return;
    m_problem.clear();
    m_jobs.write(*m_source, options(), path());
}

void ExportDialog::copyNow() {
    if (m_source && !m_jobs.busy()) m_jobs.copy(*m_source, options());
}

void ExportDialog::finish(const QStringList& paths) {
    if (!paths.isEmpty()) m_folder = QFileInfo(paths.front()).absolutePath();
    keep();
    emit written(paths);
    accept();
}

void ExportDialog::showProblem(const QString& message) {
    m_problem = message;
    showState();
}

/// The sentence beside the buttons, and what can be pressed.
void ExportDialog::showState() {
    const auto description = m_source ? describeExport(m_source->scene, options()) : Result<Message>(Message());
    const QString problem = !description ? shownError(description.error()) : m_problem;
    const bool replaces = problem.isEmpty() && options().what != FigureWhat::Stages && QFileInfo::exists(path());
    m_state->setInk(problem.isEmpty() ? Ink::Secondary : Ink::Problem);
    if (!problem.isEmpty())
        m_state->setText(problem);
    else if (m_jobs.busy())
        m_state->setText(tr("Writing…"));
    else if (replaces)
        m_state->setText(tr("%1. This file exists already and will be replaced.").arg(shown(*description)));
    else
        m_state->setText(shown(*description));
    m_export->setText(replaces ? tr("Replace") : tr("Export"));
    m_export->setEnabled(m_source && description && !m_jobs.busy() && !m_name->text().isEmpty());
    m_copy->setEnabled(m_source && description && !m_jobs.busy());
}

void ExportDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QDialog::changeEvent(event);
}

}  // namespace att
