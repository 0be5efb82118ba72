// The sync room's part of the stand-in, on the same contract as the backend. Made-up data.
import { at, campaigns, date, id, people } from './data.mjs';

const streamKeys = [
  'campaigns',
  'statuses',
  'members',
  'responses',
  'people',
  'consent',
  'lists',
  'deals',
];
const reaches = (list) =>
  streamKeys.map((stream, n) => ({
    stream,
    reach: list[n][0],
    reason: list[n][1] ?? null,
  }));
const loss = (code, params = {}) => ({ code, params });
const text = (key, required = false) => ({ key, form: 'text', required });
const secret = (key, required = false) => ({ key, form: 'secret', required });

const connectors = [
  {
    key: 'salesforce',
    name: 'Salesforce',
    settings: [
      text('clientId', true),
      secret('clientSecret', true),
      text('username'),
      secret('password'),
      text('apiVersion'),
      text('standIn.Lead.Company'),
    ],
    streams: reaches([
      ['both'],
      ['both'],
      ['both'],
      ['in', 'computedFromStatus'],
      ['both'],
      ['both'],
      ['impossible', 'noLists'],
      ['in', 'dealsBelongToSales'],
    ]),
    losses: [
      loss('textShortened', { field: 'Name', length: 80 }),
      loss('textShortened', { field: 'Description', length: 32_000 }),
      loss('noDecimals', { fields: 'BudgetedCost, ActualCost, ExpectedRevenue' }),
      loss('dateWithoutTime', { field: 'FirstRespondedDate' }),
      loss('noField', { concepts: 'code, objective, actualStartDate, actualEndDate' }),
      loss('consentAllOrNothing', { field: 'HasOptedOutOfEmail' }),
      loss('treeStays'),
      loss('switchNotWritten'),
      loss('writeWindow'),
      loss('memberFieldsLostInMerge'),
    ],
    requirements: [
      { kind: 'campaign', field: 'Name', standIn: null },
      { kind: 'lead', field: 'LastName', standIn: null },
      { kind: 'lead', field: 'Company', standIn: '[not provided]' },
      { kind: 'contact', field: 'LastName', standIn: null },
    ],
  },
  {
    key: 'hubspot',
    name: 'HubSpot',
    settings: [
      secret('accessToken'),
      text('clientId'),
      secret('clientSecret'),
      secret('refreshToken'),
    ],
    streams: reaches([
      ['both'],
      ['projected', 'eventStatesAndOwnLists'],
      ['projected', 'attendanceAndOwnLists'],
      ['in', 'attendanceOnly'],
      ['both'],
      ['both'],
      ['impossible', 'notBuilt'],
      ['in', 'dealsBelongToSales'],
    ]),
    losses: [
      loss('computedThere', { concepts: 'budgetedCost, actualCost' }),
      loss('noField', {
        concepts: 'code, type, parentId, expectedRevenue, expectedResponsePercent',
      }),
      loss('statusMissing', { concept: 'status', value: 'cancelled' }),
      loss('noCampaignMembers'),
      loss('noShowNotWritten'),
      loss('attendanceNotRemoved'),
      loss('deletionsByListingOnly'),
      loss('mergesNotReported'),
      loss('consentByRounds'),
      loss('writeWindow'),
      loss('somethingNew'),
    ],
    requirements: [
      { kind: 'campaign', field: 'hs_name', standIn: null },
      { kind: 'contact', field: 'email', standIn: null },
    ],
  },
];

const connection = (n, connector, rest) => ({
  id: id(6, n),
  system: connector.key,
  settings: { clientId: '3MVG9example' },
  requirements: connector.requirements,
  losses: connector.losses,
  createPeople: 'none',
  health: null,
  conflicts: 0,
  waiting: 0,
  version: 1,
  ...rest,
});
const connections = [
  connection(1, connectors[0], {
    name: 'Salesforce production',
    baseUrl: 'https://example.my.salesforce.com',
    state: 'running',
    lastSyncAt: at(0, 1),
    conflicts: 3,
    waiting: 189,
    twins: 2,
    spentCalls: 3_412,
    grantedCalls: 15_000,
    createPeople: 'there',
  }),
  connection(2, connectors[1], {
    name: 'HubSpot',
    baseUrl: 'https://api.hubapi.com',
    state: 'watch',
    lastSyncAt: at(0, 3),
    waiting: 14,
    twins: 1,
    spentCalls: 0,
    grantedCalls: 0,
  }),
  connection(3, connectors[1], {
    name: 'HubSpot, partners',
    baseUrl: 'https://api.hubapi.com',
    state: 'trouble',
    health: { code: 'throttled', params: { until: at(0, -15) }, since: at(0, 9) },
    lastSyncAt: at(0, 20),
    twins: 0,
    spentCalls: 240_000,
    grantedCalls: 500_000,
  }),
];

const modes = ['both', 'both', 'watch', 'in', 'in', 'in', 'watch', 'watch'];
const streams = connectors[0].streams.map(({ stream, ...reach }, n) => ({
  key: stream,
  mode: modes[n],
  ...reach,
  lastAt: at(0, n + 1),
  pending: n === 2 ? 37 : 0,
}));

const klass = (kind, code, rest) => ({
  key: `${kind}.${code}`,
  kind,
  code,
  params: {},
  answer: null,
  count: 0,
  times: null,
  firstAt: at(0, 180),
  lastAt: at(0, 1),
  nextAt: null,
  way: 'inbox',
  ...rest,
});
const classes = {
  campaigns: [
    klass('field', 'fieldGone', {
      params: { field: 'expectedRevenue', theirs: 'ExpectedRevenue' },
      way: 'maps',
    }),
  ],
  people: [
    klass('call', 'rightsMissing', {
      params: { code: 'INSUFFICIENT_ACCESS', message: 'entity type cannot be read: Lead' },
      answer: 'INSUFFICIENT_ACCESS',
      count: 12,
      times: 9,
      nextAt: at(0, -1),
      way: 'rights',
    }),
  ],
  members: [
    klass('held', 'refusedThere', {
      params: { message: 'Welcome new members (Welcome_new_members)' },
      answer: 'wouldStartAutomation',
      count: 3,
    }),
  ],
};
const states = { campaigns: 'trouble', people: 'trouble', members: 'asking' };
/** The first connection has troubles in several streams; the second is well. */
const health = ({ id: of, state, lastSyncAt }) => ({
  state,
  lastSyncAt,
  nextSyncAt: at(0, -1),
  account: [],
  streams: streams.map(({ key, mode, reach, lastAt }) => ({
    key,
    mode,
    state: reach === 'impossible' ? reach : (of === connections[0].id && states[key]) || 'resting',
    lastAt: reach === 'impossible' ? null : lastAt,
    waits: of === connections[0].id && key === 'people' ? [{ because: 'next', count: 12 }] : [],
    classes: (of === connections[0].id && classes[key]) || [],
  })),
});

const nameOf = ({ firstName, lastName }) => `${firstName} ${lastName}`;
const affected = people.slice(0, 3).map((person) => ({
  id: person.id,
  kind: 'member',
  record: nameOf(person),
  campaignId: campaigns[0].id,
  personId: person.id,
  twinId: null,
  field: null,
  message: 'Welcome new members (Welcome_new_members)',
  at: at(0, 180),
}));
const verbs = ['add', 'status', 'create', 'withdraw', 'update'];
const plan = Array.from({ length: 37 }, (_, n) => ({
  id: id(8, 500 + n),
  stream: 'members',
  direction: n % 5 === 3 ? 'here' : 'there',
  verb: verbs[n % 5],
  record: n % 5 === 4 ? campaigns[0].name : nameOf(people[n]),
  campaignId: campaigns[0].id,
  twinId: id(8, 900),
  changes:
    n % 5 === 4
      ? [
          { field: 'endDate', from: '2026-12-01', to: '2026-12-04' },
          { field: 'budgetedCost', from: '5000', to: '6500' },
        ]
      : [{ field: 'status', from: n % 2 ? 'Invited' : null, to: 'Registered' }],
  because: n % 9 === 8 ? 'stopped' : 'watch',
}));

const item = (n, kind, reason, answers, rest) => ({
  id: id(7, n),
  kind,
  reason,
  record: nameOf(people[n]),
  campaignId: campaigns[0].id,
  personId: people[n].id,
  twinId: id(8, 900),
  field: null,
  agreed: null,
  ours: null,
  theirs: null,
  params: {},
  count: null,
  answers,
  at: at(0, n * 7 + 3),
  ...rest,
});
const sides = ['ours', 'theirs'];
const again = ['retry', 'dismiss'];
const who = ['link', 'retry', 'dismiss'];
const head = { record: campaigns[0].name, personId: null };
const inbox = [
  item(1, 'brake', 'tooMany', ['confirm'], { ...head, count: 480 }),
  item(2, 'conflict', 'bothMoved', sides, {
    ...head,
    field: 'endDate',
    agreed: '2026-12-01',
    ours: '2026-12-04',
    theirs: '2026-12-03',
  }),
  ...[3, 4].map((n) =>
    item(n, 'conflict', 'firstJoin', sides, {
      field: 'status',
      ours: 'Attended',
      theirs: 'No show',
    }),
  ),
  item(5, 'status', 'unmappedStatus', ['map', 'addHere'], {
    ...head,
    field: 'status',
    theirs: 'Sent – 2nd wave',
    params: { status: 'Sent – 2nd wave' },
    count: 23,
  }),
  item(6, 'held', 'ruleBroken', again, { params: { message: 'Company must be filled in.' } }),
  item(7, 'held', 'refusedThere', again, {
    params: { code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Region is required.' },
  }),
  ...Array.from({ length: 120 }, (_, n) =>
    item(10 + n, 'person', 'notThere', who, { ours: people[10 + n].email }),
  ),
  item(131, 'person', 'severalCandidates', who, {
    personId: null,
    theirs: 'eero.korhonen@example.org',
  }),
  item(132, 'person', 'missingFields', who, { params: { fields: ['LastName'] } }),
  item(133, 'inDoubt', 'noAnswer', ['written', 'notWritten'], {}),
  item(134, 'gone', 'deletedThere', ['end', 'keep'], { field: 'status', ours: 'Registered' }),
  item(135, 'consent', 'resubscribedThere', ['keep', 'dismiss'], {
    ours: 'optedOut',
    theirs: 'optedIn',
  }),
];
const groups = () => {
  const found = new Map();
  for (const { kind, reason, field, answers } of inbox) {
    const key = [kind, reason, field].join();
    const group = found.get(key) ?? { kind, reason, field, count: 0, answers };
    group.count += 1;
    found.set(key, group);
  }
  return [...found.values()];
};

const outcomes = ['written', 'taken', 'linked', 'projected', 'refused'];
const ledger = Array.from({ length: 240 }, (_, n) => ({
  id: id(8, n),
  at: at(0, n * 11),
  runId: id(8, 700),
  stream: 'members',
  direction: n % 3 ? 'in' : 'out',
  record: nameOf(people[n]),
  campaignId: campaigns[0].id,
  personId: people[n].id,
  field: 'status',
  from: 'Invited',
  to: 'Registered',
  outcome: outcomes[n % 5],
  answer: n % 5 === 4 ? 'readOnly' : null,
  actor: n % 3 ? 'Salesforce' : 'Maria Keller',
}));

const counts = { read: 1_240, linked: 312, there: 37, here: 12, added: 9, waiting: 23 };
const runs = [
  { kind: 'sync', state: 'done', counts, undoable: true },
  { kind: 'sync', state: 'done', counts: {}, undoable: false },
  { kind: 'undo', state: 'done', counts: { there: 14, removed: 14 }, undoable: false },
  { kind: 'sync', state: 'failed', counts: { read: 40 }, undoable: false },
].map((run, n) => ({
  id: id(8, 700 + n),
  startedAt: at(0, n * 60 + 1),
  finishedAt: at(0, n * 60),
  step: null,
  stream: null,
  actor: n ? 'Maria Keller' : 'Unisono',
  ...run,
}));
const grown = (run) => {
  const since = Date.now() - new Date(run.startedAt).getTime();
  if (run.state !== 'running') return run;
  if (since > 4_000) {
    Object.assign(run, { state: 'done', step: null, counts: { read: 620, linked: 40 } });
  } else Object.assign(run, { counts: { read: Math.round(since / 10) }, stream: 'people' });
  return run;
};
const startRun = (kind) => {
  const run = {
    id: crypto.randomUUID(),
    kind,
    state: 'running',
    step: kind === 'sync' ? 'reading' : 'writing',
    stream: null,
    startedAt: new Date().toISOString(),
    finishedAt: null,
    actor: 'Maria Keller',
    counts: {},
    undoable: kind === 'sync',
  };
  runs.unshift(run);
  return run;
};

const twins = [
  {
    id: id(8, 900),
    campaignId: campaigns[0].id,
    campaignName: campaigns[0].name,
    connectionId: id(6, 1),
    system: 'salesforce',
    remoteId: '701Qy00000AbCdE',
    remoteName: 'HP Webinar W26',
    remoteUrl: 'https://example.org/701',
    role: 'head',
    state: 'conflict',
    lastSyncAt: at(0, 1),
    waiting: 189,
    conflicts: 3,
    parts: [],
  },
  {
    id: id(8, 901),
    campaignId: campaigns[0].id,
    campaignName: campaigns[0].name,
    connectionId: id(6, 2),
    system: 'hubspot',
    remoteId: null,
    remoteName: null,
    remoteUrl: null,
    role: 'head',
    state: 'watch',
    lastSyncAt: null,
    waiting: 0,
    conflicts: 0,
    parts: [{ role: 'event', id: '77', label: 'Heat pump webinar, winter' }],
  },
  {
    id: id(8, 902),
    campaignId: campaigns[3].id,
    campaignName: campaigns[3].name,
    connectionId: id(6, 1),
    system: 'salesforce',
    remoteId: '701Qy00000AbCdF',
    remoteName: 'Milan visitors',
    remoteUrl: 'https://example.org/702',
    role: 'head',
    state: 'stopped',
    lastSyncAt: at(-1),
    waiting: 0,
    conflicts: 0,
    parts: [],
  },
];
const statusMap = ['Invited', 'Registered', 'Attended', 'No show'].map((ours, n) => ({
  ours,
  theirs: ['Sent', 'Registered', 'Attended', null][n],
  proposed: n === 2,
  theirOptions: ['Sent', 'Responded', 'Registered', 'Attended'],
}));
const theirCampaigns = [
  ['HP Webinar winter', 'In Progress', date(-20), false, 0.93],
  ['Heat pumps 2025', 'Completed', date(-380), false, 0.55],
  ['Milan visitors', 'Completed', date(-40), true, 0.2],
].map(([name, status, startDate, twinned, likeness], n) => ({
  remoteId: `701Qy0000${n}`,
  name,
  status,
  startDate,
  twinned,
  likeness,
}));

const steps = (secrets) => {
  const wrong = JSON.stringify(secrets).includes('wrong');
  const marked = JSON.stringify(secrets).includes('marker');
  return ['logIn', 'read', 'write', 'marker'].map((step, n) => {
    const failed = (wrong && n === 0) || (marked && n === 3);
    return {
      step,
      verdict: failed ? 'failed' : wrong ? 'notTried' : 'passed',
      cause: failed ? (wrong ? 'wrongCredentials' : 'markerFieldMissing') : '',
      details: failed ? (wrong ? ['invalid_grant'] : ['Campaign.Unisono_Id__c']) : [],
    };
  });
};
const matching = (rows, query, ...keys) =>
  rows.filter(
    (row) =>
      keys.every((key) => !query.get(key) || row[key] === query.get(key)) &&
      (!query.get('search') ||
        JSON.stringify(row).toLowerCase().includes(query.get('search').toLowerCase())),
  );
const agreedField = (ours, form, theirs, state, agreed, now = agreed, difference = null) => ({
  ours,
  oursLabel: null,
  theirs,
  theirsLabel: theirs,
  form,
  agreed: agreed && { ours: agreed[0], theirs: agreed[1] },
  now: { ours: now[0], theirs: now[1] },
  state,
  difference,
  answer: null,
});
const agreed = {
  theirSide: 'seen',
  fields: [
    agreedField('name', 'text', 'Campaign Name', 'agreed', ['Heat pumps', 'Heat pumps']),
    agreedField('endDate', 'date', 'End Date', 'movedHere', [date(4), date(4)], [date(5), date(4)]),
    agreedField('objective', 'text', null, 'onlyHere', null, ['Twenty talks', null]),
  ],
  members: [{ ours: 'Invited', theirs: 'Sent', count: 1200 }],
  currency: 'EUR',
  lastSyncAt: at(0, 1),
};

const take = (chosen) => {
  for (const each of chosen) inbox.splice(inbox.indexOf(each), 1);
  return chosen.length;
};

/** Answers one call of the sync room, or says nothing. */
export function sync(parts, { method, query, body, say, page }) {
  const [room, one, sub, third, fourth] = parts;
  if (room === 'connectors') return say(200, page(connectors));
  if (room === 'twins') {
    if (!one) return say(200, page(matching(twins, query, 'campaignId', 'connectionId')));
    if (sub === 'statuses') return method === 'PUT' ? say(204) : say(200, page(statusMap));
    if (sub === 'agreed') return say(200, agreed);
    const twin = twins.find((each) => each.id === one);
    twin.state = body.stopped ? 'stopped' : 'inUnison';
    return say(200, twin);
  }
  if (room === 'campaigns' && sub === 'connect') {
    const campaign = campaigns.find((each) => each.id === one);
    const twin = {
      ...twins[1],
      id: crypto.randomUUID(),
      campaignId: one,
      campaignName: campaign.name,
      ...body,
    };
    twins.push(twin);
    return say(201, twin);
  }
  if (room !== 'connections') return undefined;
  if (one === 'check') return say(200, { steps: steps(body.secrets) });
  if (!one && method === 'POST') {
    const connector = connectors.find(({ key }) => key === body.system);
    const fresh = connection(connections.length + 1, connector, {
      name: body.name,
      baseUrl: body.baseUrl,
      settings: body.settings,
      state: 'watch',
      lastSyncAt: null,
      twins: 0,
      spentCalls: 0,
      grantedCalls: 0,
    });
    connections.push(fresh);
    return say(201, fresh);
  }
  if (!one) return say(200, page(connections));
  const it = connections.find((each) => each.id === one);
  if (!sub && method === 'PATCH') {
    const { paused, secrets: _, ...rest } = body;
    Object.assign(it, rest, { version: it.version + 1 });
    if (paused !== undefined) it.state = paused ? 'paused' : 'running';
  }
  if (!sub) return say(200, it);
  if (sub === 'sync') return say(202, startRun('sync'));
  if (sub === 'runs' && fourth === 'undo') {
    Object.assign(
      runs.find((each) => each.id === third),
      { state: 'undone', undoable: false },
    );
    return say(202, startRun('undo'));
  }
  if (sub === 'health') return say(200, third ? page(affected) : health(it));
  if (sub === 'streams' && third) {
    const stream = streams.find(({ key }) => key === third);
    Object.assign(stream, { mode: body.mode, pending: 0 });
    return say(200, stream);
  }
  if (sub === 'inbox' && third === 'groups') return say(200, page(groups()));
  if (sub === 'inbox' && method === 'POST')
    return third
      ? say(204, void take(inbox.filter((each) => each.id === third)))
      : say(200, {
          answered: take(
            inbox.filter(
              ({ kind, reason, field }) =>
                kind === body.kind &&
                (!body.reason || reason === body.reason) &&
                (!body.field || field === body.field),
            ),
          ),
        });
  const lists = {
    streams,
    plan: matching(plan, query, 'stream'),
    runs: runs.map(grown),
    inbox: matching(inbox, query, 'kind', 'reason', 'twinId'),
    ledger: matching(ledger, query),
    campaigns: matching(theirCampaigns, query),
  };
  return say(200, page(lists[sub] ?? []));
}
