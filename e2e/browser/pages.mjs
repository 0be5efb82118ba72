// axe, and whether anything sticks out, on the routes of the application.
import { readFileSync } from 'node:fs';
import { admin, base, packages, paint, signIn, speak, until, visit } from './browser.mjs';
import { routes } from './routes.mjs';

const axe = readFileSync(packages.resolve('axe-core/axe.min.js'), 'utf8');
const languages = ['en', 'fr', 'it', 'fi', 'de'];
const schemes = ['light', 'dark'];
/** Those looked at in all languages and both schemes even when time is short. */
const full = ['home', 'campaign', 'streams'];

async function arrive(page, route) {
  await page.goto(base + route, { waitUntil: 'load' });
  await page.waitForSelector('h1');
  // The skeletons of what is still being asked for.
  await page.waitForFunction(() => !document.querySelector('.late[role=status]'));
  await page.waitForLoadState('networkidle');
}

function tellViolation({ id, nodes }) {
  const places = nodes
    .slice(0, 2)
    .map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message?.slice(0, 140) ?? ''}`);
  return `${id}: ${places.join(' | ')}`;
}

/** What axe finds on the page as it stands. */
export async function violationsOn(page) {
  await page.evaluate(axe);
  // Frames are left out: the mail's own frame allows no script, and axe would wait for it.
  const violations = await page.evaluate(() =>
    globalThis.axe.run(document, { iframes: false }).then((result) => result.violations),
  );
  return violations.map(tellViolation);
}

async function faultsOf({ page, complaints }, route) {
  complaints.length = 0;
  await arrive(page, route);
  const faults = [];
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (over > 0) faults.push(`sticks out by ${over} px`);
  faults.push(...(await violationsOn(page)), ...complaints);
  return faults;
}

async function narrow(page, route) {
  await page.setViewportSize({ width: 390, height: 844 });
  const over = await until(
    'the page settles',
    () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    (px) => px <= 0,
    1_500,
  );
  await page.setViewportSize({ width: 1440, height: 900 });
  return over > 0 ? [`${route} sticks out by ${over} px at 390 px`] : [];
}

export async function lookAtPages(browser, check, deep) {
  const places = await routes();
  const visitor = await visit(browser);
  const { page, context } = visitor;
  await signIn(page, admin);
  for (const language of languages) {
    await speak(page, language);
    for (const scheme of schemes) {
      await paint(page, scheme);
      for (const [name, route] of Object.entries(places)) {
        const once = language === 'en' && scheme === 'light';
        if (!deep && !once && !full.includes(name)) continue;
        await check(`${name}, ${language}, ${scheme}: ${route}`, async () => {
          const faults = await faultsOf(visitor, route);
          faults.push(...(await narrow(page, route)));
          if (faults.length > 0) throw new Error(faults.join('\n'));
        });
      }
    }
  }
  await speak(page, 'en');
  await context.close();
}
