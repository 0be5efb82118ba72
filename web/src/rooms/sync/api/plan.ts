import { pages } from '@/lib/paging';

export type Planned = {
  id: string;
  stream: string;
  direction: 'here' | 'there';
  verb: string;
  record: string;
  campaignId: string | null;
  twinId: string | null;
  changes: { field: string; from: unknown; to: unknown }[];
  because: 'watch' | 'brake' | 'stopped';
};

export const planQuery = (connectionId: string, stream?: string) =>
  pages<Planned>(`/connections/${connectionId}/plan`, { stream });
