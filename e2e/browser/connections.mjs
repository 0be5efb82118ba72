// A connection to a simulator, so that its pages have something to show.
import { api, until } from './browser.mjs';

/** The first connection there is; without one, Salesforce's simulator is connected and read. */
export async function connections() {
  const there = (await api('/connections')).items;
  if (there.length > 0) return there[0].id;
  const simulator = JSON.parse(process.env.UNISONO_SALESFORCE);
  const { id } = await api('/connections', 'POST', {
    system: 'salesforce',
    name: 'Salesforce',
    baseUrl: simulator.baseUrl,
    settings: { clientId: simulator.clientId },
    secrets: { clientSecret: simulator.clientSecret },
  });
  const webinar = (await api('/campaigns?q=Autumn')).items[0];
  if (webinar) await api(`/campaigns/${webinar.id}/connect`, 'POST', { connectionId: id });
  const run = await api(`/connections/${id}/sync`, 'POST');
  await until(
    'the first run ends',
    () => api(`/connections/${id}/runs/${run.id}`),
    ({ state }) => state === 'done' || state === 'failed',
  );
  return id;
}
