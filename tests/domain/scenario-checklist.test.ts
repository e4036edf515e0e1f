// The checklist of a prepared alarm: every fault with its row, tidied up, and what an event takes along; who may write it.
import { describe, expect, it } from 'vitest';
import type { ChecklistItem, Deadline } from '../../src/domain/incident.ts';
import { may } from '../../src/domain/may.ts';
import type { Grant } from '../../src/domain/people.ts';
import { recipientFaults } from '../../src/domain/report-recipients.ts';
import type { Who } from '../../src/domain/roles.ts';
import { type Scenario, textOf } from '../../src/domain/scenario.ts';
import { checklistFaults, takenAlong, tidyItem } from '../../src/domain/scenario-checklist.ts';

const cert = { id: 'n-cert', name: 'N-CERT', reach: 'Telefon 0511 555-0140' };
const item = (id: string, more: Partial<ChecklistItem> = {}): ChecklistItem => ({ id, text: id, role: null, ...more });
const waits = (id: string, after: string, months = 1) => item(id, { deadline: { after, months } });
const due = (deadline: Deadline) => [item('a', { deadline })];

describe('what may stand in a checklist', () => {
  const cases: readonly (readonly [string, readonly ChecklistItem[], readonly string[]])[] = [
    ['nothing at all', [], []],
    ['a report to a recipient', [item('a', { recipient: 'n-cert', deadline: { from: 'reported', hours: 24 } })], []],
    ['a quarter of an hour', due({ from: 'occurred', hours: 0.25 }), []],
    ['a month after another one', [item('a'), waits('b', 'a')], []],
    ['no text', [item('a'), item('b', { text: ' ' })], ['checklist.1.text missing']],
    ['a text without end', [item('a', { text: 'x'.repeat(201) })], ['checklist.0.text too-long']],
    ['no time', due({ from: 'declared', hours: 0 }), ['checklist.0.deadline deadline-hours']],
    ['nothing readable', due({ from: 'declared', hours: Number.NaN }), ['checklist.0.deadline deadline-hours']],
    ['more than a year', due({ from: 'declared', hours: 9_000 }), ['checklist.0.deadline deadline-hours']],
    ['half a month', [item('a'), waits('b', 'a', 0.5)], ['checklist.1.deadline deadline-months']],
    ['after what is not there', [waits('b', 'x')], ['checklist.0.deadline after-unknown']],
    ['after nothing chosen yet', [waits('b', '')], ['checklist.0.deadline missing']],
    ['after itself', [waits('b', 'b')], ['checklist.0.deadline after-circle']],
    [
      'in a circle, but not who only waits for it',
      [waits('a', 'b'), waits('b', 'a'), waits('c', 'a')],
      ['checklist.0.deadline after-circle', 'checklist.1.deadline after-circle'],
    ],
    ['a recipient that is gone', [item('a', { recipient: 'weg' })], ['checklist.0.recipient recipient-unknown']],
    ['too many', Array.from({ length: 61 }, (_, n) => item(`i${n}`)), ['checklist too-many']],
  ];
  it.each(cases)('%s', (_name, items, faults) => {
    expect(checklistFaults(items, [cert]).map(({ field, code }) => `${field} ${code}`)).toEqual(faults);
  });

  it('is tidied: blanks and empty fields are nothing, a recipient goes before what was written', () => {
    expect(tidyItem(item('a', { text: ' x ', hint: ' ', addressee: ' ' }))).toEqual({ id: 'a', text: 'x', role: null });
    const both = item('a', { recipient: 'n-cert', addressee: 'alt' });
    expect(tidyItem(both)).toEqual({ id: 'a', text: 'a', role: null, recipient: 'n-cert' });
  });
});

it('an event takes it along under the scenario’s name, with recipients written out as they are now', () => {
  const list = [item('a', { recipient: 'n-cert' }), waits('b', 'a'), item('c', { recipient: 'weg' })];
  expect(takenAlong('MI.brand', list, [cert])).toEqual([
    { id: 'MI.brand.a', text: 'a', role: null, addressee: 'N-CERT, Telefon 0511 555-0140' },
    { id: 'MI.brand.b', text: 'b', role: null, deadline: { after: 'MI.brand.a', months: 1 } },
    { id: 'MI.brand.c', text: 'c', role: null },
  ]);
});

describe('recipients', () => {
  const faults = (all: readonly (typeof cert)[], used: readonly string[] = []) =>
    recipientFaults(all, new Map(used.map((id) => [id, ['Schadsoftware', 'IT-Ausfall']])));
  it('need a name of their own and a way, and stay while a checklist names them', () => {
    expect(faults([cert], ['n-cert'])).toEqual([]);
    expect(
      faults([cert, { id: 'b', name: ' n-cert', reach: '' }]).map(({ field, code }) => `${field} ${code}`),
    ).toEqual(['recipients.1.reach missing', 'recipients.1.name name-twice']);
    expect(faults([], ['n-cert'])).toEqual([
      { field: 'recipients', code: 'recipient-used', detail: { lists: 'Schadsoftware, IT-Ausfall' } },
    ]);
  });
});

describe('the checklist is written', () => {
  const home = 'MI-ITN';
  const person = (...grants: readonly Grant[]): Who => ({ kind: 'person', id: 'p-1', domain: home, grants });
  const scenario: Scenario = {
    id: `${home}.brand`,
    domain: home,
    title: 'Brand',
    outage: 'BUILDING',
    level: 'CRISIS',
    what: 'Feuer',
    where: 'Haus 1',
    nextStep: 'Raus',
    roles: ['CRISIS_LEAD'],
    exerciseName: '',
    order: 1,
    checklist: [item('a')],
    releasedBy: [{ person: 'p-2', at: 1, text: 'x' }],
  };
  const state = { value: scenario, revision: 3 };
  const at = { kind: 'scenario', id: scenario.id } as const;
  const put = (change: Partial<Scenario>, revision: number | undefined = 3) =>
    ({ type: 'put', value: { ...scenario, ...change }, ...(revision === undefined ? {} : { revision }) }) as {
      type: string;
    };
  const coordinator = person({ role: 'coordinator', domain: home });
  const list = { checklist: [item('b')] };

  it.each([
    ['by the coordinator', coordinator, true],
    ['by who alarms there', person({ role: 'alarm', domain: home }), true],
    ['not by a coordinator elsewhere', person({ role: 'coordinator', domain: 'MI' }), false],
    ['not by staff', person(), false],
    ['not by the Zentralstelle', person({ role: 'oversight', domain: '*' }), false],
  ] as const)('%s', (_name, who, allowed) => {
    expect(may(who, at, put(list), state)).toBe(allowed);
    const recipients = { type: 'put', value: { domain: home, recipients: [] }, revision: 0 };
    expect(may(who, { kind: 'report-recipients', id: home }, recipients, { value: undefined, revision: 0 })).toBe(
      allowed,
    );
  });

  it('and nothing else with it: no text, no release, not blindly, not where nothing is; a released text stays released', () => {
    expect(may(coordinator, at, put({ ...list, what: 'Wasser' }), state)).toBe(false);
    expect(may(coordinator, at, put({ ...list, releasedBy: [] }), state)).toBe(false);
    expect(may(coordinator, at, { type: 'put', value: { ...scenario, ...list } } as { type: string }, state)).toBe(
      false,
    );
    expect(may(coordinator, at, put(list), { value: undefined, revision: 0 })).toBe(false);
    expect(textOf({ ...scenario, ...list })).toBe(textOf(scenario));
  });
});
