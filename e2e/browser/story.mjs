// The main road through the interface: a visitor's form, and what is seen of it inside.
import { admin, api, base, signIn, until, visit } from './browser.mjs';

const email = `browser.${Date.now().toString(36)}@example.net`;

async function landingPage() {
  const pages = (await api('/pages?limit=200')).items;
  const page = pages.find(({ name }) => name === 'Autumn webinar');
  if (!page) throw new Error('the story has left no landing page');
  return `${base}/p/${page.slug}`;
}

async function sendTheForm(browser) {
  const { page, context } = await visit(browser);
  await page.goto(await landingPage());
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=firstName]').fill('Browser');
  await page.locator('input[name=lastName]').fill('Visitor');
  await page.locator('form button').click();
  await page.getByText('Your place is booked').first().waitFor();
  await context.close();
}

async function seeMember(page, campaignName) {
  const campaign = (await api('/campaigns?limit=200')).items.find(
    ({ name }) => name === campaignName,
  );
  await page.goto(`${base}/campaigns/${campaign.id}?tab=members&q=${encodeURIComponent(email)}`);
  await page.getByRole('row').filter({ hasText: 'Browser Visitor' }).waitFor();
}

async function seeMail(page) {
  await until(
    'the mail is caught',
    () => api('/dev/mail'),
    ({ items }) => items.some(({ to }) => String(to).includes(email)),
  );
  await page.goto(`${base}/dev/mail`);
  await page.getByText(email).first().click();
  await page.getByText('Your place is booked').first().waitFor();
}

async function pressJoin(browser) {
  const { items } = await api('/dev/mail');
  const { html } = items.find(({ to }) => String(to).includes(email));
  const [link] = html.match(/https?:\/\/[^"]+\/l\/[^"]+/) ?? [];
  const { page, context } = await visit(browser);
  await page.goto(link);
  await page.getByRole('button', { name: 'Join now' }).click();
  await page.waitForLoadState('networkidle');
  await context.close();
}

async function seeTimeline(page) {
  const [person] = (await api(`/people?q=${encodeURIComponent(email)}`)).items;
  await until(
    'the status is Attended',
    () => api(`/people/${person.id}/timeline`),
    ({ items }) => JSON.stringify(items).includes('Attended'),
  );
  await page.goto(`${base}/people/${person.id}`);
  await page.getByRole('heading', { level: 1, name: 'Browser Visitor' }).waitFor();
  await page.getByText('Attended').first().waitFor();
  await page.getByText('Autumn webinar').first().waitFor();
}

export async function story(browser, check) {
  const { page, context } = await visit(browser);
  await check('a wrong password is answered in words', async () => {
    await page.goto(`${base}/login`);
    await page.locator('input[autocomplete=username]').fill(admin.login);
    await page.locator('input[autocomplete=current-password]').fill('not the password');
    await page.locator('button[type=submit]').click();
    await page.locator('[aria-invalid=true]').waitFor();
  });
  await check('the admin signs in', () => signIn(page, admin));
  await check('a visitor sends the form of the landing page', () => sendTheForm(browser));
  await check('she is a member of the journey', () => seeMember(page, 'Webinar follow-up'));
  await check('she is a member of the webinar', () => seeMember(page, 'Autumn webinar'));
  await check('her mail is in the catcher', () => seeMail(page));
  await check('she presses the button that the mail leads to', () => pressJoin(browser));
  await check('her timeline tells of it', () => seeTimeline(page));
  await context.close();
}
