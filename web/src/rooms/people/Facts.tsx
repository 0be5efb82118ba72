import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { customFieldsQuery } from '@/lib/fields';
import { useFormats } from '@/lib/format';
import { translated, useT } from '@/lib/i18n';
import { shownValue } from '@/ui/FieldInputs';
import { Word } from '@/ui/Word';
import { companiesQuery } from './api/companies';
import type { Person } from './api/people';
import { addressesOf, Kind } from './labels';
import css from './people.module.css';

export function Facts({ person }: { person: Person }) {
  const t = useT();
  const formats = useFormats();
  const { data: allFields = [] } = useQuery(customFieldsQuery);
  const { data: companies = [] } = useQuery(companiesQuery);
  const company = companies.find(({ id }) => id === person.companyId)?.name;
  const { phones = [], language, timeZone, score, fields = {} } = person;
  const lines: [ReactNode, ReactNode][] = [
    [t('people.kind'), <Kind key="kind" person={person} opens />],
    [t('common.email'), addressesOf(person).join(', ')],
    [t('common.phone'), phones.join(', ')],
    [<Word key="company" own="people.company" />, company],
    [t('shell.language'), language],
    [t('people.timeZone'), timeZone],
    [<Word key="score" own="people.score" />, score],
    ...allFields
      .filter(({ subject, key }) => subject === 'person' && (fields[key] ?? null) !== null)
      .map((field): [string, ReactNode] => [
        field.label,
        shownValue(t, formats, field, fields[field.key]),
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
          .map(([label, value], place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change their order
            <div key={place}>
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
