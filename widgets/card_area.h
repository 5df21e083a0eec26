// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The middle of the window: the panels of the chosen stage as cards. Decides which views stand beside each other;
// drawing and pointing are the views' own.

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "engine/core/outcome.h"
#include "widgets/look.h"

class QGridLayout;
class QLabel;

namespace att {

class Card;
class HeatView;
class PanelView;
class Selection;
class TableWindow;

class CardArea : public QWidget {
    Q_OBJECT
public:
    explicit CardArea(Selection& selection, QWidget* parent = nullptr);
    ~CardArea() override;

    /// Shows the selection's panel of this outcome, or its main panel when the selection names none of its panels.
    void setOutcome(OutcomePtr outcome, std::shared_ptr<const Look> look);
    /// Whether one of the cards can be painted over.
    bool canPaint() const { return paintableHeat() != nullptr; }

public slots:
    /// Takes the brush for the card that can be painted over, or puts it down.
    void paint();
    /// Dims the picture and lays the sentence over it; an empty one, or the next outcome, takes it away.
    void showMessage(const QString& message);
    /// Opens the values of the chosen panel as a table in a window of its own. `tableRequested` does it too.
    void showTable();

signals:
    /// The values are wanted as a table; nobody needs to answer.
    void tableRequested();
    /// A wish to change the look: the field's key and its new value.
    void lookEdited(const QString& key, const att::FieldValue& value);
    /// Cells were painted over: a field of the spec and its new value.
    void painted(const QString& key, const att::FieldValue& value, bool finished);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// What stands in one card. Equal lists of these mean that the cards can stay.
    struct Place {
        std::string address;
        PanelKind kind = PanelKind::Heat;
        bool links = false, grid = false;
        std::optional<OverPicture> over = {};  ///< of maps over a picture
        bool operator==(const Place&) const = default;
    };
    struct Slot;

    const Panel* shownPanel() const;
    std::vector<Place> arrangement() const;
    Place placeFor(const Stage& stage, const Panel& panel) const;
    void arrange();
    void buildCards();
    void layOutCards();
    void layOutAround(QGridLayout& layout, std::size_t tall);
    bool hasTableBelow() const;
    bool isLine(std::size_t place) const;
    std::optional<std::size_t> tallCard() const;
    int shareOf(const Place& place) const;
    Slot buildSlot(const Place& place);
    void connectView(PanelView* view);
    void addFormSwitch(Card& card, bool links);
    void addPictureSwitch(Card& card, OverPicture over);
    void addSwitch(Card& card, const char* field, const QString& word, const char* key, bool checked);
    void addTableButton(Card& card);
    void addPaintButton(Card& card, HeatView* heat);
    HeatView* paintableHeat() const;
    void addHeadSteps(Card& card);
    void stepHead(int heads);
    void fillCards();
    void nameCards();
    void alignTitles();
    QString subtitleOf(const Slot& slot, const Panel& panel) const;
    void fillTable();

    Selection& m_selection;
    OutcomePtr m_outcome;
    std::shared_ptr<const Look> m_look;
    std::vector<Place> m_places;
    std::vector<Slot> m_slots;
    QWidget* m_cards = nullptr;
    QLabel* m_message = nullptr;
    TableWindow* m_table = nullptr;  ///< made when it is first wanted
};

}  // namespace att
