// SPDX-License-Identifier: GPL-3.0-or-later
// Draws every formula that the lenses' articles hold as LENS-1.svg, LENS-2.svg … in the folder FORMULAS, and removes drawings that no
// lens has any more. A tool for developers (render.sh calls it): neither the build nor the tests run it, they only read what it wrote.
import {execFileSync} from 'node:child_process';
import {readdirSync, readFileSync, unlinkSync, writeFileSync, existsSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join, resolve} from 'node:path';

const [program, formulas, modules] = process.argv.slice(2).map(path => resolve(path));
const require = createRequire(join(modules, 'package.json'));
const {mathjax} = require('mathjax-full/js/mathjax.js');
const {TeX} = require('mathjax-full/js/input/tex.js');
const {SVG} = require('mathjax-full/js/output/svg.js');
const {liteAdaptor} = require('mathjax-full/js/adaptors/liteAdaptor.js');
const {RegisterHTMLHandler} = require('mathjax-full/js/handlers/html.js');
const {AllPackages} = require('mathjax-full/js/input/tex/AllPackages.js');

// Without these two an unknown command is drawn in red instead of refused.
const packages = AllPackages.filter(name => name !== 'noerrors' && name !== 'noundefined');
const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const page = mathjax.document('', {InputJax: new TeX({packages, formatError: (jax, error) => { throw error; }}), OutputJax: new SVG({fontCache: 'none'})});

const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/// The drawing in units of 1/1000 em, black or currentColor alone; its title is the TeX that it was made from.
function drawn(tex) {
    const svg = adaptor.innerHTML(page.convert(tex, {display: true}));
    if (svg.includes('<text')) throw new Error('MathJax has no drawing for a letter of it');
    const box = /viewBox="([^"]*)"/.exec(svg)[1];
    const inside = svg.slice(svg.indexOf('>') + 1).replace(/ (data-[\w-]+|style|role|focusable|aria-[\w-]+)="[^"]*"/g, '');
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}"><title>${escaped(tex)}</title>${inside}\n`;
}

const ask = (...words) => JSON.parse(execFileSync(program, [...words, '--json'], {maxBuffer: 1 << 28}));

const wanted = new Set();
let written = 0, refused = 0;
for (const {id} of ask('--list'))
    ask('--describe', id).article.formulas.forEach((tex, index) => {
        const name = `${id}-${index + 1}.svg`, path = join(formulas, name);
        wanted.add(name);
        try {
            const svg = drawn(tex);
            if (existsSync(path) && readFileSync(path, 'utf8') === svg) return;
            writeFileSync(path, svg);
            ++written;
        } catch (error) {
            ++refused;
            console.error(`${id}, formula ${index + 1}: ${error.message}\n    ${tex}`);
        }
    });
const stale = readdirSync(formulas).filter(name => name.endsWith('.svg') && !wanted.has(name));
for (const name of stale) unlinkSync(join(formulas, name));
console.log(`${wanted.size} formulas: ${written} drawn, ${stale.length} removed, ${refused} refused`);
process.exit(refused ? 1 : 0);
