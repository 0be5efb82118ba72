// Everything that a campaign needs is made in the interface, dialog by dialog, and axe looks at each.
import { admin, api, base, signIn, until, visit } from './browser.mjs';
import { violationsOn } from './pages.mjs';

const mark = Date.now().toString(36);
const names = {
  campaign: `Made by hand ${mark}`,
  template: `Letter ${mark}`,
  form: `Questions ${mark}`,
  page: `Welcome ${mark}`,
  send: `First letter ${mark}`,
};
const email = `made.${mark}@example.net`;

async function clean(page) {
  const faults = await violationsOn(page);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** Fills and sends the dialog that is open, once axe has looked at it. */
async function dialog(page, fill, verb) {
  const box = page.getByRole('dialog');
  await box.waitFor();
  await fill(box);
  await clean(page);
  await box.getByRole('button', { name: verb, exact: true }).click();
  await box.waitFor({ state: 'detached' });
}

async function makeCampaign(page) {
  await page.goto(`${base}/campaigns?new=1`);
  const box = page.getByRole('dialog');
  await box.getByRole('textbox', { name: 'Name' }).fill(names.campaign);
  await clean(page);
  await box.getByRole('button', { name: 'Create campaign' }).click();
  await page.getByRole('heading', { level: 1, name: names.campaign }).waitFor();
  return page.url().split('/').pop().split('?')[0];
}

async function makeAsset(page, id, kind, fill) {
  await page.goto(`${base}/campaigns/${id}?tab=assets`);
  await page.getByRole('button', { name: 'Add asset' }).click();
  await page.getByRole('menuitem', { name: kind }).click();
  await dialog(page, fill, 'Create');
}

const name = (box) => box.getByRole('textbox', { name: 'Name', exact: false }).first();

async function makeAssets(page, id, check) {
  await check('a template is made in the interface', () =>
    makeAsset(page, id, 'E-mail template', async (box) => {
      await name(box).fill(names.template);
      await box.getByRole('textbox', { name: 'Subject' }).fill('Good news');
      await box.getByRole('textbox', { name: 'Text (HTML)' }).fill('<p>It goes on.</p>');
    }),
  );
  await check('a form is made in the interface', () =>
    makeAsset(page, id, 'Form', async (box) => {
      await name(box).fill(names.form);
      await box.getByRole('button', { name: 'Add question' }).click();
      await box.getByRole('textbox', { name: 'Shown after it was sent' }).fill('We have it.');
    }),
  );
  await check('a landing page is made in the interface', () =>
    makeAsset(page, id, 'Landing page', async (box) => {
      await name(box).fill(names.page);
      await box.getByRole('textbox', { name: 'Title' }).fill(names.page);
      await box.getByRole('combobox', { name: 'Form on the page' }).selectOption(names.form);
    }),
  );
  await check('an event is made in the interface', () =>
    makeAsset(page, id, 'Event', async (box) => {
      await name(box).fill(`Fair ${mark}`);
      await box.getByLabel('Starts').click();
      await page.getByRole('button', { name: 'Forward' }).click();
      await page.getByRole('button', { name: /^10 \p{L}+ 20/u }).click();
      await page.getByLabel('Hours').click();
      await page.keyboard.type('0930');
      await page.getByRole('button', { name: 'Done' }).click();
    }),
  );
  await check('a tracked link is made in the interface', () =>
    makeAsset(page, id, 'Tracked link', async (box) => {
      await name(box).fill(`Shop ${mark}`);
      await box.getByRole('textbox', { name: 'Leads to' }).fill('https://example.org/shop');
    }),
  );
}

/** A stranger sends the form of the page that was just made. */
async function visitorSends(browser) {
  const made = (await api('/pages?limit=1000')).items.find((each) => each.name === names.page);
  const { page, context } = await visit(browser);
  await page.goto(`${base}/p/${made.slug}`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('form button').click();
  await page.getByText('We have it.').first().waitFor();
  await context.close();
}

async function addMember(page, id) {
  await page.goto(`${base}/campaigns/${id}?tab=members`);
  await page.getByRole('button', { name: 'Add person' }).first().click();
  await dialog(page, (box) => box.getByRole('textbox', { name: 'E-mail' }).fill(email), 'Add');
}

/** A rule is made, a campaign is refused in its words, and the rule is switched off again. */
async function makeRule(page, id) {
  const message = `Say what ${mark} is for.`;
  await page.goto(`${base}/settings?tab=rules`);
  await page.getByRole('button', { name: 'New rule' }).click();
  await dialog(
    page,
    async (box) => {
      await box.getByRole('textbox', { name: 'Name' }).fill(`Objective ${mark}`);
      await box.getByRole('combobox', { name: 'What' }).selectOption({ label: 'Objective' });
      await box.getByRole('combobox', { name: 'How' }).selectOption({ label: 'is' });
      await box.getByRole('textbox', { name: 'Value' }).fill(mark);
      await box.getByText(`Refused when: Objective is “${mark}”.`).waitFor();
      await box.getByRole('textbox', { name: 'What is said then' }).fill(message);
    },
    'Create',
  );
  await page.goto(`${base}/campaigns/${id}`);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const box = page.getByRole('dialog');
  await box.getByRole('textbox', { name: 'Objective' }).fill(mark);
  await box.getByRole('button', { name: 'Save' }).click();
  await box.getByText(message).first().waitFor();
  await page.goto(`${base}/settings?tab=rules`);
  const inUse = page.getByRole('switch', { name: `Use Objective ${mark}` });
  await inUse.click({ force: true });
  await until('the rule is off', () => inUse.isChecked(), (checked) => !checked);
}

/** A flow is made step by step, saved as a draft, and published. */
async function makeFlow(page, id) {
  await page.goto(`${base}/campaigns/${id}?tab=flow`);
  await page.getByRole('button', { name: 'New flow' }).click();
  await page.getByRole('button', { name: 'Add the first step' }).click();
  await page.getByRole('menuitem', { name: 'Add to the score' }).click();
  await dialog(page, (box) => box.getByRole('textbox', { name: 'Points' }).fill('5'), 'Save');
  await page.getByRole('button', { name: 'Add a step after 1: then' }).click();
  await page.getByRole('menuitem', { name: 'Decide by rules' }).click();
  await dialog(
    page,
    (box) => box.getByRole('textbox', { name: 'Value' }).fill('anna@example.net'),
    'Save',
  );
  await page.getByRole('combobox', { name: 'Starts when' }).selectOption({ label: 'meeting held' });
  await clean(page);
  await page.getByRole('button', { name: 'Save the draft' }).click();
  await page.getByText('E-mail is “anna@example.net” → step 3').waitFor();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('Version 1 takes people in now.').waitFor();
  await clean(page);
}

async function sendLetter(page, id) {
  await page.goto(`${base}/campaigns/${id}?tab=assets`);
  await page.getByRole('button', { name: 'New mailing' }).click();
  await dialog(
    page,
    async (box) => {
      await box.getByRole('textbox', { name: 'Name' }).fill(names.send);
      await box.getByRole('combobox', { name: 'E-mail template' }).selectOption(names.template);
    },
    'Create',
  );
  await page.getByRole('button', { name: 'Review and send' }).click();
  await page.getByRole('button', { name: 'Send 1 mail' }).waitFor();
  await clean(page);
  await page.getByRole('button', { name: 'Send 1 mail' }).click();
  await until(
    'the letter is caught',
    () => api('/dev/mail'),
    ({ items }) =>
      items.some(({ to, subject }) => String(to).includes(email) && subject === 'Good news'),
  );
}

async function lookAtDialogs(page, id, check) {
  const [person] = (await api(`/people?q=${encodeURIComponent(email)}`)).items;
  const at = {
    'Edit campaign': [`/campaigns/${id}`, ['Edit']],
    'Add status': [`/campaigns/${id}`, ['Add status']],
    'Add audience': [`/campaigns/${id}`, ['Add audience']],
    [`Edit ${email}`]: [`/people/${person.id}`, ['Edit']],
    'Merge with another record': [`/people/${person.id}`, ['Actions', 'Merge with another record']],
    'Erase this person': [`/people/${person.id}`, ['Actions', 'Erase this person']],
    'Record what they said': [`/people/${person.id}`, ['Record what they said']],
    'New user': ['/settings', ['New user']],
    'New criterion': ['/settings?tab=qualification', ['New criterion']],
  };
  for (const [title, [route, presses]] of Object.entries(at)) {
    await check(`the dialog “${title}” is fit for everybody`, async () => {
      await page.goto(base + route);
      for (const press of presses) {
        const place = page
          .getByRole('button', { name: press, exact: true })
          .or(page.getByRole('menuitem', { name: press, exact: true }));
        await place.first().click();
      }
      await page.getByRole('dialog', { name: title }).waitFor();
      await clean(page);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });
  }
}

export async function making(browser, check) {
  const { page, context } = await visit(browser);
  await signIn(page, admin);
  let id = '';
  await check('a campaign is made in the interface', async () => {
    id = await makeCampaign(page);
  });
  await makeAssets(page, id, check);
  await check('a stranger sends the form of the new page', () => visitorSends(browser));
  await check('she is added by hand', () => addMember(page, id));
  await check('a rule is made, and refuses in its own words', () => makeRule(page, id));
  await check('a flow is made step by step, and published', () => makeFlow(page, id));
  await check('a mailing is reviewed and sent', () => sendLetter(page, id));
  await lookAtDialogs(page, id, check);
  await context.close();
}
