// What each simulator printed when it was ready: JSON in an environment variable, or the base URL
// alone (SALESFORCE_URL and the like) with the simulators' fixed credentials.
function ready(name, fixed) {
  if (process.env[name]) return JSON.parse(process.env[name]);
  const baseUrl = process.env[`${name}_URL`];
  if (!baseUrl) throw new Error(`set ${name} (the simulator's last line) or ${name}_URL`);
  return { baseUrl, ...fixed };
}

export const salesforce = () =>
  ready('SALESFORCE', {
    username: 'admin@unisono.example',
    password: 'simulated-password',
    clientId: 'simulated-client',
    clientSecret: 'simulated-secret',
  });

export const hubspot = () =>
  ready('HUBSPOT', {
    accessToken: 'pat-simulated-token',
    clientId: 'simulated-client',
    clientSecret: 'simulated-secret',
    refreshToken: 'simulated-refresh-token',
    developerKey: 'simulated-developer-key',
    appId: 77,
    portalId: 146000001,
  });

export const suitecrm = () =>
  ready('SUITECRM', {
    clientId: '3d1c0c52-6d3c-4b0e-9a7e-5f0c2b9a1e01',
    clientSecret: 'simulated-secret',
  });

export const dynamics = () => ready('DYNAMICS', {});

export const marketo = () => ready('MARKETO', {});

export async function faults(baseUrl, switches) {
  await control(baseUrl, 'faults', switches);
}

export async function automations(baseUrl, switches) {
  await control(baseUrl, 'automations', switches);
}

async function control(baseUrl, what, switches) {
  const answer = await fetch(`${baseUrl}/_sim/${what}`, {
    method: 'POST',
    body: JSON.stringify(switches),
  });
  if (!answer.ok) throw new Error(await answer.text());
}
