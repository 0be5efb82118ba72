import { queryOptions } from '@tanstack/react-query';
import { http } from '@/lib/http';
import { list } from '@/lib/paging';

export type Mapping = {
  columns: Record<string, string>;
  match: string;
  campaignId?: string;
  status?: string;
  values?: Record<string, string>;
  where?: Record<string, string>;
  createFields?: boolean;
  dryRun?: boolean;
};
export type Counts = {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  members: number;
  /** Rows that `where` left out. */
  skipped?: number;
  refused: number;
};
export type Fault = { row: number; column?: string | null; code: string; message: string };
export type ImportState = 'queued' | 'running' | 'done' | 'failed' | 'undone';
export type Import = {
  id: string;
  fileName: string;
  createdAt: string;
  state: ImportState;
  dryRun: boolean;
  counts: Counts;
  progress?: number | null;
  faults?: Fault[];
};

export function startImport(file: File, mapping: Mapping): Promise<Import> {
  const form = new FormData();
  form.set('file', file);
  form.set('mapping', new Blob([JSON.stringify(mapping)], { type: 'application/json' }));
  return http.upload<Import>('/imports', form);
}

export const recentImportsQuery = list<Import>('/imports', {}, 20);

export const atWork = (state: ImportState) => state === 'queued' || state === 'running';

/** Undoing runs in the background, under the state that the import had until it is undone. */
export const importQuery = (id: string, undoing = false) =>
  queryOptions({
    queryKey: [`/imports/${id}`],
    queryFn: () => http.get<Import>(`/imports/${id}`),
    refetchInterval: ({ state: { data } }) =>
      !data || atWork(data.state) || (undoing && data.state === 'done') ? 700 : false,
  });

export const refusedUrl = (id: string) => `/api/v1/imports/${id}/refused.csv`;
export const undoImport = (id: string) => http.post<Import>(`/imports/${id}/undo`);
