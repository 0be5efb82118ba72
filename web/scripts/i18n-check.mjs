// Every language has every key with the same values, and the code uses no other keys.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = join(import.meta.dirname ?? 'scripts', '../src');
const languages = ['en', 'fr', 'it', 'fi', 'de'];
const read = (language) => JSON.parse(readFileSync(`${src}/locales/${language}.json`, 'utf8'));
// A value is what stands right after an opening brace: {name}, {count, plural, …}; a plural's
// own branches open braces too, but their texts start with words or #, followed by more than , or }.
const values = (text) =>
  [...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map(([, name]) => name))].sort().join();
// Words of a lens: one or many, with a capital or not, is each language's own choice.
const open = (text) =>
  [
    ...new Set(
      values(text)
        .split(',')
        .map((name) => name.toLowerCase().replace(/(e?s|ies)$/, '')),
    ),
  ]
    .filter(Boolean)
    .sort()
    .join();
const same = (key, one, other) =>
  key.endsWith('.byLens') ? open(one) === open(other) : values(one) === values(other);

export function faultsInCatalogues() {
  const english = read('en');
  return languages.flatMap((language) => {
    const catalogue = read(language);
    const missing = Object.keys(english).filter((key) => !catalogue[key]?.trim());
    const extra = Object.keys(catalogue).filter((key) => !(key in english));
    const bent = Object.keys(english).filter(
      (key) => catalogue[key] && !same(key, catalogue[key], english[key]),
    );
    const loose = Object.keys(catalogue).filter(
      (key) => key.endsWith('.byLens') && !(key.replace(/\.byLens$/, '') in english),
    );
    return [
      ...loose.map((key) => `${language}: ${key} has no text of our own beside it`),
      ...missing.map((key) => `${language}: ${key} is missing`),
      ...extra.map((key) => `${language}: ${key} is not in English`),
      ...bent.map((key) => `${language}: ${key} has other values than English`),
    ];
  });
}

const files = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(path).isDirectory()) return files(path);
    return /\.tsx?$/.test(name) && !name.includes('.test.') ? [path] : [];
  });

/** Keys that no file names, whole or as the part before a ${…}. */
export function unusedKeys() {
  const code = files(src)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const starts = [...code.matchAll(/[`']([a-zA-Z]+\.)\$\{/g)].map(([, start]) => start);
  const ends = [...code.matchAll(/`\$\{\w+\}(\.\w+)`/g)].map(([, end]) => end);
  return Object.keys(read('en')).filter(
    (key) =>
      !code.includes(`'${key}'`) &&
      !starts.some((start) => key.startsWith(start)) &&
      !ends.some((end) => key.endsWith(end)) &&
      !/^word\.|Hint$|\.byLens$/.test(key),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = [...faultsInCatalogues(), ...unusedKeys().map((key) => `${key} is used nowhere`)];
  for (const fault of faults) console.error(fault);
  console.log(
    `${Object.keys(read('en')).length} keys in ${languages.length} languages, ${faults.length} faults`,
  );
  process.exitCode = faults.length ? 1 : 0;
}
