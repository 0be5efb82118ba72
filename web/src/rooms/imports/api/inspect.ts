import { http } from '@/lib/http';

export type Header = { name: string; samples: string[]; guess?: string | null };
export type Found = { encoding: string; delimiter: string; rows: number; headers: Header[] };

export function inspect(file: File): Promise<Found> {
  const form = new FormData();
  form.set('file', file);
  return http.upload<Found>('/imports/inspect', form);
}
