import { Text } from '@mantine/core';
import { translated, useT } from '@/lib/i18n';
import type { Connector, Loss, Reach } from './api/connectors';
import { sayLoss } from './codes';
import css from './sync.module.css';

const reaches: (Reach | 'withMembers')[] = [
  'both',
  'in',
  'out',
  'projected',
  'withMembers',
  'impossible',
];

/** What travels each way, by how far it goes. */
export function Travels({ connector }: { connector: Connector }) {
  const t = useT();
  const groups = reaches
    .map((reach) => ({
      reach,
      streams: connector.streams.filter((stream) => stream.reach === reach),
    }))
    .filter(({ streams }) => streams.length > 0);
  return (
    <dl className={css.travels}>
      {groups.map(({ reach, streams }) => (
        <div key={reach}>
          <dt>{t(`travels.${reach}`)}</dt>
          <dd>
            {streams.map(({ stream }) => translated(t, `stream.${stream}`, stream)).join(', ')}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a round trip loses, folded. */
export function Losses({ losses, open }: { losses: Loss[]; open?: boolean }) {
  const t = useT();
  if (losses.length === 0) return null;
  const said = [...new Set(losses.map((loss) => sayLoss(t, loss)))];
  return (
    <details className={css.losses} open={open}>
      <summary>{t('connections.losses', { count: said.length })}</summary>
      <ul>
        {said.map((text) => (
          <Text component="li" size="sm" key={text}>
            {text}
          </Text>
        ))}
      </ul>
    </details>
  );
}
