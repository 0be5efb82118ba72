import {
  Button,
  Group,
  Modal,
  NativeSelect,
  SimpleGrid,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { customFieldsQuery, decimal, fieldChanges, type Texts, textsOf } from '@/lib/fields';
import type { Money } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { faultsByField, faultsOutside } from '@/lib/problem';
import { DateField } from '@/ui/DateField';
import { FieldInputs } from '@/ui/FieldInputs';
import { ProblemAlert } from '@/ui/ProblemAlert';
import type { Campaign } from './api/campaigns';
import { campaignNamesQuery, ownersQuery } from './api/choices';
import { vocabularyQuery } from './api/vocabulary';
import { useCampaignWords } from './labels';
import { useChangeCampaign } from './useChangeCampaign';

const moneyFields = ['budgetedCost', 'expectedCost', 'expectedRevenue'] as const;
const numberFields = ['expectedSize', 'expectedResponsePercent'] as const;
const textFields = [
  'name',
  'description',
  'objective',
  'startDate',
  'endDate',
  'actualStartDate',
  'actualEndDate',
] as const;
const linkFields = ['type', 'ownerId', 'parentId'] as const;
const dateFields = ['startDate', 'endDate', 'actualStartDate', 'actualEndDate'] as const;
type Field =
  | (typeof moneyFields)[number]
  | (typeof numberFields)[number]
  | (typeof textFields)[number]
  | (typeof linkFields)[number];
type Values = Record<Field, string>;
const fields: Field[] = [...textFields, ...linkFields, ...moneyFields, ...numberFields];

function valuesOf(campaign: Campaign): Values {
  const entries = fields.map((field) => {
    const value = campaign[field];
    return [field, typeof value === 'object' && value ? value.amount : String(value ?? '')];
  });
  return Object.fromEntries(entries) as Values;
}

/** Only what differs is sent, so that a field that someone else changed stays theirs. */
function changesOf(campaign: Campaign, values: Values, currency: string) {
  const before = valuesOf(campaign);
  const changed = fields.filter((field) => before[field] !== values[field]);
  return Object.fromEntries(
    changed.map((field): [Field, string | number | Money | null] => {
      const text = values[field].trim();
      if (text === '') return [field, null];
      if (moneyFields.some((name) => name === field))
        return [field, { amount: decimal(text), currency }];
      if (numberFields.some((name) => name === field)) return [field, Number(decimal(text))];
      return [field, text];
    }),
  );
}

/** What a campaign may be linked with. A parent is no campaign's own child: the server says so. */
function useLinks(campaign: Campaign) {
  const words = useCampaignWords();
  const { data: vocabulary } = useQuery(vocabularyQuery);
  const { data: owners = [] } = useQuery(ownersQuery);
  const { data: campaigns = [] } = useQuery(campaignNamesQuery);
  const none = { value: '', label: '–' };
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const types = vocabulary?.types.map(({ key }) => key) ?? [campaign.type ?? ''];
  return {
    type: types.map((value) => ({ value, label: words.type(value) })),
    ownerId: [none, ...owners.map(option)],
    parentId: [none, ...campaigns.filter(({ id }) => id !== campaign.id).map(option)],
  };
}

export function EditCampaign({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const t = useT();
  const [values, setValues] = useState(valuesOf(campaign));
  const [tags, setTags] = useState(campaign.tags ?? []);
  const change = useChangeCampaign(campaign, { shown: true });
  const { data: allFields = [] } = useQuery(customFieldsQuery);
  const custom = allFields.filter(({ subject }) => subject === 'campaign');
  const [edited, setEdited] = useState<Texts>({});
  const texts = { ...textsOf(custom, campaign.fields), ...edited };
  const links = useLinks(campaign);
  const currency = campaign.currency ?? 'EUR';
  const faults = faultsByField(change.error);
  const input = (field: Field) => ({
    label: t(field === 'type' ? 'campaigns.type' : `field.${field}`),
    value: values[field],
    error: faults[field],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setValues((before) => ({ ...before, [field]: value }));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const sameTags = JSON.stringify(tags) === JSON.stringify(campaign.tags ?? []);
    const body = {
      ...changesOf(campaign, values, currency),
      ...fieldChanges(custom, campaign.fields, texts, currency),
      ...(sameTags ? {} : { tags }),
    };
    if (Object.keys(body).length === 0) onClose();
    else change.mutate(body, { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('campaigns.edit')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput {...input('name')} required data-autofocus />
          <Group grow preventGrowOverflow={false} align="flex-start">
            {linkFields.map((field) => (
              <NativeSelect key={field} {...input(field)} data={links[field]} miw={150} />
            ))}
          </Group>
          <Textarea {...input('description')} autosize minRows={2} />
          <Textarea {...input('objective')} autosize minRows={2} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            {dateFields.map((field) => (
              <DateField
                key={field}
                {...input(field)}
                onChange={(date) => setValues((before) => ({ ...before, [field]: date }))}
              />
            ))}
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            {moneyFields.map((field) => (
              <TextInput
                key={field}
                inputMode="decimal"
                {...input(field)}
                rightSection={<span className="muted">{currency}</span>}
                rightSectionWidth={48}
              />
            ))}
          </SimpleGrid>
          <Group grow preventGrowOverflow={false} align="flex-start">
            {numberFields.map((field) => (
              <TextInput key={field} inputMode="decimal" {...input(field)} miw={150} />
            ))}
          </Group>
          <FieldInputs
            fields={custom}
            texts={texts}
            faults={faults}
            onChange={setEdited}
            currency={currency}
          />
          <TagsInput label={t('field.tags')} value={tags} onChange={setTags} error={faults.tags} />
          <ProblemAlert
            error={change.error}
            faults={faultsOutside(change.error, [
              ...fields,
              'tags',
              ...custom.map(({ key }) => key),
            ])}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t('common.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
