// Holds answers against the models of `@hubspot/api-client`: names, types and what must be there.
// HubSpot gives out no description of its API that is as whole as the one its client is made from.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const codegen = join(dirname(require.resolve('@hubspot/api-client')), 'codegen');

// Which names a model's declaration lets out, as `'updatedAt'?: Date`.
function optional(part, name) {
  const text = readFileSync(join(codegen, part, 'models', `${name}.d.ts`), 'utf8');
  return new Set([...text.matchAll(/^ {4}'([^']+)'\?:/gm)].map((found) => found[1]));
}

function model(part, name) {
  try {
    return require(join(codegen, part, 'models', name))[name];
  } catch {
    return undefined;
  }
}

// Which of several models a value is of, by the word that tells them apart.
function choice(part, name) {
  try {
    return require(join(codegen, part, 'models', name))[`${name}Class`];
  } catch {
    return undefined;
  }
}

function plain(type, value) {
  if (type.startsWith('"') || type === 'any' || type.includes('|')) return true;
  if (type === 'Date') return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  if (type.startsWith('{ [key: string]')) return typeof value === 'object' && !Array.isArray(value);
  return typeof value === type;
}

// What in the answer the model does not know, or misses in it.
export function complaints(part, name, value, at = name) {
  const list = /^Array<(.*)>$/.exec(name);
  if (list) {
    if (!Array.isArray(value)) return [`${at}: no list`];
    return value.flatMap((one, i) => complaints(part, list[1], one, `${at}[${i}]`));
  }
  const several = /^[A-Z]\w+$/.test(name) && name !== 'Date' ? choice(part, name) : undefined;
  if (several?.mapping) {
    const one = several.mapping[value?.[several.discriminator]];
    return one ? complaints(part, one, value, at) : [`${at}: ${JSON.stringify(value)} is no ${name}`];
  }
  const of = /^[A-Z]\w+$/.test(name) && name !== 'Date' ? model(part, name) : undefined;
  if (!of?.getAttributeTypeMap) {
    // A choice of words, or a plain value.
    const fits = /^[A-Z]/.test(name) && name !== 'Date' ? typeof value === 'string' : plain(name, value);
    return fits ? [] : [`${at}: ${JSON.stringify(value)} is no ${name}`];
  }
  if (typeof value !== 'object' || value === null) return [`${at}: no ${name}`];
  const known = of.getAttributeTypeMap();
  const free = optional(part, name);
  const found = [];
  for (const key of Object.keys(value)) {
    const attribute = known.find((a) => a.baseName === key);
    if (!attribute) found.push(`${at}.${key}: unknown to ${name}`);
    else if (value[key] !== null)
      found.push(...complaints(part, attribute.type, value[key], `${at}.${key}`));
  }
  for (const { baseName } of known)
    if (!free.has(baseName) && !(baseName in value)) found.push(`${at}.${baseName}: missing`);
  return found;
}
