import { i18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import type en from '@/locales/en.json';
import { plain, termOf, useLens, wordsFor } from './lens';
import { nouns } from './nouns';

export type MessageKey = keyof typeof en;
export type Language = 'en' | 'fr' | 'it' | 'fi' | 'de';
export type Translate = (key: MessageKey, values?: Record<string, unknown>) => string;

export const languages: { code: Language; name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'fr', name: 'Français' },
  { code: 'it', name: 'Italiano' },
  { code: 'fi', name: 'Suomi' },
  { code: 'de', name: 'Deutsch' },
];

const catalogues: Record<Language, () => Promise<{ messages: Record<string, never> }>> = {
  en: () => import('catalogue:en'),
  fr: () => import('catalogue:fr'),
  it: () => import('catalogue:it'),
  fi: () => import('catalogue:fi'),
  de: () => import('catalogue:de'),
};

const storage = 'unisono.language';

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language.code === value);
}

/** The language chosen here before, else the first of the browser's that we speak, else English. */
export function preferredLanguage(): Language {
  const kept = localStorage.getItem(storage);
  if (isLanguage(kept)) return kept;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

export async function speak(language: Language): Promise<void> {
  const { messages } = await catalogues[language]();
  i18n.loadAndActivate({ locale: language, messages });
  localStorage.setItem(storage, language);
  document.documentElement.lang = language;
}

/** Our own words, whatever the reader's lens. */
export function usePlainT(): Translate {
  const { _ } = useLingui();
  return (key, values) => _(key, values);
}

/** The open places of a compiled text: it is a text, or a list of texts and places. */
const placesOf = (message: unknown): string[] =>
  Array.isArray(message)
    ? message.flatMap((part) => (Array.isArray(part) && part.length < 3 ? [String(part[0])] : []))
    : [];

/**
 * Texts in the reader's language, through the reader's lens: a text that is nothing but a concept's
 * name is that system's word, and a text that has a second form (`….byLens`), with open places for the
 * concepts, is said in that form where the system has words of its own.
 */
export function useT(): Translate {
  const { _, i18n: active } = useLingui();
  const through = useLens();
  if (!through.lens || through.lens === plain) return (key, values) => _(key, values);
  return (key, values) => {
    const noun = nouns[key];
    if (noun) {
      const { of, many } = noun;
      return termOf(through.lexicon, through.lens, active.locale, of, many) ?? _(key, values);
    }
    const form = active.messages[`${key}.byLens`];
    if (!form) return _(key, values);
    const places = placesOf(form).filter((name) => !values || !(name in values));
    const words = wordsFor(through, active.locale, places);
    return words ? _(`${key}.byLens`, { ...values, ...words }) : _(key, values);
  };
}

export function useLanguage(): Language {
  const { i18n: active } = useLingui();
  return isLanguage(active.locale) ? active.locale : 'en';
}

/** For text whose key comes from data: the translation if there is one, else the data itself. */
export function translated(
  t: Translate,
  key: string,
  fallback: string,
  values?: Record<string, unknown>,
): string {
  return key in i18n.messages ? t(key as MessageKey, values) : fallback;
}
