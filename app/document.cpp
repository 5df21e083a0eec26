// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document.h"

#include <QFileInfo>
#include <algorithm>

#include "widgets/translate.h"

namespace att {
namespace {

constexpr int kShownLetters = 24;
constexpr int kUndoLimit = 1000;

QString shortened(const QString& text) {
    const QString line = text.simplified();
    return line.size() <= kShownLetters ? line : line.left(kShownLetters) + QStringLiteral("…");
}

QString shownValue(const FieldEntry& entry) {
    const std::string words = toWords(entry.value);
    if (const Choice* chosen = choiceOf(entry.field.choices, words)) return shown(chosen->label);
    return shortened(entry.type == FieldType::Picture ? QFileInfo(shown(words)).fileName() : shown(words));
}

}  // namespace

QString describeValue(const FieldEntry& entry) { return Document::tr("%1: %2").arg(shown(entry.field.label), shownValue(entry)); }

/// One step of undo: the session before and after. Steps of one drag melt into one.
class Document::Change : public QUndoCommand {
public:
    Change(Document& document, Session after, const QString& undoText, int drag)
        : QUndoCommand(undoText), m_document(document), m_before(document.session()), m_after(std::move(after)), m_drag(drag) {}

    void redo() override { m_document.apply(m_after); }
    void undo() override {
        m_document.m_drag = {};
        m_document.apply(m_before);
    }
    int id() const override { return m_drag; }

    bool mergeWith(const QUndoCommand* other) override {
        const auto& later = static_cast<const Change&>(*other);
        m_after = later.m_after;
        setText(later.text());
        setObsolete(sameValues(m_before, m_after));
        return true;
    }

private:
    Document& m_document;
    Session m_before, m_after;
    int m_drag;
};

Document::Document(const std::vector<Lens>& lenses, QObject* parent) : QObject(parent), m_lenses(lenses), m_session(defaultSession(lenses)) {
    m_undo.setUndoLimit(kUndoLimit);
    connect(&m_undo, &QUndoStack::indexChanged, this, [this] {
        if (m_drag.id < 0) emit settled();
    });
}

Status Document::edit(const QString& key, const FieldValue& value, bool finished) { return editField(Target::Spec, key, value, finished); }

Status Document::editLook(const QString& key, const FieldValue& value, bool finished) { return editField(Target::Look, key, value, finished); }

Status Document::editField(Target target, const QString& key, const FieldValue& value, bool finished) {
    const SpecPtr before = target == Target::Spec ? m_session.spec() : m_session.look;
    const auto after = withValue(before, key.toStdString(), value);
    if (!after) return after.error();
    const int drag = dragOf(target, key);
    const auto changed = differences(*before, **after);
    if (!changed.empty()) push(with(target, *after), describeValue(changed.front()), drag);
    if (finished) endDrag();
    return Done{};
}

Session Document::with(Target target, SpecPtr changed) const {
    Session session = m_session;
    if (target == Target::Spec)
        session.specs[session.lens] = std::move(changed);
    else
        session.look = asLook(changed);
    return session;
}

void Document::setSpec(SpecPtr spec, const QString& undoText) {
    endDrag();
    if (!equal(*spec, *m_session.spec())) push(with(Target::Spec, std::move(spec)), undoText);
}

Status Document::showExample(int index) {
    const Example& example = lens().examples.at(static_cast<std::size_t>(index));
    SpecPtr spec = m_session.spec();
    for (const auto& [key, value] : example.values) {
        auto changed = withValue(spec, key, value);
        if (!changed) return changed.error();
        spec = *changed;
    }
    setSpec(std::move(spec), tr("Example"));
    return Done{};
}

void Document::resetLens() { setSpec(lens().defaults(), tr("Reset %1").arg(shown(lens().title))); }

void Document::chooseLens(const QString& id) {
    const auto found = std::ranges::find_if(m_lenses, [&id](const Lens& lens) { return id == QLatin1String(lens.id); });
    if (found == m_lenses.end() || &*found == &lens()) return;
    endDrag();
    Session session = m_session;
    session.lens = static_cast<std::size_t>(found - m_lenses.begin());
    push(std::move(session), shown(found->title));
}

void Document::setSession(Session session, const QString& undoText) {
    endDrag();
    if (!sameValues(session, m_session)) push(std::move(session), undoText);
}

void Document::push(Session after, const QString& undoText, int drag) { m_undo.push(new Change(*this, std::move(after), undoText, drag)); }

void Document::apply(const Session& session) {
    const Session before = std::exchange(m_session, session);
    const bool lensDiffers = before.lens != m_session.lens;
    if (lensDiffers) emit lensChanged();
    if (lensDiffers || before.spec() != m_session.spec()) emit specChanged();
    if (before.look != m_session.look) emit lookChanged();
}

int Document::dragOf(Target target, const QString& key) {
    if (m_drag.id >= 0 && (m_drag.target != target || m_drag.key != key)) endDrag();
    if (m_drag.id < 0) m_drag = {++m_drags, target, key};
    return m_drag.id;
}

void Document::endDrag() {
    if (std::exchange(m_drag, {}).id >= 0) emit settled();
}

}  // namespace att
