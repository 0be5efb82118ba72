import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
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
const importsOf = (text: string) =>
  [...text.matchAll(/from '@\/([^']+)'/g)].map(([, path]) => path ?? '');
const layer = (path: string) => path.split('/')[0] ?? '';
const room = (path: string) => path.split('/')[1] ?? '';

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
      return importsOf(text)
        .filter((path) => !may.includes(layer(path)))
        .map((path) => `${place} → ${path}`);
    });
    expect(wrong).toEqual([]);
  });

  it('lets no room import another', () => {
    const wrong = files
      .filter(({ place }) => layer(place) === 'rooms')
      .flatMap(({ place, text }) =>
        importsOf(text)
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
