import { one } from '@/lib/paging';

export type Step = {
  key: string;
  kind: string;
  /** The step as a sentence, when the server says it in the reader's language. */
  sentence?: string | null;
  settings?: Record<string, unknown>;
  next?: { to: string; label?: string | null }[];
  waiting?: number;
  passed?: number;
};
export type Flow = {
  id: string;
  name: string;
  campaignId?: string;
  state: string;
  version?: number;
  entry?: { sentence?: string | null };
  steps?: Step[];
};

export const flowQuery = (id: string) => one<Flow>(`/flows/${id}`);
