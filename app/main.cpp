// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QWidget>

#include "widgets/theme.h"

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    att::applyTheme(application, att::lightTheme());
    QWidget window;
    window.show();
    return QApplication::exec();
}
