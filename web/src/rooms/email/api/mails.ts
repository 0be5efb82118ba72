import { list } from '@/lib/paging';

export type Mail = {
  id: string;
  to: string | string[];
  from: string;
  subject: string;
  at: string;
  html?: string | null;
  text?: string | null;
  headers?: Record<string, string> | { name: string; value: string }[];
};

export const mailsQuery = list<Mail>('/dev/mail');
