import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { Await } from '@/ui/Await';
import { May } from '@/ui/May';
import { Tone } from '@/ui/Tone';
import { type Automation, automationsQuery } from './api/automations';
import type { Twin } from './api/twins';
import { StartAutomation } from './StartAutomation';

/** What hangs on the campaign over there and is set going by a person only. */
export function Automations({ twin, system }: { twin: Twin; system: string }) {
  const t = useT();
  const [chosen, setChosen] = useState<Automation>();
  const automations = useQuery(automationsQuery(twin.id));
  return (
    <Await query={automations}>
      {(items) => (
        <Stack gap="xs">
          <Text size="sm" c="dimmed">
            {t(items.length === 0 ? 'automations.none' : 'automations.byPeople', { system })}
          </Text>
          {items.map((automation) => (
            <Group key={automation.id} justify="space-between" gap="xs">
              <Group gap="xs">
                <Text size="sm" fw={600}>
                  {automation.name}
                </Text>
                {automation.start !== 'atATime' && (
                  <Tone tone={automation.on ? 'good' : 'quiet'}>
                    {t(automation.on ? 'automations.on' : 'automations.off')}
                  </Tone>
                )}
              </Group>
              {automation.start === 'there' ? (
                <Text size="sm" c="dimmed">
                  {t('automations.there')}
                </Text>
              ) : (
                <May do="campaigns">
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => setChosen(automation)}
                    aria-label={t('automations.startOne', { name: automation.name })}
                  >
                    {t(
                      automation.start === 'forPeople'
                        ? 'automations.startFor'
                        : 'automations.scheduleIt',
                    )}
                  </Button>
                </May>
              )}
            </Group>
          ))}
          {chosen && (
            <StartAutomation
              twin={twin}
              automation={chosen}
              system={system}
              onClose={() => setChosen(undefined)}
            />
          )}
        </Stack>
      )}
    </Await>
  );
}
