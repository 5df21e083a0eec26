#!/usr/bin/env bash
# Installs what is missing, builds with warnings as errors and runs every test without a display: all of them in
# release, the engine's and the widgets' once more under the address and undefined behaviour sanitizers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
jobs=$(nproc)

export QT_QPA_PLATFORM=offscreen
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1

.ci/install build run test

cmake --preset release -B build/test -DATT_WARNINGS_AS_ERRORS=ON
cmake --build build/test
cmake --preset asan
cmake --build --preset asan --target engine_tests widgets_tests

failed=0
ctest --test-dir build/test -j "$jobs" --timeout 900 --output-on-failure || failed=1
ctest --test-dir build/asan -j "$jobs" --timeout 1800 --output-on-failure -L '^(engine|widgets)$' || failed=1
exit $failed
