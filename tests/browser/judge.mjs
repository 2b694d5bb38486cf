// judge.mjs - what an LMS must hold for a saved state: the engine that ships
// works it out once more, without a page, and the report goes through the
// adapter of that version to the strict LMS.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import vm from 'node:vm';
import {here, siteOf, textOf} from './harness.mjs';

const player = (name) => readFileSync(join(here, '../../compiler/player',
  name + '.js'), 'utf8');

// Classic scripts, in a window of their own.
function openWindow(course) {
  const window = {
    WebAssembly, TextEncoder, TextDecoder, atob, console, setTimeout,
    clearTimeout, addEventListener() {},
    document: {documentElement: {dataset: {}}, getElementById: () => null,
      addEventListener() {}}
  };
  Object.assign(window, {window, parent: window, globalThis: window});
  vm.createContext(window);
  for (const text of [
    readFileSync(join(here, '../lms/strict-lms.js'), 'utf8'),
    ...['engine.js', 'course.js'].map((name) => readFileSync(
      join(siteOf(course), 'assets', name), 'utf8')),
    ...['lms', 'interaction', 'scorm12', 'scorm2004', 'report'].map(player)
  ])
    vm.runInContext('(function () {' + text + '})()', window);
  window.Stilte.text = textOf(course, 'nl');
  return window;
}

// Through the adapter, into an LMS that is empty.
function tell(window, version, report) {
  const {Stilte, StrictLms} = window;
  const lms = new StrictLms({version, modes: {}});
  window[version === '1.2' ? 'API' : 'API_1484_11'] = lms.api;
  const link = Stilte.lms.connect(version, report.id);
  link.initialize();
  link.read();
  link.write(Object.assign({}, report, {location: '',
    interactions: report.interactions.map(Stilte.lms.tidyRow)}), 'state');
  return lms.stored();
}

// {answers, result, data(version)}: state without what the session puts in
// front of it.
export async function judge(course, state) {
  const window = openWindow(course);
  const {Stilte} = window;
  const table = JSON.parse(Stilte.course);
  const engine = await Stilte.startEngine(Stilte.wasm);
  engine.load(Stilte.course);
  const whole = engine.unpack(state);
  const result = engine.evaluate();
  const {answers} = engine.answers();
  return {
    whole, answers, result,
    data: (version) => tell(openWindow(course), version, Object.assign(
      Stilte.makeReport(result, table, answers, {}), {id: table.id}))
  };
}
