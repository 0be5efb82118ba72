import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { AgreedRow } from './AgreedRow';
import css from './agreed.module.css';
import { isEmpty, readsAlike } from './agreedValues';
import { type AgreedField, agreedQuery, type AgreedState as State } from './api/agreed';
import type { Twin } from './api/twins';
import { fieldName } from './codes';

function Members({ members }: Pick<State, 'members'>) {
  const t = useT();
  const formats = useFormats();
  if (members.length === 0) return null;
  return (
    <Text size="sm" component="p" m={0}>
      {t('campaigns.members')}
      {': '}
      {members
        .map(({ ours, theirs, count }) => {
          const status =
            theirs && !readsAlike(ours, theirs) ? t('agreed.as', { ours, theirs }) : ours;
          return `${status} ${formats.number(count)}`;
        })
        .join(' · ')}
    </Text>
  );
}

function Fields({ state, system }: { state: State; system: string }) {
  const t = useT();
  const empty = state.fields.filter(isEmpty);
  const homeless = state.fields.filter(({ theirs, state: is }) => !theirs && is === 'onlyHere');
  const filled = state.fields.filter((each) => !empty.includes(each) && !homeless.includes(each));
  const names = (of: AgreedField[]) =>
    of.map(({ ours, oursLabel }) => oursLabel ?? fieldName(t, ours)).join(', ');
  return (
    <>
      {filled.length > 0 && (
        <table className={css.table} aria-label={t('agreed.title')}>
          <thead>
            <tr>
              <th scope="col">{t('agreed.field')}</th>
              <th scope="col">{t('maps.ours')}</th>
              <th scope="col">{t('maps.theirs', { system })}</th>
              <th scope="col">{t('agreed.since')}</th>
            </tr>
          </thead>
          <tbody>
            {filled.map((field) => (
              <AgreedRow key={field.ours} field={field} system={system} currency={state.currency} />
            ))}
          </tbody>
        </table>
      )}
      {empty.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('agreed.empty', { fields: names(empty) })}
        </Text>
      )}
      {homeless.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('agreed.noField', { system, fields: names(homeless) })}
        </Text>
      )}
    </>
  );
}

/** The values on which both sides last agreed, and what has moved since on either. */
export function AgreedState({ twin, system }: { twin: Twin; system: string }) {
  const t = useT();
  const state = useQuery(agreedQuery(twin.id));
  return (
    <Await query={state}>
      {(data) => (
        <Stack gap="xs">
          {data.theirSide !== 'seen' && (
            <Text size="sm">{t(`agreed.${data.theirSide}`, { system })}</Text>
          )}
          <Fields state={data} system={system} />
          <Members members={data.members} />
        </Stack>
      )}
    </Await>
  );
}
