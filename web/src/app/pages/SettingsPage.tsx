import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useT } from '@/lib/i18n';
import { AuditPanel } from '@/rooms/access/AuditPanel';
import { TokensPanel } from '@/rooms/access/TokensPanel';
import { UsersPanel } from '@/rooms/access/UsersPanel';
import { FieldsPanel } from '@/rooms/fields/FieldsPanel';
import { RulesPanel } from '@/rooms/fields/RulesPanel';
import { QualificationPanel } from '@/rooms/sales/QualificationPanel';
import { PageHead } from '@/ui/Page';
import { TabBar } from '@/ui/TabBar';

const panels = {
  users: UsersPanel,
  tokens: TokensPanel,
  fields: FieldsPanel,
  rules: RulesPanel,
  qualification: QualificationPanel,
  audit: AuditPanel,
} as const;
const names = Object.keys(panels) as (keyof typeof panels)[];

export function SettingsPage() {
  const t = useT();
  const { tab = 'users' } = useSearch({ from: '/shell/settings' });
  const navigate = useNavigate({ from: '/settings' });
  return (
    <>
      <PageHead title={t('nav.settings')} />
      <Tabs
        value={tab}
        onChange={(value) => navigate({ search: { tab: value ?? 'users' } })}
        keepMounted={false}
      >
        <TabBar chosen={tab}>
          {names.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`${name}.title`)}
            </Tabs.Tab>
          ))}
        </TabBar>
        {names.map((name) => {
          const Panel = panels[name];
          return (
            <Tabs.Panel key={name} value={name}>
              <Panel />
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </>
  );
}
