// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The one place where specs change. Every control, file and lesson asks here; every change can be undone; what
// changed is announced and nothing flows back. It runs nothing and shows nothing.

#include <QObject>
#include <QUndoStack>

#include "app/session.h"

namespace att {

class Document : public QObject {
    Q_OBJECT
public:
    /// `lenses` must outlive the document and hold at least one.
    explicit Document(const std::vector<Lens>& lenses, QObject* parent = nullptr);

    const std::vector<Lens>& lenses() const { return m_lenses; }
    const Lens& lens() const { return m_lenses[m_session.lens]; }
    const SpecPtr& spec() const { return m_session.spec(); }
    const LookPtr& look() const { return m_session.look; }
    const Session& session() const { return m_session; }
    QUndoStack& undoStack() { return m_undo; }

    /// Changes one field of the lens on screen. Unfinished edits of one field in a row are one step of undo,
    /// which the finished one closes. Fails, changing nothing, when the value does not fit the field.
    Status edit(const QString& key, const FieldValue& value, bool finished);
    Status editLook(const QString& key, const FieldValue& value, bool finished);
    /// Another spec for the lens on screen, of that lens's own type.
    void setSpec(SpecPtr spec, const QString& undoText);
    /// All fields of one example of the lens on screen at once.
    Status showExample(int index);
    void resetLens();
    /// Does nothing when there is no such lens.
    void chooseLens(const QString& id);
    /// Everything at once, as from a file.
    void setSession(Session session, const QString& undoText);

signals:
    void lensChanged();  ///< specChanged follows
    void specChanged();
    void lookChanged();
    void settled();  ///< after every change but those in the middle of a drag

private:
    class Change;
    enum class Target { Spec, Look };
    struct Drag {
        int id = -1;
        Target target = Target::Spec;
        QString key;
    };

    Status editField(Target target, const QString& key, const FieldValue& value, bool finished);
    Session with(Target target, SpecPtr changed) const;
    void push(Session after, const QString& undoText, int drag = -1);
    void apply(const Session& session);
    int dragOf(Target target, const QString& key);
    void endDrag();

    const std::vector<Lens>& m_lenses;
    Session m_session;
    QUndoStack m_undo;
    Drag m_drag;
    int m_drags = 0;
};

/// "Heads: 8", for menus and lists; long texts are shortened.
QString describeValue(const FieldEntry& entry);

}  // namespace att
