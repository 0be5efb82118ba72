import { http } from '@/lib/http';

export type Account = {
  system: string;
  baseUrl: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
};
export type CheckStep = {
  step: string;
  verdict: 'passed' | 'failed' | 'warned' | 'notTried';
  cause: string | null;
  details: string[];
};

export const check = (account: Account) =>
  http.post<{ steps: CheckStep[] }>('/connections/check', account);
