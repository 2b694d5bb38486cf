// tones.mjs - makes the recordings of the course "calls", which stand for
// speech: a tone wherever the captions have words. One has only the name of
// a recording.
//
//   node tones.mjs MEDIA
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const RATE = 8000;
const media = process.argv[2];

const seconds = (time) => time.split(':').reduce((all, part) =>
  all * 60 + Number(part), 0);

const spoken = readFileSync(join(media, 'call.vtt'), 'utf8').split('\n')
  .filter((line) => line.includes('-->'))
  .map((line) => line.split(/\s+/).filter((one) => one !== '-->').slice(0, 2)
    .map(seconds));

function wave(length) {
  const n = Math.ceil(length * RATE);
  const bytes = Buffer.alloc(44 + n, 128);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + n, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(RATE, 24);
  bytes.writeUInt32LE(RATE, 28);
  bytes.writeUInt16LE(1, 32);
  bytes.writeUInt16LE(8, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(n, 40);
  spoken.forEach(([begin, end], k) => {
    for (let i = Math.ceil(begin * RATE); i < end * RATE; i++)
      bytes[44 + i] = 128 + 20 * Math.sin(i * (k % 2 ? 0.3 : 0.2));
  });
  return bytes;
}

writeFileSync(join(media, 'call.wav'),
  wave(Math.max(...spoken.map(([, end]) => end)) + 0.5));
writeFileSync(join(media, 'broken.wav'), 'This is no sound.\n');
