import {
  IconCalendar,
  IconChartBar,
  IconFiles,
  IconFilter,
  IconGitBranch,
  IconHome,
  IconPlugConnected,
  IconSettings,
  IconSpeakerphone,
  IconUpload,
  IconUsers,
} from '@tabler/icons-react';

export const places = [
  { to: '/', label: 'nav.home', icon: IconHome },
  { to: '/campaigns', label: 'nav.campaigns', icon: IconSpeakerphone },
  { to: '/people', label: 'nav.people', icon: IconUsers },
  { to: '/segments', label: 'nav.segments', icon: IconFilter },
  { to: '/flows', label: 'nav.flows', icon: IconGitBranch },
  { to: '/assets', label: 'nav.assets', icon: IconFiles },
  { to: '/calendar', label: 'nav.calendar', icon: IconCalendar },
  { to: '/insights', label: 'nav.insights', icon: IconChartBar },
  { to: '/imports', label: 'nav.imports', icon: IconUpload },
  { to: '/connections', label: 'nav.connections', icon: IconPlugConnected },
  { to: '/settings', label: 'nav.settings', icon: IconSettings },
] as const;
