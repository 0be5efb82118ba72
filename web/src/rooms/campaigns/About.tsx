import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { customFieldsQuery } from '@/lib/fields';
import { useFormats } from '@/lib/format';
import { useT } from '@/lib/i18n';
import { shownValue } from '@/ui/FieldInputs';
import { Tone } from '@/ui/Tone';
import type { Campaign } from './api/campaigns';
import { useCampaignWords } from './labels';

function Line({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
        {text}
      </Text>
    </div>
  );
}

/** What the campaign is for, who comes in, and by which rule. */
export function About({ campaign }: { campaign: Campaign }) {
  const t = useT();
  const words = useCampaignWords();
  const formats = useFormats();
  const { data: allFields = [] } = useQuery(customFieldsQuery);
  const { description, objective, policy, tags = [], fields = {} } = campaign;
  const custom = allFields.filter(
    ({ subject, key }) => subject === 'campaign' && (fields[key] ?? null) !== null,
  );
  const admission = policy?.admission?.map(words.cause).join(', ');
  return (
    <section className="paper" style={{ padding: 16 }}>
      <Title order={2} mb="md">
        {t('campaigns.about')}
      </Title>
      <Stack gap="sm">
        {description && <Line label={t('common.description')} text={description} />}
        {objective && <Line label={t('field.objective')} text={objective} />}
        {policy && (
          <Line
            label={t('policy.title')}
            text={
              policy.membership === 'exclusive'
                ? t('policy.exclusive', { group: policy.group ?? '' })
                : t('policy.many')
            }
          />
        )}
        {admission && <Line label={t('policy.admission')} text={admission} />}
        {custom.map((field) => (
          <Line
            key={field.key}
            label={field.label}
            text={shownValue(t, formats, field, fields[field.key])}
          />
        ))}
        {tags.length > 0 && (
          <Group gap={4}>
            {tags.map((tag) => (
              <Tone key={tag}>{tag}</Tone>
            ))}
          </Group>
        )}
        {!description && !objective && (
          <Text size="sm" c="dimmed">
            {t('campaigns.noDescription')}
          </Text>
        )}
      </Stack>
    </section>
  );
}
