#!/usr/bin/env bash
# Installs what is missing, builds a release and starts Attention Explorer with the arguments given.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$here/build/release
program=$build/attention-explorer

"$here/.ci/install" build run >&2
if [[ ! -x $program ]]; then
    echo "Building a release; the first time this takes a few minutes." >&2
    (cd "$here" && cmake --preset release) >&2
fi
cmake --build "$build" --target attention-explorer | sed '/^ninja: no work to do/d' >&2

if [[ $# == 0 && -z ${DISPLAY:-} && -z ${WAYLAND_DISPLAY:-} ]]; then
    echo "There is no display here: writing a figure of every lens into $here/gallery instead." >&2
    set -- --gallery "$here/gallery"
fi
exec "$program" "$@"
