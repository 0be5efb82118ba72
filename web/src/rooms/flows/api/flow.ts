import { http } from '@/lib/http';
import { one } from '@/lib/paging';
import type { FieldFault } from '@/lib/problem';
import type { Rule } from '@/lib/rules';

export type Trigger = { kind: string; params?: Record<string, unknown>; filter?: Rule };
export type StepJson = { [key: string]: unknown };
export type Definition = {
  entry?: { triggers?: Trigger[]; audience?: Rule; again?: unknown; suppress?: Rule };
  leaveWhen?: Rule;
  start?: string;
  steps?: Record<string, StepJson>;
};
export type Flow = {
  id: string;
  name: string;
  ownerKind?: string | null;
  ownerId?: string | null;
  status: 'draft' | 'published' | 'paused' | string;
  /** The version that takes people in; the definition is the draft. */
  published?: number | null;
  definition: Definition;
  /** What stands against publishing the draft. */
  faults?: FieldFault[];
  version: number;
};

export const flowQuery = (id: string) => one<Flow>(`/flows/${id}`);
export const publishFlow = (id: string) => http.post<Flow>(`/flows/${id}/publish`);
export const changeFlow = (
  { id, version }: Flow,
  body: { status: string } | { definition: Definition },
) => http.patch<Flow>(`/flows/${id}`, body, version);
