// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The lens's input above the cards when it is a picture: its name and size, files, the clipboard, a drawing, samples, and the choices
// of its group. It reads no files: who owns it does.

#include <QWidget>

#include "engine/core/lens.h"

class QComboBox;
class QHBoxLayout;
class QMimeData;
class QPushButton;

namespace att {

class SketchWindow;
class ThemeLabel;

class PictureBar : public QWidget {
    Q_OBJECT
public:
    explicit PictureBar(QWidget* parent);

    /// Shows the picture field, and the choices of its group. Hidden when the spec has none.
    void setSpec(SpecPtr spec);
    /// For the size of the picture on screen.
    void setOutcome(OutcomePtr outcome);
    void setExamples(std::vector<Example> examples);

public slots:
    /// Asks for a file.
    void open() { emit openRequested(key()); }
    /// What the clipboard holds: pixels, or the path of a file.
    void paste();
    /// Opens a window to draw in, over the picture that is shown.
    void sketch();

signals:
    void edited(const QString& key, const att::FieldValue& value, bool finished);
    void exampleChosen(int index);
    void openRequested(const QString& key);
    void fileGiven(const QString& path, const QString& key);
    void imageGiven(const QImage& image, const QString& key);
    void notice(const QString& sentence);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct List {
        FieldEntry entry;
        QComboBox* box;
    };

    void connectParts();
    void fitSpaces();
    void describe();
    void showName();
    void fillSamples();
    void setLists(const std::vector<FieldEntry>& choices);
    void addList(const FieldEntry& entry);
    void toggleEmbedded();
    void take(const QMimeData* content);
    void takeSketch(const QImage& image, bool finished);
    void fillSketch();
    QString key() const;
    const PictureSource& source() const { return std::get<PictureSource>(m_entry.value); }

    FieldEntry m_entry;
    std::vector<Example> m_examples;
    std::vector<List> m_lists;
    BitmapPtr m_shown;  ///< the picture on screen
    bool m_narrow = false, m_samplesFilled = false;

    ThemeLabel *m_label, *m_name;
    QPushButton *m_embedded, *m_open, *m_paste, *m_draw, *m_samples;
    SketchWindow* m_sketch = nullptr;  ///< made when it is first wanted
    QHBoxLayout* m_row;
};

}  // namespace att
