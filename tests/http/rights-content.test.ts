// What answers may contain: every reading route × everybody × both domains, searched for words that only some may read.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BcDomain, bcDomains } from '../../src/domain/bc-domain.ts';
import { deviations } from '../../src/domain/deviation.ts';
import { figuresOfDomains } from '../../src/domain/figures.ts';
import { maturities } from '../../src/domain/maturity.ts';
import { contacts } from '../../src/domain/people.ts';
import { plans } from '../../src/domain/plan-rules.ts';
import { processes } from '../../src/domain/process.ts';
import { resources } from '../../src/domain/resource.ts';
import type { LandView } from '../../src/http/contract-kpi.ts';
import { deviation, plan, process, resource } from '../domain/kpi-samples.ts';
import { type House, openHouse } from './house.ts';
import { type Name, names, person } from './house-people.ts';

const domains = ['MI-ALF', 'MU-BET'] as const;
type Domain = (typeof domains)[number];
const setup = { system: 'setup' } as const;

/** Words that stand in one domain's registers and nowhere else. */
const secrets = ['Geheimprozess', 'Geheimressource', 'Geheimplan', 'Geheimgrund', 'Geheimnachweis'] as const;
const tail: Readonly<Record<Domain, string>> = { 'MI-ALF': 'alf', 'MU-BET': 'bet' };
const word = (secret: string, domain: Domain) => `${secret}${tail[domain]}`;

let house: House;
/** Nils answers for ALF without any right there: its Behördenleitung. */
const manages = { 'MI-ALF': 'nils', 'MU-BET': null } as const;
const decides: Readonly<Record<Domain, readonly Name[]>> = {
  'MI-ALF': ['alma', 'cord', 'zora'],
  'MU-BET': ['bea', 'zora'],
};

beforeAll(async () => {
  house = await openHouse();
  for (const domain of domains) await fill(domain);
});
afterAll(() => house.close());

async function fill(domain: Domain): Promise<void> {
  const put = async <V extends { id: string }>(
    model: typeof processes | typeof resources | typeof deviations,
    value: V,
  ) => house.entry.execute(model as typeof processes, value.id, { type: 'put', value: value as never }, setup);
  const own = { domain, id: `${domain}.geheim` };
  await put(processes, {
    ...process('x'),
    ...own,
    name: word('Geheimprozess', domain),
    needsResources: [`${domain}.geheim`],
  });
  await put(resources, { ...resource('x'), ...own, name: word('Geheimressource', domain) });
  await put(deviations, { ...deviation('x'), ...own, reason: word('Geheimgrund', domain) });
  const { content } = plan('x', 'GFP', '2026-01-01').value.released ?? {};
  if (!content) throw new Error('the sample has no content');
  const written = { ...content, title: word('Geheimplan', domain), owner: person('zora').id, processes: [own.id] };
  await house.entry.execute(plans, own.id, { type: 'write', domain, content: written }, setup);
  const second = { at: house.clock.now(), by: 'p-second0' };
  for (const command of [
    { type: 'submit', change: 'neu', material: false, management: [] },
    { type: 'pass-qa', note: '', past: second },
    { type: 'release', reason: 'Probe', past: second },
    { type: 'trigger', kind: 'LAW', note: '' },
  ] as const) {
    await house.entry.execute(plans, own.id, command, setup);
  }
  const steps = { bia: { level: 2, evidence: word('Geheimnachweis', domain), note: '' } } as const;
  const maturity = { domain, assessedOn: '2026-01-01', steps };
  await house.entry.execute(maturities, domain, { type: 'put', value: maturity }, setup);
  const record = (await house.entry.read(bcDomains, domain)).state.value as BcDomain;
  const boss = manages[domain];
  const management = boss ? [person(boss).id] : [];
  await house.entry.execute(bcDomains, domain, { type: 'put', value: { ...record, management } }, setup);
  const ivo = person(domain === 'MI-ALF' ? 'ivo' : 'bea').id;
  const number = {
    number: `+4951155501${domain === 'MI-ALF' ? '11' : '22'}`,
    kind: 'service',
    sms: true,
    voice: true,
    onPaper: true,
  } as const;
  await house.entry.execute(
    contacts,
    ivo,
    { type: 'put', value: { person: ivo, numbers: [number], email: true, confirmedAt: null } },
    setup,
  );
}

/** Every address that can be read, with whatever its routes may ask for. */
function addresses(domain: Domain): readonly string[] {
  const skipped = ['/api/changes', '/api/messages'];
  const paths = house.routes
    .filter(({ method, url }) => method === 'GET' && url.startsWith('/api/') && !skipped.includes(url))
    .map(({ url }) => url);
  return [...new Set(paths)].flatMap((url) => {
    const path = url.replace(':domain', domain).replace(/:id|:copy/, `${domain}.geheim`);
    const base = `domain=${domain}&level=CRISIS&q=geheim&id=${domain}.geheim`;
    const tables =
      url === '/api/kpi/export' ? ['figures', 'matrix', 'timeline', 'deviations', 'maturity', 'releases'] : [''];
    const kpis = /items|figure/.test(url) ? ['K1', 'K4', 'K8', 'K13', 'K14', 'K20', 'K21'] : ['K1'];
    return tables.flatMap((table) =>
      kpis.map((kpi) => `${path}?${base}&kpi=${kpi}${table === '' ? '' : `&table=${table}`}`),
    );
  });
}

async function everything(name: Name, domain: Domain): Promise<string> {
  const texts: string[] = [];
  for (const address of addresses(domain)) {
    // A person may ask so often in a minute.
    await house.clock.advance(2_000);
    texts.push((await house.ask(name, address)).text);
  }
  return texts.join('\n');
}

describe.each(domains)('%s', (domain) => {
  test.each(names)('%s reads what she may, and nothing else', { timeout: 60_000 }, async (name) => {
    const read = await everything(name, domain);
    const may = decides[domain].includes(name) || manages[domain] === name;
    const found = secrets.filter((secret) => read.includes(word(secret, domain)));
    // Workbooks are packed, so what stands in them is not found here; the same views were read as JSON.
    expect([name, ...found]).toEqual([name, ...(may ? secrets : [])]);
    const elsewhere = domains.filter((one) => one !== domain && !decides[one].includes(name) && manages[one] !== name);
    for (const other of elsewhere) expect(secrets.filter((one) => read.includes(word(one, other)))).toEqual([]);
  });
});

test('released figures carry no name, no word and no id of the registers, and nobody’s number', async () => {
  const domain = 'MI-ALF';
  for (const [name, path, body] of [
    ['cord', 'draft', { domain, remark: 'Personal fehlt', support: 'Vorlage für WAP' }],
    ['alma', 'release', { domain, asOf: house.clock.now() }],
  ] as const) {
    expect((await house.ask(name, `/api/kpi/release/${path}`, { body })).status).toBe(200);
  }
  const read = await everything('olga', domain);
  expect(read).toContain('Vorlage für WAP');
  expect(read).toContain('P-001');
  for (const secret of [
    ...secrets.map((one) => word(one, domain)),
    `${domain}.geheim`,
    '5501',
    'Saat-ivo',
    'Saat-lena',
  ]) {
    expect([secret, read.includes(secret)]).toEqual([secret, false]);
  }
  expect(read).toContain(person('alma').name);
});

test('figures of fewer than five people are hidden, and are not reckoned out of sums', async () => {
  const { domains: seen, sums } = (await house.ask<LandView>('olga', '/api/land')).json;
  const alf = seen.find(({ id }) => id === 'MI-ALF')?.release?.figures ?? [];
  expect(alf.filter((one) => 'hidden' in one).map(({ id }) => id)).toEqual(['K14', 'K15', 'K20']);
  expect(sums.find(({ id }) => id === 'K14')).toMatchObject({ met: 0, open: 0, unknown: 0, domains: 0 });
  expect((await house.ask('olga', '/api/land/figure?domain=MI-ALF&kpi=K14')).status).toBe(404);
});

test('an unreleased draft is nobody’s but the domain’s', async () => {
  const domain = 'MU-BET';
  await house.entry.execute(
    figuresOfDomains,
    domain,
    {
      type: 'draft',
      domain,
      asOf: 1,
      set: 0,
      figures: [],
      facts: { stage: 'STANDARD', officerNamed: true, guidelineDay: null, overdue: ['M-77'], maturity: null },
      management: [],
      remark: 'Nur im Entwurf',
      support: '',
    },
    setup,
  );
  const read = await everything('olga', domain);
  expect([read.includes('Nur im Entwurf'), read.includes('M-77')]).toEqual([false, false]);
});
