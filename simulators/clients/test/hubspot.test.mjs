import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { Client, Signature } from '@hubspot/api-client';
import { faults, hubspot } from '../simulators.mjs';

const sim = hubspot();
const client = new Client({ accessToken: sim.accessToken, basePath: sim.baseUrl });
const contacts = client.crm.contacts;
const call = async (method, path, body) => {
  const answer = await client.apiRequest({ method, path, body });
  return answer.status === 204 ? undefined : answer.json();
};

test('creates, reads, changes, searches and archives a contact', async () => {
  const made = await contacts.basicApi.create({
    properties: { email: 'api@example.com', firstname: 'Api' },
  });
  const read = await contacts.basicApi.getById(
    'api@example.com', ['email', 'phone'], undefined, undefined, undefined, 'email');
  assert.equal(read.id, made.id);
  assert.ok(read.createdAt instanceof Date);
  await contacts.basicApi.update(made.id, { properties: { phone: '+39 011' } });
  const found = await contacts.searchApi.doSearch({
    filterGroups: [{ filters: [{ propertyName: 'email', operator: 'EQ', value: 'api@example.com' }] }],
    properties: ['phone'],
    limit: 10,
  });
  assert.equal(found.total, 1);
  assert.equal(found.results[0].properties.phone, '+39 011');
  await assert.rejects(contacts.basicApi.create({ properties: { email: 'api@example.com' } }), (e) => {
    assert.equal(e.code, 409);
    assert.match(e.body.message, new RegExp(`Existing ID: ${made.id}`));
    return true;
  });
  await contacts.basicApi.archive(made.id);
  await assert.rejects(contacts.basicApi.getById(made.id), { code: 404 });
});

test('works in batches, and pages through everything', async () => {
  const inputs = Array.from({ length: 100 }, (_, i) => ({
    properties: { email: `batch${i}@example.com` },
  }));
  const made = await contacts.batchApi.create({ inputs });
  assert.equal(made.results.length, 100);
  const upserted = await contacts.batchApi.upsert({
    inputs: [
      { id: 'batch1@example.com', idProperty: 'email', properties: { firstname: 'B' } },
      { id: 'newcomer@example.com', idProperty: 'email', properties: { firstname: 'N' } },
    ],
  });
  assert.deepEqual(upserted.results.map((r) => r._new), [false, true]);
  const read = await contacts.batchApi.read({
    inputs: [{ id: made.results[0].id }, { id: '999999999' }],
    properties: ['email'],
    propertiesWithHistory: [],
  });
  assert.equal(read.numErrors, 1);
  const all = await contacts.getAll();
  assert.ok(all.length >= 104);
});

test('fills a list and reads it back', async () => {
  const { list } = await client.crm.lists.listsApi.create({
    name: 'By the client',
    objectTypeId: '0-1',
    processingType: 'MANUAL',
  });
  const contact = await contacts.basicApi.create({ properties: { email: 'list@example.com' } });
  const members = client.crm.lists.membershipsApi;
  const added = await members.add(list.listId, [contact.id, '999999999']);
  assert.deepEqual(added.recordsIdsAdded, [contact.id]);
  assert.deepEqual(added.recordIdsMissing, ['999999999']);
  const page = await members.getPage(list.listId);
  assert.equal(page.results[0].recordId, contact.id);
  const removed = await members.remove(list.listId, [contact.id]);
  assert.deepEqual(removed.recordIdsRemoved, [contact.id]);
  const found = await client.crm.lists.listsApi.doSearch({
    query: 'By the client', offset: 0, count: 10, processingTypes: ['MANUAL'],
    additionalProperties: ['hs_list_size'], listIds: [], sort: '',
  });
  assert.equal(found.total, 1);
  await client.crm.lists.listsApi.remove(list.listId);
});

test('has marketing campaigns behind apiRequest, under both versions', async () => {
  for (const base of ['/marketing/v3/campaigns', '/marketing/campaigns/2026-03']) {
    const made = await call('POST', base, { properties: { hs_name: 'C', hs_campaign_status: 'planned' } });
    await call('PATCH', `${base}/${made.id}`, { properties: { hs_campaign_status: 'in_progress' } });
    const read = await call('GET', `${base}/${made.id}?properties=hs_campaign_status`);
    assert.equal(read.properties.hs_campaign_status, 'in_progress');
    await call('POST', `${base}/${made.id}/budget`, { name: 'Hall', amount: 10, order: 0 });
    assert.equal((await call('GET', `${base}/${made.id}/budget/totals`)).budgetTotal, 10);
    await call('DELETE', `${base}/${made.id}`);
  }
});

test('keeps marketing events and who attended', async () => {
  const events = client.marketing.events;
  const event = {
    eventName: 'Fair', eventOrganizer: 'U', externalAccountId: 'acc', externalEventId: 'fair',
    startDateTime: new Date('2026-12-05T10:00:00Z'), customProperties: [],
  };
  const made = await events.basicApi.upsert('fair', event);
  assert.ok(made.objectId);
  const contact = await contacts.basicApi.create({ properties: { email: 'fair@example.com' } });
  const wrote = await events.addEventAttendeesApi.recordByContactIds(
    'fair', 'register', { inputs: [{ vid: Number(contact.id), interactionDateTime: Date.now() }] }, 'acc');
  assert.equal(wrote.results[0].vid, Number(contact.id));
  await events.addEventAttendeesApi.recordByContactEmails(
    'fair', 'attend',
    { inputs: [{ email: 'fair@example.com', interactionDateTime: Date.now() + 1, contactProperties: {}, properties: {} }] },
    'acc');
  const counters = await events.retrieveParticipantStateApi
    .getParticipationsCountersByEventExternalId('acc', 'fair');
  assert.equal(counters.attended, 1);
  const rows = await events.retrieveParticipantStateApi
    .getParticipationsBreakdownByExternalEventId('acc', 'fair');
  assert.equal(rows.results[0].properties.attendanceState, 'ATTENDED');
});

test('reads and writes subscriptions, properties, owners and associations', async () => {
  const contact = await contacts.basicApi.create({ properties: { email: 'consent@example.com' } });
  const preferences = client.communicationPreferences;
  const definitions = await preferences.definitionApi.getPage();
  assert.equal(definitions.subscriptionDefinitions.length, 2);
  const subscriptionId = definitions.subscriptionDefinitions[0].id;
  await preferences.statusApi.unsubscribe({ emailAddress: 'consent@example.com', subscriptionId });
  const status = await preferences.statusApi.getEmailStatus('consent@example.com');
  assert.equal(status.subscriptionStatuses[0].status, 'NOT_SUBSCRIBED');
  const properties = await client.crm.properties.coreApi.getAll('contacts');
  assert.ok(properties.results.some((p) => p.name === 'email' && p.hasUniqueValue));
  assert.equal((await client.crm.owners.ownersApi.getPage()).results.length, 1);
  const company = await client.crm.companies.basicApi.create({ properties: { name: 'C' } });
  await client.crm.associations.v4.basicApi.createDefault('contacts', contact.id, 'companies', company.id);
  const linked = await client.crm.associations.v4.basicApi.getPage('companies', company.id, 'contacts');
  assert.equal(linked.results[0].toObjectId, contact.id);
});

test('renews an OAuth token and sees a storm as 429', async () => {
  const token = await client.oauth.tokensApi.create(
    'refresh_token', undefined, undefined, sim.clientId, sim.clientSecret, sim.refreshToken);
  const oauth = new Client({ accessToken: token.accessToken, basePath: sim.baseUrl });
  assert.ok((await oauth.crm.contacts.basicApi.getPage(1)).results.length === 1);
  await faults(sim.baseUrl, { storm429: 1 });
  await assert.rejects(oauth.crm.contacts.basicApi.getPage(1), (e) => {
    assert.equal(e.code, 429);
    assert.ok(e.body.policyName);
    return true;
  });
});

test('keeps forms, and a visitor fills one in', async () => {
  const { formsApi } = client.marketing.forms;
  const page = await formsApi.getPage();
  const form = page.results.find((f) => f.name === 'Contact us');
  assert.equal((await formsApi.getById(form.id)).fieldGroups[0].fields[0].name, 'email');
  const fields = [{ name: 'email', value: 'visitor@example.com' }, { name: 'firstname', value: 'V' }];
  const submit = `${sim.baseUrl}/submissions/v3/integration/submit/${sim.portalId}/${form.id}`;
  const sent = await fetch(submit, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ fields }),
  });
  assert.ok((await sent.json()).inlineMessage);
  const contact = await contacts.basicApi.getById(
    'visitor@example.com', ['firstname'], undefined, undefined, undefined, 'email');
  assert.equal(contact.properties.firstname, 'V');
});

test('makes a marketing e-mail, sends it and reads what became of it', async () => {
  const { marketingEmailsApi, statisticsApi } = client.marketing.emails;
  const contact = await contacts.basicApi.create({ properties: { email: 'reader@example.com' } });
  const made = await marketingEmailsApi.create({
    name: 'By the client', subject: 'Hello', to: { contactIds: { include: [contact.id], exclude: [] } },
  });
  assert.equal(made.state, 'DRAFT');
  await marketingEmailsApi.update(made.id, { subject: 'Hello again' });
  await marketingEmailsApi.publishOrSend(made.id);
  const read = await marketingEmailsApi.getById(made.id, true);
  assert.equal(read.state, 'PUBLISHED');
  assert.equal(read.stats.counters.sent, 1);
  const sums = await statisticsApi.getEmailsList(
    '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z', [Number(made.id)]);
  assert.equal(sums.aggregate.counters.delivered, 1);
  const copy = await marketingEmailsApi.clone({ id: made.id, cloneName: 'Copy' });
  await marketingEmailsApi.archive(copy.id);
  await assert.rejects(marketingEmailsApi.getById(copy.id), { code: 404 });
});

test('sends custom events and reads them back', async () => {
  const definition = await call('POST', '/events/v3/event-definitions', { name: 'client_saw', label: 'Saw' });
  await contacts.basicApi.create({ properties: { email: 'event@example.com' } });
  const eventName = definition.fullyQualifiedName;
  await client.events.send.basicApi.send({ eventName, email: 'event@example.com', properties: { page: '1' } });
  await client.events.send.batchApi.send({ inputs: [{ eventName, email: 'event@example.com' }] });
  const found = await client.events.eventsApi.getPage('contact', eventName);
  assert.equal(found.results.length, 2);
  assert.ok(found.results[0].occurredAt instanceof Date);
});

test('imports a file, and exports one', async () => {
  const imports = client.crm.imports;
  const columnMappings = [
    { columnObjectTypeId: '0-1', columnName: 'Email', propertyName: 'email' },
    { columnObjectTypeId: '0-1', columnName: 'Name', propertyName: 'firstname' },
  ];
  const wish = {
    name: 'By the client', importOperations: { '0-1': 'UPSERT' },
    files: [{ fileName: 'a.csv', fileFormat: 'CSV', fileImportPage: { hasHeader: true, columnMappings } }],
  };
  const csv = 'Email,Name\nimported@example.com,Imported\nbroken,X\n';
  const made = await imports.coreApi.create(
    { data: Buffer.from(csv), name: 'a.csv' }, JSON.stringify(wish));
  while ((await imports.coreApi.getById(made.id)).state !== 'DONE');
  const errors = await imports.publicImportsApi.getErrors(made.id, undefined, undefined, true, true);
  assert.equal(errors.results[0].sourceData.rowData[0], 'broken');
  // The client cannot write the wish: it does not know which of two kinds it is of.
  const exported = await call('POST', '/crm/v3/exports/export/async', {
    exportType: 'VIEW', exportName: 'E', format: 'CSV', language: 'EN', objectType: 'CONTACT',
    objectProperties: ['email', 'firstname'],
  });
  let status;
  do status = await client.crm.exports.publicExportsApi.getStatus(exported.id);
  while (status.status !== 'COMPLETE');
  assert.match(await (await fetch(status.result)).text(), /"imported@example.com","Imported"/);
});

test('sets webhooks up and takes what they bring', async () => {
  const inbox = [];
  const app = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      inbox.push({ body, headers: request.headers });
      response.writeHead(204).end();
    });
  });
  await new Promise((done) => app.listen(0, '127.0.0.1', done));
  const targetUrl = `http://127.0.0.1:${app.address().port}/hook`;
  try {
    const developer = new Client({ developerApiKey: sim.developerKey, basePath: sim.baseUrl });
    const { settingsApi, subscriptionsApi } = developer.webhooks;
    const set = await settingsApi.configure(sim.appId, {
      targetUrl, throttling: { maxConcurrentRequests: 3 },
    });
    assert.ok(set.createdAt instanceof Date);
    const wish = { eventType: 'contact.creation', active: false };
    const { id } = await subscriptionsApi.create(sim.appId, wish);
    await subscriptionsApi.updateBatch(sim.appId, { inputs: [{ id: Number(id), active: true }] });
    assert.equal((await subscriptionsApi.getAll(sim.appId)).results[0].active, true);
    const made = await contacts.basicApi.create({ properties: { email: 'hook@example.com' } });
    for (let i = 0; i < 200 && inbox.length === 0; i++)
      await new Promise((done) => setTimeout(done, 50));
    const [{ body, headers }] = inbox;
    assert.equal(String(JSON.parse(body)[0].objectId), made.id);
    const signed = { url: targetUrl, requestBody: body, clientSecret: sim.clientSecret };
    assert.ok(Signature.isValid({
      ...signed,
      method: 'POST',
      signatureVersion: 'v3',
      signature: headers['x-hubspot-signature-v3'],
      timestamp: Number(headers['x-hubspot-request-timestamp']),
    }));
    assert.ok(Signature.isValid({ ...signed, signature: headers['x-hubspot-signature'] }));
    await subscriptionsApi.archive(Number(id), sim.appId);
    await settingsApi.clear(sim.appId);
    await assert.rejects(settingsApi.getAll(sim.appId), { code: 404 });
  } finally {
    app.close();
  }
});
