import { http } from '@/lib/http';
import { whole } from '@/lib/paging';

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

export const fieldsQuery = whole<Field>('/fields');
export const createField = (body: Field) => http.post<Field>('/fields', body);
