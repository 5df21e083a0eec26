#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Draws the formulas of every lens with MathJax; see README.md. Takes the program to ask, else that of the release build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
program=${1:-build/release/attention-explorer}
modules=${ATT_MATHJAX:-build/formulas}

if [ ! -d "$modules/node_modules/mathjax-full" ]; then
    mkdir -p "$modules"
    cp resources/formulas/package.json resources/formulas/package-lock.json "$modules"
    npm ci --silent --no-audit --no-fund --prefix "$modules"
fi
node resources/formulas/render.mjs "$program" resources/formulas "$modules"
