// What the buttons of a running exercise do; each answers with the clicked card as it then stands.
import { type ExerciseRun, type RunMessage, roleIn } from '../domain/exercise-run.ts';
import { exerciseRuns } from '../domain/exercise-run-rules.ts';
import { type Delivery, deliveryOf } from '../domain/ledger.ts';
import type { Actor } from '../domain/model.ts';
import { mayRaise } from '../domain/roles.ts';
import { reportRealEvent } from '../engine/real-event.ts';
import { Refusal } from '../errors.ts';
import { alarmForm } from './alarm-form.ts';
import { noteCard } from './cards/note-card.ts';
import type { RunClick } from './click-run.ts';
import { sinceFrom } from './since.ts';
import type { ClickReply, ClickTurn, TurnDeps } from './turn.ts';

type Said<Verb extends RunClick['verb']> = Extract<RunClick, { verb: Verb }>;

const by = ({ person }: ClickTurn): Actor => ({ person: person.id, via: 'card' });

/** The card that was clicked, if it may be shown where the click came from. */
function cardHere(run: ExerciseRun, d: string, turn: ClickTurn): Delivery<RunMessage> {
  const item = deliveryOf(run.ledger, d);
  const isHere =
    item &&
    ('person' in item.to
      ? turn.inPrivate && item.to.person === turn.person.id
      : item.to.channel === turn.channelDomain && roleIn(run, turn.person.id) !== null);
  if (!item || !isHere) throw new Refusal('not-your-card');
  return item;
}

async function drawn(deps: TurnDeps, id: string, state: ExerciseRun, d: string, turn: ClickTurn): Promise<ClickReply> {
  return {
    card: await deps.draw({ address: { kind: 'exercise-run', id }, state, delivery: cardHere(state, d, turn) }),
  };
}

export async function answerInject(deps: TurnDeps, click: Said<'run.answer'>, turn: ClickTurn): Promise<ClickReply> {
  const { r, d, i } = click;
  const { state: before } = await deps.entry.read(exerciseRuns, r);
  const card = cardHere(before, d, turn);
  if (before.cards[d] !== i) throw new Refusal('not-your-card');
  const redrawn = turn.redraws && turn.cardId !== '' && card.activityId === turn.cardId;
  const text = click['run-answer'];
  if (text.trim() === '') throw new Refusal('inject-answer');
  const command = { type: 'answer', inject: i, text, delivery: d, redrawn } as const;
  return drawn(deps, r, await orAsItIs(deps, r, () => deps.running.steer(r, command, by(turn))), d, turn);
}

export async function observeByCard(deps: TurnDeps, click: Said<'run.observe'>, turn: ClickTurn): Promise<ClickReply> {
  const { r, d, n } = click;
  cardHere((await deps.entry.read(exerciseRuns, r)).state, d, turn);
  const occurredAt = sinceFrom(click['run-time'], turn.occurredAt);
  const inject = click['run-inject'] === '-' ? '' : click['run-inject'];
  const seen = { kind: click['run-kind'], text: click['run-text'], inject, goal: '', occurredAt };
  // Of one card each number is one record: a click that Teams delivers twice makes no second one.
  const observation = { id: `${d}-${turn.person.id}-${n}`, ...seen };
  const state = await deps.running.steer(r, { type: 'observe', observation }, by(turn), occurredAt);
  return drawn(deps, r, state, d, turn);
}

export async function realEventInRun(
  deps: TurnDeps,
  { r }: Said<'run.real-event'>,
  turn: ClickTurn,
): Promise<ClickReply> {
  const words = turn.texts.realEvent;
  const { id, domain, grants } = turn.person;
  const who = { kind: 'person', id, domain, grants } as const;
  const run = await orAsItIs(deps, r, () => deps.running.steer(r, { type: 'real-event' }, by(turn)));
  const raises = mayRaise(who, 'real', run.domain);
  if (!raises)
    await reportRealEvent(
      deps,
      { id: r, domain: run.domain, name: run.title, number: run.number, at: run.endedAt ?? deps.env.now() },
      words.report,
    );
  if (!turn.inPrivate) return { text: raises ? words.raise : words.reported };
  if (!raises) return { card: noteCard({ texts: turn.texts, text: words.reported, tabUrl: deps.tabUrl }) };
  const found = await deps.look.domain(run.domain);
  const nextStep = found ? turn.texts.proposalStep(found) : '';
  const draft = { what: '', where: '', since: '', level: '', nextStep, exerciseName: '' } as const;
  return { card: await alarmForm(deps, turn, { domain: run.domain, chosen: '', draft, fault: words.raise }) };
}

/** What is over shows that on the fresh card; that says more than a sentence. */
async function orAsItIs(deps: TurnDeps, r: string, task: () => Promise<ExerciseRun>): Promise<ExerciseRun> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'run-over') throw error;
    return (await deps.entry.read(exerciseRuns, r)).state;
  }
}
