import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useT } from '@/lib/i18n';
import type { Person } from './api/people';
import { Kind } from './labels';
import css from './people.module.css';

const shown = (value: unknown): string =>
  value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value ?? '–');

/** What is known of a person, and under which ids the systems know them. */
export function Facts({ person }: { person: Person }) {
  const t = useT();
  const { email, emails = [], phones = [], kind, language, timeZone, score, fields = {} } = person;
  const addresses = [...new Set([email, ...emails])].filter((address): address is string =>
    Boolean(address),
  );
  const lines: [string, ReactNode][] = [
    [t('people.kind'), <Kind key="kind" kind={kind} />],
    [t('common.email'), addresses.join(', ')],
    [t('common.phone'), phones.join(', ')],
    [t('shell.language'), language],
    [t('people.timeZone'), timeZone],
    [t('people.score'), score],
    ...Object.entries(fields).map(([key, value]): [string, ReactNode] => [key, shown(value)]),
  ];
  return (
    <section className="paper" style={{ padding: 16 }}>
      <Title order={2} mb="md">
        {t('people.facts')}
      </Title>
      <dl className={css.facts}>
        {lines
          .filter(([, value]) => value !== '' && value !== null && value !== undefined)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

export function Identities({ person }: { person: Person }) {
  const t = useT();
  const { identities = [], externalIds = {} } = person;
  const lines: [string, string][] =
    identities.length > 0
      ? identities.map(({ kind, id }) => [kind, id])
      : Object.entries(externalIds);
  if (lines.length === 0) return null;
  return (
    <section className="paper" style={{ padding: 16 }}>
      <Title order={2} mb="md">
        {t('people.identities')}
      </Title>
      <dl className={css.facts}>
        {lines.map(([system, id]) => (
          <div key={system + id}>
            <dt>{system}</dt>
            <dd>{id}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
