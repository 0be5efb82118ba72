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
