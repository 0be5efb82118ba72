import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { translated, useT } from '@/lib/i18n';
import type { Person } from './api/people';
import { Kind } from './labels';
import css from './people.module.css';

const shown = (value: unknown): string =>
  value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value ?? '–');

/** @param labels of custom fields, by key */
export function Facts({ person, labels }: { person: Person; labels: Record<string, string> }) {
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
    ...Object.entries(fields).map(([key, value]): [string, ReactNode] => [
      labels[key] || key,
      shown(value),
    ]),
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

/** @param names of the connections, by id */
export function Identities({ person, names }: { person: Person; names: Record<string, string> }) {
  const t = useT();
  const { identities = [], externalIds = {} } = person;
  const kindOf = (kind: string) => translated(t, `people.${kind}`, kind);
  const linked = identities.filter(({ connectionId }) => connectionId);
  const known = new Set(linked.map(({ id }) => id));
  const lines: [string, string][] = [
    ...linked.map(({ connectionId, kind, id }): [string, string] => [
      `${names[connectionId ?? ''] ?? t('people.otherSystem')} (${kindOf(kind)})`,
      id,
    ]),
    ...Object.entries(externalIds).filter(([, id]) => !known.has(id)),
  ];
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
