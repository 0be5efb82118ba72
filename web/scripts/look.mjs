// Opens every page in Chromium, runs axe on it, measures overflow, and keeps a picture.
// node scripts/look.mjs BASE_URL OUT_FOLDER [languages] [schemes] [widths] [only]
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [base, out, languages = 'en', schemes = 'light', widths = '1440', only = ''] =
  process.argv.slice(2);
const campaign = '/campaigns/00000001-0000-7000-8000-000000000000';
const person = '/people/00000002-0000-7000-8000-000000000000';
const connection = '/connections/00000006-0000-7000-8000-000000000001';
const routes = {
  home: '/',
  campaigns: '/campaigns?style=program&status=inProgress',
  newCampaign: '/campaigns?new=1',
  campaign,
  members: `${campaign}?tab=members`,
  flow: `${campaign}?tab=flow`,
  campaignAssets: `${campaign}?tab=assets`,
  money: `${campaign}?tab=money`,
  campaignSync: `${campaign}?tab=sync`,
  history: `${campaign}?tab=history`,
  people: '/people',
  person,
  segments: '/segments',
  lists: '/segments?tab=lists',
  flows: '/flows',
  assets: '/assets',
  insights: '/insights',
  imports: '/imports',
  importResult: '/imports/run',
  connections: '/connections',
  streams: connection,
  twins: `${connection}?tab=twins`,
  inbox: `${connection}?tab=inbox`,
  ledger: `${connection}?tab=ledger`,
  maps: `${connection}?tab=maps`,
  plan: `${connection}?tab=plan`,
  runs: `${connection}?tab=runs`,
  health: `${connection}?tab=health`,
  account: `${connection}?tab=account`,
  addConnection: '/connections/new',
  words: '/words',
  users: '/settings',
  tokens: '/settings?tab=tokens',
  fields: '/settings?tab=fields',
  rules: '/settings?tab=rules',
  qualification: '/settings?tab=qualification',
  mail: '/dev/mail',
  missing: '/nowhere',
  login: '/login',
  setup: '/setup?token=abc',
};

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
let faults = 0;
const tell = (where, what) => {
  faults += 1;
  console.log(`${where}: ${what}`);
};

async function look(page, name, route, label) {
  await page.goto(base + route, { waitUntil: 'networkidle', timeout: 8_000 });
  await page.waitForTimeout(route.includes('flow') ? 900 : 350);
  await page.screenshot({ path: `${out}/${label}-${name}.png` });
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (wide > 0) tell(`${label} ${name}`, `overflows by ${wide} px`);
  // Frames are left out: the mail's own frame allows no script, and axe would wait for it.
  await page.evaluate(axe);
  const violations = await page.evaluate(() =>
    globalThis.axe.run(document, { iframes: false }).then((result) => result.violations),
  );
  for (const { id, nodes } of violations)
    tell(
      `${label} ${name}`,
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html, any }) => `${html.slice(0, 140)} ${any[0]?.message?.slice(0, 120) ?? ''}`)
        .join(' | ')}`,
    );
}

for (const language of languages.split(',')) {
  for (const scheme of schemes.split(',')) {
    for (const width of widths.split(',')) {
      const context = await browser.newContext({
        viewport: { width: Number(width), height: width < 600 ? 844 : 900 },
        reducedMotion: 'reduce',
        locale: language,
      });
      await context.addInitScript(
        ([tongue, colours]) => {
          localStorage.setItem('unisono.language', tongue);
          localStorage.setItem('mantine-color-scheme-value', colours);
        },
        [language, scheme],
      );
      // Inside, the language is the account's.
      await context.request.patch(`${base}/api/v1/session`, { data: { language } });
      const page = await context.newPage();
      page.on(
        'pageerror',
        (error) => error.message.includes('sandboxed') || tell(page.url(), error.message),
      );
      page.on(
        'console',
        (message) =>
          message.type() === 'error' &&
          !message.text().includes('Failed to load') &&
          tell(page.url(), message.text().slice(0, 300)),
      );
      for (const [name, route] of Object.entries(routes)) {
        if (only && !only.split(',').includes(name)) continue;
        await look(page, name, route, `${language}-${scheme}-${width}`);
      }
      await context.close();
    }
  }
}
await browser.close();
console.log(faults ? `${faults} faults` : 'nothing found');
process.exitCode = faults ? 1 : 0;
