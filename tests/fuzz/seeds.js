// seeds.js OUTDIR CASE.json... - what the fuzz targets start from: the tables
// and rules of cases, each in a file below OUTDIR/load. OUTDIR/rules.table is
// the last case's table with "RULES" for its first rules; OUTDIR/rules.dict
// has the words that occur in rules.
'use strict';

const fs = require('fs');
const path = require('path');

const [folder, ...files] = process.argv.slice(2);
const words = new Set();
fs.mkdirSync(path.join(folder, 'load'), {recursive: true});

function write(name, text) {
  fs.writeFileSync(path.join(folder, name), text);
}

for (const file of files) {
  const name = path.basename(file, '.json');
  const {table} = JSON.parse(fs.readFileSync(file, 'utf8'));
  const ruled = (table.lessons || []).filter((lesson) => lesson.rules);
  write(`load/${name}.json`, JSON.stringify(table));
  ruled.forEach((lesson, i) => {
    const text = lesson.rules.text;
    write(`load/${name}-${i}.lua`, text);
    for (const word of text
      .match(/\w+|[!-/:-@[-`{-~]+/g) || []) words.add(word);
  });
  if (ruled.length) ruled[0].rules.text = 'RULES';
  write('rules.table', JSON.stringify(table));
}
write('rules.dict', [...words].filter((word) => word.length < 32)
  .map((word) => `"${word.replace(/[\\"]/g, '\\$&')}"\n`).join(''));
