import { http } from '@/lib/http';
import { whole } from '@/lib/paging';
import type { Rule } from '@/lib/rules';

export const ruleSubjects = ['campaign', 'member'] as const;
export type RuleSubject = (typeof ruleSubjects)[number];
export type ValidationRule = {
  id: string;
  subject: RuleSubject;
  name: string;
  /** What is wrong: a record for which it holds is refused. */
  rule: Rule;
  message: string;
  active: boolean;
  version: number;
};
export type RuleDraft = Omit<ValidationRule, 'id' | 'version'>;

const path = '/rules';
export const rulesQuery = whole<ValidationRule>(path);
export const addRule = (draft: RuleDraft) => http.post<ValidationRule>(path, draft);
export const changeRule = ({ id, version }: ValidationRule, change: Partial<RuleDraft>) =>
  http.patch<ValidationRule>(`${path}/${id}`, change, version);
export const removeRule = ({ id, version }: ValidationRule) =>
  http.delete<void>(`${path}/${id}`, version);
