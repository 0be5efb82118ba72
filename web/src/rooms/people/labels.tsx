import { translated, useT } from '@/lib/i18n';
import { Word } from '@/ui/Word';
import type { Person } from './api/people';

export const stages = [
  'visitor',
  'known',
  'engaged',
  'lead',
  'marketingQualified',
  'salesQualified',
  'opportunity',
  'customer',
];
export const allStages = [...stages, 'disqualified'];

export const nameOf = ({ firstName, lastName, email, id }: Person) =>
  [firstName, lastName].filter(Boolean).join(' ') || email || id;

export function useStageName() {
  const t = useT();
  return (stage: string) => translated(t, `stage.${stage}`, stage);
}

export function Kind({ kind }: { kind: Person['kind'] }) {
  return kind === 'contact' ? (
    <Word of="contact" own="people.contact" />
  ) : (
    <Word of="lead" own="people.lead" />
  );
}

/** All addresses of somebody, the primary one first. */
export const addressesOf = ({ email, emails = [] }: Person) =>
  [...new Set([email, ...emails])].filter((address): address is string => Boolean(address));
