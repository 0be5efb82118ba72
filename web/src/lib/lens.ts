import { createContext, useContext } from 'react';

export type Terms = Record<string, Partial<Record<string, string | null>> | undefined>;
type Texts = Partial<Record<string, string>>;
export type Concept = {
  key: string;
  terms: Terms;
  help?: Texts;
  /** What the concept is in each system, and what becomes of ours there. */
  about?: Record<string, Texts>;
};
export type System = { key: string; name: string };
export type Lexicon = {
  systems: System[];
  languages: string[];
  concepts: Concept[];
  /** By language, then by the word for one. */
  plurals?: Record<string, Record<string, string>>;
};

type Lens = { lexicon: Lexicon | undefined; lens: string | undefined };

const LensContext = createContext<Lens>({ lexicon: undefined, lens: undefined });
export const LensProvider = LensContext.Provider;
export const useLens = () => useContext(LensContext);

export const plain = 'plain';

/** What a system calls a concept, or the first of several that it has a word for; else undefined. */
export function termOf(
  lexicon: Lexicon | undefined,
  system: string | undefined,
  language: string,
  concepts: string | readonly string[],
  many = false,
): string | undefined {
  for (const concept of [concepts].flat()) {
    const found = lexicon?.concepts.find(({ key }) => key === concept);
    const term = found?.terms[system ?? plain]?.[language];
    if (term) return many ? (lexicon?.plurals?.[language]?.[term] ?? term) : term;
  }
  return undefined;
}

/** A word within a sentence; German keeps its capitals, and abbreviations keep theirs. */
export const within = (word: string, language: string) =>
  language !== 'de' && /^\p{Lu}[\p{Ll}-]/u.test(word)
    ? word.charAt(0).toLowerCase() + word.slice(1)
    : word;

/** Places in a text that stand for the first of several concepts that the system knows. */
const stand: Record<string, readonly string[]> = {
  newcomer: ['person', 'lead'],
  entrant: ['member', 'person', 'lead'],
};
const irregular: Record<string, string> = {
  people: 'person',
  companies: 'company',
  activities: 'activity',
  memberStatuses: 'memberStatus',
};

export type Place = { concepts: readonly string[]; many: boolean; capital: boolean };

/** What a place such as {member}, {Members} or {newcomer} of a text stands for. */
export function placeOf(name: string): Place {
  const lower = name.charAt(0).toLowerCase() + name.slice(1);
  const capital = lower !== name;
  const one = irregular[lower] ?? lower.replace(/s$/, '');
  const known = lower in irregular || /(?<!s|Statu)s$/.test(lower);
  const concept = known ? one : lower;
  return { concepts: stand[concept] ?? [concept], many: known, capital };
}

/**
 * The words for the places of a text through a lens; undefined where the system has no word of its
 * own for any of them, so that our own text says it best.
 */
export function wordsFor(
  { lexicon, lens }: Lens,
  language: string,
  places: readonly string[],
): Record<string, string> | undefined {
  if (!lexicon || !lens || lens === plain) return undefined;
  let foreign = false;
  const words: Record<string, string> = {};
  for (const name of places) {
    const { concepts, many, capital } = placeOf(name);
    // Our own text says “person” where a place stands for several concepts.
    const said = concepts.length > 1 ? 'person' : concepts;
    const ours = termOf(lexicon, plain, language, said, many);
    const theirs = termOf(lexicon, lens, language, concepts, many);
    const word = theirs ?? termOf(lexicon, plain, language, concepts, many);
    if (!word) return undefined;
    foreign ||= theirs !== undefined && theirs !== ours;
    words[name] = capital ? word : within(word, language);
  }
  return foreign ? words : undefined;
}
