// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/appearance.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QPalette>

#include "app/settings.h"
#include "widgets/theme.h"
#include "widgets/theme_fonts.h"

namespace att {
namespace {

const auto kService = QStringLiteral("org.freedesktop.portal.Desktop");
const auto kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const auto kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const auto kSpace = QStringLiteral("org.freedesktop.appearance");
const auto kKey = QStringLiteral("color-scheme");
constexpr uint kPrefersDark = 1;

/// Without a session bus Qt would try to start one.
bool hasSessionBus() { return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"); }

/// The answer may be wrapped in a variant once or twice, by the version of the portal.
QVariant unwrapped(QVariant value) {
    while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
    return value;
}

}  // namespace

Appearance::Appearance(Settings& settings, QObject* parent)
    : QObject(parent), m_settings(settings), m_systemIsDark(QApplication::palette().color(QPalette::Window).lightness() < 128) {
    connect(&settings, &Settings::changed, this, [this](const QString& key) {
        if (key == QLatin1String("theme")) applyTheme();
        if (key == QLatin1String("scale")) applyScale();
    });
    applyTheme();
    applyScale();
    if (hasSessionBus()) askPortal();
}

void Appearance::applyTheme() {
    const ThemeChoice choice = m_settings.now().theme;
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && m_systemIsDark);
    att::applyTheme(*qApp, dark ? darkTheme() : lightTheme());
}

void Appearance::applyScale() { QApplication::setFont(uiFont(m_settings.now().scale / 100.0)); }

void Appearance::askPortal() {
    auto bus = QDBusConnection::sessionBus();
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this, SLOT(portalChanged(QString, QString, QDBusVariant)));
    auto question = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    question << kSpace << kKey;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid()) portalChanged(kSpace, kKey, reply.value());
    });
}

void Appearance::portalChanged(const QString& space, const QString& key, const QDBusVariant& value) {
    if (space != kSpace || key != kKey) return;
    const bool dark = unwrapped(value.variant()).toUInt() == kPrefersDark;
    if (std::exchange(m_systemIsDark, dark) != dark) applyTheme();
}

}  // namespace att
