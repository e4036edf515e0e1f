// Who I am and what I may do; the registers by domain, without anybody's address; reports past those of others.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people } from '../../src/domain/people.ts';
import { proposals } from '../../src/domain/proposal.ts';
import type { ErrorBody, Me, ProposalList } from '../../src/http/contract.ts';
import { type House, openHouse } from './house.ts';
import { names, person } from './house-people.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const alf = { id: 'MI-ALF', name: 'Amt Alf' };
const bet = { id: 'MU-BET', name: 'Amt Bet' };

describe('me', () => {
  test.each([
    ['alma', { raiseReal: [alf], raiseExercise: [alf], seesProposals: true, seesOperation: false, oversight: false }],
    ['cord', { raiseReal: [], raiseExercise: [alf], seesProposals: true, seesOperation: false, oversight: false }],
    ['ivo', { raiseReal: [], raiseExercise: [], seesProposals: false, seesOperation: false, oversight: false }],
    ['olga', { raiseReal: [], raiseExercise: [], seesProposals: false, seesOperation: false, oversight: true }],
    ['adam', { raiseReal: [], raiseExercise: [], seesProposals: false, seesOperation: true, oversight: false }],
    ['zora', { raiseReal: [alf, bet], raiseExercise: [alf, bet], seesProposals: true, seesOperation: false }],
  ] as const)('%s', async (name, rights) => {
    const { json, text } = await house.ask<Me>(name, '/api/me');
    expect(json).toMatchObject({
      id: person(name).id,
      name: person(name).name,
      language: 'de',
      domain: alf,
      ...rights,
    });
    expect(text).not.toContain(person(name).email);
    expect(text).not.toContain(person(name).aadId);
  });

  test('the home domain comes first', async () => {
    const value = { ...person('bea'), grants: [{ role: 'alarm', domain: '*' } as const] };
    await house.entry.execute(people, value.id, { type: 'put', value }, { system: 'setup' });
    expect((await house.ask<Me>('bea', '/api/me')).json.raiseReal).toEqual([bet, alf]);
    await house.entry.execute(people, value.id, { type: 'put', value: person('bea') }, { system: 'setup' });
  });

  test('somebody whose language is English is answered in English when her browser does not say', async () => {
    const value = { ...person('nils'), language: 'en' } as const;
    await house.entry.execute(people, value.id, { type: 'put', value }, { system: 'setup' });
    for (const [language, text] of [
      ['*', 'This does not exist, or you may not see it.'],
      ['de', 'Das gibt es nicht, oder Sie dürfen es nicht sehen.'],
    ] as const) {
      const answer = await house.ask('nils', '/api/nothing', { headers: { 'accept-language': language } });
      expect((answer.json as ErrorBody).error.text).toBe(text);
    }
  });
});

describe('registers', () => {
  test('people with name and title, never with an address', async () => {
    const { json, text } = await house.ask<{ people: object[]; next: null }>('alma', '/api/people?domain=MI-ALF');
    const there = names.filter((name) => name !== 'bea').map(person);
    const shown = there.map(({ id, name, jobTitle }) => ({ id, name, jobTitle }));
    expect(new Set(json.people)).toEqual(new Set(shown));
    expect(json.next).toBe(null);
    for (const name of names) {
      for (const secret of [person(name).email, person(name).aadId]) expect(text).not.toContain(secret);
    }
  });

  test('people in pages of fifty, each once', async () => {
    for (let index = 0; index < 60; index += 1) {
      const value = { ...person('nils'), id: `p-extra${index}`, aadId: `extra-${index}`, domain: 'MU-BET' };
      await house.entry.execute(people, value.id, { type: 'put', value }, { system: 'setup' });
    }
    const path = '/api/people?domain=MU-BET';
    const first = (await house.ask<{ people: { id: string }[]; next: string }>('bea', path)).json;
    const after = encodeURIComponent(first.next);
    const rest = (await house.ask<{ people: { id: string }[]; next: null }>('bea', `${path}&after=${after}`)).json;
    expect([first.people.length, rest.people.length, rest.next]).toEqual([50, 11, null]);
    expect(new Set([...first.people, ...rest.people].map(({ id }) => id)).size).toBe(61);
  });

  test('roles with their holders in order, processes with their figures', async () => {
    const { json } = await house.ask<{ roles: object[] }>('cord', '/api/roles?domain=MI-ALF');
    expect(json.roles).toMatchObject([
      { kind: 'CRISIS_LEAD', core: true, holders: [person('lena').id] },
      { kind: 'IT', core: true, holders: [person('ivo').id, person('dora').id] },
      { kind: 'FINANCE', core: false, holders: [] },
    ]);
    const found = await house.ask<{ processes: object[] }>('cord', '/api/processes?domain=MI-ALF');
    expect(found.json).toMatchObject({ processes: [{ id: 'MI-ALF.kasse', rtoHours: 8 }], next: null });
  });

  test.each(['people', 'roles', 'processes'])('%s: a domain is named, is known, and is hers', async (register) => {
    const missing = await house.ask('zora', `/api/${register}`);
    expect([missing.status, (missing.json as ErrorBody).error.text]).toEqual([
      400,
      'Die Anfrage war nicht lesbar (Feld „domain“). Bitte prüfen Sie die Eingabe.',
    ]);
    const twice = await house.ask('zora', `/api/${register}?domain=MI-ALF&domain=MU-BET`);
    expect(twice.status).toBe(400);
    for (const [name, domain] of [
      ['zora', 'MI-NO'],
      ['alma', 'MU-BET'],
      ['olga', 'MI-ALF'],
      ['adam', 'MI-ALF'],
      ['ivo', 'MI-ALF'],
      ['alma', '*'],
      ['zora', '__proto__'],
    ] as const) {
      const { status } = await house.ask(name, `/api/${register}?domain=${domain}`);
      expect([name, domain, status]).toEqual([name, domain, 404]);
    }
  });
});

describe('reports', () => {
  async function report(domain: string, index: number): Promise<void> {
    const facts = { source: `s${index}`, firing: true, what: `Meldung ${index}`, where: 'o', since: 1, alerts: 1 };
    const command = {
      type: 'report',
      domain,
      owner: person('lena').id,
      facts: [],
      level: 'EMERGENCY',
      ...facts,
    } as const;
    await house.entry.execute(proposals, `${domain}.s-${index}`, command, { system: 'intake' });
  }

  test('ours are shown, newest first, however many others have opened since', async () => {
    for (let index = 0; index < 3; index += 1) {
      await report('MI-ALF', index);
      await house.clock.advance(1_000);
    }
    for (let index = 0; index < 250; index += 1) await report('MU-BET', index);
    const { json, text } = await house.ask<ProposalList>('alma', '/api/proposals');
    expect(json.proposals.map(({ what }) => what)).toEqual(['Meldung 2', 'Meldung 1', 'Meldung 0']);
    expect(json.proposals[0]).toMatchObject({ owner: 'Lena Saat-lena', takenBy: '', mayRaise: true, people: 2 });
    expect(text).not.toContain('@land.example');
    const cords = (await house.ask<ProposalList>('cord', '/api/proposals')).json.proposals;
    expect(cords.map(({ mayRaise }) => mayRaise)).toEqual([false, false, false]);
    expect((await house.ask<ProposalList>('bea', '/api/proposals')).json.proposals).toHaveLength(100);
  });

  test('a report is taken, raised once however often it is clicked, and then closed', async () => {
    const at = '/api/proposals/MI-ALF.s-0';
    expect((await house.ask('alma', `${at}/take`, { method: 'POST' })).status).toBe(204);
    const [one, two] = await Promise.all([1, 2].map(() => house.ask('alma', `${at}/raise`, { body: {} })));
    expect([one?.status, two?.status, one?.json]).toEqual([201, 201, two?.json]);
    const answer = await house.ask('alma', `${at}/dismiss`, { body: { reason: 'doch nicht' } });
    expect([answer.status, (answer.json as ErrorBody).error.text]).toEqual([409, 'Diese Meldung ist schon erledigt.']);
    const raised = (await house.ask<ProposalList>('alma', '/api/proposals?status=raised')).json.proposals;
    expect(raised).toMatchObject([{ id: 'MI-ALF.s-0', takenBy: 'Alma Saat-alma', status: 'raised' }]);
  });

  test('a report of something real is never closed by an exercise, and whoever wishes for one raises nothing', async () => {
    const answer = await house.ask('alma', '/api/proposals/MI-ALF.s-1/raise', { body: { mode: 'exercise' } });
    expect([answer.status, (answer.json as ErrorBody).error.text]).toEqual([
      400,
      'Die Anfrage war nicht lesbar (Feld „mode“). Bitte prüfen Sie die Eingabe.',
    ]);
    expect((await house.ask<ProposalList>('alma', '/api/proposals')).json.proposals).toHaveLength(2);
  });

  test('a report is closed with a reason only', async () => {
    const at = '/api/proposals/MI-ALF.s-2/dismiss';
    const answer = await house.ask('cord', at, { body: { reason: '  ' } });
    expect([answer.status, (answer.json as ErrorBody).error.text]).toEqual([
      409,
      'Bitte wählen oder schreiben Sie einen Grund.',
    ]);
    expect((await house.ask('cord', at, { body: { reason: 'Wartung' } })).status).toBe(204);
    const closed = (await house.ask<ProposalList>('cord', '/api/proposals?status=dismissed')).json.proposals;
    expect(closed).toMatchObject([{ id: 'MI-ALF.s-2', reason: 'Wartung' }]);
  });
});
