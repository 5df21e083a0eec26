// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Golden arrays in double precision, as tests/data/make_*.py wrote them. Ends the test program when an array is not there.

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>
#include <vector>

#include "tests/support/golden.h"

namespace att {

/// An .npz file of float64 arrays that are stored, not packed (numpy.savez).
class Reference {
public:
    /// `name` without folder and suffix: "sequence_score".
    explicit Reference(const QString& name);

    QStringList keys() const { return m_arrays.keys(); }
    std::vector<int> shape(const QString& key) const;
    double number(const QString& key) const;

    /// The last dimension becomes the columns, all before it the rows: heads × n × d gives (heads·n) × d.
    template <class Scalar = double>
    Matrix<Scalar> matrix(const QString& key) const {
        return wide(key).template cast<Scalar>();
    }
    /// Matrix number `index` of an array of three dimensions.
    template <class Scalar = double>
    Matrix<Scalar> slice(const QString& key, int index) const {
        const int rows = shape(key).at(1);
        return wide(key).middleRows(index * rows, rows).template cast<Scalar>();
    }
    template <class Scalar = double>
    Eigen::Matrix<Scalar, 1, Eigen::Dynamic> row(const QString& key) const {
        return wide(key).template reshaped<Eigen::RowMajor>().transpose().template cast<Scalar>();
    }

    /// Empty when `actual` equals the array within 1e-10 in double and 1e-5 in float, relative to its largest magnitude.
    template <class Actual>
    QString difference(const Actual& actual, const QString& key) const {
        const QString found = compareMatrices(actual, wide(key), sizeof(typename Actual::Scalar) == sizeof(double) ? 1e-10 : 1e-5);
        return found.isEmpty() ? found : key + found;
    }

private:
    struct Array {
        std::vector<int> shape;
        Matrix<double> values;
    };
    const Array& array(const QString& key) const;
    const Matrix<double>& wide(const QString& key) const { return array(key).values; }
    static Array parse(const QByteArray& npy);

    QString m_name;
    QHash<QString, Array> m_arrays;
};

}  // namespace att

/// Fails the test unless `actual` equals the array `key` of the Reference `ref` as closely as its scalar allows.
#define COMPARE_REFERENCE(actual, ref, key)                         \
    do {                                                            \
        const QString difference = (ref).difference((actual), key); \
        QVERIFY2(difference.isEmpty(), qPrintable(difference));     \
    } while (false)
