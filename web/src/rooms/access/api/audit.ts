import { pages } from '@/lib/paging';

export type AuditEntry = {
  id: string;
  at: string;
  actorName: string;
  origin: string;
  what: string;
  subjectKind: string;
  detail: Record<string, unknown>;
};

export const auditQuery = pages<AuditEntry>('/audit');
