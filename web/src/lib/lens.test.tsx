import { readFileSync } from 'node:fs';
import { screen } from '@testing-library/react';
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { serve } from '@/test/server';
import { show } from '@/test/show';
import { Word } from '@/ui/Word';
import { languages, type MessageKey, speak, useT } from './i18n';
import { LensProvider, type Lexicon, placeOf, termOf, within, wordsFor } from './lens';
import { nouns } from './nouns';
import { useWordTitle } from './words';

const lexicon = JSON.parse(
  readFileSync('../app/src/main/resources/lexicon.json', 'utf8'),
) as Lexicon;
const catalogue = (language: string) =>
  JSON.parse(readFileSync(`src/locales/${language}.json`, 'utf8')) as Record<string, string>;

function Texts({ keys }: { keys: [MessageKey, Record<string, unknown>?][] }) {
  const t = useT();
  return keys.map(([key, values]) => <p key={key}>{t(key, values)}</p>);
}

async function say(lens: string, ...keys: [MessageKey, Record<string, unknown>?][]) {
  serve({});
  await show(
    <LensProvider value={{ lexicon, lens }}>
      <Texts keys={keys} />
    </LensProvider>,
  );
}

describe('texts through a lens', () => {
  it('name a concept by that system’s word, one or several', async () => {
    await say('marketo', ['nav.campaigns'], ['word.campaign'], ['campaigns.members']);
    expect(await screen.findByText('Programs')).toBeInTheDocument();
    expect(screen.getByText('Program')).toBeInTheDocument();
    expect(screen.getByText('Program members')).toBeInTheDocument();
  });

  it('keep our own word where the system has none', async () => {
    await say('hubspot', ['campaigns.members'], ['status.cancelled']);
    expect(await screen.findByText('Members')).toBeInTheDocument();
    expect(screen.getByText('Cancelled')).toBeInTheDocument();
  });

  it('say a whole sentence anew where the words differ, with its other values', async () => {
    await say('salesforce', ['members.added', { email: 'anna@example.com' }], ['members.add']);
    expect(
      await screen.findByText('anna@example.com is a campaign member now.'),
    ).toBeInTheDocument();
    expect(screen.getByText('Add campaign member')).toBeInTheDocument();
    await act(() => speak('de'));
    expect(await screen.findByText('Kampagnenmitglied hinzufügen')).toBeInTheDocument();
    await act(() => speak('fi'));
    expect(await screen.findByText('Lisää kampanjan jäsen')).toBeInTheDocument();
  });

  it('keep our own sentence where the words are the same', async () => {
    await say('salesforce', ['campaigns.new']);
    expect(await screen.findByText('New campaign')).toBeInTheDocument();
    await act(() => speak('fr'));
    expect(await screen.findByText('Nouvelle campagne')).toBeInTheDocument();
  });

  it('call whoever is new by the first word that the system has', () => {
    const add = (lens: string) => wordsFor({ lexicon, lens }, 'en', ['newcomer'])?.newcomer;
    expect(add('salesforce')).toBe('lead');
    expect(add('pardot')).toBe('prospect');
    expect(add('sugarcrm')).toBe('target');
    expect(add('hubspot')).toBe('contact');
    expect(wordsFor({ lexicon, lens: 'plain' }, 'en', ['newcomer'])).toBeUndefined();
  });

  it('call everybody by the one word of a system that makes no difference', () => {
    const { of } = nouns['people.lead'] ?? { of: [] };
    expect(termOf(lexicon, 'salesforce', 'en', of)).toBe('Lead');
    expect(termOf(lexicon, 'pardot', 'en', of)).toBe('Prospect');
    expect(termOf(lexicon, 'activecampaign', 'fi', of)).toBe('Yhteyshenkilö');
  });

  it('keep capitals where the language or an abbreviation has them', () => {
    expect(within('Kampagne', 'de')).toBe('Kampagne');
    expect(within('Campaign member', 'en')).toBe('campaign member');
    expect(within('URL de suivi', 'fr')).toBe('URL de suivi');
    expect(within('E-mail marketing', 'fr')).toBe('e-mail marketing');
    expect(placeOf('MemberStatus')).toEqual({
      concepts: ['memberStatus'],
      many: false,
      capital: true,
    });
  });

  it('leave no place open, in any language, through any lens', () => {
    const concepts = new Set(lexicon.concepts.map(({ key }) => key));
    for (const { code } of languages) {
      const texts = catalogue(code);
      for (const [key, text] of Object.entries(texts).filter(([each]) =>
        each.endsWith('.byLens'),
      )) {
        const ours = texts[key.replace(/\.byLens$/, '')] ?? '';
        const places = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
        for (const place of places.filter((name) => !ours.includes(`{${name}}`)))
          for (const concept of placeOf(place).concepts)
            expect(concepts, `${code} ${key} {${place}}`).toContain(concept);
      }
    }
  });

  it('name only concepts of the lexicon', () => {
    const concepts = lexicon.concepts.map(({ key }) => key);
    for (const [key, { of }] of Object.entries(nouns)) {
      expect(Object.keys(catalogue('en')), key).toContain(key);
      for (const concept of [of].flat()) expect(concepts, key).toContain(concept);
    }
  });
});

function Hint({ own }: { own: MessageKey }) {
  return <b>{useWordTitle()(own)}</b>;
}

it('shows our own word and the others’ beside it', async () => {
  serve({});
  await show(
    <LensProvider value={{ lexicon, lens: 'dynamics' }}>
      <Word own="status.active" />
      <Hint own="status.active" />
    </LensProvider>,
  );
  expect(await screen.findByRole('button', { name: 'Launched' })).toBeInTheDocument();
  const hint = screen.getByText(/Salesforce: In progress/);
  expect(hint).toHaveTextContent(/^Active/);
  expect(hint).toHaveTextContent('Dynamics 365: Launched');
  expect(hint).not.toHaveTextContent('Marketo');
});
