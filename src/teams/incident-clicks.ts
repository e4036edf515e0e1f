// What the buttons about an event do. What somebody else said meanwhile is shown on the fresh card, not as a fault.
import { alarms } from '../domain/alarm-rules.ts';
import { incidents } from '../domain/incident-rules.ts';
import type { IncidentCommand } from '../domain/incident-words.ts';
import { deliveryOf } from '../domain/ledger.ts';
import { maySee } from '../domain/roles.ts';
import { Refusal } from '../errors.ts';
import type { IncidentClick } from './click-incident.ts';
import { sinceFrom } from './since.ts';
import type { ClickReply, ClickTurn, TurnDeps } from './turn.ts';

type Said<Verb extends IncidentClick['verb']> = Extract<IncidentClick, { verb: Verb }>;

/** *Stab konstituiert*, *Notfall ausgerufen*, *Ende festgestellt*, at the time typed or now. */
export async function stepByCard(deps: TurnDeps, click: Said<'incident.step'>, turn: ClickTurn): Promise<void> {
  const at = sinceFrom(click['incident-time'], deps.env.now());
  await give(deps, click.a, { type: 'step', step: click.step, at, reason: '', known: click.n }, turn);
}

export async function classifyByCard(deps: TurnDeps, click: Said<'incident.classify'>, turn: ClickTurn): Promise<void> {
  const level = click['incident-level'];
  if (level === '') throw new Refusal('level-missing');
  const { a, n: known } = click;
  const at = sinceFrom(click['incident-time'], deps.env.now());
  const said = { level, criteria: click['incident-criteria'], reason: click['incident-reason'], at };
  await give(deps, a, { type: 'classify', ...said, corrects: null, known }, turn);
}

export async function tickByCard(deps: TurnDeps, { a, i }: Said<'incident.tick'>, turn: ClickTurn): Promise<void> {
  await give(deps, a, { type: 'tick', item: i, state: 'done', at: deps.env.now(), reason: '' }, turn);
}

/** The answer to the reminder of a deadline, by whoever got it, in her own chat. */
export async function deadlineByCard(
  deps: TurnDeps,
  click: Said<'incident.reported' | 'incident.needless'>,
  turn: ClickTurn,
): Promise<ClickReply> {
  const { c, d, i } = click;
  const before = (await deps.entry.read(incidents, c)).state;
  const to = deliveryOf(before.ledger, d)?.to;
  const isHers = turn.inPrivate && to !== undefined && 'person' in to && to.person === turn.person.id;
  const alarm = Object.keys(before.alarms).at(-1);
  if (!isHers || alarm === undefined || before.cards[d]?.item !== i) throw new Refusal('not-your-card');
  const state = click.verb === 'incident.reported' ? 'done' : 'dropped';
  const reason = click['incident-reason'];
  await orShow(() =>
    deps.incidents.give(alarm, { type: 'tick', item: i, state, at: deps.env.now(), reason }, by(turn)),
  );
  const after = (await deps.entry.read(incidents, c)).state;
  const delivery = deliveryOf(after.ledger, d);
  if (!delivery) throw new Refusal('not-your-card');
  return { card: await deps.draw({ address: { kind: 'incident', id: c }, state: after, delivery }) };
}

const by = ({ person }: ClickTurn) => ({ person: person.id, via: 'card' }) as const;

async function give(deps: TurnDeps, a: string, command: IncidentCommand, turn: ClickTurn): Promise<void> {
  const { id, domain, grants } = turn.person;
  const { state } = await deps.entry.read(alarms, a);
  // Nobody learns from an answer which alarms there are.
  if (state.status === 'none' || !maySee({ kind: 'person', id, domain, grants }, state))
    throw new Refusal('alarm-unknown');
  await orShow(() => deps.incidents.give(a, command, by(turn)));
}

/** Of what somebody else did meanwhile the fresh card says more than a sentence. */
async function orShow(task: () => Promise<unknown>): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'changed-meanwhile') throw error;
  }
}
