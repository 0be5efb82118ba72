import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { serve } from '@/test/server';
import { http } from './http';
import { whole } from './paging';
import { faultsByField, faultsOutside, Problem } from './problem';

describe('http', () => {
  it('sends back the tag of the record that it read', async () => {
    const calls = serve({
      'GET /campaigns/1': () => ({ body: { id: '1' }, etag: '"7"' }),
      'PATCH /campaigns/1': () => ({ body: { id: '1' } }),
    });
    await http.get('/campaigns/1');
    await http.patch('/campaigns/1', { name: 'x' });
    expect(calls[1]?.headers.get('If-Match')).toBe('"7"');
    expect(calls[1]?.headers.get('Content-Type')).toBe('application/merge-patch+json');
  });

  it('copies the anti-forgery cookie into a header, and never on a read', async () => {
    const calls = serve({});
    // biome-ignore lint/suspicious/noDocumentCookie: the server sets it so
    document.cookie = 'XSRF-TOKEN=a%2Bb';
    await http.get('/people');
    await http.post('/people', {});
    expect(calls.map(({ headers }) => headers.get('X-XSRF-TOKEN'))).toEqual([null, 'a+b']);
    expect(calls[1]?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('throws what the server says, with its code and faults', async () => {
    const errors = [{ pointer: '/name', code: 'taken', message: 'Taken.' }];
    serve({
      'POST /campaigns': () => ({ status: 422, body: { title: 'No', code: 'invalid', errors } }),
    });
    const refused = http.post('/campaigns', {});
    await expect(refused).rejects.toMatchObject({ status: 422, code: 'invalid', errors });
  });

  it('leaves empty filters out of the address', async () => {
    const calls = serve({});
    await http.get('/people', { q: '', stage: 'lead', cursor: null });
    expect(calls[0]?.path).toBe('/people?stage=lead');
  });
});

describe('a problem', () => {
  const problem = new Problem(422, {
    errors: [
      { pointer: '/items/0/email', code: 'a', message: 'Bad address.' },
      { pointer: '/policy', code: 'b', message: 'Bad policy.' },
    ],
  });

  it('stands next to its field, by the last part of the pointer', () => {
    expect(faultsByField(problem)).toEqual({ email: 'Bad address.', policy: 'Bad policy.' });
  });

  it('keeps the faults that no field shows', () => {
    expect(faultsOutside(problem, ['email']).map(({ message }) => message)).toEqual([
      'Bad policy.',
    ]);
  });
});

describe('a whole list', () => {
  it('is read on to its end, so that no sum is short', async () => {
    const calls = serve({
      'GET /costs': ({ path }) => ({
        body: path.includes('cursor=b') ? { items: [3], next: null } : { items: [1, 2], next: 'b' },
      }),
    });
    const { items } = await new QueryClient().fetchQuery(whole<number>('/costs'));
    expect(items).toEqual([1, 2, 3]);
    expect(calls).toHaveLength(2);
  });
});
