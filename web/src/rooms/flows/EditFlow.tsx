import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useT } from '@/lib/i18n';
import { Waiting } from '@/ui/Await';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { toast } from '@/ui/toast';
import { changeFlow, type Definition, type Flow } from './api/flow';
import { useNames } from './api/names';
import { faultsByStep } from './draft';
import { EditSteps } from './EditSteps';
import css from './flow.module.css';
import { stepsOf } from './steps';
import { TriggerSelect } from './TriggerSelect';

const Canvas = lazy(() => import('./Canvas'));
const nobody = new Map<string, number>();

/** What starts a run, and how often; a trigger that says more than its kind keeps the rest. */
function Entry({
  definition,
  onDefinition,
}: {
  definition: Definition;
  onDefinition: (definition: Definition) => void;
}) {
  const t = useT();
  const { entry = {} } = definition;
  const [first, ...others] = entry.triggers ?? [];
  const setEntry = (change: Definition['entry']) =>
    onDefinition({ ...definition, entry: { ...entry, ...change } });
  const again = typeof entry.again === 'string' ? entry.again : entry.again ? 'every' : 'once';
  return (
    <Group align="flex-end" mb="md">
      <TriggerSelect
        label={t('flowEdit.trigger')}
        kind={first?.kind ?? ''}
        none={t('flowEdit.triggerNone')}
        onKind={(kind) => setEntry({ triggers: kind ? [{ kind }, ...others] : others })}
      />
      {again !== 'every' && (
        <NativeSelect
          label={t('flowEdit.again')}
          value={again}
          onChange={(event) => setEntry({ again: event.currentTarget.value })}
          data={[
            { value: 'once', label: t('flows.once') },
            { value: 'always', label: t('flows.always') },
          ]}
        />
      )}
    </Group>
  );
}

/** The draft of a flow: a list to work on, the picture beside it, and nothing kept until it is saved. */
export function EditFlow({ flow, onClose }: { flow: Flow; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const nameOf = useNames();
  const roomy = useMediaQuery('(min-width: 62em)');
  const [definition, setDefinition] = useState<Definition>(flow.definition);
  const steps = stepsOf(definition);
  const save = useMutation({
    mutationFn: () =>
      changeFlow(flow, {
        definition: { ...definition, entry: definition.entry ?? {}, steps: definition.steps ?? {} },
      }),
    meta: { shown: true },
    onSuccess: async () => {
      await client.invalidateQueries({
        predicate: ({ queryKey }) => /\/flows(\/|$)/.test(String(queryKey[0])),
      });
      toast(t('flowEdit.saved'));
      onClose();
    },
  });
  return (
    <section>
      <Group justify="space-between" mb="md">
        <Title order={2}>{flow.name}</Title>
        <Group gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('flowEdit.discard')}
          </Button>
          <Button
            onClick={() => save.mutate()}
            loading={save.isPending}
            disabled={steps.length === 0}
          >
            {t('flowEdit.save')}
          </Button>
        </Group>
      </Group>
      <Entry definition={definition} onDefinition={setDefinition} />
      <ProblemAlert error={save.error} />
      <div className={css.view}>
        <Stack gap="sm">
          {steps.length === 0 && <Text c="dimmed">{t('flows.noSteps')}</Text>}
          <EditSteps
            definition={definition}
            faults={faultsByStep(flow.faults ?? [])}
            nameOf={nameOf}
            ownerId={flow.ownerId ?? undefined}
            onDefinition={setDefinition}
          />
        </Stack>
        {roomy && steps.length > 0 && (
          <Suspense fallback={<Waiting />}>
            <Canvas
              key={steps.map(({ key }) => key).join()}
              steps={steps}
              waiting={nobody}
              nameOf={nameOf}
            />
          </Suspense>
        )}
      </div>
    </section>
  );
}
