import { list, whole } from '@/lib/paging';

type Named = { id: string; name: string };
export type Field = {
  key: string;
  label: string;
  subject: string;
  type: string;
  options?: string[];
};

export const fieldsQuery = whole<Field>('/fields');
export const campaignsQuery = list<Named>('/campaigns');
