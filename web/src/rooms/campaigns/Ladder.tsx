import { Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { Tone } from '@/ui/Tone';
import { Word } from '@/ui/Word';
import { statusesQuery } from './api/statuses';

/** The member statuses by rank, and how many people stand on each. */
export function Ladder({ campaignId }: { campaignId: string }) {
  const t = useT();
  const formats = useFormats();
  const statuses = useQuery(statusesQuery(campaignId));
  return (
    <section className="paper" style={{ padding: 16 }}>
      <Title order={2} mb="md">
        <Word of="memberStatus" own="word.memberStatus" />
      </Title>
      <Await query={statuses}>
        {(rows) => {
          const all = rows.reduce((sum, { count }) => sum + (count ?? 0), 0);
          return (
            <Stack gap="sm">
              {[...rows]
                .sort((a, b) => a.rank - b.rank)
                .map(({ id, name, responded, success, count = 0 }) => (
                  <div key={id}>
                    <Group justify="space-between" mb={4} gap="xs">
                      <Group gap="xs">
                        <Text size="sm">{name}</Text>
                        {success ? (
                          <Tone tone="good">{t('members.success')}</Tone>
                        ) : (
                          responded && <Tone tone="information">{t('members.responded')}</Tone>
                        )}
                      </Group>
                      <Text size="sm" className="figures">
                        {formats.number(count)}
                      </Text>
                    </Group>
                    <Progress value={all ? (count / all) * 100 : 0} size={6} aria-label={name} />
                  </div>
                ))}
            </Stack>
          );
        }}
      </Await>
    </section>
  );
}
