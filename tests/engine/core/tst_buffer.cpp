// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/buffer.h"

#include <QTest>
#include <cstdint>
#include <vector>

using namespace att;

namespace {

constexpr std::size_t mebi = (std::size_t(1) << 20) / sizeof(float);

#ifdef __SANITIZE_ADDRESS__
constexpr bool keeps = false;
#else
constexpr bool keeps = true;
#endif

}  // namespace

class tst_buffer : public QObject {
    Q_OBJECT
private slots:
    void init() { Buffer::release(); }
    void alignsToACacheLine();
    void usesALargeBufferAgain();
    void wastesNoMoreThanAQuarter();
    void keepsWithinItsLimit();
    void leavesSmallOnesAlone();
};

void tst_buffer::alignsToACacheLine() {
    for (std::size_t floats : {std::size_t(0), std::size_t(1), std::size_t(17), mebi, 5 * mebi})
        QCOMPARE(reinterpret_cast<std::uintptr_t>(Buffer(floats).data()) % 64, std::uintptr_t(0));
}

void tst_buffer::usesALargeBufferAgain() {
    const float* before = Buffer(10 * mebi).data();
    QCOMPARE(Buffer::keptBytes(), keeps ? std::size_t(10) << 20 : 0);
    if (!keeps) return;
    const Buffer again(9 * mebi);
    QVERIFY(again.data() == before);
    QCOMPARE(Buffer::keptBytes(), std::size_t(0));
}

void tst_buffer::wastesNoMoreThanAQuarter() {
    { const Buffer large(10 * mebi), small(2 * mebi); }
    const Buffer other(7 * mebi);
    QCOMPARE(Buffer::keptBytes(), keeps ? std::size_t(2) << 20 : 0);
}

void tst_buffer::keepsWithinItsLimit() {
    {
        std::vector<Buffer> many;
        for (int i = 0; i < 9; ++i) many.emplace_back(100 * mebi);
    }
    QVERIFY(Buffer::keptBytes() <= Buffer::keptLimit);
    QCOMPARE(Buffer::keptBytes(), keeps ? std::size_t(600) << 20 : 0);
    Buffer::release();
    QCOMPARE(Buffer::keptBytes(), std::size_t(0));
}

void tst_buffer::leavesSmallOnesAlone() {
    { const Buffer small(1000); }
    QCOMPARE(Buffer::keptBytes(), std::size_t(0));
}

QTEST_APPLESS_MAIN(tst_buffer)
#include "tst_buffer.moc"
