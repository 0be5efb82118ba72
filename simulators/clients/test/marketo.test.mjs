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
