import { useQuery } from '@tanstack/react-query';
import { type MessageKey, translated, useT } from '@/lib/i18n';
import { useWordTitle } from '@/lib/words';
import { Tone, type ToneName } from '@/ui/Tone';
import type { State } from './api/campaigns';
import { vocabularyQuery } from './api/vocabulary';

const tones: Record<State, ToneName> = {
  planned: 'information',
  active: 'good',
  paused: 'attention',
  completed: 'quiet',
  cancelled: 'wrong',
};

/** Our own words are translated; those that the installation added show as they were written. */
export function useCampaignWords() {
  const t = useT();
  const { data } = useQuery(vocabularyQuery);
  const label = (named: { key: string; label?: string }[] | undefined, key: string) =>
    named?.find((each) => each.key === key)?.label ?? key;
  return {
    style: (key: string) => translated(t, `style.${key}`, key),
    type: (key: string) => translated(t, `type.${key}`, label(data?.types, key)),
    status: (key: string) => translated(t, `status.${key}`, label(data?.statuses, key)),
    standing: (key: string) => translated(t, `standing.${key}`, key),
    cause: (key: string) => translated(t, `cause.${key}`, key),
  };
}

/** The label is the installation's own; the colour is that of the state behind it. */
export function StatusTone({ status, state }: { status: string; state?: State | undefined }) {
  const words = useCampaignWords();
  const hint = useWordTitle();
  const { data } = useQuery(vocabularyQuery);
  const known = state ?? data?.statuses.find(({ key }) => key === status)?.state;
  return (
    <span title={hint(`status.${status}` as MessageKey)}>
      <Tone tone={known ? tones[known] : 'quiet'}>{words.status(status)}</Tone>
    </span>
  );
}
