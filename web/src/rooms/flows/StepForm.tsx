import {
  Autocomplete,
  Button,
  Drawer,
  Group,
  NativeSelect,
  NumberInput,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { customFieldsQuery } from '@/lib/fields';
import { type MessageKey, useT } from '@/lib/i18n';
import { fieldName } from '@/lib/rules';
import { DateField } from '@/ui/DateField';
import { campaignsQuery, statusesQuery, templatesQuery } from './api/choices';
import type { StepJson } from './api/flow';
import { Cases } from './Cases';
import { kindOf } from './draft';
import { SpanInput } from './SpanInput';
import { TriggerSelect } from './TriggerSelect';

type Params = Record<string, unknown>;
type Part = { json: StepJson; onJson: (json: StepJson) => void };
const text = (value: unknown) => (value === undefined || value === null ? '' : String(value));

/** Leaves out what is empty, as the server takes a blank for a value. */
const filled = (params: Params) =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''));

function useParams({ json, onJson }: Part) {
  const params = (json.params ?? {}) as Params;
  const set = (change: Params) => onJson({ ...json, params: filled({ ...params, ...change }) });
  return { params, set };
}

function Membership({ json, onJson, ownerId }: Part & { ownerId?: string | undefined }) {
  const t = useT();
  const { params, set } = useParams({ json, onJson });
  const { data: campaigns = [] } = useQuery(campaignsQuery);
  const at = text(params.campaignId) || ownerId || '';
  const { data: statuses = [] } = useQuery({ ...statusesQuery(at), enabled: at !== '' });
  return (
    <>
      <NativeSelect
        label={t('recordKind.campaign')}
        value={text(params.campaignId)}
        onChange={(event) => set({ campaignId: event.currentTarget.value })}
        data={[
          { value: '', label: t('act.thisCampaign') },
          ...campaigns.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Autocomplete
        label={t('members.status')}
        placeholder={json.act === 'campaign.addMember' ? t('imports.defaultStatus') : ''}
        required={json.act === 'campaign.setStatus'}
        data={[...new Set(statuses.map(({ name }) => name))]}
        value={text(params.status)}
        onChange={(status) => set({ status })}
      />
    </>
  );
}

function Mail(part: Part) {
  const t = useT();
  const { params, set } = useParams(part);
  const { data: templates = [] } = useQuery(templatesQuery);
  return (
    <NativeSelect
      label={t('sends.template')}
      required
      value={text(params.templateId)}
      onChange={(event) => set({ templateId: event.currentTarget.value })}
      data={[
        { value: '', label: t('segments.choose') },
        ...templates.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

const ownFields = ['firstName', 'lastName', 'language', 'timeZone'];

function Field(part: Part) {
  const t = useT();
  const { params, set } = useParams(part);
  const { data: custom = [] } = useQuery(customFieldsQuery);
  const own = custom.filter(({ subject }) => subject === 'person');
  const type = own.find(({ key }) => params.field === `fields.${key}`)?.type;
  const typed = (value: string) =>
    type === 'number' ? Number(value) : type === 'boolean' ? value === 'true' : value;
  return (
    <>
      <NativeSelect
        label={t('flowEdit.field')}
        value={text(params.field)}
        onChange={(event) => set({ field: event.currentTarget.value, value: '' })}
        data={[
          ...ownFields.map((key) => ({ value: key, label: fieldName(`person.${key}`, t) })),
          ...own
            .filter((field) => field.type !== 'money')
            .map(({ key, label }) => ({ value: `fields.${key}`, label })),
        ]}
      />
      {type === 'boolean' ? (
        <NativeSelect
          label={t('flowEdit.value')}
          value={text(params.value)}
          onChange={(event) => set({ value: typed(event.currentTarget.value) })}
          data={[
            { value: 'true', label: t('ruleValue.yes') },
            { value: 'false', label: t('ruleValue.no') },
          ]}
        />
      ) : type === 'date' ? (
        <DateField
          label={t('flowEdit.value')}
          required
          value={text(params.value)}
          onChange={(value) => set({ value })}
        />
      ) : (
        <TextInput
          label={t('flowEdit.value')}
          required
          type={type === 'number' ? type : 'text'}
          value={text(params.value)}
          onChange={(event) => set({ value: typed(event.currentTarget.value) })}
        />
      )}
    </>
  );
}

function Score(part: Part) {
  const t = useT();
  const { params, set } = useParams(part);
  return (
    <>
      <NumberInput
        label={t('flowEdit.points')}
        required
        allowDecimal={false}
        value={Number(params.points ?? 0)}
        onChange={(points) => set({ points: Number(points) || 0 })}
      />
      <TextInput
        label={t('members.reason')}
        value={text(params.reason)}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
    </>
  );
}

function Settings(part: Part & { ownerId?: string | undefined }) {
  const t = useT();
  const { json, onJson } = part;
  switch (kindOf(json)) {
    case 'campaign.addMember':
    case 'campaign.setStatus':
      return <Membership {...part} />;
    case 'email.send':
      return <Mail {...part} />;
    case 'person.setField':
      return <Field {...part} />;
    case 'score.add':
      return <Score {...part} />;
    case 'wait':
      return (
        <SpanInput
          label={t('flowEdit.waitFor')}
          span={json.for}
          onSpan={(span) => onJson({ ...json, for: span })}
        />
      );
    case 'waitUntil':
      return (
        <>
          <TriggerSelect
            label={t('flowEdit.whatHappens')}
            kind={text((json.trigger as Params | undefined)?.kind)}
            onKind={(kind) => onJson({ ...json, trigger: { kind } })}
          />
          <SpanInput
            label={t('flowEdit.at')}
            span={json.atMost}
            onSpan={(span) => onJson({ ...json, atMost: span })}
          />
        </>
      );
    case 'if':
      return <Cases json={json} onJson={onJson} />;
    case 'end':
      return (
        <TextInput
          label={t('flowEdit.endName')}
          required
          maxLength={100}
          value={text(json.end)}
          onChange={(event) => onJson({ end: event.currentTarget.value })}
        />
      );
    case undefined:
      return <Text size="sm">{t('flowEdit.tooRich')}</Text>;
  }
}

type Props = {
  json: StepJson;
  ownerId?: string | undefined;
  onSave: (json: StepJson) => void;
  onClose: () => void;
};

/** The settings of one step; where it leads to is changed in the list of steps. */
export function StepForm({ json: was, ownerId, onSave, onClose }: Props) {
  const t = useT();
  const [json, setJson] = useState(was);
  const kind = kindOf(was);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave(json);
    onClose();
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={kind ? t(`stepKind.${kind}` as MessageKey) : t('common.edit')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Settings json={json} onJson={setJson} ownerId={ownerId} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit">{t('common.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}
