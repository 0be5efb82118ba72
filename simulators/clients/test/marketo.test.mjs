import assert from 'node:assert/strict';
import { test } from 'node:test';
import Marketo from 'node-marketo-rest';
import { marketo } from '../simulators.mjs';

const sim = marketo();
const api = new Marketo({
  endpoint: `${sim.baseUrl}/rest`,
  identity: `${sim.baseUrl}/identity`,
  clientId: sim.clientId,
  clientSecret: sim.clientSecret,
});

test('makes a lead, or finds the one that is there', async () => {
  const lead = { email: 'client@example.com', firstName: 'Clio' };
  const made = await api.lead.createOrUpdate([lead], { lookupField: 'email' });
  assert.equal(made.success, true);
  assert.equal(made.result[0].status, 'created');
  const again = await api.lead.createOrUpdate([{ ...lead, firstName: 'Cleo' }], {
    lookupField: 'email',
  });
  assert.equal(again.result[0].status, 'updated');
  assert.equal(again.result[0].id, made.result[0].id);
  const found = await api.lead.find('email', ['client@example.com'], { fields: ['firstName'] });
  assert.equal(found.result[0].firstName, 'Cleo');
});

test('lists campaigns, though it sends a body with its GET', async () => {
  const { success, result } = await api.campaign.getCampaigns();
  assert.equal(success, true);
  assert.ok(Array.isArray(result));
});

test('puts a lead on a list and takes it off', async () => {
  const [{ id }] = (await api.lead.createOrUpdate([{ email: 'list@example.com' }])).result;
  const lists = await api.list.find();
  const [list] = lists.result;
  const on = await api.list.addLeadsToList(list.id, [id]);
  assert.equal(on.result[0].status, 'added');
  const off = await api.list.removeLeadsFromList(list.id, [id]);
  assert.equal(off.result[0].status, 'removed');
});

test('reads kinds of activities, partitions, and the people on a list', async () => {
  const types = await api.activities.getActivityTypes();
  assert.ok(types.result.some(({ id }) => id === 104));
  const partitions = await api.lead.partitions();
  assert.equal(partitions.result[0].name, 'Default');
  const [{ id }] = (await api.lead.createOrUpdate([{ email: 'more@example.com' }])).result;
  const cookie = 'id:017-EJR-400&token:_mch-example.com-1443800000000-12345';
  assert.equal((await api.lead.associateLead(id, cookie)).success, true);
  const [list] = (await api.list.find()).result;
  await api.list.addLeadsToList(list.id, [id]);
  const on = await api.list.getLeads(list.id);
  assert.ok(on.result.some((lead) => lead.id === id));
  await api.list.removeLeadsFromList(list.id, [id]);
});

// The client's own waiting begins with half a minute: here the job is asked for at once.
async function file(bulk, made) {
  const { exportId } = made.result[0];
  const queued = await bulk.enqueue(exportId);
  assert.equal(queued.result[0].status, 'Queued');
  for (let poll = 0; poll < 10; poll++) {
    const { status } = (await bulk.status(exportId)).result[0];
    if (status === 'Completed') return bulk.file(exportId);
  }
  throw new Error('the export does not end');
}

function lately() {
  const at = (days) => new Date(Date.now() + days * 86_400_000).toISOString();
  return { createdAt: { startAt: at(-1), endAt: at(1) } };
}

test('exports leads in bulk, by its way back from /rest', async () => {
  await api.lead.createOrUpdate([{ email: 'bulk@example.com', firstName: 'Bo' }]);
  const made = await api.bulkLeadExtract.create(['email', 'firstName'], lately());
  assert.equal(made.result[0].status, 'Created');
  const csv = await file(api.bulkLeadExtract, made);
  assert.match(csv, /^email,firstName\n/);
  assert.match(csv, /\nbulk@example\.com,Bo\n/);
});

test('exports activities in bulk, and takes one back', async () => {
  const filter = { ...lately(), activityTypeIds: [12] };
  const csv = await file(api.bulkActivityExtract, await api.bulkActivityExtract.create(filter));
  assert.match(csv, /^marketoGUID,leadId,activityDate,activityTypeId,/);
  assert.ok(csv.trim().split('\n').length > 1);
  const other = await api.bulkActivityExtract.create(filter);
  const gone = await api.bulkActivityExtract.cancel(other.result[0].exportId);
  assert.equal(gone.result[0].status, 'Cancelled');
});
