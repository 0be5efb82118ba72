import { Problem } from './problem';

type Query = Record<string, string | number | boolean | undefined | null>;
type Options = { query?: Query; body?: unknown; form?: FormData; version?: number };

// Tags of records read before, by path: a PATCH sends back the one it was looking at.
const tags = new Map<string, string>();

function cookie(name: string): string | undefined {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`));
  return found && decodeURIComponent(found.slice(name.length + 1));
}

function address(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(key, String(value));
  }
  const text = params.toString();
  return `/api/v1${path}${text ? `?${text}` : ''}`;
}

function headersFor(method: string, path: string, { body, version }: Options): Headers {
  const headers = new Headers({ Accept: 'application/json' });
  if (body !== undefined) {
    headers.set(
      'Content-Type',
      method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
    );
  }
  if (method === 'GET') return headers;
  const token = cookie('XSRF-TOKEN');
  if (token) headers.set('X-XSRF-TOKEN', token);
  if (method === 'POST') headers.set('Idempotency-Key', crypto.randomUUID());
  if (method === 'PATCH' || method === 'DELETE') {
    const tag = version === undefined ? tags.get(path) : `"${version}"`;
    if (tag) headers.set('If-Match', tag);
  }
  return headers;
}

async function readProblem(answer: Response): Promise<Problem> {
  const body: unknown = await answer.json().catch(() => ({}));
  return new Problem(answer.status, body && typeof body === 'object' ? body : {});
}

async function send<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const { body, form, query } = options;
  const answer = await fetch(address(path, query), {
    method,
    headers: headersFor(method, path, options),
    body: form ?? (body === undefined ? null : JSON.stringify(body)),
    credentials: 'same-origin',
  }).catch((cause: unknown) => {
    throw new Problem(0, { code: 'offline', detail: String(cause) });
  });
  if (!answer.ok) throw await readProblem(answer);
  const tag = answer.headers.get('ETag');
  if (tag) tags.set(path, tag);
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const http = {
  get: <T>(path: string, query?: Query) => send<T>('GET', path, query ? { query } : {}),
  post: <T>(path: string, body?: unknown) => send<T>('POST', path, { body }),
  put: <T>(path: string, body: unknown) => send<T>('PUT', path, { body }),
  upload: <T>(path: string, form: FormData) => send<T>('POST', path, { form }),
  patch: <T>(path: string, body: unknown, version?: number) =>
    send<T>('PATCH', path, version === undefined ? { body } : { body, version }),
  delete: <T>(path: string, version?: number) =>
    send<T>('DELETE', path, version === undefined ? {} : { version }),
};
