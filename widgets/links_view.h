// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The chosen head as links between two rows of tokens: pointing at a token isolates its links, a click on a query keeps
// it isolated. The painting itself is in links_painter.h.

#include <QPixmap>

#include "widgets/links_painter.h"
#include "widgets/panel_view.h"

namespace att {

class LinksView : public PanelView {
    Q_OBJECT
public:
    LinksView(Selection& selection, QWidget* parent);

    void setPanel(OutcomePtr outcome, const std::string& address, std::shared_ptr<const Look> look) override;
    const LinksLayout& layout() const { return m_picture.layout; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

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
    int head() const;
    void forget();
    void prepare();
    void pointAt(std::optional<LinkToken> token, const QPoint& globalPosition);
    void choose(LinkToken token);
    bool step(int key);
    std::optional<LinkToken> isolated() const;
    std::optional<QPoint> linkOf(const std::optional<Cell>& cell) const;
    QString wordsFor(LinkToken token) const;

    OutcomePtr m_outcome;
    std::string m_address;
    std::shared_ptr<const Look> m_look;
    LinksPicture m_picture;
    QPixmap m_all;  ///< tokens and all links
    bool m_allKnown = false;
    std::optional<LinkToken> m_pointed;
};

}  // namespace att
