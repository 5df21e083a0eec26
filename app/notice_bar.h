// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One line above the cards for what a person should know and need not answer: notices, errors of files, an offer.
// Never a dialog; a newer notice takes the place of an older one unless that one offers something.

#include <QFrame>
#include <functional>

class QLabel;
class QHBoxLayout;
class QPushButton;

namespace att {

class NoticeBar : public QFrame {
    Q_OBJECT
public:
    enum class Kind { Plain, Problem };
    struct Offer {
        QString label;
        std::function<void()> act;
    };

    explicit NoticeBar(QWidget* parent = nullptr);

    void say(const QString& text, Kind kind = Kind::Plain);
    /// Stays until one of the offers is taken or the bar is closed.
    void offer(const QString& text, const std::vector<Offer>& offers);
    /// Stays as long as it is true; an empty one hides the bar.
    void setStanding(const QString& text, const std::vector<Offer>& offers = {});
    QString text() const;

private:
    void changeEvent(QEvent* event) override;
    void show(const QString& text, Kind kind);
    void addOffers(const std::vector<Offer>& offers);
    void clearOffers();
    void recolour();

    QLabel* m_text;
    QHBoxLayout* m_offers;
    QPushButton* m_close;
    Kind m_kind = Kind::Plain;
    bool m_offering = false;
};

}  // namespace att
