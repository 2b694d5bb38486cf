// snippets.mjs - writes a lesson for each snippet of an editor, as it stands
// before anything is changed: a placeholder's proposal, the first of several.
//
//   node tests/cli/snippets.mjs COURSE
//
// COURSE is what `stilte init` made.
import {readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const [course] = process.argv.slice(2);
const snippets = JSON.parse(
  readFileSync(join(course, '.vscode', 'stilte.code-snippets'), 'utf8'));
const language = readdirSync(course).find((name) => name.endsWith('.md'))
  .split('.')[1];

function expand(body) {
  return body.join('\n').replace(/\$0/g, '')
    .replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1');
}

for (const name of readdirSync(course).filter((one) => one.endsWith('.md')))
  rmSync(join(course, name));
const settings = readFileSync(join(course, 'course.yaml'), 'utf8')
  .replace(/lessons:\n( {2}- .*\n)*/, '');
writeFileSync(join(course, 'course.yaml'), settings);
const all = Object.values(snippets);
const silence = all.find((one) => one.prefix === 'stilte-silence');
all.forEach(({prefix, body}, i) => {
  const number = String(i + 1).padStart(2, '0');
  // Feedback needs something to be about.
  const before = prefix === 'stilte-feedback' ? expand(silence.body)
    .replace(/: (name|naam),/, ': held,') : '';
  writeFileSync(join(course, `${number}-${prefix}.${language}.md`),
    `# ${prefix}\n\n${before}\n${expand(body)}\n`);
});
console.log(Object.keys(snippets).length + ' snippets');
