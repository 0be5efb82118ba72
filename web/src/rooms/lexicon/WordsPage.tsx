import { SegmentedControl, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Language, languages, translated, useLanguage, usePlainT, useT } from '@/lib/i18n';
import type { Concept, System } from '@/lib/words';
import { useLens } from '@/lib/words';
import { Await } from '@/ui/Await';
import { PageHead } from '@/ui/Page';
import { lexiconQuery } from './api/lexicon';
import css from './words.module.css';

const styleKeys = ['sales', 'program', 'broadcast', 'journey'] as const;

/** One system's word for a campaign in each language, and what it is there. */
function CampaignThere({
  concept,
  system,
  language,
  mine,
}: {
  concept: Concept;
  system: System;
  language: Language;
  mine: boolean;
}) {
  const t = useT();
  const terms = concept.terms[system.key];
  return (
    <section className={css.card} data-mine={mine || undefined}>
      <Text size="sm" c="dimmed">
        {system.name}
      </Text>
      <Text fw={600} fz="lg" lang={language}>
        {terms?.[language] ?? t('word.none')}
      </Text>
      {concept.about?.[system.key]?.[language] && (
        <Text size="sm" mt={8} lang={language}>
          {concept.about[system.key]?.[language]}
        </Text>
      )}
      <dl className={css.tongues}>
        {languages
          .filter(({ code }) => code !== language)
          .map(({ code }) => (
            <div key={code}>
              <dt>{code.toUpperCase()}</dt>
              <dd lang={code}>{terms?.[code] ?? t('word.none')}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function ConceptTable({
  concepts,
  systems,
  language,
}: {
  concepts: Concept[];
  systems: System[];
  language: Language;
}) {
  const t = useT();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={css.scroll} tabIndex={0} aria-label={t('words.all')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('words.idea')}</th>
            {systems.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {concepts.map(({ key, terms, help }) => (
            <tr key={key}>
              <th scope="row">
                {terms.plain?.[language] ?? translated(t, `word.${key}`, key)}
                {help?.[language] && <span>{help[language]}</span>}
              </th>
              {systems.map((system) => (
                <td key={system.key} lang={language}>
                  {terms[system.key]?.[language] ?? <span className="muted">{t('word.none')}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The words of all systems side by side with our own model. */
export function WordsPage() {
  const t = useT();
  const ours = usePlainT();
  const own = useLanguage();
  const { lens } = useLens();
  const [language, setLanguage] = useState<Language>(own);
  const lexicon = useQuery(lexiconQuery);
  return (
    <>
      <PageHead
        title={t('shell.lensWhat')}
        below={
          <Text c="dimmed" maw="70ch" mt={4}>
            {t('words.intro')}
          </Text>
        }
        actions={
          <SegmentedControl
            aria-label={t('shell.language')}
            value={language}
            onChange={(value) => setLanguage(value as Language)}
            data={languages.map(({ code }) => ({ value: code, label: code.toUpperCase() }))}
          />
        }
      />
      <dl className={css.styles}>
        {styleKeys.map((key) => (
          <div key={key} className={css.card}>
            <dt>{ours(`style.${key}`)}</dt>
            <dd>{t(`style.${key}Hint`)}</dd>
            <dd className="muted">{t(`words.${key}Of`)}</dd>
          </div>
        ))}
      </dl>
      <Await query={lexicon} lines={10}>
        {({ systems, concepts }) => {
          const others = systems.filter(({ key }) => key !== 'plain');
          const campaign = concepts.find(({ key }) => key === 'campaign');
          const here = campaign?.about?.plain?.[language];
          // The reader's own system first: it is the one that they compare with.
          const ordered = others.toSorted(
            (a, b) => Number(b.key === lens) - Number(a.key === lens),
          );
          return (
            <>
              {campaign && (
                <>
                  {here && (
                    <Text mt="lg" maw="70ch" lang={language}>
                      {here}
                    </Text>
                  )}
                  <Title order={2} mt="xl" mb="sm">
                    {t('words.campaignThere')}
                  </Title>
                  <div className={css.cards}>
                    {ordered.map((system) => (
                      <CampaignThere
                        key={system.key}
                        concept={campaign}
                        system={system}
                        language={language}
                        mine={system.key === lens}
                      />
                    ))}
                  </div>
                </>
              )}
              <Title order={2} mt="xl" mb="sm">
                {t('words.all')}
              </Title>
              <ConceptTable concepts={concepts} systems={others} language={language} />
            </>
          );
        }}
      </Await>
    </>
  );
}
