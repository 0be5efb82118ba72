import { createContext, useContext } from 'react';
import { type Language, type MessageKey, useLanguage, useT } from './i18n';

export type Terms = Record<string, Partial<Record<Language, string | null>> | undefined>;
type Texts = Partial<Record<Language, string>>;
export type Concept = {
  key: string;
  terms: Terms;
  help?: Texts;
  /** What the concept is in each system, and what becomes of ours there. */
  about?: Record<string, Texts>;
};
export type System = { key: string; name: string };
export type Lexicon = { systems: System[]; languages: string[]; concepts: Concept[] };

type Lens = { lexicon: Lexicon | undefined; lens: string | undefined };

const LensContext = createContext<Lens>({ lexicon: undefined, lens: undefined });
export const LensProvider = LensContext.Provider;
export const useLens = () => useContext(LensContext);

export type Word = {
  text: string;
  neutral: string;
  /** The same idea in the other systems; null where a system has no such thing. */
  others: { system: string; term: string | null }[];
};

/** The word for a concept through the reader's lens; our own word where that system has none. */
export function useWord(concept: string, own: MessageKey): Word {
  const { lexicon, lens } = useLens();
  const language = useLanguage();
  const neutral = useT()(own);
  const terms = lexicon?.concepts.find(({ key }) => key === concept)?.terms;
  const others = (lexicon?.systems ?? [])
    .filter(({ key }) => key !== 'plain' && terms?.[key])
    .map(({ key, name }) => ({ system: name, term: terms?.[key]?.[language] ?? null }));
  const text = (lens && lens !== 'plain' && terms?.[lens]?.[language]) || neutral;
  return { text, neutral, others };
}
