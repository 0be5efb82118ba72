import { Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { Tone } from '@/ui/Tone';
import { Word } from '@/ui/Word';
import { membershipsQuery } from './api/memberships';
import { useCampaignWords } from './labels';

/** The campaigns that a person is or was in. */
export function Memberships({ personId }: { personId: string }) {
  const t = useT();
  const words = useCampaignWords();
  const memberships = useQuery(membershipsQuery(personId));
  return (
    <section className="paper" style={{ padding: 16 }}>
      <Title order={2} mb="md">
        <Word own="nav.campaigns" />
      </Title>
      <Await query={memberships} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('people.noMemberships')}
            </Text>
          ) : (
            <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 12 }}>
              {items.map(({ campaignId, campaignName, campaign, status, standing, responded }) => (
                <li key={campaignId}>
                  <Link to="/campaigns/$id" params={{ id: campaignId }} className="link">
                    {campaignName ?? campaign?.name ?? campaignId}
                  </Link>
                  <Group gap="xs" mt={4}>
                    <Tone tone={responded ? 'good' : 'quiet'}>{status}</Tone>
                    <Text size="sm" c="dimmed">
                      {words.standing(standing)}
                    </Text>
                  </Group>
                </li>
              ))}
            </ul>
          )
        }
      </Await>
    </section>
  );
}
