// What a viewer may not do is not offered, and is refused all the same.
import { api, base, signIn, visit } from './browser.mjs';

const viewer = { login: `viewer-${Date.now().toString(36)}`, password: 'looks but never touches' };

async function writeFromThePage(page, path, method, body) {
  return page.evaluate(
    async ([where, how, what]) => {
      const token = document.cookie.match(/XSRF-TOKEN=([^;]+)/)?.[1] ?? '';
      const answer = await fetch(`/api/v1${where}`, {
        method: how,
        headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(token) },
        body: JSON.stringify(what),
      });
      return answer.status;
    },
    [path, method, body],
  );
}

export async function roles(browser, check) {
  await api('/users', 'POST', { ...viewer, name: 'Vera Viewer', role: 'viewer' });
  const [campaign] = (await api('/campaigns?limit=1')).items;
  const { page, context } = await visit(browser);
  await check('a viewer signs in and reads', async () => {
    await signIn(page, viewer);
    await page.goto(`${base}/campaigns/${campaign.id}`);
    await page.getByRole('heading', { level: 1, name: campaign.name }).waitFor();
  });
  await check('a viewer is offered no editing', async () => {
    for (const name of ['Edit', 'Change status', 'Add person', 'New campaign']) {
      const buttons = await page.getByRole('button', { name, exact: true }).count();
      if (buttons > 0) throw new Error(`“${name}” is offered`);
    }
  });
  await check('a viewer is refused on the API', async () => {
    const made = await writeFromThePage(page, '/campaigns', 'POST', { name: 'Not for viewers' });
    if (made !== 403) throw new Error(`a new campaign is answered with ${made}`);
  });
  await context.close();
}
