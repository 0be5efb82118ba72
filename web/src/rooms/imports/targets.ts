import type { MessageKey, Translate } from '@/lib/i18n';
import type { Mapping } from './api/imports';
import type { Found } from './api/inspect';

export type CustomField = { key: string; label: string };

const plain: [string, MessageKey][] = [
  ['email', 'common.email'],
  ['firstName', 'people.firstName'],
  ['lastName', 'people.lastName'],
  ['phone', 'common.phone'],
  ['language', 'shell.language'],
  ['timeZone', 'people.timeZone'],
  ['status', 'members.status'],
];

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** The custom field that a column would become: `Annual income (€)` gives `fields.annualIncome`. */
export function newFieldFor(header: string): string {
  const words = header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .match(/[A-Za-z0-9]+/g) ?? ['column'];
  return `fields.${words.map((word, place) => (place === 0 ? word.charAt(0).toLowerCase() + word.slice(1) : capital(word))).join('')}`;
}

const ids = 'externalIds.';
const ownIds = 'own';

/** The system whose ids a column holds; empty for ids of one's own, undefined for anything else. */
export function systemOf(target = ''): string | undefined {
  if (!target.startsWith(ids)) return undefined;
  const system = target.slice(ids.length);
  return system === ownIds ? '' : system;
}

/** Ids by which a second file finds the same people again; what a key may not hold is left out. */
export const idsFrom = (system: string) =>
  `${ids}${system.replace(/[^A-Za-z0-9_-]/g, '').slice(0, 60) || ownIds}`;

export const idName = (target: string, t: Translate) => {
  const system = systemOf(target);
  return system ? t('imports.idOf', { system }) : t('imports.ownId');
};

type Option = { value: string; label: string };

/** Where one column may go, its own guess and present choice always among them. */
export function targetsFor(
  header: string,
  chosen: string[],
  fields: CustomField[],
  t: Translate,
): Option[] {
  const options: Option[] = [
    { value: '', label: t('imports.skip') },
    ...plain.map(([value, key]) => ({ value, label: t(key) })),
    ...fields.map(({ key, label }) => ({ value: `fields.${key}`, label })),
  ];
  const id = chosen.find((target) => target.startsWith(ids)) ?? idsFrom('');
  options.push({ value: id, label: idName(id, t) });
  const fresh = newFieldFor(header);
  if (!options.some(({ value }) => value === fresh))
    options.push({
      value: fresh,
      label: t('imports.newField', { key: fresh.replace('fields.', '') }),
    });
  for (const value of chosen) {
    if (!options.some((option) => option.value === value)) options.push({ value, label: value });
  }
  return options;
}

/** Every column that goes nowhere yet becomes a field. */
export const withFieldsForTheRest = (columns: Record<string, string>, headers: string[]) =>
  Object.fromEntries(headers.map((name) => [name, columns[name] || newFieldFor(name)]));

export const guesses = ({ headers }: Found): Record<string, string> =>
  Object.fromEntries(headers.map(({ name, guess }) => [name, guess ?? '']));

/** The keys by which a row can find its person, best first. */
export function matchesFor(columns: Record<string, string>): string[] {
  const targets = Object.values(columns);
  const keys = targets.filter((target) => target.startsWith(ids));
  return [...keys, ...(targets.includes('email') ? ['email'] : []), 'row'];
}

type Choice = {
  columns: Record<string, string>;
  match: string;
  campaignId: string;
  status: string;
  values: Record<string, string>;
  where: Record<string, string>;
};

export function mappingOf(
  { columns, match, campaignId, status, values, where }: Choice,
  known: CustomField[],
  dryRun: boolean,
): Mapping {
  const used = Object.fromEntries(Object.entries(columns).filter(([, target]) => target !== ''));
  const chosenValues = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== ''),
  );
  const creates = Object.values(used).some(
    (target) =>
      target.startsWith('fields.') && !known.some(({ key }) => `fields.${key}` === target),
  );
  return {
    columns: used,
    match,
    dryRun,
    createFields: creates,
    ...(campaignId ? { campaignId } : {}),
    ...(campaignId && status ? { status } : {}),
    ...(campaignId && Object.keys(chosenValues).length > 0 ? { values: chosenValues } : {}),
    ...(Object.keys(where).length > 0 ? { where } : {}),
  };
}
