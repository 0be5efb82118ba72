import { http } from '@/lib/http';
import { list } from '@/lib/paging';

export const subjects = ['person', 'campaign', 'member', 'company'] as const;
export const types = ['text', 'number', 'money', 'date', 'boolean', 'pick'] as const;
export type Subject = (typeof subjects)[number];
export type FieldType = (typeof types)[number];
export type Field = {
  key: string;
  label: string;
  subject: Subject;
  type: FieldType;
  options?: string[];
};

export const fieldsQuery = list<Field>('/fields');
export const createField = (body: Field) => http.post<Field>('/fields', body);
