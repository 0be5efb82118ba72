import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
// @ts-expect-error a plain script, shared with the command line
import { faultsInCatalogues, unusedKeys } from '../../scripts/i18n-check.mjs';

const src = join(process.cwd(), 'src');
const sources = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) && !/\.test\./.test(name) ? [path] : [];
  });
const files = sources(src).map((path) => ({
  place: relative(src, path),
  text: readFileSync(path, 'utf8'),
}));
/** What a file imports of ours, as a path from src: by alias or relative, at start or when needed. */
const importsOf = (text: string, place = '') =>
  [...text.matchAll(/(?:from|import\()\s*'(@\/|\.{1,2}\/)([^']+)'/g)].map(
    ([, way = '', path = '']) =>
      way === '@/' ? path : relative(src, resolve(src, dirname(place), way + path)),
  );
const layer = (path: string) => path.split('/')[0] ?? '';
const room = (path: string) => path.split('/')[1] ?? '';

/** The rooms of the server with their floors, as their package-info tells. */
const java = join(process.cwd(), '../app/src/main/java/org/unisono/app');
const floors = new Map(
  readdirSync(java).flatMap((name): [string, number][] => {
    const info = join(java, name, 'package-info.java');
    const floor = existsSync(info) && /\/\/\/ Floor (\d+)\./.exec(readFileSync(info, 'utf8'))?.[1];
    return floor ? [[name, Number(floor)]] : [];
  }),
);

const allowed: Record<string, string[]> = {
  lib: ['lib', 'locales', 'generated'],
  ui: ['lib', 'ui', 'generated'],
  rooms: ['lib', 'ui', 'rooms', 'generated'],
  app: ['lib', 'ui', 'rooms', 'app', 'generated'],
};

describe('the house', () => {
  it('lets imports point down only: generated, lib, ui, rooms, app', () => {
    const wrong = files.flatMap(({ place, text }) => {
      const may = allowed[layer(place)];
      if (!may) return [];
      return importsOf(text, place)
        .filter((path) => !may.includes(layer(path)))
        .map((path) => `${place} → ${path}`);
    });
    expect(wrong).toEqual([]);
  });

  it('has only rooms that the server has', () => {
    expect(floors.size).toBeGreaterThan(12);
    expect(readdirSync(join(src, 'rooms')).filter((name) => !floors.has(name))).toEqual([]);
  });

  // Stricter than the floors, which would let a room import those below it: what combines rooms is
  // a page of `app`, which fills their slots, so that no room waits for another's code.
  it('lets no room import another', () => {
    const wrong = files
      .filter(({ place }) => layer(place) === 'rooms')
      .flatMap(({ place, text }) =>
        importsOf(text, place)
          .filter((path) => layer(path) === 'rooms' && room(path) !== room(place))
          .map((path) => `${place} → ${path}`),
      );
    expect(wrong).toEqual([]);
  });

  it('climbs out of no folder by a relative path', () => {
    expect(
      files
        .filter(({ place, text }) => layer(place) !== 'test' && /from '\.\.\/\.\./.test(text))
        .map(({ place }) => place),
    ).toEqual([]);
  });

  it('calls the server from lib/http only', () => {
    expect(
      files
        .filter(
          ({ place, text }) =>
            !place.startsWith('lib/') &&
            !place.startsWith('test/') &&
            /\bfetch\(/.test(text.replace(/refetch\(/g, '')),
        )
        .map(({ place }) => place),
    ).toEqual([]);
  });

  it('keeps every file within 400 lines', () => {
    expect(
      files.filter(({ text }) => text.split('\n').length > 400).map(({ place }) => place),
    ).toEqual([]);
  });
});

describe('the catalogues', () => {
  it('have every key, with the same values, in five languages', () => {
    expect(faultsInCatalogues()).toEqual([]);
  });

  it('hold no key that nothing uses', () => {
    expect(unusedKeys()).toEqual([]);
  });
});
