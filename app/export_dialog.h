// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Exports what is on screen: options, a preview that follows them, and where the file goes. It follows the window
// while it is open, and remembers options and folder. It stays open when a file cannot be written, and says why.

#include <QDialog>

#include "app/figure_jobs.h"

class QLineEdit;
class QPushButton;

namespace att {

class FigurePreview;
class Form;
class Program;
class ThemeLabel;

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    /// `program` must outlive it.
    ExportDialog(Program& program, QWidget* parent);

    const FigureOptions& options() const;
    void setOption(const QString& key, const FieldValue& value);
    /// Where the file goes, as typed or proposed.
    QString path() const;
    void exportNow();
    void copyNow();

signals:
    void written(const QStringList& paths);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildTarget();
    QWidget* buildButtons();
    void connectParts();
    void retranslate();
    void restore();
    void keep();
    void refresh();
    void proposeName();
    void browse();
    void typed();
    void showState();
    void showProblem(const QString& message);
    void finish(const QStringList& paths);

    Program& m_program;
    SpecPtr m_options;
    std::optional<FigureSource> m_source;
    QString m_folder, m_problem;
    bool m_nameTyped = false;
    FigureJobs m_jobs;

    FigurePreview* m_preview;
    Form* m_form;
    ThemeLabel *m_nameLabel, *m_state;
    QLineEdit* m_name;
    QPushButton *m_browse, *m_copy, *m_close, *m_export;
};

}  // namespace att
