// Chromium, and visits to the installation under test.
import { createRequire } from 'node:module';

// The packages of the interface: no second place that has to be kept up to date.
export const packages = createRequire(new URL('../../web/package.json', import.meta.url));
const { chromium } = packages('playwright-core');

export const base = process.env.UNISONO_URL;
export const admin = { login: process.env.UNISONO_LOGIN, password: process.env.UNISONO_PASSWORD };

export const open = () =>
  chromium.launch({
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

/** The API with the demo's own token. */
export async function api(path, method = 'GET', body = undefined) {
  const answer = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${process.env.UNISONO_TOKEN}`,
      ...(body ? { 'Content-Type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? undefined : answer.json();
}

/** Asks again until the answer fits; in the end it is given back as it is, or, without `wait`, a fault. */
export async function until(what, ask, fits, wait = undefined) {
  const end = Date.now() + (wait ?? 15_000);
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (Date.now() > end) {
      if (wait !== undefined) return answer;
      throw new Error(`${what}: it never came to be`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

// As people's browsers call themselves; one that says it has no head is taken for a machine.
const person =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';

/** A visit of one's own; whatever the page complains of is kept. */
export async function visit(browser, { scheme = 'light', width = 1440 } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    reducedMotion: 'reduce',
    locale: 'en',
    userAgent: person,
  });
  await context.addInitScript(
    (colours) => localStorage.setItem('mantine-color-scheme-value', colours),
    scheme,
  );
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints = [];
  // The catcher shows mails in a frame that may run nothing, and says so.
  page.on('pageerror', ({ message }) => message.includes('sandboxed') || complaints.push(message));
  return { context, page, complaints };
}

export async function signIn(page, { login, password }) {
  await page.goto(`${base}/login`);
  await page.locator('input[autocomplete=username]').fill(login);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => url.pathname !== '/login');
}

/** Words and colours of whoever is signed in on this page. */
export async function speak(page, language) {
  await page.evaluate(async (tongue) => {
    const token = document.cookie.match(/XSRF-TOKEN=([^;]+)/)?.[1] ?? '';
    localStorage.setItem('unisono.language', tongue);
    const answer = await fetch('/api/v1/session', {
      method: 'PATCH',
      headers: {
        'Content-Type': 'application/merge-patch+json',
        'X-XSRF-TOKEN': decodeURIComponent(token),
      },
      body: JSON.stringify({ language: tongue }),
    });
    if (!answer.ok) throw new Error(`the language is refused: ${answer.status}`);
  }, language);
}

export const paint = (page, scheme) =>
  page.evaluate((colours) => localStorage.setItem('mantine-color-scheme-value', colours), scheme);
