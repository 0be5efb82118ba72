import {
  Button,
  Collapse,
  Group,
  Modal,
  NativeSelect,
  Radio,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { DateField } from '@/ui/DateField';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { createCampaign, type Style } from './api/campaigns';
import { vocabularyQuery } from './api/vocabulary';
import { useCampaignWords } from './labels';

/** What a person does, and the preset that fits it. */
const intents = {
  event: { style: 'program', type: 'event' },
  mailing: { style: 'broadcast', type: 'email' },
  followUp: { style: 'journey', type: 'other' },
  calls: { style: 'sales', type: 'telesales' },
  unsure: { style: 'program', type: 'other' },
} as const satisfies Record<string, { style: Style; type: string }>;

type Intent = keyof typeof intents;
const names = Object.keys(intents) as Intent[];
const fields = ['name', 'startDate', 'endDate', 'style', 'type', 'code'];
const styles: Style[] = ['sales', 'program', 'broadcast', 'journey'];

export function NewCampaign({ onClose }: { onClose: () => void }) {
  const t = useT();
  const words = useCampaignWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: vocabulary } = useQuery(vocabularyQuery);
  const [intent, setIntent] = useState<Intent>('event');
  const [values, setValues] = useState({ name: '', startDate: '', endDate: '', code: '' });
  const [chosen, setChosen] = useState<{ style?: Style; type?: string }>({});
  const [advanced, { toggle }] = useDisclosure();
  const { style, type } = { ...intents[intent], ...chosen };
  const create = useMutation({
    mutationFn: createCampaign,
    meta: { shown: true },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['/campaigns'] });
      await navigate({ to: '/campaigns/$id', params: { id } });
    },
  });
  const faults = faultsByField(create.error);
  const input = (field: keyof typeof values) => ({
    value: values[field],
    error: faults[field],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((before) => ({ ...before, [field]: value }));
    },
  });
  const date = (field: 'startDate' | 'endDate') => ({
    ...input(field),
    onChange: (value: string) => setValues((before) => ({ ...before, [field]: value })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const filled = Object.fromEntries(
      Object.entries(values).filter(([, value]) => value.trim() !== ''),
    );
    create.mutate({ ...filled, name: values.name.trim(), style, type });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('campaigns.new')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Radio.Group
            label={t('intent.question')}
            value={intent}
            onChange={(value) => {
              setIntent(value as Intent);
              setChosen({});
            }}
          >
            <Stack gap={4} mt="xs">
              {names.map((name) => (
                <Radio
                  key={name}
                  value={name}
                  label={t(`intent.${name}`)}
                  description={t(`intent.${name}Hint`)}
                  p={8}
                  style={{
                    borderRadius: 8,
                    background: name === intent ? 'var(--ink-soft)' : undefined,
                  }}
                />
              ))}
            </Stack>
          </Radio.Group>
          <TextInput
            label={t('common.name')}
            required
            data-autofocus
            maxLength={200}
            {...input('name')}
          />
          <Group grow align="flex-start">
            <DateField label={t('campaigns.start')} {...date('startDate')} />
            <DateField label={t('campaigns.end')} min={values.startDate} {...date('endDate')} />
          </Group>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={toggle}
            aria-expanded={advanced}
            rightSection={<IconChevronDown size={16} />}
            style={{ alignSelf: 'flex-start' }}
          >
            {t('campaigns.advanced')}
          </Button>
          <Collapse expanded={advanced}>
            <Stack>
              <NativeSelect
                label={t('campaigns.style')}
                description={t(`style.${style}Hint`)}
                value={style}
                error={faults.style}
                data={styles.map((value) => ({ value, label: words.style(value) }))}
                onChange={(event) =>
                  setChosen({ ...chosen, style: event.currentTarget.value as Style })
                }
              />
              <NativeSelect
                label={t('campaigns.type')}
                value={type}
                error={faults.type}
                data={(vocabulary?.types.map(({ key }) => key) ?? [type]).map((value) => ({
                  value,
                  label: words.type(value),
                }))}
                onChange={(event) => setChosen({ ...chosen, type: event.currentTarget.value })}
              />
              <TextInput
                label={t('campaigns.code')}
                description={t('campaigns.codeHint')}
                {...input('code')}
              />
            </Stack>
          </Collapse>
          <ProblemAlert error={create.error} faults={faultsOutside(create.error, fields)} />
          <Group justify="space-between">
            <Text size="sm" c="dimmed">
              {t('campaigns.willBe', { style: words.style(style), type: words.type(type) })}
            </Text>
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('common.cancel')}
              </Button>
              <Button type="submit" loading={create.isPending}>
                {t('campaigns.create')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
