import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DynamicsWebApi } from 'dynamics-web-api';
import { dynamics, faults } from '../simulators.mjs';

const sim = dynamics();
async function token() {
  const answer = await fetch(`${sim.baseUrl}/${sim.tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: sim.clientId,
      client_secret: sim.clientSecret,
      scope: `${sim.baseUrl}/.default`,
    }),
  });
  return (await answer.json()).access_token;
}
const api = new DynamicsWebApi({
  serverUrl: sim.baseUrl,
  dataApi: { version: '9.2' },
  onTokenRefresh: token,
});

test('creates, reads, filters and changes a campaign', async () => {
  const id = await api.create({ collection: 'campaigns', data: { name: 'From the client' } });
  const read = await api.retrieve({ collection: 'campaigns', key: id, select: ['name'] });
  assert.equal(read.name, 'From the client');
  await api.update({ collection: 'campaigns', key: id, data: { name: 'Renamed' } });
  const found = await api.retrieveMultiple({
    collection: 'campaigns',
    select: ['name'],
    filter: "name eq 'Renamed'",
    count: true,
  });
  assert.equal(found.oDataCount, 1);
  assert.equal(found.value[0].campaignid.toLowerCase(), String(id).toLowerCase());
});

test('reads on behind a page', async () => {
  for (const name of ['One', 'Two', 'Three']) {
    await api.create({ collection: 'leads', data: { lastname: `Page ${name}` } });
  }
  const all = await api.retrieveAll({
    collection: 'leads',
    select: ['lastname'],
    filter: "startswith(lastname,'Page ')",
    maxPageSize: 2,
  });
  assert.equal(all.value.length, 3);
});

test('asks in FetchXML and follows the cookie', async () => {
  for (const name of ['One', 'Two', 'Three']) {
    await api.create({ collection: 'leads', data: { lastname: `Fetched ${name}` } });
  }
  const fetchXml = `<fetch count='2'><entity name='lead'><attribute name='lastname'/>
    <filter><condition attribute='lastname' operator='like' value='Fetched %'/></filter>
    <order attribute='lastname'/></entity></fetch>`;
  const page = await api.fetch({ collection: 'leads', fetchXml, includeAnnotations: '*' });
  assert.equal(page.value.length, 2);
  assert.equal(page.PagingInfo.nextPage, 2);
  const all = await api.fetchAll({ collection: 'leads', fetchXml, includeAnnotations: '*' });
  assert.deepEqual(
    all.value.map((row) => row.lastname),
    ['Fetched One', 'Fetched Three', 'Fetched Two'],
  );
});

test('upserts by an alternate key', async () => {
  const key = "codename='CLIENT-1'";
  await api.upsert({ collection: 'campaigns', key, data: { name: 'Keyed' } });
  await api.upsert({ collection: 'campaigns', key, data: { name: 'Keyed again' } });
  const row = await api.retrieve({ collection: 'campaigns', key, select: ['name', 'codename'] });
  assert.equal(row.name, 'Keyed again');
  assert.equal(row.codename, 'CLIENT-1');
});

test('creates many at once', async () => {
  const type = 'Microsoft.Dynamics.CRM.campaign';
  const made = await api.callAction({
    collection: 'campaigns',
    actionName: 'Microsoft.Dynamics.CRM.CreateMultiple',
    action: {
      Targets: ['Many 1', 'Many 2'].map((name) => ({ name, '@odata.type': type })),
    },
  });
  assert.equal(made.Ids.length, 2);
});

test('counts and adds up, both ways', async () => {
  for (const [name, value] of [['A', 100], ['B', 300]]) {
    const data = { name: `Sum ${name}`, estimatedvalue: value };
    await api.create({ collection: 'opportunities', data });
  }
  const apply = "filter(startswith(name,'Sum '))/aggregate(estimatedvalue with sum as total)";
  const applied = await api.retrieveMultiple({ collection: 'opportunities', apply });
  assert.equal(applied.value[0].total, 400);
  const fetchXml = `<fetch aggregate='true'><entity name='opportunity'>
    <attribute name='estimatedvalue' aggregate='max' alias='most'/>
    <filter><condition attribute='name' operator='like' value='Sum %'/></filter></entity></fetch>`;
  const fetched = await api.fetch({ collection: 'opportunities', fetchXml });
  assert.equal(fetched.value[0].most, 300);
});

test('writes one value alone, and points a lookup elsewhere', async () => {
  const data = { name: 'Single' };
  const campaign = await api.create({ collection: 'campaigns', data });
  const lead = await api.create({ collection: 'leads', data: { lastname: 'Single' } });
  const fieldValuePair = { message: 'Alone' };
  await api.updateSingleProperty({ collection: 'campaigns', key: campaign, fieldValuePair });
  const read = { collection: 'campaigns', key: campaign, select: ['message'] };
  assert.equal((await api.retrieve(read)).message, 'Alone');
  await api.associateSingleValued({
    collection: 'leads',
    primaryKey: lead,
    navigationProperty: 'campaignid',
    relatedCollection: 'campaigns',
    relatedKey: campaign,
  });
  const found = await api.retrieveMultiple({
    collection: 'campaigns',
    filter: "campaign_leads/any(l:l/lastname eq 'Single')",
  });
  assert.equal(found.value.length, 1);
});

test('takes people off a list in one call', async () => {
  const data = { listname: 'Client list', createdfromcode: 4 };
  const listid = await api.create({ collection: 'lists', data });
  const leadid = await api.create({ collection: 'leads', data: { lastname: 'On it' } });
  const action = {
    List: { listid, '@odata.type': 'Microsoft.Dynamics.CRM.list' },
    Members: [{ leadid, '@odata.type': 'Microsoft.Dynamics.CRM.lead' }],
  };
  const count = async () =>
    (await api.retrieve({ collection: 'lists', key: listid, select: ['membercount'] })).membercount;
  await api.callAction({ actionName: 'AddListMembersList', action });
  assert.equal(await count(), 1);
  await api.callAction({ actionName: 'RemoveListMembersList', action });
  assert.equal(await count(), 0);
});

test('hears of a refusal by its code', async () => {
  await assert.rejects(
    api.retrieve({ collection: 'campaigns', key: '00000000-0000-0000-0000-00000000dead' }),
    (fault) => {
      assert.equal(fault.status, 404);
      assert.match(fault.code, /^0x/);
      return true;
    },
  );
});

test('is told to wait when it asks too much', async () => {
  await faults(sim.baseUrl, { storm429: 1 });
  await assert.rejects(api.retrieveMultiple({ collection: 'campaigns' }), (fault) => {
    assert.equal(fault.status, 429);
    return true;
  });
  const after = await api.retrieveMultiple({ collection: 'campaigns', select: ['name'] });
  assert.ok(after.value.length > 0);
});
