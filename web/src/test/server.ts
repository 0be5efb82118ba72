import { vi } from 'vitest';

export type Call = { method: string; path: string; body: unknown; headers: Headers };
type Reply = { status?: number; body?: unknown; etag?: string };
type Handler = (call: Call) => Reply;

/** Answers fetch from a table of `GET /path`; an unknown path is an empty list. Returns the calls made. */
export function serve(handlers: Record<string, Handler>): Call[] {
  const calls: Call[] = [];
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const { pathname, search } = new URL(input, 'http://test');
    const path = pathname.replace('/api/v1', '');
    const method = init.method ?? 'GET';
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : (init.body ?? undefined);
    const call = { method, path: path + search, body, headers: new Headers(init.headers) };
    calls.push(call);
    const reply = handlers[`${method} ${path}`]?.(call) ?? { body: { items: [], next: null } };
    const headers: Record<string, string> = reply.etag ? { ETag: reply.etag } : {};
    const status = reply.status ?? 200;
    return new Response(reply.body === undefined ? null : JSON.stringify(reply.body), {
      status,
      headers,
    });
  });
  return calls;
}
