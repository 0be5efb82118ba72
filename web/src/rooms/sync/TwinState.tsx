import { translated, useT } from '@/lib/i18n';
import { Tone, type ToneName } from '@/ui/Tone';

const tones: Record<string, ToneName> = {
  inUnison: 'good',
  behind: 'attention',
  asking: 'attention',
  conflict: 'wrong',
  trouble: 'wrong',
  goneThere: 'wrong',
  stopped: 'quiet',
};

export function TwinState({ state }: { state: string }) {
  const t = useT();
  return <Tone tone={tones[state] ?? 'information'}>{translated(t, `twin.${state}`, state)}</Tone>;
}
