import { Tabs, Textarea, TextInput } from '@mantine/core';
import { useT } from '@/lib/i18n';
import type { Part } from './parts';
import { text } from './parts';

/** Subject and body of a mail, and how it looks. */
export function TemplateParts({ draft, change, faults }: Part) {
  const t = useT();
  const body = draft.mjml ? 'mjml' : 'html';
  return (
    <>
      <TextInput label={t('assets.subject')} required {...text('subject', draft, change, faults)} />
      <Tabs defaultValue="write">
        <Tabs.List>
          <Tabs.Tab value="write">{t('assets.write')}</Tabs.Tab>
          {body === 'html' && <Tabs.Tab value="look">{t('assets.look')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="write" pt="sm">
          <Textarea
            label={body === 'mjml' ? t('assets.mjml') : t('assets.html')}
            description={t('assets.tagsHint')}
            autosize
            minRows={8}
            maxRows={20}
            required
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            {...text(body, draft, change, faults)}
          />
        </Tabs.Panel>
        <Tabs.Panel value="look" pt="sm">
          <iframe
            title={draft.subject ?? ''}
            sandbox=""
            srcDoc={draft.html ?? ''}
            style={{ width: '100%', height: 260, border: '1px solid var(--line)', borderRadius: 8 }}
          />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
