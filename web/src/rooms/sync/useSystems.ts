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

/** Two products that speak the same words: each is called by its own name. */
const kin: Record<string, string> = { sugarcrm: 'sugarcrm', suitecrm: 'sugarcrm' };

/** What is known about a system: its names from the lexicon, what travels from its connector. */
export function useSystems() {
  const language = useLanguage();
  const { lexicon } = useLens();
  const { data: connectors = [] } = useQuery(connectorsQuery);
  const campaign = lexicon?.concepts.find(({ key }) => key === 'campaign');
  return (system: string): Told => {
    const connector = connectors.find(({ key }) => key === system);
    const words = kin[system] ?? system;
    const common = lexicon?.systems.find(({ key }) => key === words)?.name;
    return {
      name: (kin[system] ? connector?.name : common) ?? common ?? connector?.name ?? system,
      word: campaign?.terms[words]?.[language] ?? undefined,
      about: campaign?.about?.[words]?.[language],
      connector,
    };
  };
}
