// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>

#include "engine/io/spec_json.h"
#include "widgets/translate.h"

namespace att {
namespace {

constexpr qint64 kLargestFile = 1 << 20;
constexpr int kMostRecent = 20;

std::shared_ptr<const Preferences> asPreferences(const SpecPtr& spec) { return std::static_pointer_cast<const Preferences>(spec); }

}  // namespace

Settings::Settings(const QString& path, QObject* parent) : QObject(parent), m_path(path), m_preferences(asPreferences(makeDefault<Preferences>())) {
    if (!m_path.isEmpty()) read();
}

QString Settings::usualPath() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    return folder.isEmpty() ? QString() : folder + QStringLiteral("/settings.json");
}

void Settings::read() {
    QFile file(m_path);
    if (!file.exists()) return;
    const QString instead = tr("The settings in %1 cannot be used, so the program starts with its own: %2");
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly)) {
        m_problem = instead.arg(m_path, file.errorString());
        return;
    }
    const QByteArray text = file.read(kLargestFile);
    const auto json = parseJson({text.constData(), std::size_t(text.size())}, {}, m_path.toStdString());
    const auto read = json ? fromJson(m_preferences, *json) : Result<ReadSpec>(json.error());
    if (read)
        m_preferences = asPreferences(read->spec);
    else
        m_problem = instead.arg(m_path, shown(read.error().message));
}

void Settings::write() {
    if (m_path.isEmpty()) return;
    QDir().mkpath(QFileInfo(m_path).path());
    QSaveFile file(m_path);
    const std::string text = writeJson(toJson(*m_preferences), 2) + "\n";
    if (!file.open(QIODevice::WriteOnly)) return;
    file.write(text.data(), qint64(text.size()));
    file.commit();
}

QString Settings::words(const QString& key) const {
    for (const FieldEntry& entry : entries(*m_preferences))
        if (key == QLatin1String(entry.field.key)) return QString::fromStdString(toWords(entry.value));
    return {};
}

Status Settings::edit(const QString& key, const FieldValue& value, bool finished) {
    const auto edited = withValue(m_preferences, key.toStdString(), value);
    if (!edited) return edited.error();
    const bool differs = !equal(*m_preferences, **edited);
    m_preferences = asPreferences(*edited);
    if (finished) write();
    if (differs) emit changed(key);
    return Done{};
}

QStringList Settings::recentFiles() const {
    QStringList files;
    for (const QString& line : QString::fromStdString(m_preferences->recent).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QString path = QUrl::fromPercentEncoding(line.toLatin1());
        if (QFileInfo::exists(path)) files << path;
    }
    return files;
}

void Settings::addRecentFile(const QString& path) {
    QStringList files = recentFiles();
    const QString full = QFileInfo(path).absoluteFilePath();
    files.removeAll(full);
    files.prepend(full);
    QStringList lines;
    for (const QString& file : files.mid(0, kMostRecent)) lines << QString::fromLatin1(QUrl::toPercentEncoding(file, "/"));
    (void)edit(QStringLiteral("recent_files"), lines.join(QLatin1Char('\n')).toStdString(), true);
}

}  // namespace att
