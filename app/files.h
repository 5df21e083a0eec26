// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Opens and saves for the document, on a worker: what is open stays as it was until a file has been read whole, and
// a file stays as it was until the new one is whole. It asks no questions; the window does.

#include <QObject>

#include "app/opening.h"
#include "widgets/worker_pool.h"

namespace att {

class Document;
class Selection;
class Settings;

class Files : public QObject {
    Q_OBJECT
public:
    /// All must outlive it.
    Files(Document& document, Selection& selection, Settings& settings, QObject* parent = nullptr);

    /// The workspace that save() writes; empty when there is none or it must not be overwritten.
    const QString& path() const { return m_path; }
    /// Something changed since it was opened or saved.
    bool modified() const;

    /// A workspace, a picture that holds one, or arrays for the lens on screen. The last one asked for wins.
    void open(const QString& path);
    /// The arrays for one field of the lens on screen.
    void openArrays(const QString& path, const QString& key);
    /// The picture for one field of the lens on screen: from a file, or as it was pasted or dropped.
    void openPicture(const QString& path, const QString& key);
    void takeImage(const QImage& image, const QString& key);
    /// Needs a path().
    void save() { saveAs(m_path); }
    void saveAs(const QString& path);
    /// Everything at its initial values, as one step of undo.
    void startAnew();
    /// A session found in a journal.
    void takeOver(Workspace workspace, const QString& undoText);
    /// The workspace as a file or picture would hold it.
    std::string text() const;

signals:
    void opened(const QString& path);
    void saved(const QString& path);
    void failed(const QString& message);
    void noticed(const QString& message);
    void titleChanged();
    void busyChanged(const QString& doing);  ///< empty: nothing

private:
    void takeOpened(const QString& path, Result<Opened> answer);
    /// `read` answers on a worker what takes its place in the field.
    template <typename Read>
    void startReading(const QString& name, const QString& key, Read read);
    void takeArrays(const QString& key, ArraySource source);
    void takePicture(const QString& key, PictureSource source);
    void show(Workspace workspace, const QString& undoText);
    void setPath(const QString& path);
    QString fieldOf(FieldType type) const;

    Document& m_document;
    Selection& m_selection;
    Settings& m_settings;
    QString m_path;
    int m_asked = 0;
    WorkerPool m_pool;
};

SelectionState stateOf(const Selection& selection);
void applyState(Selection& selection, const SelectionState& state);

}  // namespace att
