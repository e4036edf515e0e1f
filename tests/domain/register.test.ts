// Registers: whole records with their history; personal fields can be erased, equal ones change nothing.
import { describe, expect, it } from 'vitest';
import { type BcDomain, bcDomains } from '../../src/domain/bc-domain.ts';
import { type Person, people, type Reach, reach } from '../../src/domain/people.ts';
import { type BusinessProcess, processes } from '../../src/domain/process.ts';
import { type Scenario, scenarios } from '../../src/domain/scenario.ts';
import { play, refusalOf } from './play.ts';

const anna: Person = {
  id: 'p-anna0001',
  aadId: '11111111-aaaa-4aaa-8aaa-111111111111',
  name: 'Anna Beispiel',
  email: 'anna@land.example',
  jobTitle: 'Leitung Rechenzentrum',
  domain: 'MI-ITN',
  language: 'de',
  grants: [{ role: 'alarm', domain: 'MI-ITN' }],
};

describe('a record', () => {
  it('is what was put last', () => {
    const register = play(people);
    register.give({ type: 'put', value: anna });
    register.give({ type: 'put', value: { ...anna, jobTitle: 'Referatsleitung' } });
    expect(register.state.value).toEqual({ ...anna, jobTitle: 'Referatsleitung' });
    expect(register.story).toHaveLength(2);
  });

  it('put again as it is changes nothing, in whatever order its fields come', () => {
    const register = play(people);
    register.give({ type: 'put', value: anna });
    const turned = Object.fromEntries(Object.entries(anna).reverse()) as unknown as Person;
    expect(register.give({ type: 'put', value: anna })).toEqual([]);
    expect(register.give({ type: 'put', value: turned })).toEqual([]);
  });

  it('keeps personal fields outside what is hashed', () => {
    const [entry] = play(people).give({ type: 'put', value: anna });
    const { sealed, ...hashed } = entry ?? { type: 'put' };
    const { name, email, jobTitle, aadId } = anna;
    expect(sealed).toEqual({ person: { name, email, jobTitle, aadId } });
    expect(JSON.stringify(hashed)).not.toMatch(/Beispiel|land\.example|Rechenzentrum|1111/);
  });

  it('without personal fields seals nothing', () => {
    const value = { id: 'a.b', domain: 'a' } as BusinessProcess;
    expect(play(processes).give({ type: 'put', value })).toEqual([{ type: 'put', v: 1, value }]);
  });

  it('whose personal values were erased is still a record', () => {
    const register = play(people);
    const { name: _n, email: _e, jobTitle: _j, aadId: _a, ...value } = anna;
    register.record({ type: 'put', v: 1, value: value as never });
    expect(register.state.value).toEqual(value);
    expect(people.head(register.state)).toEqual({ scope: 'MI-ITN', status: 'de', key: '', at: 1 });
  });

  it.each([[null], [undefined], ['text'], [7], [[anna]]])('is an object: %j is refused', (value) => {
    expect(refusalOf(() => play(people).give({ type: 'put', value: value as never }))).toBe(
      'Die Eingabe war unvollständig. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.',
    );
  });

  it('takes a field called __proto__ as a field like any other', () => {
    const value = JSON.parse('{"__proto__":{"grants":[]},"id":"x"}') as Person;
    const register = play(people);
    register.give({ type: 'put', value });
    expect(Object.keys(register.state.value ?? {})).toEqual(['__proto__', 'id']);
    expect(Object.getPrototypeOf(register.state.value)).toBe(Object.prototype);
  });
});

describe('a register finds', () => {
  it('nothing before the first put', () => {
    expect(people.head(people.empty)).toEqual({ scope: '', status: 'empty', key: '', at: 0 });
  });

  it('people by their Entra object id, however it is written, with the language they read', () => {
    expect(people.head({ value: { ...anna, language: 'en' }, revision: 1 }).status).toBe('en');
    expect(people.head({ value: anna, revision: 1 })).toEqual({
      scope: 'MI-ITN',
      status: 'de',
      key: anna.aadId,
      // Those who alarm stand first.
      at: 1,
    });
    expect(people.head({ value: { ...anna, aadId: anna.aadId.toUpperCase() }, revision: 1 }).key).toBe(anna.aadId);
  });

  it('addresses by conversation, with whether the app is there', () => {
    const value: Reach = { person: 'p-1', conversationId: 'a:1', serviceUrl: 's', teamsId: '', state: 'removed' };
    expect(reach.head({ value, revision: 1 })).toEqual({ scope: '', status: 'removed', key: 's a:1', at: 0 });
    const { conversationId: _erased, ...rest } = value;
    expect(reach.head({ value: rest as Reach, revision: 1 }).key).toBe('');
  });

  it('domains by the conversation of their channel', () => {
    const value = { id: 'MI-ITN', channel: { conversationId: '19:x' } } as BcDomain;
    expect(bcDomains.head({ value, revision: 1 })).toMatchObject({ scope: 'MI-ITN', key: '19:x' });
    expect(bcDomains.head({ value: { ...value, channel: null }, revision: 1 }).key).toBe('');
  });

  it('scenarios of a domain in their order, the first ones first', () => {
    const at = (order: number) => scenarios.head({ value: { domain: 'MI-ITN', order } as Scenario, revision: 1 }).at;
    expect(at(1)).toBeGreaterThan(at(2));
  });

  it('processes of a domain', () => {
    const value = { id: 'MI-ITN.mail', domain: 'MI-ITN' } as BusinessProcess;
    expect(processes.head({ value, revision: 1 })).toMatchObject({ scope: 'MI-ITN', status: 'active' });
  });

  it('and owes nobody anything', () => expect(people.owed({ value: anna, revision: 1 })).toEqual([]));
});
