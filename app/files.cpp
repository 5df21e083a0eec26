// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/files.h"

#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <algorithm>

#include "app/document.h"
#include "app/errors.h"
#include "app/path_bytes.h"
#include "app/settings.h"
#include "engine/io/arrays.h"
#include "engine/io/file.h"
#include "widgets/picture_file.h"
#include "widgets/selection.h"
#include "widgets/translate.h"

namespace att {
namespace {

/// Names are bytes; those that are no UTF-8 still reach the file.
}  // namespace

SelectionState stateOf(const Selection& selection) { return {selection.panel(), selection.head(), selection.pinned(), selection.query()}; }

void applyState(Selection& selection, const SelectionState& state) {
    selection.setPanel(state.panel);
    selection.setHead(state.head);
    selection.pin(state.pinned);
    selection.setQuery(state.query);
}

Files::Files(Document& document, Selection& selection, Settings& settings, QObject* parent)
    : QObject(parent), m_document(document), m_selection(selection), m_settings(settings) {
    connect(&document.undoStack(), &QUndoStack::cleanChanged, this, &Files::titleChanged);
}

bool Files::modified() const { return !m_document.undoStack().isClean(); }

void Files::open(const QString& path) {
    const int ticket = ++m_asked;
    emit busyChanged(tr("Opening %1 …").arg(QFileInfo(path).fileName()));
    m_pool.start(
        [&lenses = m_document.lenses(), base = defaultSession(m_document.lenses()), file = pathBytes(path)] { return openFile(lenses, base, file); },
        [this, path, ticket](Result<Opened> answer) {
            if (ticket == m_asked) takeOpened(path, std::move(answer));
        });
}

void Files::takeOpened(const QString& path, Result<Opened> answer) {
    emit busyChanged({});
    if (!answer) {
        emit failed(shownError(answer.error()));
        return;
    }
    Opened found = *std::move(answer);
    if (found.arrays) return takeArrays(fieldOf(FieldType::Arrays), *std::move(found.arrays));
    if (found.picture) return takePicture(fieldOf(FieldType::Picture), *std::move(found.picture));
    const bool overwrite = !found.inPicture && !found.workspace->newer;
    const bool newer = found.workspace->newer;
    QStringList notices;
    for (const Message& notice : found.workspace->notices) notices << shown(notice);
    if (newer) notices << tr("Saving will ask for another name.");
    show(*std::move(found.workspace), tr("Open %1").arg(QFileInfo(path).fileName()));
    setPath(overwrite ? path : QString());
    m_document.undoStack().setClean();
    m_settings.addRecentFile(path);
    if (!notices.isEmpty()) emit noticed(notices.join(QLatin1Char('\n')));
    emit opened(path);
}

template <typename Read>
void Files::startReading(const QString& name, const QString& key, Read read) {
    const int ticket = ++m_asked;
    emit busyChanged(tr("Opening %1 …").arg(name));
    m_pool.start(std::move(read), [this, key, ticket](auto answer) {
        if (ticket != m_asked) return;
        emit busyChanged({});
        if (!answer)
            emit failed(shownError(answer.error()));
        else if constexpr (std::is_same_v<decltype(answer), Result<ArraySource>>)
            takeArrays(key, *std::move(answer));
        else
            takePicture(key, *std::move(answer));
    });
}

void Files::openArrays(const QString& path, const QString& key) {
    startReading(QFileInfo(path).fileName(), key, [file = pathBytes(path)] { return readArraySource(file); });
}

void Files::openPicture(const QString& path, const QString& key) {
    startReading(QFileInfo(path).fileName(), key, [file = pathBytes(path)] { return readPicture(file); });
}

void Files::takeImage(const QImage& image, const QString& key) {
    const QString name = tr("pasted picture");
    startReading(name, key, [image, words = name.toStdString()] { return pictureOf(image, words); });
}

void Files::takeArrays(const QString& key, ArraySource source) {
    const QString path = shown(source.path);
    const auto done = m_document.edit(key, std::move(source), true);
    if (done)
        emit opened(path);
    else
        emit failed(key.isEmpty() ? tr("%1 takes no arrays from files.").arg(shown(m_document.lens().title)) : shownError(done.error()));
}

void Files::takePicture(const QString& key, PictureSource source) {
    const QString path = shown(source.name);
    const bool file = !source.embedded;
    const auto done = m_document.edit(key, std::move(source), true);
    if (done && file) emit opened(path);
    if (!done)
        emit failed(key.isEmpty() ? tr("%1 takes no pictures. Choose a lens of the family Image first.").arg(shown(m_document.lens().title))
                                  : shownError(done.error()));
}

/// The first field of the lens on screen that takes such a file; empty when none does.
QString Files::fieldOf(FieldType type) const {
    const auto list = entries(*m_document.spec());
    const auto found = std::ranges::find(list, type, &FieldEntry::type);
    return found == list.end() ? QString() : QString::fromLatin1(found->field.key);
}

void Files::saveAs(const QString& path) {
    emit busyChanged(tr("Saving %1 …").arg(QFileInfo(path).fileName()));
    const int step = m_document.undoStack().index();
    m_pool.start([file = pathBytes(path), content = text()] { return writeFile(file, content); },
                 [this, path, step](Status done) {
                     emit busyChanged({});
                     if (!done) {
                         emit failed(shownError(done.error()));
                         return;
                     }
                     setPath(path);
                     if (m_document.undoStack().index() == step) m_document.undoStack().setClean();
                     m_settings.addRecentFile(path);
                     emit saved(path);
                 });
}

void Files::startAnew() {
    ++m_asked;
    m_document.setSession(defaultSession(m_document.lenses()), tr("New"));
    setPath({});
}

void Files::takeOver(Workspace workspace, const QString& undoText) { show(std::move(workspace), undoText); }

void Files::show(Workspace workspace, const QString& undoText) {
    applyState(m_selection, workspace.selection);
    m_document.setSession(std::move(workspace.session), undoText);
}

void Files::setPath(const QString& path) {
    m_path = path;
    emit titleChanged();
}

std::string Files::text() const { return writeJson(toJson(m_document.lenses(), m_document.session(), stateOf(m_selection)), 2) + "\n"; }

}  // namespace att
