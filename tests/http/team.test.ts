// People and roles over HTTP: seen, edited on a version, searched, as files, on paper, and everybody's own contact.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bcDomains } from '../../src/domain/bc-domain.ts';
import { contacts, people } from '../../src/domain/people.ts';
import type { Team } from '../../src/domain/team-edit.ts';
import type { ErrorBody } from '../../src/http/contract.ts';
import type {
  ContactView,
  TeamContacts,
  TeamSearch,
  TeamView,
  WorkbookPreview,
} from '../../src/http/contract-people.ts';
import { pdfPages } from '../connectors/pdf-text.ts';
import { type House, openHouse } from './house.ts';
import { type Name, person, regrant } from './house-people.ts';

const path = '/api/team/MI-ALF';
const xlsx = { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
const mobile = { number: '0151 5555-0101', kind: 'private', sms: true, voice: true, onPaper: true } as const;
const landline = { number: '0511 555-0102', kind: 'service', sms: false, voice: true, onPaper: false } as const;

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const view = async (name: Name = 'cord') => (await house.ask<TeamView>(name, path)).json;
const id = (name: Name) => person(name).id;
const roleOf = (team: Team, kind: string) => team.roles.find((role) => role.kind === kind);
const withIt = (team: Team, holders: readonly Name[]): Team => ({
  ...team,
  roles: team.roles.map((role) => (role.kind === 'IT' ? { ...role, holders: holders.map(id), terms: {} } : role)),
});
const put = (name: Name, revision: number, team: unknown) =>
  house.ask<ErrorBody>(name, path, { body: { revision, team } });
const sentence = ({ status, json }: { status: number; json: ErrorBody }) => `${status} ${json.error.text}`;
async function raw(name: Name, of: string, body: unknown): Promise<Buffer> {
  const response = await fetch(`${house.origin}${of}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${await house.token(name)}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

describe('the team', () => {
  it('is seen with names, gaps and its history', async () => {
    const seen = await view();
    expect(seen.people.map(({ name }) => name).sort()).toEqual(['Dora Saat-dora', 'Ivo Saat-ivo', 'Lena Saat-lena']);
    expect(seen.gaps).toContainEqual({ code: 'no-holder', weight: 'now', role: 'FINANCE', person: '' });
    expect(seen.gaps).toContainEqual({ code: 'no-contact', weight: 'soon', role: 'IT', person: id('ivo') });
    expect([seen.seesContacts, seen.copies, seen.history.length]).toEqual([false, null, 1]);
    expect(JSON.stringify(seen)).not.toContain('saat@land.example');
  });

  it('is changed by a coordinator; who, when and what stand in its history', async () => {
    const { revision, team } = await view();
    const answer = await put('cord', revision, withIt(team, ['dora', 'nils']));
    expect([answer.status, answer.json]).toEqual([200, { revision: revision + 1 }]);
    const after = await view('alma');
    expect(roleOf(after.team, 'IT')?.holders).toEqual([id('dora'), id('nils')]);
    expect(after.history[0]).toMatchObject({ version: 2, by: 'Cord Saat-cord', at: house.clock.now() });
    expect(after.history[0]?.changes.map(({ code }) => code)).toEqual(['removed', 'added']);
  });

  it('is not overwritten when somebody else was faster', async () => {
    const { revision, team } = await view();
    await put('cord', revision, withIt(team, ['dora']));
    expect(sentence(await put('alma', revision, withIt(team, ['ivo'])))).toBe(
      '409 Jemand anderes hat das inzwischen geändert. Bitte sehen Sie sich den neuen Stand an und ändern Sie ihn dann.',
    );
    expect(roleOf((await view()).team, 'IT')?.holders).toEqual([id('dora')]);
  });

  it('takes nobody of another house, and nobody unknown', async () => {
    const { revision, team } = await view();
    const refused = '409 Eine der Personen gehört nicht zu Ihrem Bereich. Bitte wählen Sie jemanden aus der Suche.';
    expect(sentence(await put('cord', revision, withIt(team, ['bea'])))).toBe(refused);
    expect(sentence(await put('cord', revision, { ...team, management: ['p-nobody00'] }))).toBe(refused);
  });

  it('is nothing else of the domain, and gives nobody a right', async () => {
    const { revision, team } = await view();
    const before = (await house.entry.read(bcDomains, 'MI-ALF')).state.value;
    expect((await put('cord', revision, { ...team, callIn: { number: '0900', pin: '' } })).status).toBe(400);
    await put('cord', revision, withIt(team, ['cord', 'nils']));
    const after = (await house.entry.read(bcDomains, 'MI-ALF')).state.value;
    expect({ ...after, roles: [], duty: [], officeHours: null, management: [] }).toEqual({
      ...before,
      roles: [],
      duty: [],
      officeHours: null,
      management: [],
    });
    expect((await house.entry.read(people, id('cord'))).state.value?.grants).toEqual(person('cord').grants);
    expect((await house.ask('cord', `${path}/contacts`)).status).toBe(403);
  });

  it('says who is on call now', async () => {
    const { revision, team } = await view();
    const now = house.clock.now();
    const windows = [
      { person: id('dora'), kind: 'on-call', role: 'IT', from: now - 1, to: now + 60_000 },
      { person: id('ivo'), kind: 'on-call', role: null, from: now + 60_000, to: now + 120_000 },
    ];
    await put('cord', revision, { ...team, duty: windows });
    expect((await view()).onCall).toEqual([{ person: id('dora'), role: 'IT', to: now + 60_000 }]);
  });
});

describe('searching', () => {
  const search = async (name: Name, q: string) =>
    (await house.ask<TeamSearch>(name, `${path}/people?q=${encodeURIComponent(q)}`)).json;
  it('finds staff of the domain by name, job or address, and nobody else', async () => {
    expect((await search('cord', 'NILS')).people.map(({ name }) => name)).toEqual(['Nils Saat-nils']);
    expect((await search('cord', 'saattitel dora')).people).toHaveLength(1);
    expect((await search('cord', 'bea')).people).toEqual([]);
    expect((await search('cord', 'n')).people).toEqual([]);
  });
});

describe('the workbook', () => {
  it('goes out and comes back without a change', async () => {
    const file = await raw('cord', `${path}/workbook`, undefined);
    const answer = await house.ask<WorkbookPreview>('cord', `${path}/workbook`, {
      body: new Uint8Array(file),
      headers: xlsx,
    });
    expect(answer.status).toBe(200);
    expect([answer.json.faults, answer.json.changes]).toEqual([[], []]);
  });

  it('shows what it would change and stores nothing; taken over, it is one new version', async () => {
    const { revision, team } = await view();
    await put('cord', revision, withIt(team, ['dora']));
    const file = await raw('cord', `${path}/workbook`, undefined);
    await put('cord', revision + 1, withIt(team, ['ivo', 'dora']));
    const { json } = await house.ask<WorkbookPreview>('cord', `${path}/workbook`, {
      body: new Uint8Array(file),
      headers: xlsx,
    });
    expect(json.changes).toEqual([{ code: 'removed', role: 'IT', person: id('ivo'), rank: 0 }]);
    expect((await view()).revision).toBe(revision + 2);
    expect((await put('cord', json.revision, json.team)).status).toBe(200);
    expect([(await view()).revision, roleOf((await view()).team, 'IT')?.holders]).toEqual([revision + 3, [id('dora')]]);
  });

  it('that is none, or too large, is told in a sentence, and nothing is stored', async () => {
    const wrong = await house.ask<WorkbookPreview>('cord', `${path}/workbook`, { body: 'Rolle;Person', headers: xlsx });
    expect(wrong.json.faults.map(({ code }) => code)).toEqual(['no-workbook']);
    const large = await house.ask<WorkbookPreview>('cord', `${path}/workbook`, {
      body: new Uint8Array(11 * 1024 * 1024),
      headers: xlsx,
    });
    expect(large.json.faults.map(({ code }) => code)).toEqual(['too-big']);
    const huge = await house.ask('cord', `${path}/workbook`, { body: new Uint8Array(13 * 1024 * 1024), headers: xlsx });
    expect(huge.status).toBe(413);
    expect((await view()).revision).toBe(1);
  });
});

describe('my contact', () => {
  const mine = async (name: Name) => (await house.ask<ContactView>(name, '/api/contact')).json;
  const give = (name: Name, numbers: readonly unknown[], email = true) =>
    house.ask<ContactView & ErrorBody>(name, '/api/contact', { body: { email, numbers } });

  it('is given, confirmed with one tap, and taken back with its past', async () => {
    expect((await give('ivo', [mobile])).json).toMatchObject({
      email: true,
      numbers: [{ ...mobile, number: '+4915155550101' }],
      confirmedAt: house.clock.now(),
      roles: [{ role: 'IT', domain: { id: 'MI-ALF' } }],
    });
    await house.clock.advance(86_400_000);
    await house.ask('ivo', '/api/contact/confirm', { body: {} });
    expect((await mine('ivo')).confirmedAt).toBe(house.clock.now());
    expect((await give('ivo', [], false)).json.numbers).toEqual([]);
    const lines = await house.store.journal({ kind: 'contact', id: id('ivo') });
    expect(lines.length).toBe(3);
    expect(JSON.stringify(lines)).not.toContain('15155550101');
  });

  it('that cannot be read is refused', async () => {
    expect(sentence(await give('ivo', [{ ...mobile, number: '12' }]))).toBe(
      '409 Diese Rufnummer ist nicht lesbar. Bitte schreiben Sie sie mit Vorwahl, zum Beispiel 0511 555-0101.',
    );
    expect((await mine('ivo')).numbers).toEqual([]);
  });

  it('is seen by those who alarm at its owner’s home, and by nobody else', async () => {
    await give('ivo', [mobile]);
    await give('bea', [{ ...mobile, number: '0151 5555-0999' }]);
    const seen = (await house.ask<TeamContacts>('alma', `${path}/contacts`)).json.people;
    expect(seen.find((one) => one.id === id('ivo'))?.numbers[0]?.number).toBe('+4915155550101');
    for (const name of ['cord', 'ivo', 'lena', 'nils', 'bea', 'olga', 'adam'] as const) {
      const paths = [
        path,
        `${path}/contacts`,
        `${path}/people?q=iv`,
        '/api/people?domain=MI-ALF',
        '/api/roles?domain=MI-ALF',
      ];
      const told = await Promise.all(paths.map((one) => house.ask(name, one)));
      expect([name, told.some(({ text }) => text.includes('15155550101'))]).toEqual([name, false]);
    }
  });

  it('of somebody of another house is not opened by putting her into a role', async () => {
    await give('bea', [{ ...mobile, number: '0151 5555-0999' }]);
    const domain = (await house.entry.read(bcDomains, 'MI-ALF')).state.value;
    if (!domain) throw new Error('no domain');
    const value = {
      ...domain,
      roles: [{ kind: 'IT', core: true, holders: [id('bea'), id('ivo')] }] as typeof domain.roles,
    };
    await house.entry.execute(bcDomains, 'MI-ALF', { type: 'put', value }, { system: 'setup' });
    expect((await house.ask('alma', `${path}/contacts`)).text).not.toContain('15155550999');
    const pdf = pdfPages(await raw('alma', `${path}/paper`, { numbers: true, holder: 'Lageraum', days: 30 }));
    expect(pdf.join()).toContain('Bea');
    expect(pdf.join()).not.toContain('55550999');
  });

  it('never stands in the log', async () => {
    await give('ivo', [mobile]);
    await house.ask('alma', `${path}/contacts`);
    await give('ivo', [{ ...mobile, number: '0151 x' }]);
    expect(house.logged.join('\n')).not.toMatch(/5555|Saat/);
  });
});

describe('on paper', () => {
  const print = { numbers: true, holder: 'Lageraum, Schrank 2', days: 30 };
  it('only released numbers stand on a numbered copy, which is kept track of until it is back', async () => {
    await house.ask('ivo', '/api/contact', { body: { email: true, numbers: [mobile, landline] } });
    const page = pdfPages(await raw('alma', `${path}/paper`, print))
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(page).toContain('0151 55550101');
    expect(page).not.toContain('5550102');
    expect(page).toContain('Exemplar: 1');
    expect((await view('alma')).copies).toMatchObject([
      { copy: 1, holder: 'Lageraum, Schrank 2', version: 1, returnedAt: null },
    ]);
    const again = await fetch(`${house.origin}${path}/paper`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await house.token('alma')}`, 'content-type': 'application/json' },
      body: JSON.stringify(print),
    });
    expect([again.headers.get('x-copy'), again.headers.get('x-replaces')]).toEqual(['2', '1']);
    expect((await house.ask('alma', `${path}/copies/1/return`, { body: {} })).status).toBe(204);
    expect((await view('alma')).copies?.map(({ copy, returnedAt }) => [copy, returnedAt])).toEqual([
      [2, null],
      [1, house.clock.now()],
    ]);
  });

  it('without numbers it is for coordinators, too, and nothing is recorded', async () => {
    await house.ask('ivo', '/api/contact', { body: { email: true, numbers: [mobile] } });
    const page = pdfPages(await raw('cord', `${path}/paper`, { numbers: false })).join('\n');
    expect(page).toContain('Alarmierungsliste');
    expect(page).not.toContain('55550101');
    expect((await view('alma')).copies).toEqual([]);
    expect(sentence(await house.ask<ErrorBody>('cord', `${path}/paper`, { body: print }))).toBe(
      '403 Dafür haben Sie keine Berechtigung. Bitte wenden Sie sich an Ihre BC-Beauftragte oder Ihren BC-Beauftragten.',
    );
  });

  it('whoever loses the right to alarm prints no more', async () => {
    await regrant(house.entry, 'alma', []);
    expect((await house.ask('alma', `${path}/paper`, { body: print })).status).toBe(404);
    expect((await house.entry.read(contacts, id('alma'))).seq).toBe(0);
  });
});
