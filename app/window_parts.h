// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The parts of the window and their frame: navigation at the left; tokens or picture, stages, cards and explanation in the
// middle; the form at the right; the status line below. Layout only: nothing is connected here.

class QMainWindow;
class QPushButton;
class QSplitter;
class QWidget;

namespace att {

class CardArea;
class CostSection;
class ExplanationStrip;
class Form;
class FormFields;
class Navigation;
class NoticeBar;
class PictureBar;
class Selection;
class StageStrip;
class StatusLine;
class TokenBar;
class TransportBar;

struct WindowParts {
    Navigation* navigation;
    NoticeBar* notice;    ///< of files, settings, journal
    NoticeBar* standing;  ///< of the outcome on screen
    TokenBar* tokens;
    PictureBar* picture;
    TransportBar* transport;
    StageStrip* stages;
    CardArea* cards;
    ExplanationStrip* explanation;
    Form* form;
    CostSection* cost;
    FormFields* look;
    QPushButton* exportButton;
    StatusLine* status;

    QWidget* content;   ///< what grows in projector mode
    QSplitter* across;  ///< navigation and middle | form
    QSplitter* down;    ///< cards | explanation
};

/// Makes all parts, children of `window`, and puts them into its central widget.
WindowParts buildParts(QMainWindow& window, Selection& selection);

}  // namespace att
