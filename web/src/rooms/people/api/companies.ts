import { http } from '@/lib/http';
import { type Filter, list, pages } from '@/lib/paging';

export type Company = {
  id: string;
  name: string;
  domain?: string | null;
  fields?: Record<string, unknown>;
  version: number;
};
export type CompanyDraft = {
  name: string;
  domain: string | null;
  fields?: Record<string, unknown>;
};

export const companiesQuery = list<Company>('/companies', {}, 1000);
export const companyPagesQuery = (filter: Filter) => pages<Company>('/companies', filter);
export const addCompany = (draft: CompanyDraft) => http.post<Company>('/companies', draft);
export const changeCompany = ({ id, version }: Company, draft: CompanyDraft) =>
  http.patch<Company>(`/companies/${id}`, draft, version);
