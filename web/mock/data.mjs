// Made-up data for looking at the pages without a backend. Nothing here is served by the product.
import { readFileSync } from 'node:fs';

export const id = (kind, n) => `0000000${kind}-0000-7000-8000-${String(n).padStart(12, '0')}`;
const day = 86_400_000;
const now = Date.now();
export const at = (days, minutes = 0) =>
  new Date(now + days * day - minutes * 60_000).toISOString();
export const date = (days) => at(days).slice(0, 10);
const eur = (amount) => ({ amount: amount.toFixed(2), currency: 'EUR' });

const first = [
  'Aino',
  'Luca',
  'Élise',
  'Jonas',
  'Mira',
  'Tommaso',
  'Camille',
  'Eero',
  'Hannah',
  'Giulia',
  'Otso',
  'Clara',
];
const last = [
  'Virtanen',
  'Rossi',
  'Moreau',
  'Schneider',
  'Laine',
  'Ferrari',
  'Lefèvre',
  'Korhonen',
  'Weber',
  'Conti',
  'Mäkelä',
  'Brandt-Hohenstein',
];
const stages = [
  'known',
  'engaged',
  'lead',
  'marketingQualified',
  'salesQualified',
  'opportunity',
  'customer',
  'disqualified',
];

export const people = Array.from({ length: 450 }, (_, n) => {
  const firstName = first[n % 12];
  const lastName = last[(n * 7) % 12];
  return {
    id: id(2, n),
    firstName,
    lastName,
    email: `${firstName}.${lastName}${n}@example.org`
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, ''),
    emails: [],
    phones: n % 3 ? [] : ['+358 40 123 4567'],
    kind: n % 4 ? 'lead' : 'contact',
    stage: stages[n % 8],
    language: ['fi', 'it', 'fr', 'de'][n % 4],
    timeZone: 'Europe/Helsinki',
    score: (n * 13) % 97,
    externalIds: n % 2 ? {} : { salesforce: `003Qy00000${n}AbCd`, hubspot: String(51_000 + n) },
    identities: [],
    fields: n % 5 ? {} : { favouriteTopic: 'Heat pumps' },
    version: 1,
  };
});

const names = [
  ['Heat pump webinar, winter', 'program', 'webinar', 'active', 'active', -20, 12],
  ['Spring catalogue mailing', 'broadcast', 'email', 'planned', 'planned', 4, 30],
  ['Welcome journey', 'journey', 'other', 'active', 'active', -120, 200],
  ['Trade show Milan: visitors to call back', 'sales', 'telesales', 'active', 'active', -40, -3],
  ['Partner open day', 'program', 'event', 'completed', 'completed', -200, -190],
  ['Customer survey 2026', 'program', 'survey', 'paused', 'paused', -30, 30],
  ['Autumn advertising', 'program', 'advertising', 'cancelled', 'cancelled', -90, -60],
];
export const campaigns = Array.from({ length: 160 }, (_, n) => {
  const [name, style, type, status, state, from, to] = names[n % 7];
  const round = Math.floor(n / 7);
  const expectedCost = 4_000 + (n % 7) * 900;
  return {
    id: id(1, n),
    name: round ? `${name} (${round + 1})` : name,
    code: round
      ? `C-${1000 + n}`
      : ['WEB-26W', null, 'WELCOME', 'MIL-26', 'OPEN-26', 'SRV-26', 'ADV-26'][n],
    style,
    type,
    status,
    state,
    description:
      'What changes for installers next year, with a live demonstration and time for questions.',
    objective: '60 qualified conversations before the heating season.',
    parentId: n === 0 ? id(1, 4) : null,
    startDate: date(from),
    endDate: date(to),
    budgetedCost: eur(expectedCost + 1_000),
    expectedCost: eur(expectedCost),
    actualCost: eur(3_725.5),
    expectedRevenue: eur(48_000),
    expectedSize: 400,
    expectedResponsePercent: 25,
    ownerId: id(9, 1),
    tags: n % 2 ? [] : ['heating', 'installers'],
    policy:
      style === 'journey'
        ? { membership: 'exclusive', group: 'journeys', onClash: 'keep', admission: ['behaviour'] }
        : { membership: 'many', admission: ['manual', 'import', 'rule', 'behaviour', 'sync'] },
    fields: {},
    memberCount: state === 'planned' ? 0 : 312,
    respondedCount: state === 'planned' ? 0 : 97,
    createdAt: at(-60),
    updatedAt: at(-1),
    version: 3,
  };
});

export const vocabulary = {
  types: [
    'event',
    'webinar',
    'tradeShow',
    'email',
    'mailing',
    'telesales',
    'print',
    'web',
    'advertising',
    'social',
    'partner',
    'survey',
    'other',
  ].map((key) => ({ key, label: key })),
  styles: ['sales', 'program', 'broadcast', 'journey'],
  statuses: [
    { key: 'planned', state: 'planned', next: ['active', 'cancelled'] },
    { key: 'active', state: 'active', next: ['paused', 'completed', 'cancelled'] },
    { key: 'paused', state: 'paused', next: ['active', 'completed', 'cancelled'] },
    { key: 'completed', state: 'completed', next: [] },
    { key: 'cancelled', state: 'cancelled', next: [] },
  ],
};

export const statuses = [
  ['Invited', 10, false, false, 140],
  ['Registered', 20, true, false, 75],
  ['Attended', 30, true, true, 61],
  ['No show', 30, true, false, 24],
  ['Cancelled', 30, true, false, 12],
].map(([name, rank, responded, success, count], n) => ({
  id: id(3, n),
  name,
  rank,
  responded,
  success,
  closed: rank === 30,
  isDefault: n === 0,
  count,
}));

export const members = people.slice(0, 312).map((person, n) => {
  const status = statuses[n % 5];
  return {
    personId: person.id,
    person: {
      name: `${person.firstName} ${person.lastName}`,
      email: person.email,
      kind: person.kind,
      stage: person.stage,
    },
    status: status.name,
    statusRank: status.rank,
    responded: status.responded,
    success: status.success,
    standing: n % 11 === 10 ? 'ended' : n % 17 === 16 ? 'queued' : 'active',
    endedReason: null,
    cause: ['manual', 'import', 'rule', 'behaviour', 'unknown'][n % 5],
    actor: 'Maria Keller',
    reason: null,
    firstRespondedAt: status.responded ? at(-3) : null,
    joinedAt: at(-14),
    updatedAt: at(-(n % 9), n * 7),
    version: 1,
  };
});

export const costs = [
  [date(-20), 1_200, 'actual', 'Stream & Co.', 'Web'],
  [date(-12), 2_525.5, 'actual', 'Print Nord', 'Print'],
  [date(-2), 800, 'committed', 'Catering Lago', 'Event'],
  [date(10), 600, 'planned', null, 'Social'],
].map(([d, amount, kind, vendor, channel], n) => ({
  id: id(4, n),
  date: d,
  amount: eur(amount),
  kind,
  vendor,
  channel,
  note: n === 1 ? 'Invitations, 2,000 pieces' : null,
}));

export const results = {
  members: 312,
  responses: 97,
  responseRate: 0.311,
  cost: eur(3_725.5),
  costPerResponse: eur(38.41),
  revenue: eur(41_200),
  roi: 10.06,
  pipeline: eur(88_000),
  expected: {
    members: 400,
    responses: 100,
    responseRate: 0.25,
    cost: eur(4_000),
    revenue: eur(48_000),
    roi: 11,
  },
  byDay: Array.from({ length: 30 }, (_, n) => ({
    date: date(n - 30),
    members: Math.round(8 + 9 * Math.sin(n / 3) + (n % 4)),
    responses: Math.round(3 + 4 * Math.sin(n / 4) ** 2 + (n % 3)),
  })),
};

export const history = [
  {
    at: at(0, 42),
    what: 'status',
    from: 'Invited',
    to: 'Registered',
    actor: 'Salesforce',
    origin: 'sync',
    reason: null,
  },
  {
    at: at(-2),
    what: 'member',
    from: null,
    to: 'Luca Rossi',
    actor: 'Maria Keller',
    origin: 'ui',
    reason: 'Asked on the phone',
  },
  {
    at: at(-20),
    what: 'created',
    from: null,
    to: null,
    actor: 'Maria Keller',
    origin: 'ui',
    reason: null,
  },
];

export const flow = {
  id: id(5, 1),
  name: 'Invite, remind, follow up',
  campaignId: campaigns[0].id,
  state: 'published',
  version: 4,
  entry: { sentence: 'Whoever is added to this campaign comes in, once.' },
  steps: [
    {
      key: 'a',
      kind: 'act',
      sentence: 'Send the e-mail “Invitation”.',
      next: [{ to: 'b' }],
      waiting: 0,
      passed: 312,
    },
    {
      key: 'b',
      kind: 'wait',
      sentence: 'Wait until they register, 5 days at most.',
      next: [
        { to: 'c', label: 'registered' },
        { to: 'd', label: 'time is out' },
      ],
      waiting: 41,
      passed: 271,
    },
    {
      key: 'c',
      kind: 'act',
      sentence: 'Set the status to “Registered” and send the calendar file.',
      next: [{ to: 'e' }],
      waiting: 0,
      passed: 97,
    },
    {
      key: 'd',
      kind: 'act',
      sentence: 'Send the e-mail “Reminder”.',
      next: [{ to: 'f' }],
      waiting: 0,
      passed: 174,
    },
    {
      key: 'e',
      kind: 'goal',
      sentence: 'Goal: attended the webinar.',
      next: [{ to: 'f' }],
      waiting: 14,
      passed: 61,
    },
    { key: 'f', kind: 'end', next: [], waiting: 0, passed: 221 },
  ],
};

export const timeline = [
  {
    at: at(0, 35),
    kind: 'activity',
    type: 'page.visited',
    title: 'Visited “Heat pumps for old houses”',
    detail: '3 minutes, from a search',
    origin: null,
    actor: null,
    campaignId: campaigns[0].id,
  },
  {
    at: at(0, 42),
    kind: 'membership',
    type: 'member.status',
    title: 'Heat pump webinar: Invited → Registered',
    detail: 'Changed in Salesforce',
    origin: 'sync',
    actor: 'Salesforce',
    campaignId: campaigns[0].id,
  },
  {
    at: at(-1, 200),
    kind: 'activity',
    type: 'email.clicked',
    title: 'Clicked “Register” in “Invitation”',
    detail: null,
    origin: null,
    actor: null,
    campaignId: campaigns[0].id,
  },
  {
    at: at(-1, 260),
    kind: 'activity',
    type: 'email.delivered',
    title: 'Received “Invitation”',
    detail: null,
    origin: 'flow',
    actor: 'Invite, remind, follow up',
    campaignId: campaigns[0].id,
  },
  {
    at: at(-6),
    kind: 'person',
    type: 'person.created',
    title: 'Became known',
    detail: 'From the file visitors-milan.csv',
    origin: 'import',
    actor: 'Maria Keller',
    campaignId: null,
  },
];

export const users = [
  { id: id(9, 1), name: 'Maria Keller', login: 'maria', role: 'admin' },
  { id: id(9, 2), name: 'Antti Niemi', login: 'antti', role: 'marketer' },
];
export const mails = [
  {
    id: 'm1',
    to: 'luca.rossi1@example.org',
    from: 'Nordwarm <hello@example.org>',
    subject: 'You are invited: heat pumps in old houses',
    at: at(0, 12),
    html: '<div style="font-family:sans-serif;padding:24px"><h1>Heat pumps in old houses</h1><p>Join us for 45 minutes.</p><p><a href="https://example.org/r">Register</a></p></div>',
    text: 'Heat pumps in old houses\n\nJoin us for 45 minutes.',
    headers: { 'Message-ID': '<1@example.org>', 'List-Unsubscribe': '<https://example.org/u/1>' },
  },
  {
    id: 'm2',
    to: 'aino.virtanen0@example.org',
    from: 'Nordwarm <hello@example.org>',
    subject: 'Reminder: tomorrow at ten',
    at: at(0, 90),
    html: null,
    text: 'See you tomorrow at ten.',
    headers: { 'Message-ID': '<2@example.org>' },
  },
];

// The real words: the dictionary that the backend serves.
export const lexicon = JSON.parse(
  readFileSync(new URL('../../app/src/main/resources/lexicon.json', import.meta.url), 'utf8'),
);

export const mailsEmpty = [];
export const fields = [
  { key: 'favouriteTopic', label: 'Favourite topic', subject: 'person', type: 'text' },
  { key: 'region', label: 'Region', subject: 'person', type: 'pick', options: ['North', 'South'] },
];
export const tokens = [{ id: id(9, 50), name: 'Website form', createdAt: at(-40), scope: 'write' }];
export const segments = [
  {
    id: id(9, 60),
    name: 'Engaged installers in the north',
    sentence:
      'Stage is engaged or later, and Region is North, and visited a page in the last 30 days.',
  },
  {
    id: id(9, 61),
    name: 'Customers without a service contract',
    sentence: 'Stage is customer, and “Service contract” is empty.',
  },
];
export const lists = [
  { id: id(9, 70), name: 'Visitors Milan', kind: 'static', count: 118 },
  { id: id(9, 71), name: 'Never write to', kind: 'suppression', count: 7 },
];
export const templates = [
  { id: id(9, 80), name: 'Invitation', campaignId: campaigns[0].id, updatedAt: at(-9) },
  { id: id(9, 81), name: 'Reminder', campaignId: campaigns[0].id, updatedAt: at(-8) },
];
export const forms = [
  {
    id: id(9, 82),
    name: 'Register for the webinar',
    campaignId: campaigns[0].id,
    updatedAt: at(-9),
  },
];
export const sends = [
  {
    id: id(9, 90),
    name: 'Invitation, first wave',
    state: 'sent',
    startedAt: at(-9),
    counts: { sent: 312, opened: 150, clicked: 101 },
  },
];
export const inspected = {
  encoding: 'UTF-8',
  delimiter: ';',
  rows: 4118,
  headers: [
    { name: 'E-Mail', samples: ['ada@example.org', 'bo@example.org'], guess: 'email' },
    { name: 'Vorname', samples: ['Ada', 'Bo'], guess: 'firstName' },
    { name: 'Nachname', samples: ['Kuhn', 'Lind'], guess: 'lastName' },
    { name: 'Kundennummer', samples: ['10012', '10013'], guess: 'externalIds.retail' },
    { name: 'y', samples: ['yes', 'no'], guess: 'status' },
    { name: 'Bemerkung', samples: ['Rückruf', ''], guess: null },
  ],
};
export const faults = [
  {
    row: 17,
    column: 'E-Mail',
    code: 'email.malformed',
    message: '“ada@@example” is not an e-mail address.',
  },
  {
    row: 230,
    column: 'y',
    code: 'status.unknown',
    message: 'The status “maybe” does not exist in this campaign.',
  },
];

export const campaignHistory = [
  {
    id: 'h2',
    at: at(-2),
    actor: 'Maria Keller',
    origin: 'ui',
    changes: {
      endDate: { from: date(8), to: date(12) },
      status: { from: 'planned', to: 'active' },
    },
  },
  {
    id: 'h1',
    at: at(-20),
    actor: 'Maria Keller',
    origin: 'ui',
    changes: { name: { from: null, to: 'Heat pump webinar, winter' } },
  },
];
