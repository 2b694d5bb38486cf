// table.mjs - attacks.txt as courses.
//
// Each attack is a course of two lessons: the rule stands in the first, beside
// a rule that works, and the second lesson must not notice.
import {readFileSync} from 'node:fs';

const FIRST_LINE = 10;      // of the rules, in the file they pretend to be in

// What both exercises are answered with, and what that is worth.
export const ANSWERS = [['attack/facts', {picked: [1]}],
  ['plain/ask', {picked: [1]}]];
export const PLAIN_SCORE = 3;

const choice = (name) => ({name, kind: 'choice',
  options: [{right: true}, {right: false}]});

const PLAIN = `level "feeling" {
  points "ask",
  score (2, function (p) return p.ask == 1 and 2 or 0 end),
}`;

function locals(n) {
  const names = Array.from({length: n}, (_, i) => 'v' + i);
  const body = 'function () return ' + names.join(', ') + ' end';
  return names.map((name) => `local ${name} = 1`).join(' ') +
    ` local first = ${body} while true do local f = ${body} end`;
}

function written(body) {
  return body
    .replace('<ESC>', '\x1b')
    .replace(/^@nest (\d+) (.*?)~ (.*)\|(.*)\n(.*)$/gm,
      (_, n, a, b, c, inner) => a + b.repeat(n) + inner + c.repeat(n))
    .replace(/^@repeat (\d+) (.*?)~ (.*)$/gm, (_, n, a, b) => a + b.repeat(n))
    .replace(/^@locals (\d+)$/gm, (_, n) => locals(n));
}

const asRule = (body) => `level "logical" { score (9, function (p)
${body}
end), points "facts" }`;

function courseWith(rules) {
  return {
    v: 1, id: 'attacks', version: '1', levels: ['logical', 'feeling'],
    axes: [], onfail: 'incomplete', pass: null,
    lessons: [
      {id: 'attack', exercises: [choice('facts')],
        rules: {name: 'attack.lua', line: FIRST_LINE, text: rules}},
      {id: 'plain', exercises: [choice('ask')],
        rules: {name: 'plain.lua', line: 1, text: PLAIN}}
    ]
  };
}

// The course with a rule of this body.
export const ruleTable = (body) => JSON.stringify(courseWith(asRule(body)));

// One attack: {name, table, block, points | fails, last}, where LAST is the
// last line of its rules.
function read(part) {
  const [first, second, ...rest] = part.split('\n');
  const block = first.startsWith('block: ');
  const body = written(rest.join('\n').trimEnd());
  const rules = block ? body : asRule(body);
  const expected = second.slice(3);
  return {
    name: block ? first.slice(7) : first, block,
    table: JSON.stringify(courseWith(rules)),
    last: FIRST_LINE + rules.split('\n').length - 1,
    ...(second.startsWith('=> ') ? {points: Number(expected)} :
      {fails: expected})
  };
}

export function attacks(file) {
  const text = readFileSync(file, 'utf8').replace(/^#.*\n/gm, '');
  return text.split(/^== /m).slice(1).map(read);
}

// What is wrong with a result, as text: '' when it is what was expected.
export function judge(attack, resultText) {
  let result;
  try {
    result = JSON.parse(resultText);
  } catch {
    return 'no result: ' + resultText;
  }
  const [logical, feeling] = result.levels.map((level) => level.score);
  const problem = result.problems[0];
  if (feeling !== PLAIN_SCORE)
    return `the other lesson has ${feeling} points`;
  if (!attack.fails)
    return problem ? problem.message : logical === 1 + attack.points ? '' :
      `${logical - 1} points`;
  if (!problem)
    return `nothing is reported, ${logical - 1} points`;
  if (!attack.block && !problem.message.includes(attack.fails))
    return problem.message;
  if (!problem.message.includes(attack.fails))
    return problem.message;
  if (problem.line < FIRST_LINE || problem.line > attack.last)
    return `line ${problem.line}`;
  return '';
}
