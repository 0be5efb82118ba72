import { Combobox, Modal, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useT } from '@/lib/i18n';
import { list } from '@/lib/paging';
import type { Campaign } from '@/rooms/campaigns/api/campaigns';
import type { Person } from '@/rooms/people/api/people';
import { places } from './places';

type Hit = { href: string; text: string; hint?: string };

function useHits(q: string) {
  const t = useT();
  const [asked] = useDebouncedValue(q.trim(), 200);
  const enabled = asked.length > 1;
  const campaigns = useQuery({ ...list<Campaign>('/campaigns', { q: asked }, 6), enabled });
  const people = useQuery({ ...list<Person>('/people', { q: asked }, 6), enabled });
  const matches = ({ text }: Hit) => text.toLowerCase().includes(q.trim().toLowerCase());
  const groups: { label: string; hits: Hit[] }[] = [
    {
      label: t('palette.actions'),
      hits: [
        { href: '/campaigns?new=1', text: t('campaigns.new') },
        { href: '/imports', text: t('imports.start') },
        { href: '/words', text: t('shell.lensWhat') },
      ].filter(matches),
    },
    {
      label: t('palette.pages'),
      hits: places.map(({ to, label }) => ({ href: to, text: t(label) })).filter(matches),
    },
    {
      label: t('nav.campaigns'),
      hits: (enabled ? (campaigns.data ?? []) : []).map(({ id, name, code }) => ({
        href: `/campaigns/${id}`,
        text: name,
        ...(code ? { hint: code } : {}),
      })),
    },
    {
      label: t('nav.people'),
      hits: (enabled ? (people.data ?? []) : []).map(({ id, firstName, lastName, email }) => ({
        href: `/people/${id}`,
        text: [firstName, lastName].filter(Boolean).join(' ') || (email ?? id),
        ...(email ? { hint: email } : {}),
      })),
    },
  ];
  return groups.filter(({ hits }) => hits.length > 0).reverse();
}

/** Type a few letters, choose with the arrows, go with Enter. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const t = useT();
  const router = useRouter();
  const [q, setQ] = useState('');
  const combobox = useCombobox({ opened: true });
  const groups = useHits(q);
  const hits = groups.flatMap((group) => group.hits).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another set of hits starts at its first
  useEffect(() => {
    combobox.selectFirstOption();
  }, [hits, q]);
  const go = (href: string) => {
    onClose();
    router.history.push(href);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size="lg"
      yOffset={96}
      aria-label={t('palette.title')}
    >
      <Combobox store={combobox} onOptionSubmit={go} withinPortal={false}>
        <Combobox.EventsTarget>
          <TextInput
            data-autofocus
            size="md"
            variant="unstyled"
            px="md"
            py="xs"
            leftSection={<IconSearch size={18} />}
            leftSectionPointerEvents="none"
            aria-label={t('palette.title')}
            placeholder={t('palette.placeholder')}
            value={q}
            onChange={(event) => setQ(event.currentTarget.value)}
          />
        </Combobox.EventsTarget>
        <Combobox.Options
          mah={400}
          style={{ overflowY: 'auto', borderTop: '1px solid var(--line)', padding: 8 }}
        >
          {groups.map(({ label, hits: found }) => (
            <Combobox.Group key={label} label={label}>
              {found.map(({ href, text, hint }) => (
                <Combobox.Option key={href} value={href}>
                  {text}
                  {hint && (
                    <Text span size="sm" inherit ml="sm" opacity={0.8}>
                      {hint}
                    </Text>
                  )}
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
          {hits === 0 && <Combobox.Empty>{t('palette.none', { q })}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox>
    </Modal>
  );
}
