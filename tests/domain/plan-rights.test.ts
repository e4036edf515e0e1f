// Who may give a plan which command, and who sees it: coordinators and those who alarm, owner, management, and nobody else.
import { describe, expect, it } from 'vitest';
import { may } from '../../src/domain/may.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { maySeePlan, ownsPlan } from '../../src/domain/plan-rights.ts';
import { plans } from '../../src/domain/plan-rules.ts';
import type { PlanCommand } from '../../src/domain/plan-words.ts';
import type { Who } from '../../src/domain/roles.ts';
import { as, author, content, other, owner, releasedPlan } from './plan-samples.ts';

const write = () => ({ type: 'write', domain: 'MF-NLBV', content }) as const;
const submit = { type: 'submit', change: 'Neuer Ablauf', material: false, management: [] } as const;
const test = { kind: 'FUNCTION_TEST', day: '2026-11-20', result: 'PASSED', hours: 5, reference: '2026-03' } as const;

describe('who may', () => {
  const person = (
    id: string,
    role: 'coordinator' | 'alarm' | 'oversight' | 'admin' | null,
    domain = 'MF-NLBV',
  ): Who => ({
    kind: 'person',
    id,
    domain,
    grants: role ? [{ role, domain }] : [],
  });
  const people = {
    coordinator: person('p-1', 'coordinator'),
    alarm: person('p-2', 'alarm'),
    owner: person(owner, null),
    staff: person('p-3', null),
    management: person('p-4', null),
    abroad: person('p-5', 'coordinator', 'MI'),
    oversight: person('p-6', 'oversight', '*'),
    admin: person('p-7', 'admin', '*'),
  };
  const editors = ['coordinator', 'alarm'];
  const waiting = releasedPlan();
  waiting.give({ type: 'revise' }, as(author));
  waiting.give({ ...submit, management: ['p-4'] }, as(author));
  waiting.give({ type: 'pass-qa', note: '' }, as(other));

  it.each<[PlanCommand, readonly string[]]>([
    [{ type: 'release', reason: '' }, [...editors, 'management']],
    [{ type: 'return', reason: 'x' }, [...editors, 'owner', 'management']],
    [{ type: 'pass-qa', note: '' }, editors],
    [write(), [...editors, 'owner']],
    [{ type: 'answer', answer: 'unchanged' }, [...editors, 'owner']],
    [{ type: 'trigger', kind: 'LAW', note: '' }, [...editors, 'owner']],
    [{ type: 'withdraw', reason: 'x' }, editors],
    [{ type: 'note-evidence', evidence: test }, editors],
    [{ type: 'assign', owner: 'x', change: '' }, editors],
    [{ type: 'wake' }, []],
    [{ type: 'told', round: 1, state: 'telling', person: '' }, []],
  ])('%j', (command, allowed) => {
    const address = { kind: 'plan', id: 'MF-NLBV.bezuege' } as const;
    expect(
      Object.keys(people).filter((name) => may(people[name as keyof typeof people], address, command, waiting.state)),
    ).toEqual(allowed);
  });

  it('a new one: only who edits registers there, and only under an id of that domain', () => {
    const first = (id: string) => may(people.coordinator, { kind: 'plan', id }, write(), plans.empty);
    expect([first('MF-NLBV.neu'), first('MI.neu')]).toEqual([true, false]);
    expect(may(people.staff, { kind: 'plan', id: 'MF-NLBV.neu' }, write(), plans.empty)).toBe(false);
  });

  it('sees it: those who edit, its owner, and the management while it waits for the release', () => {
    const seen = (plan: Plan) =>
      Object.entries(people)
        .filter(([, who]) => maySeePlan(who, plan))
        .map(([name]) => name);
    expect(seen(waiting.state)).toEqual([...editors, 'owner', 'management']);
    expect(seen(releasedPlan().state)).toEqual([...editors, 'owner']);
    const given = releasedPlan();
    given.give({ type: 'answer', answer: 'not-mine' }, as(owner));
    expect(ownsPlan(people.owner, given.state)).toBe(false);
    expect(seen(given.state)).toEqual(editors);
  });
});
