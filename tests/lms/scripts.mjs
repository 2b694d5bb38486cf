// scripts.mjs - the engine that ships, the strict LMS and what the player
// reports with, without a browser.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {runInThisContext} from 'node:vm';
import {here} from './harness.mjs';

const build = process.env.STILTE_BUILD || join(here, '../../build');

// Classic scripts, in a window of their own making.
globalThis.window = globalThis;
globalThis.parent = globalThis;
globalThis.document = {documentElement: {dataset: {}},
  getElementById: () => null, addEventListener() {}};
const run = (text) => runInThisContext('(function () {' + text + '})()');
run(readFileSync(join(here, 'strict-lms.js'), 'utf8'));
run(readFileSync(join(build, 'assets/engine.js'), 'utf8'));
for (const name of ['lms', 'interaction', 'scorm12', 'scorm2004', 'report'])
  run(readFileSync(join(here, '../../compiler/player', name + '.js'),
    'utf8'));
export const {Stilte} = globalThis;
