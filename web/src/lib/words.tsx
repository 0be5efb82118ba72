import { type MessageKey, useLanguage, usePlainT, useT } from './i18n';
import { plain, termOf, useLens } from './lens';
import { nouns } from './nouns';

export { type Concept, LensProvider, type Lexicon, type System, useLens } from './lens';

export type Word = {
  text: string;
  neutral: string;
  /** The same idea in the other systems; null where a system has no such thing. */
  others: { system: string; term: string | null }[];
};

/** The word for a concept through the reader's lens; our own word where that system has none. */
export function useWord(own: MessageKey): Word {
  const { lexicon } = useLens();
  const language = useLanguage();
  const text = useT()(own);
  const neutral = usePlainT()(own);
  const noun = nouns[own];
  const others = (noun ? (lexicon?.systems ?? []) : [])
    .filter(({ key }) => key !== plain)
    .map(({ key, name }) => ({
      system: name,
      term: termOf(lexicon, key, language, noun?.of ?? [], noun?.many) ?? null,
    }));
  return { text, neutral, others: others.some(({ term }) => term) ? others : [] };
}

/** The same in one line, for places where nothing can open, such as each row of a table. */
export function useWordTitle(): (own: MessageKey) => string | undefined {
  const { lexicon } = useLens();
  const language = useLanguage();
  const ours = usePlainT();
  return (own) => {
    const noun = nouns[own];
    if (!noun) return undefined;
    const said = (lexicon?.systems ?? [])
      .filter(({ key }) => key !== plain)
      .flatMap(({ key, name }) => {
        const term = termOf(lexicon, key, language, noun.of, noun.many);
        return term ? [`${name}: ${term}`] : [];
      });
    return said.length > 0 ? [ours(own), ...said].join('\n') : undefined;
  };
}
