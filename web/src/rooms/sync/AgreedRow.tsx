import { Text } from '@mantine/core';
import { useFormats } from '@/lib/format';
import { translated, useT } from '@/lib/i18n';
import { Tone, type ToneName } from '@/ui/Tone';
import css from './agreed.module.css';
import { beginning, ourValue, readsAlike, theirValue } from './agreedValues';
import type { AgreedField } from './api/agreed';
import { fieldName, labelOf, sayAnswer } from './codes';

const tones: Partial<Record<AgreedField['state'], ToneName>> = {
  movedHere: 'attention',
  movedThere: 'attention',
  movedBoth: 'wrong',
  open: 'attention',
};

type Props = { field: AgreedField; system: string; currency: string };

/** One field: what was agreed here and there, and what has moved since. */
export function AgreedRow({ field, system, currency }: Props) {
  const t = useT();
  const formats = useFormats();
  const { ours, oursLabel, theirs, theirsLabel, form, agreed, now, state, difference } = field;
  const then = agreed ?? now;
  const here = (value: string | null) => ourValue(t, formats, field, value, currency);
  const there = (value: string | null) => theirValue(t, formats, form, value);
  const label = oursLabel ?? fieldName(t, ours);
  const term = theirs ? labelOf(t, { name: theirs, label: theirsLabel ?? theirs }) : null;
  const since = [
    /movedHere|movedBoth/.test(state) ? t('agreed.nowHere', { value: here(now.ours) }) : '',
    /movedThere|movedBoth/.test(state) ? t('agreed.nowThere', { value: there(now.theirs) }) : '',
  ].filter(Boolean);
  const answer = field.answer ? `: ${sayAnswer(t, field.answer)}` : '';
  return (
    <tr>
      <th scope="row">
        {label}
        {term && !readsAlike(label, term) && (
          <Text size="xs" c="dimmed" component="p" m={0} fw={400}>
            {term}
          </Text>
        )}
      </th>
      <td data-label={t('maps.ours')}>
        <div title={here(then.ours)}>{beginning(here(then.ours))}</div>
      </td>
      <td data-label={t('maps.theirs', { system })}>
        <div title={there(then.theirs)}>{beginning(there(then.theirs))}</div>
        {difference && (
          <Text size="xs" c="dimmed" component="p" m={0}>
            {translated(t, `agreed.difference.${difference}`, t('agreed.difference.projected')) +
              answer}
          </Text>
        )}
      </td>
      <td data-label={t('agreed.since')}>
        {state === 'agreed' ? (
          <span className={css.quiet}>{t('agreed.state.agreed')}</span>
        ) : (
          <Tone tone={tones[state] ?? 'quiet'}>{t(`agreed.state.${state}`)}</Tone>
        )}
        {since.map((text) => (
          <Text size="xs" component="p" m={0} key={text} title={text}>
            {beginning(text)}
          </Text>
        ))}
      </td>
    </tr>
  );
}
