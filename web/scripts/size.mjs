// The script that a first visit loads before anything shows: the entry and what it imports at once.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const limit = 250 * 1024;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const seen = new Set();
const walk = (key) => {
  if (seen.has(key)) return;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) walk(next);
};
walk('index.html');
const bytes = [...seen].reduce(
  (sum, key) => sum + gzipSync(readFileSync(new URL(manifest[key].file, dist))).length,
  0,
);
console.log(`initial script: ${(bytes / 1024).toFixed(1)} KB gzip of ${limit / 1024} KB`);
process.exitCode = bytes > limit ? 1 : 0;
