import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import texts from '@/locales/en.json';

const java = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return java(path);
    return name.endsWith('.java') ? [readFileSync(path, 'utf8')] : [];
  });
const sources = java(join(process.cwd(), '../connectors/src/main/java')).join('\n');
const found = (pattern: RegExp) => [
  ...new Set([...sources.matchAll(pattern)].map(([, code]) => code).filter(Boolean)),
];
const without = (prefix: string, codes: (string | undefined)[]) =>
  codes.map((code) => `${prefix}.${code}`).filter((key) => !(key in texts));

describe('every code of a connector', () => {
  it('has a text: what is lost, how far a stream goes, what the form asks, each step of the check', () => {
    const losses = found(/(?:new Loss|Loss\.of)\(\s*"(\w+)"/g);
    expect(losses.length).toBeGreaterThan(10);
    expect([
      ...without('loss', losses),
      ...without('reach', found(/new Capability\([^"]*"(\w+)"\)/g)),
      ...without('setting', found(/new Setting\(\s*"([\w.]+)"/g)),
      ...without('checkStep', found(/\.(?:step|advice)\(\s*"(\w+)"/g)),
    ]).toEqual([]);
  });
});
