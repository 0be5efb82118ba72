import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '@/lib/i18n';
import { useLens } from '@/lib/words';
import { type Connector, connectorsQuery } from './api/connectors';

export type Told = {
  name: string;
  /** Its word for a campaign; absent where it has none. */
  word: string | undefined;
  /** What a campaign is there, and what becomes of ours. */
  about: string | undefined;
  connector: Connector | undefined;
};

/** What is known about a system: its names from the lexicon, what travels from its connector. */
export function useSystems() {
  const language = useLanguage();
  const { lexicon } = useLens();
  const { data: connectors = [] } = useQuery(connectorsQuery);
  const campaign = lexicon?.concepts.find(({ key }) => key === 'campaign');
  return (system: string): Told => {
    const connector = connectors.find(({ key }) => key === system);
    return {
      name: lexicon?.systems.find(({ key }) => key === system)?.name ?? connector?.name ?? system,
      word: campaign?.terms[system]?.[language] ?? undefined,
      about: campaign?.about?.[system]?.[language],
      connector,
    };
  };
}
