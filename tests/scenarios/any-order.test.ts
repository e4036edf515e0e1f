// Whatever happens in whatever order – answers, news, faults, stops, kills – the same promises hold at the end. Seeded.
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { FaultKind } from '../../local/simulators/teams-faults.ts';
import { type Alarm, type AlarmEntry, lastAnswer } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { firstBreak, type JournalLine } from '../../src/domain/chain.ts';
import { defaultLadder } from '../../src/domain/escalation.ts';
import { type Delivery, isOwed } from '../../src/domain/ledger.ts';
import { isSettled, postOf, roleStatus } from '../../src/domain/staffing.ts';
import { textsFor } from '../../src/texts/index.ts';
import type { World } from '../support/world.ts';
import type { Button, Seen } from '../support/world-chats.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];
/** Those on the lists who hold no role; the ladder may come to them. */
const deputies = ['heinrich', 'liam', 'priya', 'carla', 'aylin'];
const everybody = [...holders, ...deputies];
const titles = {
  'Ich komme': 'coming',
  'Ich nehme virtuell teil': 'virtual',
  'Ich kann nicht': 'unavailable',
  'Bitte rufen Sie mich an': 'call-me',
} as const;
/** Of these nobody knows whether the message arrived; of the others it is certain that it did not. */
const doubtful: readonly FaultKind[] = ['BadGateway', 'reset', 'hang'];
const kinds: readonly FaultKind[] = [...doubtful, 'Throttled', 'ConversationNotFound', 'PreconditionFailed'];
const steps = 20;
/** More seeds for a longer look: `STORY_SEEDS=200 npx vitest run tests/scenarios/any-order.test.ts`. */
const seeds = Number(process.env.STORY_SEEDS ?? 6);

/** What the story knows from outside: what was confirmed, and what was said. */
interface Known {
  readonly id: string;
  /** The last answer that was confirmed, by person. */
  readonly answers: Map<string, string>;
  readonly pressed: { name: string; button: Button }[];
  /** Messages that answer typed words. */
  readonly replies: Map<string, number>;
  nextStep: string;
  ended: boolean;
}

for (let seed = Number(process.env.STORY_FROM ?? 1); seed <= seeds; seed += 1) {
  story(`in any order, seed ${seed}`, async (w) => {
    const dice = diceOf(seed);
    faultSomewhere(w, dice);
    const draft = w.draft('ole');
    const { json } = await w.tab('ole').post<{ id: string }>('/api/alarms', { once: 'wunsch-1', draft });
    const known: Known = {
      id: json.id,
      answers: new Map(),
      pressed: [],
      replies: new Map(),
      nextStep: draft.nextStep,
      ended: false,
    };
    const told: string[] = [];
    for (let step = 0; step < steps; step += 1) told.push(await happens(w, dice, known));
    w.teams.clearFaults();
    // The whole ladder, and a role may have been opened anew in the meantime.
    await w.advance(35);
    await w.seconds(30);
    await promisesHold(w, known, told.join(' · '));
    await ladderHolds(w, known, told.join(' · '));
    for (const line of w.unheard()) {
      const [place = '', kind = ''] = line.split(': ');
      w.hears(place, kind as 'alarm');
    }
  });
}

type Dice = (sides: number) => number;

/** The same numbers for the same seed (mulberry32). */
function diceOf(seed: number): Dice {
  let state = seed * 0x9e3779b9;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const pick = <Item>(dice: Dice, items: readonly Item[]): Item => items[dice(items.length)] as Item;

async function happens(w: World, dice: Dice, known: Known): Promise<string> {
  const name = pick(dice, everybody);
  switch (dice(12)) {
    case 0:
    case 1:
    case 2:
      return answersByCard(w, dice, known, name);
    case 3:
      return answersByWord(w, known, pick(dice, holders));
    case 4:
      return repeatsOldPress(w, dice, known);
    case 5:
      return informs(w, dice, known);
    case 6:
    case 7:
      return faultSomewhere(w, dice);
    case 8:
      await w.restarts();
      return 'restart';
    case 9:
      w.isKilled();
      await w.restarts();
      return 'kill';
    case 10:
      return dice(3) === 0 ? ends(w, known) : 'nothing';
    default: {
      const seconds = dice(8);
      await w.seconds(seconds);
      return `${seconds} s`;
    }
  }
}

async function answersByCard(w: World, dice: Dice, known: Known, name: string): Promise<string> {
  const title = pick(dice, Object.keys(titles) as (keyof typeof titles)[]);
  const asks = ({ buttons }: { readonly buttons: readonly string[] }) =>
    buttons.includes(title) || buttons.includes('Antwort ändern');
  const card = w.cards(name).findLast(asks);
  if (!card || known.ended) return `${name} has no card`;
  if (card.buttons.includes('Antwort ändern') && !card.buttons.includes(title))
    await w.clicks(name, 'Antwort ändern', { on: card.id });
  const button = w.button(name, title, { on: card.id });
  await w.presses(name, button);
  // A card of which nobody knew that it arrived shows old buttons; the same press there is a repeat.
  if (!isRepeat(known, name, button)) known.answers.set(name, titles[title]);
  known.pressed.push({ name, button });
  return `${name} «${title}»`;
}

function isRepeat(known: Known, name: string, { action }: Button): boolean {
  const said = JSON.stringify(action.data);
  return known.pressed.some((one) => one.name === name && JSON.stringify(one.button.action.data) === said);
}

async function answersByWord(w: World, known: Known, name: string): Promise<string> {
  const spoke = w.teams.log().length;
  await w.types(name, 'nein');
  const chat = w.teams.chats.personal(w.people.id(name))?.id;
  const replies = w.teams
    .log()
    .slice(spoke)
    .filter((line) => line.kind === 'posted' && line.thread === chat);
  known.replies.set(name, (known.replies.get(name) ?? 0) + 1);
  if (!known.ended) known.answers.set(name, 'unavailable');
  return `${name} types nein (${replies.length})`;
}

async function repeatsOldPress(w: World, dice: Dice, known: Known): Promise<string> {
  if (known.pressed.length === 0) return 'nothing to repeat';
  const { name, button } = pick(dice, known.pressed);
  await w.presses(name, button);
  return `${name} again`;
}

async function informs(w: World, dice: Dice, known: Known): Promise<string> {
  if (known.ended) return 'over';
  const nextStep = `Bitte kommen Sie in den Raum ${dice(1_000_000)}.`;
  await w.informs('ole', known.id, { nextStep });
  known.nextStep = nextStep;
  return 'news';
}

async function ends(w: World, known: Known): Promise<string> {
  if (known.ended) return 'over';
  await w.endsAlarm('ole', known.id, 'all-clear');
  known.ended = true;
  return 'end';
}

function faultSomewhere(w: World, dice: Dice): string {
  const person = pick(dice, holders);
  const kind = pick(dice, kinds);
  const operation = pick(dice, ['post', 'post', 'update', 'create'] as const);
  const when = dice(2) === 0 && doubtful.includes(kind) ? ('after' as const) : ('before' as const);
  const retry = kind === 'Throttled' && dice(2) === 0 ? { retryAfter: dice(12) } : {};
  w.teams.fault({ match: { person: w.people.id(person), operation }, kind, when, times: 1 + dice(2), ...retry });
  return `${kind} ${when} ${operation} for ${person}`;
}

async function promisesHold(w: World, known: Known, told: string): Promise<void> {
  const { entry, env } = w.app();
  const { state } = await entry.read(alarms, known.id);
  const items = Object.values(state.ledger.deliveries);
  const open = items.filter((item) => isOwed(item) || item.state === 'reserved' || isStale(item));
  expect(open, `not explained: ${told}`).toEqual([]);

  const lines: readonly JournalLine[] = await env.store.journal({ kind: 'alarm', id: known.id });
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  expect(firstBreak(lines, digest), told).toBeNull();

  for (const name of everybody) {
    const person = w.people.id(name);
    expect([name, lastAnswer(state, person)?.answer], told).toEqual([name, known.answers.get(name)]);
    const mine = items.filter((item) => 'person' in item.to && item.to.person === person);
    const heard = mine.some((item) => item.activityId !== null || item.mayBeOut);
    const ends = mine.filter(
      ({ message, state: now }) => message === 'end' && now !== 'stopped' && now !== 'superseded',
    );
    expect([name, ends.length], told).toEqual([name, known.ended && heard ? 1 : 0]);
    copiesAreExplained(
      w,
      lines,
      mine.map(({ id }) => id),
      name,
      known,
      told,
    );
    for (const item of mine) {
      if (item.activityId === null || item.code !== null) continue;
      const card = w.card(name, { on: item.activityId });
      expect([name, item.message, stepOn(card, item, known)], told).toEqual([name, item.message, true]);
    }
  }
}

/** The card says first what to do; to a deputy that is to take over, with the alarm's next step below. */
function stepOn({ lines, language }: Seen, { message }: Delivery, known: Known): boolean {
  const texts = textsFor(language);
  const { deputy, unfilled } = texts.staffing;
  const [, first = ''] = lines;
  if (known.ended) return first === texts.cards.end['all-clear'].real.step;
  if (message === 'unfilled') return first === unfilled.done || first.startsWith(unfilled.step(['']).slice(0, 20));
  return first === known.nextStep || lines.includes(deputy.next(known.nextStep));
}

/** At its end every role is filled or known to be unfilled, and no step was early, done twice or needless. */
async function ladderHolds(w: World, known: Known, told: string): Promise<void> {
  const { entry, env } = w.app();
  const { state } = await entry.read(alarms, known.id);
  const open = state.roles.filter((role) => ['open', 'provisional'].includes(roleStatus(state, role).state));
  if (!known.ended) expect(open, told).toEqual([]);
  const lines: readonly JournalLine[] = await env.store.journal({ kind: 'alarm', id: known.id });
  const done = new Set<string>();
  let before: Alarm = alarms.empty;
  for (const { at, by, entry: one, open: sealed } of lines) {
    const said = { ...one, sealed } as unknown as AlarmEntry;
    if (said.type === 'escalated' && said.step !== null) {
      const since = postOf(before, said.role).since;
      const key = `${said.role} since ${since} step ${said.step}`;
      expect([key, at - since >= (defaultLadder[said.step]?.after ?? 0) * 60_000], told).toEqual([key, true]);
      expect([key, done.has(key)], told).toEqual([key, false]);
      const role = before.roles.find(({ kind }) => kind === said.role);
      expect([key, role && isSettled(before, role)], told).toEqual([key, false]);
      done.add(key);
    }
    before = alarms.apply(before, said, { id: known.id, at, by });
  }
}

/** The card in Teams shows less than is known. */
const isStale = (item: Delivery) => item.activityId !== null && item.shown < item.version;

/** Every copy in a chat was accepted, or answers a word, or was pressed, or came of a call whose end nobody knew. */
function copiesAreExplained(
  w: World,
  lines: readonly JournalLine[],
  ids: readonly string[],
  name: string,
  known: Known,
  told: string,
): void {
  type Result = { id: string; outcome: string };
  const explained = ids.map((id) => {
    const of = lines.flatMap(({ entry }) => {
      if (entry.type === 'recovered') return (entry.ids as readonly string[]).includes(id) ? ['unclear'] : [];
      if (entry.type !== 'settled') return [];
      return (entry.results as unknown as readonly Result[]).flatMap((one) => (one.id === id ? [one.outcome] : []));
    });
    const copies = of.filter((outcome) => outcome === 'accepted' || outcome === 'unclear').length;
    const isPressed = lines.some(({ entry }) => entry.type === 'answered' && entry.delivery === id);
    return copies === 0 && isPressed ? 1 : copies;
  });
  const chat = w.teams.chats.personal(w.people.id(name))?.id;
  const posted = w.teams.log().filter((line) => line.kind === 'posted' && line.thread === chat).length;
  const most = explained.reduce((sum, copies) => sum + copies, known.replies.get(name) ?? 0);
  expect([name, posted <= most], `${told}: ${posted} > ${most}`).toEqual([name, true]);
}
