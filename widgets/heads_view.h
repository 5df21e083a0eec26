// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// All heads of a stack as small maps on one canvas, labelled and sorted; a click or the arrow keys choose one. The maps follow at once; their labels
// and order, which are read, at a readable pace.

#include <QPixmap>

#include "widgets/heads_painter.h"
#include "widgets/heat_painter.h"
#include "widgets/panel_view.h"
#include "widgets/readable_pace.h"

namespace att {

class WordButton;

class HeadsView : public PanelView {
    Q_OBJECT
public:
    HeadsView(Selection& selection, QWidget* parent);

    void setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look> look) override;

    /// "8 · sorted by entropy", with a menu of the panel's measures; for a header above the maps.
    WordButton* orderButton() const { return m_orderButton; }
    const HeadsLayout& layout() const { return m_picture.layout; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// "number" or the key of a measure: what the look's `order` should become.
    void orderChosen(const QString& key);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Panel* panel() const;
    bool paintable() const;
    int chosen() const;
    void tell();
    void forget();
    void prepareLayout();
    void prepare();
    QRect maps() const;
    void fillOrderMenu();
    QString orderWords(const QString& order) const;
    void describe();
    void stepThrough(int places);
    void paintChosen(QPainter& painter) const;
    std::optional<HeatPicture> mapOf(const Cell& cell) const;
    void paintLit(QPainter& painter) const;
    void paintPinned(QPainter& painter) const;
    std::optional<Cell> cellAt(const QPointF& point) const;

    OutcomePtr m_outcome, m_told;  ///< m_told: whose labels and order are shown
    std::string m_address;
    std::shared_ptr<const Look> m_look;
    HeadsPicture m_picture;
    QPixmap m_maps;  ///< everything but the marks
    bool m_layoutKnown = false, m_mapsKnown = false;
    ReadablePace m_pace{[this] { tell(); }};
    WordButton* m_orderButton = nullptr;
    QStringList m_orders;  ///< the menu's keys, to rebuild it only when they change
};

}  // namespace att
