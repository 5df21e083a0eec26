// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Everything that the window works with, made in the order in which it depends on each other. Needs a QApplication.

#include "app/appearance.h"
#include "app/courses.h"
#include "app/document.h"
#include "app/files.h"
#include "app/journal.h"
#include "app/languages.h"
#include "app/live.h"
#include "app/settings.h"
#include "widgets/selection.h"

namespace att {

/// Where the program keeps what is its own; empty: nowhere, as in tests.
struct Places {
    QString settings, journal;
    static Places usual();
};

class Program : public QObject {
    Q_OBJECT
public:
    explicit Program(const std::vector<Lens>& lenses, const Places& places = {}, QObject* parent = nullptr);

    Settings settings;
    Languages languages;
    Appearance appearance;
    Document document;
    Selection selection;
    Courses courses;
    Live live;
    Files files;
    Journal journal;

private:
    void follow(const QString& setting);
};

}  // namespace att
