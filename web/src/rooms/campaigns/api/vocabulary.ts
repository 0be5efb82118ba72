import { queryOptions } from '@tanstack/react-query';
import { http } from '@/lib/http';
import type { State } from './campaigns';

export type CampaignStatus = { key: string; label?: string; state: State; next: string[] };
type Named = { key: string; label?: string };
export type Vocabulary = { types: Named[]; statuses: CampaignStatus[]; styles: string[] };

export const vocabularyQuery = queryOptions({
  queryKey: ['/campaigns/vocabulary'],
  queryFn: () => http.get<Vocabulary>('/campaigns/vocabulary'),
  staleTime: 600_000,
});
