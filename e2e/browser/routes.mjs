// Every route of the application, on what the demo has left behind.
import { api } from './browser.mjs';
import { connections } from './connections.mjs';

const first = async (path) => (await api(path)).items[0];

export async function routes() {
  const campaigns = (await api('/campaigns?limit=200')).items;
  const named = (name) => campaigns.find((campaign) => campaign.name === name) ?? campaigns[0];
  const webinar = `/campaigns/${named('Autumn webinar').id}`;
  const journey = `/campaigns/${named('Webinar follow-up').id}`;
  const person = `/people/${(await first('/people?limit=1')).id}`;
  const run = await first('/imports?limit=1');
  const connection = `/connections/${await connections()}`;
  return {
    home: '/',
    campaigns: '/campaigns',
    newCampaign: '/campaigns?new=1',
    campaign: webinar,
    members: `${webinar}?tab=members`,
    flow: `${journey}?tab=flow`,
    campaignAssets: `${journey}?tab=assets`,
    money: `${webinar}?tab=money`,
    campaignSync: `${webinar}?tab=sync`,
    history: `${webinar}?tab=history`,
    people: '/people',
    person,
    companies: '/companies',
    segments: '/segments',
    lists: '/segments?tab=lists',
    flows: '/flows',
    assets: '/assets',
    calendar: '/calendar?month=2026-12',
    insights: '/insights',
    imports: '/imports',
    ...(run ? { importResult: `/imports/${run.id}` } : {}),
    connections: '/connections',
    addConnection: '/connections/new',
    streams: connection,
    maps: `${connection}?tab=maps`,
    plan: `${connection}?tab=plan`,
    twins: `${connection}?tab=twins`,
    inbox: `${connection}?tab=inbox`,
    ledger: `${connection}?tab=ledger`,
    runs: `${connection}?tab=runs`,
    health: `${connection}?tab=health`,
    account: `${connection}?tab=account`,
    words: '/words',
    users: '/settings',
    tokens: '/settings?tab=tokens',
    fields: '/settings?tab=fields',
    rules: '/settings?tab=rules',
    qualification: '/settings?tab=qualification',
    audit: '/settings?tab=audit',
    mail: '/dev/mail',
    missing: '/nowhere',
    inDoubt: '/mails/in-doubt',
  };
}
