import { type MessageKey, type Translate, translated, useT } from '@/lib/i18n';
import { nameless } from '@/lib/names';
import { useLens, useWordTitle } from '@/lib/words';
import { Word } from '@/ui/Word';
import type { Person } from './api/people';

/** A name, else an address, else the id of another system, else that there is none. */
export function nameOf({ firstName, lastName, email, externalIds = {}, id }: Person, t: Translate) {
  const { row, ...others } = externalIds;
  const [foreign] = Object.entries(others);
  return (
    [firstName, lastName].filter(Boolean).join(' ') ||
    email ||
    foreign?.join(' ') ||
    (row ? `${t('imports.row')} ${row.split(':').pop()}` : nameless(id, t))
  );
}

export function useStageName() {
  const t = useT();
  return (stage: string) => translated(t, `stage.${stage}`, stage);
}

/**
 * What a person is called, after the record: lead or contact, and the other system's one word where
 * it makes no difference; a target list's entry is a target in SugarCRM and SuiteCRM.
 */
export function kindKey({ kind, identities = [] }: Person, lens: string | undefined): MessageKey {
  const target = identities.some(({ id }) => id.startsWith('prospect:'));
  if (target && lens === 'sugarcrm') return 'people.target';
  return kind === 'contact' ? 'people.contact' : 'people.lead';
}

/** In rows of a table, where nothing opens, the other words are the row's hint. */
export function Kind({ person, opens = false }: { person: Person; opens?: boolean }) {
  const t = useT();
  const hint = useWordTitle();
  const { lens } = useLens();
  const key = kindKey(person, lens);
  return opens ? <Word own={key} /> : <span title={hint(key)}>{t(key)}</span>;
}

/** All addresses of somebody, the primary one first. */
export const addressesOf = ({ email, emails = [] }: Person) =>
  [...new Set([email, ...emails])].filter((address): address is string => Boolean(address));
