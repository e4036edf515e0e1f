// From a report to an alarm: one click, one alarm, whoever clicks and whatever happens meanwhile.
import { describe, expect, it } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { people } from '../../src/domain/people.ts';
import { proposals, type Report } from '../../src/domain/proposal.ts';
import { audiences } from '../../src/engine/audience.ts';
import { directory } from '../../src/engine/directory.ts';
import { raiseFromProposal } from '../../src/engine/from-proposal.ts';
import { type Raising, raising } from '../../src/engine/raise.ts';
import { anna, ben, cem } from '../domain/crisis.ts';
import { minutes, startOfPlay } from '../domain/play.ts';
import { openStage } from './stage.ts';

const id = 'MI-ITN.cause-1';
const report: Report = {
  type: 'report',
  domain: 'MI-ITN',
  source: 'cause',
  firing: true,
  what: 'HostDown: Server antwortet nicht',
  where: 'Hannover',
  since: startOfPlay - minutes(2),
  level: 'EMERGENCY',
  facts: [],
  alerts: 1,
  owner: anna,
};
const by = (person: string) => ({ person, via: 'card' }) as const;

async function reported() {
  const set = await openStage();
  const { entry } = set;
  const look = directory(entry, set.store);
  const raise = raising(set.env('one'), entry, look, audiences(set.env('one'), entry));
  await entry.execute(proposals, id, report, { system: 'intake' });
  const click = (person: string, tools: { raise: Raising } = { raise }) =>
    raiseFromProposal({ entry, look, ...tools }, id, by(person), ({ room }) => `Kommen Sie in den ${room}.`);
  const state = async () => (await entry.read(proposals, id)).state;
  const alarmCount = async () => (await set.store.list({ kind: 'alarm', limit: 10 })).rows.length;
  return { ...set, look, raise, click, state, alarmCount };
}
const codeOf = (task: Promise<unknown>) =>
  task.then(
    () => 'nothing was refused',
    (error: { code?: string }) => error.code,
  );

describe('one click', () => {
  it('raises the real alarm of the report for the core team, and closes the report with it', async () => {
    const { click, entry, state } = await reported();
    const raised = await click(anna);
    expect(raised.number).toBe('2026-001');
    expect((await entry.read(alarms, raised.id)).state).toMatchObject({
      status: 'open',
      mode: 'real',
      what: report.what,
      where: report.where,
      since: report.since,
      nextStep: 'Kommen Sie in den Stabsraum A.',
      proposal: id,
      raisedBy: anna,
      roles: [{ kind: 'CRISIS_LEAD' }, { kind: 'IT' }, { kind: 'LOG_KEEPER' }],
    });
    expect(await state()).toMatchObject({ status: 'raised', alarm: raised.id });
  });

  it('by two people, or twice, raises one alarm', async () => {
    const { click, entry, alarmCount } = await reported();
    const known = (await entry.read(people, cem)).state.value;
    const value = { ...known, grants: [{ role: 'alarm', domain: 'MI-ITN' }] } as never;
    await entry.execute(people, cem, { type: 'put', value }, { system: 'setup' });
    const raised = await Promise.all([click(anna), click(cem), click(anna)]);
    expect(new Set(raised.map((alarm) => alarm.id)).size).toBe(1);
    expect(await alarmCount()).toBe(1);
    expect((await click(cem)).id).toBe(raised[0]?.id);
  });

  it.each<[string, string, string]>([
    ['a coordinator', ben, 'not-allowed'],
    ['staff', cem, 'not-allowed'],
    ['a stranger', 'p-else', 'unknown-person'],
  ])('of %s raises nothing', async (_who, person, code) => {
    const { click, state, alarmCount } = await reported();
    expect(await codeOf(click(person))).toBe(code);
    expect(await alarmCount()).toBe(0);
    expect((await state()).status).toBe('open');
  });

  it('on a report nobody knows, or one that was dismissed, raises nothing', async () => {
    const { click, entry, look, raise, alarmCount } = await reported();
    const unknown = raiseFromProposal({ entry, look, raise }, 'MI-ITN.none-1', by(anna), () => 'x');
    expect(await codeOf(unknown)).toBe('not-found');
    await entry.execute(proposals, id, { type: 'dismiss', reason: 'Wartung' }, by(ben));
    expect(await codeOf(click(anna))).toBe('proposal-closed');
    expect(await alarmCount()).toBe(0);
  });
});

describe('meanwhile', () => {
  it('somebody dismisses the report: the alarm is out, and the report says so', async () => {
    const { click, entry, raise, state } = await reported();
    const overtaken: Raising = {
      ...raise,
      async raise(...wish) {
        const raised = await raise.raise(...wish);
        await entry.execute(proposals, id, { type: 'dismiss', reason: 'Wartung' }, by(ben));
        return raised;
      },
    };
    const raised = await click(anna, { raise: overtaken });
    expect(await state()).toMatchObject({ status: 'raised', alarm: raised.id });
  });

  it('the process dies after raising: the next click finds the alarm and closes the report', async () => {
    const { click, raise, state, alarmCount } = await reported();
    const dies: Raising = {
      ...raise,
      async raise(...wish) {
        await raise.raise(...wish);
        throw new Error('killed');
      },
    };
    await expect(click(anna, { raise: dies })).rejects.toThrow('killed');
    expect((await state()).status).toBe('open');
    const raised = await click(anna);
    expect(await alarmCount()).toBe(1);
    expect(await state()).toMatchObject({ status: 'raised', alarm: raised.id });
  });
});
