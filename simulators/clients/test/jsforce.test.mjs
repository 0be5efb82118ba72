import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import jsforce from 'jsforce';
import { StreamingExtension } from 'jsforce/lib/api/streaming.js';
import { automations, faults, salesforce } from '../simulators.mjs';

const sim = salesforce();
const connect = (oauth) =>
  new jsforce.Connection({
    loginUrl: sim.baseUrl,
    version: '60.0',
    ...(oauth && {
      oauth2: {
        loginUrl: sim.baseUrl,
        clientId: sim.clientId,
        clientSecret: sim.clientSecret,
        redirectUri: `${sim.baseUrl}/callback`,
      },
    }),
  });
let conn;

before(async () => {
  conn = connect(true);
  await conn.login(sim.username, sim.password);
});

test('logs in by SOAP, by OAuth password and by client credentials', async () => {
  const soap = connect(false);
  const user = await soap.login(sim.username, sim.password);
  assert.match(user.id, /^005/);
  assert.equal(soap.instanceUrl, sim.baseUrl);
  const app = connect(true);
  await app.authorize({ grant_type: 'client_credentials' });
  assert.match((await app.identity()).user_id, /^005/);
  await assert.rejects(connect(false).login(sim.username, 'wrong'), /INVALID_LOGIN/);
});

test('describes, creates, reads, changes, upserts and deletes', async () => {
  const described = await conn.sobject('Campaign').describe();
  assert.ok(described.fields.some((f) => f.name === 'Unisono_Id__c' && f.externalId));
  const made = await conn.sobject('Campaign').create({ Name: 'By jsforce', Status: 'Planned' });
  assert.equal(made.success, true);
  await conn.sobject('Campaign').update({ Id: made.id, BudgetedCost: 12.5 });
  assert.equal((await conn.sobject('Campaign').retrieve(made.id)).BudgetedCost, 13);
  const upserted = await conn
    .sobject('Lead')
    .upsert({ Unisono_Id__c: 'js-1', LastName: 'Up', Company: 'A' }, 'Unisono_Id__c');
  assert.equal(upserted.success, true);
  await conn.sobject('Campaign').destroy(made.id);
  await assert.rejects(conn.sobject('Campaign').retrieve(made.id), { name: 'NOT_FOUND' });
  await assert.rejects(conn.sobject('Lead').create({ LastName: 'x' }), {
    name: 'REQUIRED_FIELD_MISSING',
  });
});

test('writes collections, pages through a query, and counts', async () => {
  const rows = Array.from({ length: 450 }, (_, i) => ({ LastName: `N${i}`, Company: 'Paged' }));
  const made = await conn.sobject('Lead').create(rows, { allowRecursive: true });
  assert.equal(made.filter((r) => r.success).length, 450);
  const soql = "SELECT Id, Name FROM Lead WHERE Company = 'Paged' ORDER BY Id";
  let page = await conn.query(soql, { headers: { 'Sforce-Query-Options': 'batchSize=200' } });
  const ids = new Set(page.records.map((r) => r.Id));
  while (!page.done) {
    page = await conn.queryMore(page.nextRecordsUrl);
    page.records.forEach((r) => ids.add(r.Id));
  }
  assert.equal(ids.size, 450);
  const found = await conn.sobject('Lead').find({ Company: 'Paged' }, ['Id']).limit(5).execute();
  assert.equal(found.length, 5);
  assert.equal(await conn.sobject('Lead').count({ Company: 'Paged' }), 450);
  const gone = await conn.sobject('Lead').destroy([...ids].slice(0, 200));
  assert.equal(gone.length, 200);
});

test('adds members, meets the duplicate, reads the feeds', async () => {
  const start = new Date(Date.now() - 60_000);
  const campaign = await conn.sobject('Campaign').create({ Name: 'Members' });
  const lead = await conn.sobject('Lead').create({ LastName: 'M', Company: 'A' });
  const pair = { CampaignId: campaign.id, LeadId: lead.id, Status: 'Nonsense' };
  const member = await conn.sobject('CampaignMember').create(pair);
  const row = await conn.sobject('CampaignMember').retrieve(member.id);
  assert.equal(row.Status, 'Sent');
  await assert.rejects(conn.sobject('CampaignMember').create(pair), { name: 'DUPLICATE_VALUE' });
  const end = new Date(Date.now() + 60_000);
  const updated = await conn.sobject('CampaignMember').updated(start, end);
  assert.ok(updated.ids.includes(member.id));
  await conn.sobject('CampaignMember').destroy(member.id);
  const deleted = await conn.sobject('CampaignMember').deleted(start, end);
  assert.ok(deleted.deletedRecords.some((d) => d.id === member.id));
});

test('runs bulk 2.0 jobs both ways', async () => {
  conn.bulk2.pollInterval = 20;
  const results = await conn.bulk2.loadAndWaitForResults({
    object: 'Lead',
    operation: 'insert',
    input: 'LastName,Company\nBulk 1,Bulk Oy\nBulk 2,Bulk Oy\nBroken,\n',
  });
  assert.equal(results.successfulResults.length, 2);
  assert.match(results.failedResults[0].sf__Error, /REQUIRED_FIELD_MISSING/);
  const stream = await conn.bulk2.query("SELECT Id, LastName FROM Lead WHERE Company = 'Bulk Oy'", {
    pollInterval: 20,
  });
  assert.equal((await stream.toArray()).length, 2);
});

test('takes composites and batches over plain requests', async () => {
  const answer = await conn.requestPost('/composite', {
    allOrNone: true,
    compositeRequest: [
      {
        method: 'POST',
        url: '/services/data/v60.0/sobjects/Campaign',
        referenceId: 'c',
        body: { Name: 'Composite' },
      },
      { method: 'GET', url: '/services/data/v60.0/sobjects/Campaign/@{c.id}', referenceId: 'r' },
    ],
  });
  assert.equal(answer.compositeResponse[1].body.Name, 'Composite');
});

test('lists all objects and the limits', async () => {
  const names = (await conn.describeGlobal()).sobjects.map((o) => o.name);
  assert.ok(['Campaign', 'CampaignMember', 'Lead'].every((n) => names.includes(n)));
  const limits = await conn.limits();
  assert.ok(limits.DailyApiRequests.Remaining < limits.DailyApiRequests.Max);
});

test('fetches the rows below a row and groups of rows', async () => {
  const campaign = await conn.sobject('Campaign').create({ Name: 'Nested' });
  const leads = await conn.sobject('Lead').create(
    Array.from({ length: 250 }, (_, i) => ({ LastName: `Nested ${i}`, Company: 'Nested' })),
    { allowRecursive: true },
  );
  const pairs = leads.map((l, i) => ({
    CampaignId: campaign.id,
    LeadId: l.id,
    Status: i % 5 ? 'Sent' : 'Responded',
  }));
  const made = await conn.sobject('CampaignMember').create(pairs, { allowRecursive: true });
  assert.equal(made.filter((m) => m.success).length, 250);
  const soql = "SELECT Id, (SELECT Id, Status FROM CampaignMembers) FROM Campaign WHERE Name = 'Nested'";
  const nested = await conn.query(soql, {
    autoFetch: true,
    maxFetch: 1000,
    headers: { 'Sforce-Query-Options': 'batchSize=200' },
  });
  const below = nested.records[0].CampaignMembers;
  assert.equal(below.totalSize, 250);
  const rest = below.done ? [] : (await conn.queryMore(below.nextRecordsUrl)).records;
  assert.equal(new Set([...below.records, ...rest].map((r) => r.Id)).size, 250);
  const groups = await conn.query(
    `SELECT Status, COUNT(Id) members FROM CampaignMember WHERE CampaignId = '${campaign.id}' GROUP BY Status ORDER BY Status`,
  );
  assert.deepEqual(
    groups.records.map((g) => [g.Status, g.members]),
    [['Responded', 50], ['Sent', 200]],
  );
  const chosen = await conn
    .sobject('Lead')
    .find({ Company: 'Nested' }, ['Id'])
    .where("Company = 'Nested' AND Id IN (SELECT LeadId FROM CampaignMember WHERE Status = 'Responded')")
    .limit(1000)
    .execute();
  assert.equal(chosen.length, 50);
});

test('searches for words', async () => {
  await conn.sobject('Lead').create({ LastName: 'Seldom', Company: 'A', Email: 's@example.com' });
  const found = await conn.search('FIND {Seldom} IN NAME FIELDS RETURNING Lead(Id, LastName)');
  assert.deepEqual(
    found.searchRecords.map((r) => r.LastName),
    ['Seldom'],
  );
});

test('tells a rule that refuses and the fields it is about', async () => {
  const rule = { object: 'Campaign', where: "Name = 'Refused'", message: 'No.', field: 'Name' };
  await automations(sim.baseUrl, { validationRules: [rule] });
  await assert.rejects(conn.sobject('Campaign').create({ Name: 'Refused' }), {
    name: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  });
  const many = await conn.sobject('Campaign').create([{ Name: 'Refused' }, { Name: 'Taken' }]);
  assert.deepEqual(
    many.map((m) => m.success),
    [false, true],
  );
  assert.deepEqual(many[0].errors[0].fields, ['Name']);
  await automations(sim.baseUrl, { validationRules: [] });
});

test('takes graphs, each whole or not at all', async () => {
  const post = (id, name) => ({
    method: 'POST',
    url: '/services/data/v60.0/sobjects/Campaign',
    referenceId: id,
    body: name && { Name: name },
  });
  const answer = await conn.requestPost('/composite/graph', {
    graphs: [
      { graphId: 'a', compositeRequest: [post('one', 'Graph A')] },
      { graphId: 'b', compositeRequest: [post('one', 'Graph B'), post('two', '')] },
    ],
  });
  assert.deepEqual(
    answer.graphs.map((g) => g.isSuccessful),
    [true, false],
  );
  assert.equal(await conn.sobject('Campaign').count({ Name: 'Graph B' }), 0);
});

test('logs in again when its token dies between pages', async () => {
  const own = connect(true);
  await own.login(sim.username, sim.password);
  await faults(sim.baseUrl, { expireTokenMidPage: 1 });
  const first = await own.query("SELECT Id FROM Lead WHERE Company = 'Paged'", {
    headers: { 'Sforce-Query-Options': 'batchSize=200' },
  });
  const second = await own.queryMore(first.nextRecordsUrl);
  assert.equal(second.done, true);
  assert.equal(second.records.length, 50);
});

test('streams change events, from now on and from what is kept', async () => {
  const channel = '/data/LeadChangeEvent';
  const own = new jsforce.Connection({
    loginUrl: sim.baseUrl,
    version: '60.0',
    callOptions: { client: 'unisono' },
  });
  await own.login(sim.username, sim.password);
  const heard = async (replayId, act) => {
    const client = own.streaming.createClient([
      new StreamingExtension.Replay(channel, replayId),
    ]);
    try {
      const events = [];
      let enough;
      const done = new Promise((resolve) => {
        enough = resolve;
      });
      await client.subscribe(channel, (event) => {
        events.push(event);
        if (event.payload.Name?.LastName === 'Streamed') enough();
      });
      await act();
      await done;
      return events;
    } finally {
      client.disconnect();
    }
  };
  const lead = { LastName: 'Streamed', Company: 'A' };
  const fresh = await heard(-1, () => own.sobject('Lead').create(lead));
  assert.equal(fresh.length, 1);
  assert.equal(fresh[0].payload.ChangeEventHeader.changeType, 'CREATE');
  assert.match(fresh[0].payload.ChangeEventHeader.changeOrigin, /client=unisono$/);
  const kept = await heard(-2, async () => {});
  assert.ok(kept.length > 1);
  const again = await heard(kept.at(-2).event.replayId, async () => {});
  assert.deepEqual(again, [kept.at(-1)]);
  await assert.rejects(heard(987654321, async () => {}), /replayId \{987654321\} you provided was invalid/);
});
