import assert from 'node:assert/strict';
import { test } from 'node:test';
import Kitsu from 'kitsu';
import { suitecrm } from '../simulators.mjs';

const sim = suitecrm();
const answer = await fetch(`${sim.baseUrl}/Api/access_token`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({
    grant_type: 'client_credentials',
    client_id: sim.clientId,
    client_secret: sim.clientSecret,
  }),
});
const { access_token: token } = await answer.json();
const suite = new Kitsu({
  baseURL: `${sim.baseUrl}/Api/V8`,
  camelCaseTypes: false,
  resourceCase: 'none',
  pluralize: false,
  headers: { Authorization: `Bearer ${token}` },
});
const write = (method, type, body) => suite.request({ method, url: 'module', type, body });

test('creates, filters, changes and reads a campaign', async () => {
  const made = await write('POST', 'Campaigns', { name: 'Kitsu', status: 'Planning' });
  assert.equal(made.data.type, 'Campaign');
  const found = await suite.get('module/Campaigns', {
    params: {
      fields: { Campaigns: 'name,status' },
      filter: { name: { eq: 'Kitsu' } },
      page: { size: 5, number: 1 },
      sort: 'date_modified',
    },
  });
  assert.equal(found.data.length, 1);
  assert.equal(found.data[0].status, 'Planning');
  assert.equal(found.meta['total-pages'], 1);
  await write('PATCH', 'Campaigns', { id: made.data.id, status: 'Active' });
  const read = await suite.get(`module/Campaigns/${made.data.id}`);
  assert.equal(read.data.status, 'Active');
});

test('puts a lead onto a target list, and takes it off', async () => {
  const list = await write('POST', 'ProspectLists', { name: 'Kitsu', list_type: 'default' });
  const lead = await write('POST', 'Leads', { last_name: 'Kitsu', email1: 'k@example.com' });
  const path = `module/ProspectLists/${list.data.id}/relationships`;
  await suite.request({ method: 'POST', url: path, type: 'Leads', body: { id: lead.data.id } });
  // `get` takes four parts of a path at most.
  const leads = () => suite.request({ method: 'GET', url: `${path}/leads`, type: 'Leads' });
  const on = await leads();
  assert.deepEqual(on.data.map(({ id }) => id), [lead.data.id]);
  await suite.request({
    method: 'DELETE', url: `${path}/leads/${lead.data.id}`, type: 'Leads', body: {},
  });
  assert.deepEqual((await leads()).data, []);
});

test('hears of a refusal as one object', async () => {
  await assert.rejects(suite.get('module/Campaigns', { params: { sort: 'nothing' } }), (e) => {
    assert.equal(e.errors.status, 400);
    assert.match(e.errors.detail, /Sort field nothing/);
    return true;
  });
});
