import { ActionIcon, Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { May } from '@/ui/May';
import { Tone } from '@/ui/Tone';
import { Word } from '@/ui/Word';
import { type MemberStatus, statusesQuery } from './api/statuses';
import { EditStatus } from './EditStatus';

/** The member statuses by rank, and how many people stand on each. */
export function Ladder({ campaignId }: { campaignId: string }) {
  const t = useT();
  const formats = useFormats();
  const [open, setOpen] = useState<MemberStatus | 'new'>();
  const statuses = useQuery(statusesQuery(campaignId));
  return (
    <section className="paper" style={{ padding: 16 }}>
      <Group justify="space-between" mb="md">
        <Title order={2}>
          <Word own="word.memberStatus" />
        </Title>
        <May do="campaigns">
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            onClick={() => setOpen('new')}
          >
            {t('ladder.add')}
          </Button>
        </May>
      </Group>
      <Await query={statuses}>
        {(rows) => {
          const all = rows.reduce((sum, { count }) => sum + (count ?? 0), 0);
          return (
            <Stack gap="sm">
              {[...rows]
                .sort((a, b) => a.rank - b.rank)
                .map((status) => ({ status, ...status }))
                .map(({ status, id, name, responded, success, count = 0 }) => (
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
                      <Group gap={4}>
                        <Text size="sm" className="figures">
                          {formats.number(count)}
                        </Text>
                        <May do="campaigns">
                          <ActionIcon
                            variant="subtle"
                            size="sm"
                            aria-label={t('ladder.edit', { name })}
                            onClick={() => setOpen(status)}
                          >
                            <IconPencil size={14} />
                          </ActionIcon>
                        </May>
                      </Group>
                    </Group>
                    <Progress value={all ? (count / all) * 100 : 0} size={6} aria-label={name} />
                  </div>
                ))}
            </Stack>
          );
        }}
      </Await>
      {open && (
        <EditStatus
          campaignId={campaignId}
          next={Math.max(0, ...(statuses.data ?? []).map(({ rank }) => rank)) + 10}
          {...(open === 'new' ? {} : { status: open })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  );
}
