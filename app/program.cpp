// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

namespace att {

Places Places::usual() { return {Settings::usualPath(), Journal::usualFolder()}; }

Program::Program(const std::vector<Lens>& lenses, const Places& places, QObject* parent)
    : QObject(parent),
      settings(places.settings),
      appearance(settings),
      document(lenses),
      courses(places.journal, document),
      live(document, selection),
      files(document, selection, settings),
      journal(places.journal, document) {
    connect(&settings, &Settings::changed, this, &Program::follow);
    connect(&files, &Files::saved, &journal, &Journal::forget);
    connect(&files, &Files::saved, &courses, &Courses::saveBeside);
    connect(&files, &Files::opened, &courses, &Courses::openBeside);
    connect(&courses, &Courses::momentChanged, &live, &Live::refresh);
    live.setMoments([this](const Lens& lens, const SpecPtr& spec) { return courses.moment(lens, spec); });
    for (const char* key : {"language", "memory_budget"}) follow(QLatin1String(key));
}

void Program::follow(const QString& setting) {
    if (setting == QLatin1String("language")) languages.choose(settings.words(setting));
    if (setting == QLatin1String("memory_budget")) live.runner().setBudget(std::size_t(settings.now().budgetGibibytes) << 30);
}

}  // namespace att
