// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/reference.h"

#include <QFile>
#include <QRegularExpression>
#include <QtEndian>
#include <numeric>

namespace att {
namespace {

template <class Number>
Number at(const QByteArray& bytes, qsizetype offset) {
    return qFromLittleEndian<Number>(bytes.constData() + offset);
}

/// The size of a stored entry: in its header, or in the 64-bit field that numpy writes after the name.
qint64 storedSize(const QByteArray& zip, qsizetype header, int nameLength) {
    const auto size = at<quint32>(zip, header + 18);
    return size == 0xffffffffu ? at<qint64>(zip, header + 30 + nameLength + 4) : size;
}

std::vector<int> shapeIn(const QByteArray& header) {
    std::vector<int> shape;
    const auto tuple = QRegularExpression(R"('shape': \(([^)]*)\))").match(QString::fromLatin1(header)).captured(1);
    for (const QString& part : tuple.split(',', Qt::SkipEmptyParts))
        if (!part.trimmed().isEmpty()) shape.push_back(part.trimmed().toInt());
    return shape;
}

}  // namespace

Reference::Reference(const QString& name) : m_name(name) {
    QFile file(QString(ATT_TEST_DATA "/%1.npz").arg(name));
    if (!file.open(QIODevice::ReadOnly)) qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    const QByteArray zip = file.readAll();
    for (qsizetype header = 0; at<quint32>(zip, header) == 0x04034b50u;) {  // "PK\3\4": the entry's own header
        const int nameLength = at<quint16>(zip, header + 26), extraLength = at<quint16>(zip, header + 28);
        const qint64 size = storedSize(zip, header, nameLength);
        const qsizetype begin = header + 30 + nameLength + extraLength;
        const QString key = QString::fromUtf8(zip.mid(header + 30, nameLength)).remove(".npy");
        if (at<quint16>(zip, header + 8) != 0) qFatal("%s: %s is packed", qPrintable(file.fileName()), qPrintable(key));
        m_arrays.insert(key, parse(zip.mid(begin, size)));
        header = begin + size;
    }
}

Reference::Array Reference::parse(const QByteArray& npy) {
    const int headerLength = at<quint16>(npy, 8);
    const QByteArray header = npy.mid(10, headerLength);
    if (!header.contains("'<f8'") || !header.contains("'fortran_order': False")) qFatal("not C-ordered float64: %s", header.constData());
    Array array{shapeIn(header), {}};
    const int columns = array.shape.empty() ? 1 : array.shape.back();
    const int rows = array.shape.size() < 2 ? 1 : std::accumulate(array.shape.begin(), array.shape.end() - 1, 1, std::multiplies<>());
    array.values.resize(rows, columns);
    std::memcpy(array.values.data(), npy.constData() + 10 + headerLength, std::size_t(array.values.size()) * sizeof(double));
    return array;
}

const Reference::Array& Reference::array(const QString& key) const {
    const auto found = m_arrays.constFind(key);
    if (found == m_arrays.constEnd()) qFatal("%s.npz holds no %s", qPrintable(m_name), qPrintable(key));
    return *found;
}

std::vector<int> Reference::shape(const QString& key) const { return array(key).shape; }

double Reference::number(const QString& key) const { return wide(key)(0, 0); }

}  // namespace att
