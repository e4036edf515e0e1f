// The checker of the promises can fail: true evidence of a real alarm is clean, and each falsified one is found out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TeamsLogLine } from '../../local/simulators/teams-log.ts';
import type { JournalLine } from '../../src/domain/chain.ts';
import { type World, world } from '../support/world.ts';
import { judge, numberFaults, rules } from './promises.ts';
import type { Evidence, Told } from './story.ts';

const nextStep = 'Wir treffen uns im Stabsraum B.';
const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];

let w: World;
let id: string;
/** One alarm in which Linh's card came twice, because the process died before it had Teams' answer. */
let truth: Evidence;
let series: readonly JournalLine[];
const found = new Set<string>();

beforeAll(async () => {
  w = await world();
  w.teams.fault({ kind: 'hang', when: 'after', times: 1, match: { person: w.people.id('linh'), operation: 'post' } });
  const raised = await w.raises('ole');
  id = raised.id;
  const open = await reservedNow();
  w.isKilled();
  await w.restarts();
  await w.seconds(10);
  await w.clicks('tjark', 'Ich komme', { inputs: { eta: '15' } });
  await w.informs('ole', id, { nextStep });
  await w.seconds(10);
  await w.endsAlarm('ole', id, 'all-clear');
  await w.seconds(30);
  const told: Told = {
    number: raised.number,
    news: [nextStep],
    ending: 'all-clear',
    answers: { [w.people.id('tjark')]: ['coming'] },
  };
  const { text } = await w.tab('ole').get(`/api/alarms/${id}/journal?format=jsonl`);
  const { store } = w.app().env;
  const lines = await store.journal({ kind: 'alarm', id });
  const exported = new TextEncoder().encode(text);
  truth = { lines, exported, teams: w.teams.log(), chats: chats(), told, openAtDeaths: [open] };
  const [numbering] = (await store.list({ kind: 'numbering', limit: 1 })).rows;
  series = numbering ? await store.journal(numbering.address) : [];
}, 300_000);

afterAll(() => w.ends());

async function reservedNow(): Promise<number> {
  return Object.values(await w.ledger(id)).filter(({ state }) => state === 'reserved').length;
}

function chats(): Readonly<Record<string, string>> {
  const personal = holders.map((name) => [`person/${w.people.id(name)}`, chatOf(name)] as const);
  return Object.fromEntries([['channel/MI-ITN', w.people.channel('#MI-ITN').conversationId], ...personal]);
}

const chatOf = (name: string) => w.teams.chats.personal(w.people.id(name))?.id ?? '';

/** The rules that the changed evidence breaks. */
function broken(change: Partial<Evidence>): readonly string[] {
  const names = judge({ ...truth, ...change }).violations.map(({ rule }) => rule);
  for (const name of names) found.add(name);
  return [...new Set(names)].sort();
}

type Posted = TeamsLogLine & { kind: 'posted' };

/** The messages posted into somebody's chat, oldest first: for Linh alarm, its repeat, news, end. */
function posts(name: string): readonly Posted[] {
  return truth.teams.filter((line): line is Posted => line.kind === 'posted' && line.thread === chatOf(name));
}

const without = (...lines: readonly (TeamsLogLine | undefined)[]) =>
  truth.teams.filter((line) => !lines.includes(line));

/** Teams' log with one line changed. */
const changed = (line: Posted | undefined, change: Partial<Posted>) =>
  truth.teams.map((each) => (each === line ? { ...each, ...change } : each)) as readonly TeamsLogLine[];

/** The journal with the entry of one line changed, as somebody would who cannot make it fit. */
function rewritten(type: string, change: (line: JournalLine) => JournalLine): readonly JournalLine[] {
  const at = truth.lines.findIndex(({ entry }) => entry.type === type);
  return truth.lines.map((line, index) => (index === at ? change(line) : line));
}

describe('evidence of a real alarm', () => {
  it('is clean, with the one duplicate that the journal explains', () => {
    const { violations, duplicates } = judge(truth);
    expect(violations).toEqual([]);
    expect(duplicates).toBe(1);
    expect(truth.openAtDeaths).toEqual([1]);
    expect(posts('linh').map(({ activity }) => JSON.stringify(activity).includes('Wiederholung'))).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('has a number series without gap', () => {
    expect(series).toHaveLength(1);
    expect(numberFaults(series, { [id]: truth.told.number })).toEqual([]);
  });
});

describe('falsified evidence is found out', () => {
  it('lost: a card that Teams took and that stands in no chat', () => {
    expect(broken({ teams: without(posts('tjark')[0]) })).toEqual(['lost']);
    expect(broken({ teams: without(...posts('tjark')) })).toEqual(['lost']);
  });

  it('lost: somebody heard of the alarm and not of its end', () => {
    const { what } = judge({ ...truth, teams: without(posts('maren').at(-1)) }).violations.at(-1) ?? {};
    expect(what).toBe(`person/${w.people.id('maren')} was not told the end`);
  });

  it('unreserved: a card that the journal knows nothing of', () => {
    const [card] = posts('tjark');
    const stray = { ...card, activityId: '7', activity: { ...card?.activity, attachments: reportCard() } } as Posted;
    expect(broken({ teams: [...truth.teams, stray] })).toEqual(['unreserved']);
  });

  it('unexplained-duplicate: a second copy without a doubt in the journal', () => {
    const [card] = posts('tjark');
    const second = { ...card, activityId: '7' } as Posted;
    expect(broken({ teams: [...truth.teams, second] })).toEqual([
      'too-many-duplicates',
      'unexplained-duplicate',
      'unmarked-repeat',
      'unreserved',
    ]);
  });

  it('unmarked-repeat: the second copy looks like the first', () => {
    const [first, second] = posts('linh');
    expect(broken({ teams: changed(second, { activity: first?.activity ?? { type: 'message' } }) })).toEqual([
      'unmarked-repeat',
    ]);
  });

  it('too-many-duplicates: more copies than messages were open when the process died', () => {
    expect(broken({ openAtDeaths: [0] })).toEqual(['too-many-duplicates']);
    expect(broken({ openAtDeaths: [] })).toEqual(['too-many-duplicates']);
  });

  it('sent-after-end: an old card that comes after the all-clear', () => {
    const end = truth.lines.find(({ entry }) => entry.type === 'ended')?.at ?? 0;
    const at = new Date(end + 1_000).toISOString();
    expect(broken({ teams: changed(posts('gesine')[0], { at }) })).toEqual(['sent-after-end']);
  });

  it('answer: confirmed and not noted, noted and not given, noted otherwise', () => {
    const tjark = w.people.id('tjark');
    const told = (answers: Told['answers']) => broken({ told: { ...truth.told, answers } });
    expect(told({ [tjark]: ['coming'], [w.people.id('linh')]: ['virtual'] })).toEqual(['answer']);
    expect(told({})).toEqual(['answer']);
    expect(told({ [tjark]: ['coming', 'coming'] })).toEqual(['answer']);
    expect(told({ [tjark]: ['virtual'] })).toEqual(['answer']);
  });

  it('command: confirmed and not noted, or noted twice', () => {
    const told = (change: Partial<Told>) => broken({ told: { ...truth.told, ...change } });
    expect(told({ number: '2026-002' })).toEqual(['command']);
    expect(told({ news: [] })).toEqual(['command']);
    expect(told({ news: [nextStep, nextStep] })).toEqual(['command']);
    expect(told({ ending: null })).toEqual(['command']);
    expect(told({ ending: 'aborted' })).toEqual(['command']);
  });

  it('no-end-state: a journal that stops while messages are on their way', () => {
    const reserved = truth.lines.findLastIndex(({ entry }) => entry.type === 'reserved');
    expect(broken({ lines: truth.lines.slice(0, reserved + 1) })).toContain('no-end-state');
  });

  it('illegal-state: an alarm that is raised again begins anew', () => {
    const lines = rewritten('updated', (line) => ({ ...line, entry: truth.lines[0]?.entry ?? line.entry }));
    expect(broken({ lines })).toContain('illegal-state');
  });

  it('stale-card: a card that was not redrawn after the end', () => {
    const name = posts('maren')[0]?.activityId;
    const redraws = truth.teams.filter((line) => line.kind === 'updated' && line.activityId === name);
    expect(broken({ teams: without(...redraws) })).toEqual(['stale-card']);
  });

  it('journal: a changed line, a missing line, another export', () => {
    const longer = rewritten('updated', (line) => ({ ...line, entry: { ...line.entry, reason: 'Anders.' } }));
    expect(broken({ lines: longer })).toEqual(['journal']);
    expect(broken({ exported: truth.exported.with(40, 0x21) })).toEqual(['journal']);
    expect(broken({ exported: new Uint8Array() })).toEqual(['journal']);
  });

  it('numbers: a gap, a number given twice, one that no alarm carries', () => {
    const given = { [id]: truth.told.number };
    const other = (number: number, alarm: string): JournalLine => {
      const [line] = series as readonly [JournalLine];
      return { ...line, seq: 2, entry: { ...line.entry, number, alarm } };
    };
    const faults = [
      numberFaults([...series, other(3, 'b')], { ...given, b: '2026-003' }),
      numberFaults([...series, other(1, 'b')], { ...given, b: '2026-001' }),
      numberFaults([...series, other(2, id)], given),
      numberFaults([...series, other(2, 'b')], given),
      numberFaults(series, { [id]: '2026-002' }),
      numberFaults(series, { ...given, b: '2026-002' }),
    ];
    for (const each of faults) expect(each.map(({ rule }) => rule)).toContain('numbers');
    found.add('numbers');
  });

  it('every rule was broken once', () => {
    expect([...found].sort()).toEqual([...rules].sort());
  });
});

/** A card about something else. */
function reportCard(): readonly object[] {
  const body = [{ type: 'TextBlock', text: 'Meldung' }];
  return [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard', body } }];
}
