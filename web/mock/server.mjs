// A stand-in for the backend, for looking at the pages only: node mock/server.mjs [port] [--empty]
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as data from './data.mjs';
import { sync } from './sync.mjs';

const port = Number(process.argv[2] ?? 8080);
const empty = process.argv.includes('--empty');
const dist = fileURLToPath(new URL('../dist', import.meta.url));
const kinds = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const user = { ...data.users[0], language: 'en', lens: 'plain' };
let signedIn = true;
let started = 0;

const say = (answer, status, body) => {
  answer.writeHead(status, {
    'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
    ...(body?.version ? { ETag: `"${body.version}"` } : {}),
  });
  answer.end(body === undefined ? '' : JSON.stringify(body));
};
const page = (rows, query) => {
  if (empty) return { items: [], next: null };
  const from = Number(query.get('cursor') ?? 0);
  const size = Number(query.get('limit') ?? 100);
  const items = rows.slice(from, from + size);
  return { items, next: from + size < rows.length ? String(from + size) : null };
};
const search = (rows, query, ...keys) =>
  rows.filter(
    (row) =>
      keys.every((key) => !query.get(key) || row[key] === query.get(key)) &&
      (!query.get('q') || JSON.stringify(row).toLowerCase().includes(query.get('q').toLowerCase())),
  );
const importRun = (dryRun) => {
  const share = Math.min(1, (Date.now() - started) / 3000);
  return {
    id: dryRun ? 'trial' : 'run',
    state: share < 1 ? 'running' : 'done',
    dryRun,
    progress: share,
    counts: {
      rows: Math.round(4118 * share),
      created: Math.round(3900 * share),
      updated: 180,
      unchanged: 26,
      members: Math.round(4106 * share),
      refused: 12,
    },
    faults: data.faults,
  };
};

async function read(request) {
  let text = '';
  for await (const part of request) text += part;
  try {
    return { text, body: JSON.parse(text) };
  } catch {
    return { text, body: {} };
  }
}

const merge = (rows, key, id, body) => {
  const row = rows.find((each) => each[key] === id);
  if (!row) return undefined;
  Object.assign(row, body, {
    version: (row.version ?? 0) + 1,
    updatedAt: new Date().toISOString(),
  });
  const status = data.statuses.find(({ name }) => name === row.status);
  if (status && 'personId' in row)
    Object.assign(row, { responded: status.responded, success: status.success });
  const state = data.vocabulary.statuses.find((each) => each.key === row.status);
  if (state) row.state = state.state;
  return row;
};

async function api(path, query, request, answer) {
  const { method } = request;
  const { text, body } = await read(request);
  const lists = {
    users: data.users,
    tokens: data.tokens,
    fields: data.fields,
    segments: data.segments,
    lists: data.lists,
    templates: data.templates,
    forms: data.forms,
    pages: [],
    events: [],
    links: [],
    'dev/mail': data.mails,
  };
  if (path === 'session') {
    if (method === 'POST') {
      if (body.password !== 'demo')
        return say(answer, 401, { title: 'Wrong login or password', code: 'credentials' });
      signedIn = true;
    }
    if (method === 'DELETE') signedIn = false;
    if (method === 'PATCH') Object.assign(user, body);
    return signedIn
      ? say(answer, 200, { user, demo: true })
      : say(
          answer,
          method === 'DELETE' ? 204 : 401,
          method === 'DELETE' ? undefined : { title: 'Sign in first', code: 'unauthenticated' },
        );
  }
  if (path === 'setup') return say(answer, 200, { needed: process.argv.includes('--setup') });
  if (path === 'lexicon') return say(answer, 200, data.lexicon);
  if (path === 'campaigns/vocabulary') return say(answer, 200, data.vocabulary);
  if (path === 'imports/inspect') return say(answer, 200, data.inspected);
  if (path === 'imports') {
    started = Date.now();
    return say(answer, 202, importRun(text.includes('"dryRun":true')));
  }
  if (path.startsWith('imports/')) return say(answer, 200, importRun(path.includes('trial')));
  if (path === 'tokens' && method === 'POST')
    return say(answer, 201, { ...data.tokens[0], secret: 'uni_2f9a-mock-secret-shown-once' });
  if (path in lists)
    return say(answer, 200, page(search(lists[path], query, 'campaignId', 'connectionId'), query));
  const parts = path.split('/');
  const told = sync(parts, {
    method,
    query,
    body,
    say: (status, answered) => say(answer, status, answered) ?? true,
    page: (rows) => page(rows, query),
  });
  if (told) return undefined;
  if (parts[0] === 'campaigns') return campaigns(parts, query, method, body, answer);
  if (parts[0] === 'people') {
    if (!parts[1])
      return say(answer, 200, page(search(data.people, query, 'stage', 'kind'), query));
    const person = data.people.find(({ id }) => id === parts[1]);
    const subs = {
      timeline: data.timeline,
      memberships: data.campaigns.slice(0, 3).map(({ id, name }, n) => ({
        campaignId: id,
        campaignName: name,
        status: data.statuses[n].name,
        standing: 'active',
        responded: n > 0,
      })),
      consents: [
        {
          address: person.email,
          purpose: 'Newsletter',
          state: 'given',
          source: 'Website form',
          at: data.at(-40),
        },
        {
          address: person.email,
          purpose: 'Offers by partners',
          state: 'optedOut',
          source: 'Unsubscribe link',
          at: data.at(-4),
        },
      ],
    };
    return say(answer, 200, parts[2] ? page(subs[parts[2]], query) : person);
  }
  if (parts[0] === 'flows') return say(answer, 200, data.flow);
  if (parts[2] === 'count') return say(answer, 200, { count: 128 });
  if (parts[2] === 'members') return say(answer, 200, page(data.people.slice(0, 120), query));
  return say(answer, 404, { title: 'Not found', detail: `Nothing at ${path}.`, code: 'notFound' });
}

function campaigns([, id, sub, person, more], query, method, body, answer) {
  if (!id) {
    if (method === 'GET')
      return say(
        answer,
        200,
        page(search(data.campaigns, query, 'style', 'type', 'status'), query),
      );
    if (body.name === 'taken')
      return say(answer, 422, {
        title: 'This campaign cannot be created',
        code: 'invalid',
        errors: [{ pointer: '/name', code: 'taken', message: 'Another campaign has this name.' }],
      });
    const fresh = { ...data.campaigns[1], ...body, id: crypto.randomUUID() };
    data.campaigns.unshift(fresh);
    return say(answer, 201, fresh);
  }
  if (!sub)
    return say(
      answer,
      200,
      method === 'PATCH'
        ? merge(data.campaigns, 'id', id, body)
        : data.campaigns.find((each) => each.id === id),
    );
  if (sub === 'results')
    return say(answer, 200, empty ? { members: 0, responses: 0 } : data.results);
  if (more === 'history') return say(answer, 200, page(data.history, query));
  if (sub === 'members' && method === 'PATCH')
    return say(answer, 200, merge(data.members, 'personId', person, body));
  const members = data.members.filter(
    (row) =>
      (!query.get('status') || row.status === query.get('status')) &&
      (!query.get('standing') || row.standing === query.get('standing')),
  );
  const subs = {
    members: search(members, query),
    statuses: data.statuses,
    costs: data.costs,
    flows: [data.flow],
    sends: data.sends,
    history: data.history,
    audiences: [{ id: 'a', name: 'Engaged installers', role: 'target', mode: 'step', count: 280 }],
  };
  if (method !== 'GET') return say(answer, 200, { ...body, id: crypto.randomUUID() });
  return say(answer, 200, page(subs[sub] ?? [], query));
}

function file(path, answer) {
  const wanted = join(dist, normalize(path));
  const found = existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(dist, 'index.html');
  answer.writeHead(200, { 'Content-Type': kinds[extname(found)] ?? 'application/octet-stream' });
  createReadStream(found).pipe(answer);
}

createServer((request, answer) => {
  const { pathname, searchParams } = new URL(request.url, 'http://mock');
  if (pathname.startsWith('/api/v1/'))
    return api(pathname.slice(8), searchParams, request, answer).catch((error) =>
      say(answer, 500, { title: String(error) }),
    );
  return file(pathname, answer);
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`));
