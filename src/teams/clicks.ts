// Verb → command, one entry each: the type asks for a handler for every button there is.

import type { Alarm } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { approvals } from '../domain/approval.ts';
import { alarmOfRoll } from '../domain/audience.ts';
import { type Delivery, deliveryOf } from '../domain/ledger.ts';
import type { Actor } from '../domain/model.ts';
import { proposals } from '../domain/proposal.ts';
import type { ReleaseCommand } from '../domain/release-words.ts';
import { mayChange, maySee } from '../domain/roles.ts';
import { memberOf, type Roll, type RollCommand, rolls } from '../domain/roll.ts';
import { asked } from '../domain/staffing.ts';
import { raiseFromProposal } from '../engine/from-proposal.ts';
import { realEvent } from '../engine/real-event.ts';
import { Refusal } from '../errors.ts';
import { alarmForm, chosenRoles } from './alarm-form.ts';
import { answerMeasure, answerReview, confirmContact, finishItem } from './bundle-clicks.ts';
import { alarmRaisedCard } from './cards/alarm-raised-card.ts';
import { noteCard } from './cards/note-card.ts';
import { answerByCard, chooseAgain } from './check-in-clicks.ts';
import type { Click } from './click.ts';
import { drawProposal, tabLink } from './draw.ts';
import { classifyByCard, deadlineByCard, stepByCard, tickByCard } from './incident-clicks.ts';
import { notedAnswer } from './noted.ts';
import { reportForm, sendReport } from './report-form.ts';
import { sendEvaluation, sendFeedback, sendTest } from './review-clicks.ts';
import { answerInject, observeByCard, realEventInRun } from './run-clicks.ts';
import { sinceFrom } from './since.ts';
import type { ClickReply, ClickTurn, TurnDeps } from './turn.ts';

type Handler<C extends Click> = (deps: TurnDeps, click: C, turn: ClickTurn) => Promise<ClickReply>;
type Handlers = { readonly [Verb in Click['verb']]: Handler<Extract<Click, { verb: Verb }>> };

const answerMinutes = 10;
const by = ({ person }: ClickTurn): Actor => ({ person: person.id, via: 'card' });

const handlers: Handlers = {
  async 'alarm.answer'(deps, click, turn) {
    const { a, d, n, answer, eta } = click;
    const { state: before } = await deps.entry.read(alarms, a);
    const clicked = cardHere(before, d, turn);
    const redrawn = turn.redraws && turn.cardId !== '' && clicked?.activityId === turn.cardId;
    // Nobody knew that this card had arrived; the click brings its name.
    const isOrphan = turn.cardId !== '' && clicked?.mayBeOut === true && clicked.activityId === null;
    const card = isOrphan ? { card: turn.cardId } : {};
    const command = { type: 'answer', person: turn.person.id, delivery: d, n, answer, eta, redrawn, ...card } as const;
    await orShowEnd(() => deps.entry.execute(alarms, a, command, by(turn), turn.occurredAt));
    return freshCard(deps, a, d, turn);
  },
  async 'alarm.again'(deps, { a, d }, turn) {
    const { state } = await deps.entry.read(alarms, a);
    if (state.status === 'none') throw new Refusal('alarm-unknown');
    const to = deliveryOf(state.ledger, d)?.to;
    if (to && 'person' in to && to.person !== turn.person.id) throw new Refusal('not-your-card');
    if (!asked(state).includes(turn.person.id)) throw new Refusal('not-asked');
    return freshCard(deps, a, d, turn, true);
  },
  async 'alarm.update'(deps, { a, d, nextStep, level, reason }, turn) {
    const changes = { nextStep, ...(level === null ? {} : { level }) };
    await orShowEnd(() => deps.entry.execute(alarms, a, { type: 'update', reason, ...changes }, by(turn)));
    return d === '' ? raisedCard(deps, a, turn) : freshCard(deps, a, d, turn);
  },
  async 'alarm.end'(deps, { a, d, ending, reason }, turn) {
    await orShowEnd(() => deps.entry.execute(alarms, a, { type: 'end', ending, reason }, by(turn)));
    return d === '' ? raisedCard(deps, a, turn) : freshCard(deps, a, d, turn);
  },
  async 'alarm.swap'(deps, { a, d, role }, turn) {
    const command = { type: 'swap', role, person: turn.person.id } as const;
    await orShowEnd(() => deps.entry.execute(alarms, a, command, by(turn), turn.occurredAt));
    return freshCard(deps, a, d, turn);
  },
  async 'alarm.too'(deps, { a, d, role, takes }, turn) {
    const command = { type: 'take-too', role, person: turn.person.id, takes: takes === 'yes' } as const;
    await orShowEnd(() => deps.entry.execute(alarms, a, command, by(turn), turn.occurredAt));
    return freshCard(deps, a, d, turn);
  },
  async 'alarm.waive'(deps, { a, d, role }, turn) {
    await orShowEnd(() => deps.entry.execute(alarms, a, { type: 'waive', role }, by(turn), turn.occurredAt));
    return freshCard(deps, a, d, turn);
  },
  async 'alarm.appoint'(deps, { a, d, role, person }, turn) {
    await orShowEnd(() => deps.raise.appoint(a, role, person, by(turn)));
    return freshCard(deps, a, d, turn);
  },
  async 'alarm.form'(deps, { domain, scenario }, turn) {
    return { card: await alarmForm(deps, turn, { domain, chosen: scenario, draft: null, fault: null }) };
  },
  async 'alarm.raise'(deps, click, turn) {
    const { roles } = await chosenRoles(deps, click.domain, click.scenario);
    const draft = {
      ...click,
      since: sinceFrom(click.since, deps.env.now()),
      // The form always asks for a level; without one the rules refuse, and the form comes back.
      level: click.level ?? ('' as 'EMERGENCY'),
      roles,
      answerMinutes,
      audience: 'none',
      audienceStep: '',
    } as const;
    try {
      const raised = await deps.raise.raise(draft, by(turn), click.once);
      return await raisedCard(deps, raised.id, turn);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'not-allowed') throw error;
      const fault = turn.texts.refused[error.code](error.detail);
      const typed = { ...click, level: click.level ?? ('' as const) };
      const after = click.after === undefined ? {} : { after: click.after };
      const again = { domain: click.domain, chosen: click.scenario, draft: typed, fault, once: click.once, ...after };
      return { card: await alarmForm(deps, turn, again) };
    }
  },
  async 'approval.approve'(deps, click, turn) {
    return decided(deps, click.a, { type: 'approve', version: click.n }, turn);
  },
  async 'approval.disapprove'(deps, { a }, turn) {
    return decided(deps, a, { type: 'disapprove' }, turn);
  },
  async 'approval.ask'(deps, { a }, turn) {
    return decided(deps, a, { type: 'ask-approval' }, turn);
  },
  async 'alarm.real-event'(deps, { a }, turn) {
    const words = turn.texts.realEvent;
    const id = alarmOfRoll(a);
    // Whoever was told only finds her place in her roll; nobody else learns that there is such an exercise.
    if (a !== id && !memberOf((await deps.entry.known(rolls, a)).state, turn.person.id))
      throw new Refusal('not-your-card');
    const { domain, mayRaise } = await realEvent(deps, id, by(turn), words.report);
    // In a channel everybody reads along, and a form of one person is nothing for all.
    if (!turn.inPrivate) return { text: mayRaise ? words.raise : words.reported };
    if (!mayRaise) return { card: noteCard({ texts: turn.texts, text: words.reported, tabUrl: deps.tabUrl }) };
    const found = await deps.look.domain(domain);
    const nextStep = found ? turn.texts.proposalStep(found) : '';
    const draft = { what: '', where: '', since: '', level: '', nextStep, exerciseName: '' } as const;
    const form = { domain, chosen: '', draft, fault: words.raise, after: id };
    return { card: await alarmForm(deps, turn, form) };
  },
  async 'roll.read'(deps, { a, d }, turn) {
    const { state: before } = await deps.entry.known(rolls, a);
    const clicked = rollCardHere(before, d, turn);
    const redrawn = turn.redraws && turn.cardId !== '' && clicked?.activityId === turn.cardId;
    const isOrphan = turn.cardId !== '' && clicked?.mayBeOut === true && clicked.activityId === null;
    const card = isOrphan ? { card: turn.cardId } : {};
    return inRoll(deps, { a, d }, turn, { type: 'read', person: turn.person.id, delivery: d, redrawn, ...card });
  },
  'check.answer': answerByCard,
  'check.again': chooseAgain,
  'roll.help': (deps, { a, d }, turn) => help(deps, { a, d }, turn, 'want-help'),
  'roll.helped': (deps, { a, d }, turn) => help(deps, { a, d }, turn, 'settle-help'),
  async 'incident.step'(deps, click, turn) {
    await stepByCard(deps, click, turn);
    return freshCard(deps, click.a, click.d, turn);
  },
  async 'incident.classify'(deps, click, turn) {
    await classifyByCard(deps, click, turn);
    return freshCard(deps, click.a, click.d, turn);
  },
  async 'incident.tick'(deps, click, turn) {
    await tickByCard(deps, click, turn);
    return freshCard(deps, click.a, click.d, turn);
  },
  'incident.reported': deadlineByCard,
  'incident.needless': deadlineByCard,
  'run.answer': answerInject,
  'run.observe': observeByCard,
  'run.real-event': realEventInRun,
  'bundle.confirm': confirmContact,
  'bundle.done': finishItem,
  'plan.answer': answerReview,
  'measure.answer': answerMeasure,
  'feedback.send': sendFeedback,
  'evaluation.send': sendEvaluation,
  'test.send': sendTest,
  async 'proposal.take'(deps, { p }, turn) {
    await deps.entry.execute(proposals, p, { type: 'take' }, by(turn));
    return proposalReply(deps, p, turn);
  },
  async 'proposal.raise'(deps, { p }, turn) {
    const { id } = await raiseFromProposal(deps, p, by(turn), turn.texts.proposalStep);
    return raisedCard(deps, id, turn);
  },
  async 'proposal.dismiss'(deps, { p, reason }, turn) {
    await deps.entry.execute(proposals, p, { type: 'dismiss', reason }, by(turn));
    return proposalReply(deps, p, turn);
  },
  async 'report.form'(deps, { once, theme }, turn) {
    return { card: await reportForm(deps, turn, { theme, once, draft: null, fault: null }) };
  },
  async 'report.send'(deps, click, turn) {
    // In a channel others read along: the receipt goes to her own chat, and nothing of it stands here.
    const isHers = turn.inPrivate && turn.cardId !== '';
    const { card, filed } = await sendReport(
      deps,
      click,
      turn,
      isHers ? { card: turn.cardId, drawn: turn.redraws } : null,
    );
    const thanks = turn.texts.cards.report.form.inChannel;
    return { card: filed && !turn.inPrivate ? noteCard({ texts: turn.texts, text: thanks }) : card };
  },
};

interface RollCard {
  readonly a: string;
  readonly d: string;
}

async function help(
  deps: TurnDeps,
  card: RollCard,
  turn: ClickTurn,
  type: 'want-help' | 'settle-help',
): Promise<ClickReply> {
  const { state } = await deps.entry.known(rolls, card.a);
  const redrawn = turn.redraws && turn.cardId !== '' && rollCardHere(state, card.d, turn)?.activityId === turn.cardId;
  const command = { type, person: turn.person.id, delivery: card.d, redrawn } as const;
  try {
    return await inRoll(deps, card, turn, command);
  } catch (error) {
    // The fresh card of an ended alarm says whom to call now.
    if (!(error instanceof Refusal) || error.code !== 'help-over') throw error;
    return rollCard(deps, card, turn, (await deps.entry.read(rolls, card.a)).state);
  }
}

/** Gives a roll the command and answers with the clicked card as it stands then. */
async function inRoll(deps: TurnDeps, card: RollCard, turn: ClickTurn, command: RollCommand): Promise<ClickReply> {
  const { state } = await deps.entry.execute(rolls, card.a, command, by(turn), turn.occurredAt);
  return rollCard(deps, card, turn, state);
}

async function rollCard(deps: TurnDeps, { a, d }: RollCard, turn: ClickTurn, state: Roll): Promise<ClickReply> {
  const delivery = rollCardHere(state, d, turn);
  if (!delivery) throw new Refusal('not-your-card');
  return { card: await deps.draw({ address: { kind: 'roll', id: a }, state, delivery }) };
}

/** Does what a button said. Throws Refusal when a rule says no. */
export function clicks(deps: TurnDeps, click: Click, turn: ClickTurn): Promise<ClickReply> {
  const handler = handlers[click.verb] as Handler<Click>;
  return handler(deps, click, turn);
}

/** Gives a command about the second yes; what somebody else decided before is shown on the fresh card. */
async function decided(deps: TurnDeps, a: string, command: ReleaseCommand, turn: ClickTurn): Promise<ClickReply> {
  try {
    await deps.entry.execute(alarms, a, command, by(turn), turn.occurredAt);
  } catch (error) {
    const isOver =
      error instanceof Refusal && ['approval-closed', 'alarm-ended', 'changed-meanwhile'].includes(error.code);
    if (!isOver) throw error;
  }
  const { state } = await deps.entry.read(approvals, a);
  const delivery = Object.values(state.ledger.deliveries).findLast((item) => belongsHere(item, turn));
  if (!delivery) throw new Refusal('not-your-card');
  return { card: await deps.draw({ address: { kind: 'approval', id: a }, state, delivery }) };
}

/** Of an ended alarm the fresh card shows how things stand now; that says more than a sentence. */
async function orShowEnd(task: () => Promise<unknown>): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'alarm-ended') throw error;
  }
}

/** The card that was clicked, drawn from the newest state. */
async function freshCard(
  deps: TurnDeps,
  id: string,
  d: string,
  turn: ClickTurn,
  choosing = false,
): Promise<ClickReply> {
  const { state } = await deps.entry.read(alarms, id);
  const { id: person, domain, grants } = turn.person;
  const who = { kind: 'person', id: person, domain, grants } as const;
  if (state.status === 'none' || !maySee(who, state)) throw new Refusal('alarm-unknown');
  const delivery = cardHere(state, d, turn) ?? usualCard(state, turn);
  if (delivery) return { card: await deps.draw({ address: { kind: 'alarm', id }, state, delivery }, choosing) };
  const noted = notedAnswer(state, turn.person.id, turn.texts, deps.env.now());
  return noted === null ? raisedCard(deps, id, turn) : { text: noted };
}

/**
 * The message of this id, if its card may be shown where the click came from: a personal card is drawn for its owner
 * alone and in her own chat, a channel's card in that channel. Whatever else was forwarded, copied or made up.
 */
function cardHere(alarm: Alarm, d: string, turn: ClickTurn): Delivery | undefined {
  const item = deliveryOf(alarm.ledger, d);
  return item && belongsHere(item, turn) ? item : undefined;
}

/** The card of a roll, in the chat of the one it is for. */
function rollCardHere(roll: Roll, d: string, turn: ClickTurn): Delivery | undefined {
  const item = memberOf(roll, turn.person.id) && deliveryOf(roll.ledger, d);
  return item && belongsHere(item, turn) ? item : undefined;
}

function usualCard(alarm: Alarm, turn: ClickTurn): Delivery | undefined {
  return Object.values(alarm.ledger.deliveries).find((item) => item.message === 'alarm' && belongsHere(item, turn));
}

function belongsHere({ to }: Delivery, { person, inPrivate, channelDomain }: ClickTurn): boolean {
  return 'person' in to ? inPrivate && to.person === person.id : to.channel === channelDomain;
}

async function raisedCard(deps: TurnDeps, id: string, turn: ClickTurn): Promise<ClickReply> {
  const { state: alarm } = await deps.entry.read(alarms, id);
  const { id: person, domain, grants } = turn.person;
  const channel = (await deps.look.domain(alarm.domain))?.channel;
  return {
    card: alarmRaisedCard({
      id,
      alarm,
      texts: turn.texts,
      now: deps.env.now(),
      mayChange: mayChange({ kind: 'person', id: person, domain, grants }, alarm),
      channel: channel ? `${channel.team} › ${channel.name}` : '',
      tabUrl: tabLink(deps.tabUrl, `alarm/${id}`),
    }),
  };
}

async function proposalReply(deps: TurnDeps, id: string, turn: ClickTurn): Promise<ClickReply> {
  const { state } = await deps.entry.read(proposals, id);
  const tools = { entry: deps.entry, look: deps.look, now: deps.env.now(), tabUrl: deps.tabUrl };
  return { card: await drawProposal(tools, id, state, { reader: turn.person.id, message: 'proposal' }) };
}
