import { ActionIcon, Button, Group, Menu, NativeSelect, Text } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { type MessageKey, useT } from '@/lib/i18n';
import type { FieldFault } from '@/lib/problem';
import type { NameOf } from '@/lib/rules';
import type { Definition, StepJson } from './api/flow';
import {
  addStep,
  canGo,
  changeStep,
  type Place,
  removeStep,
  type StepKind,
  stepKinds,
  type Way,
  waysOf,
} from './draft';
import css from './flow.module.css';
import { StepForm } from './StepForm';
import { exitText, sentenceOf } from './sentences';
import { type Step, stepsOf } from './steps';

type AddProps = { label: string; first?: boolean; onAdd: (kind: StepKind) => void };

function AddMenu({ label, first = false, onAdd }: AddProps) {
  const t = useT();
  return (
    <Menu position={first ? 'bottom-start' : 'bottom-end'}>
      <Menu.Target>
        {first ? (
          <Button leftSection={<IconPlus size={16} />}>{label}</Button>
        ) : (
          <ActionIcon variant="default" aria-label={label}>
            <IconPlus size={16} />
          </ActionIcon>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {stepKinds.map((kind) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind)}>
            {t(`stepKind.${kind}` as MessageKey)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

type Props = {
  definition: Definition;
  faults: Map<string, FieldFault[]>;
  nameOf: NameOf;
  ownerId?: string | undefined;
  onDefinition: (definition: Definition) => void;
};

/** The steps of a draft in a list: settings, ways on, and what the server has against each. */
export function EditSteps({ definition, faults, nameOf, ownerId, onDefinition }: Props) {
  const t = useT();
  const [open, setOpen] = useState<string>();
  const steps = stepsOf(definition);
  const add = (kind: StepKind, place?: Place) => {
    const added = addStep(definition, kind, place);
    onDefinition(added.definition);
    setOpen(added.key);
  };
  const targets = steps.map(({ key, json }, index) => ({
    value: key,
    label: t('flowEdit.step', { place: index + 1, text: sentenceOf(json, t, nameOf) }),
  }));
  const wayName = (way: Way) => exitText(way, t, nameOf);
  const line = ({ key, json }: Step, index: number) => (
    <li key={key}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <Text size="sm">{sentenceOf(json, t, nameOf)}</Text>
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            aria-label={t('flowEdit.editStep', { place: index + 1 })}
            onClick={() => setOpen(key)}
          >
            <IconPencil size={16} />
          </ActionIcon>
          {canGo(definition, key) && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('flowEdit.removeStep', { place: index + 1 })}
              onClick={() => onDefinition(removeStep(definition, key))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          )}
        </Group>
      </Group>
      {faults.get(key)?.map(({ pointer, message }) => (
        <Text key={pointer + message} size="sm" c="var(--wrong)">
          {message}
        </Text>
      ))}
      {waysOf(json).map((way, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a way has no other name than its place
        <Group key={place} gap={4} mt={8}>
          <Text size="sm" c="dimmed" className={css.way}>
            {wayName(way)}
          </Text>
          <NativeSelect
            size="xs"
            className={css.target}
            aria-label={t('flowEdit.leadsTo', { place: index + 1, label: wayName(way) })}
            value={way.to}
            onChange={(event) =>
              onDefinition(changeStep(definition, key, way.lead(event.currentTarget.value)))
            }
            data={targets.filter(({ value }) => value !== key || way.to === key)}
          />
          <AddMenu
            label={t('flowEdit.addHere', { place: index + 1, label: wayName(way) })}
            onAdd={(kind) => add(kind, { step: key, way: place })}
          />
        </Group>
      ))}
    </li>
  );
  const editing: StepJson | undefined = open ? definition.steps?.[open] : undefined;
  return (
    <>
      {steps.length === 0 ? (
        <div>
          <AddMenu first label={t('flowEdit.addFirst')} onAdd={add} />
        </div>
      ) : (
        <ol className={css.outline}>{steps.map(line)}</ol>
      )}
      {open && editing && (
        <StepForm
          key={open}
          json={editing}
          ownerId={ownerId}
          onSave={(json) => onDefinition(changeStep(definition, open, json))}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
