import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { list } from '@/lib/paging';
import type { Campaign } from '@/rooms/campaigns/api/campaigns';
import { statusesQuery } from '@/rooms/campaigns/api/statuses';
import { fieldsQuery } from '@/rooms/fields/api/fields';
import { ImportResult } from '@/rooms/imports/ImportResult';
import { ImportWizard } from '@/rooms/imports/ImportWizard';
import { Empty } from '@/ui/Empty';
import { LinkButton } from '@/ui/LinkButton';
import { May } from '@/ui/May';
import { PageHead } from '@/ui/Page';

export function ImportPage() {
  const t = useT();
  const [campaignId, setCampaignId] = useState('');
  const { data: fields = [] } = useQuery(fieldsQuery);
  const { data: campaigns = [] } = useQuery(list<Campaign>('/campaigns'));
  const { data: statuses = [] } = useQuery({
    ...statusesQuery(campaignId),
    enabled: campaignId !== '',
  });
  return (
    <>
      <PageHead title={t('imports.start')} />
      <May
        do="imports"
        instead={
          <Empty
            text={t('imports.mayNot')}
            action={<LinkButton to="/people">{t('nav.people')}</LinkButton>}
          />
        }
      >
        <ImportWizard
          fields={fields.filter(({ subject }) => subject === 'person')}
          campaigns={campaigns}
          statuses={campaignId ? statuses.map(({ name }) => name) : []}
          onCampaign={setCampaignId}
        />
      </May>
    </>
  );
}

export function ImportResultPage() {
  const t = useT();
  const { id } = useParams({ from: '/shell/imports/$id' });
  return (
    <>
      <PageHead title={t('imports.title')} />
      <ImportResult id={id} />
    </>
  );
}
