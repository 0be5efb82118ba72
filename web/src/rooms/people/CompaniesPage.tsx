import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '@/lib/i18n';
import { Waiting } from '@/ui/Await';
import { type Column, DataTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { SearchBox } from '@/ui/Filters';
import { May } from '@/ui/May';
import { PageHead } from '@/ui/Page';
import { ProblemAlert } from '@/ui/ProblemAlert';
import { usePages } from '@/ui/usePages';
import { type Company, companyPagesQuery } from './api/companies';
import { EditCompany } from './EditCompany';

/** The organisations that people work for. */
export function CompaniesPage() {
  const t = useT();
  const { q = '' } = useSearch({ from: '/shell/companies' });
  const navigate = useNavigate({ from: '/companies' });
  const [open, setOpen] = useState<Company | 'new'>();
  const { query, rows, more } = usePages(companyPagesQuery({ q: q || undefined }));
  const search = (text: string) => navigate({ search: text ? { q: text } : {}, replace: true });
  const columns: Column<Company>[] = [
    {
      key: 'name',
      head: t('common.name'),
      cell: (company) => (
        <May do="people" instead={company.name}>
          <Anchor component="button" type="button" onClick={() => setOpen(company)}>
            {company.name}
          </Anchor>
        </May>
      ),
    },
    { key: 'domain', head: t('companies.domain'), cell: ({ domain }) => domain ?? '–' },
  ];
  const add = (
    <May do="people">
      <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
        {t('companies.new')}
      </Button>
    </May>
  );
  return (
    <>
      <PageHead
        title={t('companies.title')}
        above={
          <Text size="sm" mb={4}>
            <Link to="/people" className="link">
              {t('nav.people')}
            </Link>
          </Text>
        }
        actions={add}
      />
      <Group mb="sm">
        <SearchBox value={q} onChange={search} />
      </Group>
      {query.error && !rows && <ProblemAlert error={query.error} retry={() => query.refetch()} />}
      {!rows && !query.error && <Waiting lines={8} />}
      {rows && rows.length > 0 && (
        <DataTable
          label={t('companies.title')}
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          onEnd={more}
        />
      )}
      {rows?.length === 0 && (
        <Empty
          text={q ? t('companies.noneFound') : t('companies.empty')}
          action={
            q ? (
              <Button variant="default" onClick={() => search('')}>
                {t('common.clearFilters')}
              </Button>
            ) : (
              add
            )
          }
        />
      )}
      {open && (
        <EditCompany
          {...(open === 'new' ? {} : { company: open })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
