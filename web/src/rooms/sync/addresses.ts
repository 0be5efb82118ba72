type Address = { usual: string; example: string };

/** Where a system is reached: its one address, or what an address of one's own looks like. */
const addresses: Record<string, Address> = {
  salesforce: { usual: '', example: 'https://example.my.salesforce.com' },
  hubspot: { usual: 'https://api.hubapi.com', example: 'https://api.hubapi.com' },
  pardot: { usual: 'https://pi.pardot.com', example: 'https://pi.pardot.com' },
  dynamics: { usual: '', example: 'https://example.crm4.dynamics.com' },
  sugarcrm: { usual: '', example: 'https://example.sugarondemand.com' },
  suitecrm: { usual: '', example: 'https://crm.example.org' },
  marketo: { usual: '', example: 'https://123-ABC-456.mktorest.com' },
  activecampaign: { usual: '', example: 'https://example.api-us1.com' },
};

export const addressOf = (system: string): Address =>
  addresses[system] ?? { usual: '', example: 'https://example.org' };
