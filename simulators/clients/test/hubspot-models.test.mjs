import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complaints } from '../models.mjs';
import { hubspot } from '../simulators.mjs';

const sim = hubspot();

async function call(method, path, body) {
  const answer = await fetch(sim.baseUrl + path, {
    method,
    headers: { Authorization: `Bearer ${sim.accessToken}`, 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

async function held(part, name, method, path, body) {
  const answer = await call(method, path, body);
  assert.deepEqual(complaints(part, name, answer), [], `${method} ${path}`);
  return answer;
}

test('the check finds what is unknown, missing and of another type', () => {
  const right = { id: '1', properties: {}, createdAt: '2026-12-01T10:00:00Z', updatedAt: '2026-12-01T10:00:00Z' };
  const check = (value) => complaints('crm/contacts', 'SimplePublicObject', value);
  assert.deepEqual(check(right), []);
  assert.equal(check({ ...right, vid: 1 }).length, 1);
  assert.equal(check({ ...right, id: 1 }).length, 1);
  assert.equal(check({ ...right, createdAt: 'yesterday' }).length, 1);
  const { properties: _, ...less } = right;
  assert.equal(check(less).length, 1);
});

for (const [type, name] of [['contacts', 'email'], ['companies', 'name'], ['deals', 'dealname']]) {
  test(`${type} are those of the client's models`, async () => {
    const part = `crm/${type}`;
    const all = `/crm/v3/objects/${type}`;
    const value = (i) => ({ [name]: name === 'email' ? `model${i}@example.com` : `Model ${i}` });
    const made = await held(part, 'SimplePublicObject', 'POST', all, { properties: value(1) });
    const one = `${all}/${made.id}`;
    await held(part, 'SimplePublicObjectWithAssociations', 'GET', one);
    await held(part, 'SimplePublicObject', 'PATCH', one, { properties: value(2) });
    const page = 'CollectionResponseSimplePublicObjectWithAssociationsForwardPaging';
    await held(part, page, 'GET', `${all}?limit=1`);
    const found = 'CollectionResponseWithTotalSimplePublicObjectForwardPaging';
    await held(part, found, 'POST', `${all}/search`, { limit: 1 });
    const batch = 'BatchResponseSimplePublicObject';
    const inputs = [{ properties: value(3) }];
    const { results } = await held(part, batch, 'POST', `${all}/batch/create`, { inputs });
    const [{ id }] = results;
    await held(part, batch, 'POST', `${all}/batch/update`, { inputs: [{ id, properties: value(4) }] });
    const read = { inputs: [{ id }], properties: [name], propertiesWithHistory: [] };
    await held(part, batch, 'POST', `${all}/batch/read`, read);
    const errors = { ...read, inputs: [{ id }, { id: '999999999' }] };
    await held(part, `${batch}WithErrors`, 'POST', `${all}/batch/read`, errors);
    const merge = { primaryObjectId: made.id, objectIdToMerge: id };
    await held(part, 'SimplePublicObject', 'POST', `${all}/merge`, merge);
  });
}

test('upserts of contacts are', async () => {
  const inputs = [{ id: 'upsert@example.com', idProperty: 'email', properties: { firstname: 'U' } }];
  const upserted = 'BatchResponseSimplePublicUpsertObject';
  await held('crm/contacts', upserted, 'POST', '/crm/v3/objects/contacts/batch/upsert', { inputs });
});

test('lists and memberships are', async () => {
  const part = 'crm/lists';
  const all = '/crm/v3/lists';
  const wish = { name: 'Models', objectTypeId: '0-1', processingType: 'MANUAL' };
  const { list } = await held(part, 'ListCreateResponse', 'POST', all, wish);
  const one = `${all}/${list.listId}`;
  await held(part, 'ListFetchResponse', 'GET', one);
  await held(part, 'ListFetchResponse', 'GET', `${all}/object-type-id/0-1/name/Models`);
  await held(part, 'ListsByIdResponse', 'GET', `${all}?listIds=${list.listId}`);
  await held(part, 'ListSearchResponse', 'POST', `${all}/search`, { query: 'Models' });
  await held(part, 'ListUpdateResponse', 'PUT', `${one}/update-list-name?listName=Models+2`);
  const { id } = await call('POST', '/crm/v3/objects/contacts', { properties: { email: 'm@example.com' } });
  const change = 'MembershipsUpdateResponse';
  await held(part, change, 'PUT', `${one}/memberships/add`, [id, '999999999']);
  const page = 'ApiCollectionResponseJoinTimeAndRecordId';
  await held(part, page, 'GET', `${one}/memberships?limit=1`);
  await held(part, page, 'GET', `${one}/memberships/join-order?limit=1`);
  const mine = 'ApiCollectionResponseRecordListMembershipNoPaging';
  await held(part, mine, 'GET', `${all}/records/0-1/${id}/memberships`);
  await held(part, change, 'PUT', `${one}/memberships/remove`, [id]);
});

test('properties, owners and associations are', async () => {
  const properties = '/crm/v3/properties/contacts';
  await held('crm/properties', 'CollectionResponsePropertyNoPaging', 'GET', properties);
  await held('crm/properties', 'Property', 'GET', `${properties}/email`);
  const owners = 'CollectionResponsePublicOwnerForwardPaging';
  const { results: [owner] } = await held('crm/owners', owners, 'GET', '/crm/v3/owners');
  await held('crm/owners', 'PublicOwner', 'GET', `/crm/v3/owners/${owner.id}`);
  const contact = await call('POST', '/crm/v3/objects/contacts', { properties: { email: 'as@example.com' } });
  const company = await call('POST', '/crm/v3/objects/companies', { properties: { name: 'As' } });
  const part = 'crm/associations/v4';
  const link = `/crm/v4/objects/contacts/${contact.id}/associations`;
  const set = 'BatchResponsePublicDefaultAssociation';
  await held(part, set, 'PUT', `${link.replace('/associations', '')}/associations/default/companies/${company.id}`);
  const linked = 'CollectionResponseMultiAssociatedObjectWithLabelForwardPaging';
  await held(part, linked, 'GET', `${link}/companies`);
  const batch = 'BatchResponsePublicAssociationMultiWithLabel';
  const inputs = [{ id: contact.id }];
  await held(part, batch, 'POST', '/crm/v4/associations/contacts/companies/batch/read', { inputs });
});

test('marketing events, attendance and subscriptions are', async () => {
  const part = 'marketing/events';
  const all = '/marketing/v3/marketing-events';
  const event = {
    eventName: 'Models', eventOrganizer: 'U', externalAccountId: 'acc', externalEventId: 'models',
    startDateTime: '2026-12-05T10:00:00Z', customProperties: [],
  };
  await held(part, 'MarketingEventPublicDefaultResponse', 'PUT', `${all}/events/models`, event);
  await held(part, 'MarketingEventPublicReadResponse', 'GET', `${all}/events/models?externalAccountId=acc`);
  const page = 'CollectionResponseMarketingEventPublicReadResponseV2ForwardPaging';
  const { results: [{ objectId }] } = await held(part, page, 'GET', all);
  await held(part, 'MarketingEventPublicReadResponseV2', 'GET', `${all}/${objectId}`);
  const { id } = await call('POST', '/crm/v3/objects/contacts', { properties: { email: 'ev@example.com' } });
  const inputs = [{ vid: Number(id), interactionDateTime: Date.now() }];
  const vids = 'BatchResponseSubscriberVidResponse';
  await held(part, vids, 'POST', `${all}/attendance/models/register/create?externalAccountId=acc`, { inputs });
  const participations = `${all}/participations/acc/models`;
  await held(part, 'AttendanceCounters', 'GET', participations);
  const rows = 'CollectionResponseWithTotalParticipationBreakdownForwardPaging';
  await held(part, rows, 'GET', `${participations}/breakdown`);
  const consent = 'communication_preferences';
  const definitions = 'SubscriptionDefinitionsResponse';
  const found = await held(consent, definitions, 'GET', '/communication-preferences/v3/definitions');
  const subscriptionId = found.subscriptionDefinitions[0].id;
  await held(consent, 'PublicSubscriptionStatus', 'POST', '/communication-preferences/v3/unsubscribe', {
    emailAddress: 'ev@example.com', subscriptionId,
  });
  const status = 'PublicSubscriptionStatusesResponse';
  await held(consent, status, 'GET', '/communication-preferences/v3/status/email/ev@example.com');
});

test('forms are', async () => {
  const part = 'marketing/forms';
  const all = '/marketing/v3/forms';
  const wish = {
    formType: 'hubspot', name: 'Models', fieldGroups: [{ fields: [{ name: 'email', required: true }] }],
  };
  const made = await held(part, 'HubSpotFormDefinition', 'POST', all, wish);
  const one = `${all}/${made.id}`;
  await held(part, 'HubSpotFormDefinition', 'GET', one);
  await held(part, 'HubSpotFormDefinition', 'PATCH', one, { name: 'Models 2' });
  await held(part, 'CollectionResponseFormDefinitionBaseForwardPaging', 'GET', `${all}?limit=1`);
  await call('DELETE', one);
  await held(part, 'HubSpotFormDefinition', 'GET', `${one}?archived=true`);
});

test('marketing e-mails, their statistics and single sends are', async () => {
  const part = 'marketing/emails';
  const all = '/marketing/v3/emails';
  const { list } = await call('POST', '/crm/v3/lists', { name: 'Mail', objectTypeId: '0-1', processingType: 'MANUAL' });
  const { id: contact } = await call('POST', '/crm/v3/objects/contacts', { properties: { email: 'em@example.com' } });
  await call('PUT', `/crm/v3/lists/${list.listId}/memberships/add`, [contact]);
  const { results: [campaign] } = await call('GET', '/marketing/v3/campaigns?limit=1');
  const made = await held(part, 'PublicEmail', 'POST', all, {
    name: 'Models', subject: 'S', campaign: campaign.id,
    to: { contactIlsLists: { include: [list.listId], exclude: [] } },
  });
  const one = `${all}/${made.id}`;
  await held(part, 'PublicEmail', 'PATCH', `${one}/draft`, { subject: 'T' });
  await call('POST', `${one}/publish`);
  const flags = 'includeStats=true&workflowNames=true';
  await held(part, 'PublicEmail', 'GET', `${one}?${flags}`);
  await held(part, 'CollectionResponseWithTotalPublicEmailForwardPaging', 'GET', `${all}?limit=1&${flags}`);
  const span = 'startTimestamp=2026-01-01T00:00:00Z&endTimestamp=2027-01-01T00:00:00Z';
  const sums = await held(part, 'AggregateEmailStatistics', 'GET', `${all}/statistics/list?${span}`);
  assert.equal(sums.aggregate.counters.sent, 1);
  const histogram = 'CollectionResponseWithTotalEmailStatisticIntervalNoPaging';
  await held(part, histogram, 'GET', `${all}/statistics/histogram?interval=MONTH&${span}`);
  const copy = await held(part, 'PublicEmail', 'POST', `${all}/clone`, { id: made.id });
  const variation = { contentId: copy.id, variationName: 'B' };
  await held(part, 'PublicEmail', 'POST', `${all}/ab-test/create-variation`, variation);
  const single = await call('POST', all, { name: 'One', subject: 'S', subcategory: 'single_send_api' });
  await call('POST', `${all}/${single.id}/publish`);
  const send = { emailId: Number(single.id), message: { to: 'em@example.com' } };
  const path = '/marketing/v3/transactional/single-email/send';
  const status = await held('marketing/transactional', 'EmailSendStatusView', 'POST', path, send);
  assert.equal(status.sendResult, 'SENT');
});

test('custom events, imports and exports are', async () => {
  const { fullyQualifiedName: eventName } =
    await call('POST', '/events/v3/event-definitions', { name: 'model_saw' });
  await call('POST', '/crm/v3/objects/contacts', { properties: { email: 'ce@example.com' } });
  await call('POST', '/events/v3/send', { eventName, email: 'ce@example.com', properties: {} });
  const page = 'CollectionResponseExternalUnifiedEvent';
  const { results } = await held('events', page, 'GET', `/events/v3/events?eventType=${eventName}`);
  assert.equal(results.length, 1);
  await held('events', 'VisibleExternalEventTypeNames', 'GET', '/events/v3/events/event-types');
  const all = '/crm/v3/imports';
  await held('crm/imports', 'CollectionResponsePublicImportResponse', 'GET', all);
  const { results: imports } = await call('GET', all);
  for (const { id } of imports) await held('crm/imports', 'PublicImportResponse', 'GET', `${all}/${id}`);
  const async = '/crm/v3/exports/export/async';
  const wish = { exportType: 'VIEW', format: 'CSV', objectType: 'CONTACT', objectProperties: ['email'] };
  const { id } = await held('crm/exports', 'TaskLocator', 'POST', async, wish);
  const status = `${async}/tasks/${id}/status`;
  for (let i = 0; i < 2; i++)
    await held('crm/exports', 'ActionResponseWithSingleResultURI', 'GET', status);
});
