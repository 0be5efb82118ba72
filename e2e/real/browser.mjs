// The same files through the browser: upload, map, dry run, run, and what was refused, held against the files.
import { readFileSync } from 'node:fs';
import { admin, api, base, open, signIn, visit } from '../browser/browser.mjs';
import { check, conclude } from '../browser/checks.mjs';
import { violationsOn } from '../browser/pages.mjs';

const data = process.env.UNISONO_DATA;
function same(what, found, wanted) {
  const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (is !== should) throw new Error(`${what}: ${is}, not ${should}`);
}

/** Rows by header; the files quote, but hold neither line breaks nor delimiters within quotes. */
function rowsOf(text, delimiter) {
  const [head, ...lines] = text
    .split(/\r?\n/)
    .map((line) => line.split(delimiter).map((cell) => cell.replaceAll('"', '').trim()));
  return lines
    .filter((cells) => cells.some(Boolean))
    .map((cells) => Object.fromEntries(head.map((name, place) => [name, cells[place] ?? ''])));
}

/** Makes a campaign as a user does, by what they are doing. */
async function makeCampaign(page, name, intent) {
  await page.goto(`${base}/campaigns?new=1`);
  const box = page.getByRole('dialog');
  await box.getByRole('textbox', { name: 'Name' }).fill(name);
  await box.getByRole('radio', { name: intent }).check();
  await box.getByRole('button', { name: 'Create campaign' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return page.url().split('/').pop().split('?')[0];
}

const figure = (page, name) =>
  page
    .locator('dl > div')
    .filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) })
    .locator('dd')
    .first();
const count = async (page, name) => Number((await figure(page, name).innerText()).replace(/\D/g, ''));

const into = (page, header) => page.getByRole('combobox', { name: `Where “${header}” goes` });

/** Up to the figures of the dry run. */
async function tryIt(page, { file, targets, ids, match, campaign, status, by, values, rest }) {
  await page.goto(`${base}/imports`);
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('heading', { name: 'Map the columns' }).waitFor();
  for (const [header, label] of Object.entries(targets))
    await into(page, header).selectOption({ label });
  for (const [header, system] of Object.entries(ids ?? {}))
    await page.getByRole('textbox', { name: `Where the ids of “${header}” come from` }).fill(system);
  if (rest) await page.getByRole('button', { name: 'New fields for the rest' }).click();
  await page.getByRole('combobox', { name: 'Find people by' }).selectOption({ label: match });
  if (campaign) {
    await page.getByRole('combobox', { name: 'Into the campaign' }).selectOption({ label: campaign });
    await page.getByRole('combobox', { name: 'Member status', exact: true }).selectOption(status);
    await page.getByRole('combobox', { name: 'Status by a column' }).selectOption(by);
    for (const [value, means] of Object.entries(values)) {
      const choice = page.getByRole('combobox', { name: value, exact: true });
      if ((await choice.count()) === 0) {
        await page.getByRole('textbox', { name: 'Another value' }).fill(value);
        await page.keyboard.press('Tab');
      }
      await choice.selectOption(means);
    }
  }
  same('axe', await violationsOn(page), []);
  await page.getByRole('button', { name: 'Try it' }).click();
  await page.getByRole('heading', { name: 'What would happen' }).waitFor();
}

/** Runs what was tried; the figures of its end. */
async function run(page, rows) {
  const start = page.getByRole('button', { name: /^Import [\d,]+ rows?$/ });
  await start.and(page.locator(':not([disabled])')).waitFor({ timeout: 120_000 });
  same('rows to import', Number((await start.innerText()).replace(/\D/g, '')), rows);
  await start.click();
  await page.getByRole('heading', { name: 'What happened' }).waitFor();
  await page.getByText('Done', { exact: true }).waitFor({ timeout: 240_000 });
  return { rows: await count(page, 'Rows'), refused: await count(page, 'Refused') };
}

/** What the campaign's page shows: its members, and how many stand on each status. */
async function shown(page, id) {
  await page.goto(`${base}/campaigns/${id}`);
  await page.getByRole('heading', { level: 2, name: 'Member statuses' }).waitFor();
  await figure(page, 'Members').waitFor();
  const statuses = (await api(`/campaigns/${id}/statuses`)).items.filter((each) => each.count > 0);
  const bars = await Promise.all(
    statuses.map(async ({ name }) => [
      name,
      Number(
        (
          await page
            .getByRole('progressbar', { name, exact: true })
            .locator('xpath=ancestor::div[.//p][1]')
            .locator('p.figures')
            .first()
            .innerText()
        ).replace(/\D/g, ''),
      ),
    ]),
  );
  return { members: await count(page, 'Members'), ...Object.fromEntries(bars) };
}

async function retail(page) {
  const file = `${data}/retail-campaigns.csv`;
  const rows = rowsOf(readFileSync(file, 'utf8'), ',');
  for (const column of [...[1, 2, 3, 4, 5].map((n) => `AcceptedCmp${n}`), 'Response']) {
    await check(`${column} of the retailer comes in through the browser`, async () => {
      const name = `Shop ${column}`;
      const id = await makeCampaign(page, name, 'Not sure yet');
      await tryIt(page, {
        file,
        targets: { ID: 'Id of one’s own' },
        ids: { ID: 'retail' },
        rest: column === 'AcceptedCmp1',
        match: 'Id from retail',
        campaign: name,
        status: 'Member',
        by: column,
        values: { 1: 'Responded' },
      });
      same('the run', await run(page, rows.length), { rows: rows.length, refused: 0 });
      const yes = rows.filter((row) => row[column] === '1').length;
      same('the campaign', await shown(page, id), {
        members: rows.length,
        Member: rows.length - yes,
        Responded: yes,
      });
    });
  }
  await check('each column became a field of its type', async () => {
    const fields = (await api('/fields?limit=1000')).items.filter((f) => f.subject === 'person');
    const types = Object.fromEntries(fields.map(({ key, type }) => [key, type]));
    const { yearBirth, dtCustomer, education, mntWines } = types;
    same('types', { yearBirth, dtCustomer, education, mntWines }, {
      yearBirth: 'number',
      dtCustomer: 'date',
      education: 'text',
      mntWines: 'number',
    });
  });
}

async function bank(page) {
  const file = `${data}/bank-phone-campaigns.csv`;
  const rows = rowsOf(readFileSync(file, 'utf8'), ';');
  await check('the bank’s calls come in through the browser, row by row', async () => {
    const name = 'Term deposit by browser';
    const id = await makeCampaign(page, name, 'A call list');
    await tryIt(page, {
      file,
      targets: {},
      rest: true,
      match: 'Each row is a new person',
      campaign: name,
      status: 'Reached',
      by: 'y',
      values: { yes: 'Success' },
    });
    same('the run', await run(page, rows.length), { rows: rows.length, refused: 0 });
    const yes = rows.filter((row) => row.y === 'yes').length;
    same('the campaign', await shown(page, id), {
      members: rows.length,
      Reached: rows.length - yes,
      Success: yes,
    });
  });
}

/** Rows that cannot be right are shown before the run, and come back as a file after it. */
async function refused(page) {
  await check('what is refused is shown, and comes back as a file', async () => {
    const lines = readFileSync(`${data}/retail-campaigns.csv`, 'utf8').split(/\r?\n/).slice(0, 21);
    const spoilt = [3, 7].map((place) => {
      lines[place] = lines[place].replace(/^(\d+),\d+,/, '$1,unknown,');
      return lines[place].split(',')[0];
    });
    await tryIt(page, {
      file: { name: 'spoilt.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) },
      targets: { ID: 'Id of one’s own' },
      ids: { ID: 'retail' },
      rest: true,
      match: 'Id from retail',
    });
    await page.getByRole('heading', { name: 'First faults' }).waitFor();
    same('the run', await run(page, 18), { rows: 20, refused: 2 });
    const file = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download 2 refused rows' }).click();
    const back = rowsOf(readFileSync(await (await file).path(), 'utf8'), ',');
    same('the file', back.map((row) => row.ID), spoilt);
  });
}

const browser = await open();
try {
  const { page, complaints } = await visit(browser);
  await signIn(page, admin);
  await retail(page);
  await bank(page);
  await refused(page);
  await check('no page complains', () => same('complaints', complaints, []));
} finally {
  await browser.close();
}
conclude('campaign data by browser');
