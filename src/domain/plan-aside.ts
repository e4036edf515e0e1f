// What goes on beside the versions of a plan: reviews, triggers, owner, evidence, copies. None of it writes in the draft.
import { Refusal } from '../errors.ts';
import { evidenceKinds, testResults } from './evidence.ts';
import type { Turn } from './model.ts';
import { type Plan, triggerKinds } from './plan.ts';
import { saidBy } from './plan-checks.ts';
import { contentOf, isInForce } from './plan-status.ts';
import type { PlanCommand, PlanEntry } from './plan-words.ts';
import { dayOf } from './team.ts';

const longestNote = 1_000;
const longestPlace = 120;
const mostAside = 500;
const aDay = /^\d{4}-\d{2}-\d{2}$/;

function noteOf(text: string, most = longestNote): string {
  if (text.trim().length > most) throw new Refusal('text-too-long', { most });
  return text.trim();
}

/** A day that was; nothing is proven or printed in the future. */
function pastDay(day: string, at: number): string {
  const isDay = aDay.test(day) && !Number.isNaN(Date.parse(day));
  if (!isDay || day > dayOf(at)) throw new Refusal('plan-day');
  return day;
}

export function decideAside(plan: Plan, command: PlanCommand, turn: Turn): readonly PlanEntry[] {
  const said = saidBy(turn, 'past' in command ? command.past : undefined);
  switch (command.type) {
    case 'answer':
      if (!isInForce(plan)) throw new Refusal('plan-state');
      return [{ type: 'review-answered', v: 1, ...said, answer: command.answer }];
    case 'assign': {
      if (command.owner === '') throw new Refusal('plan-owner');
      const isSame = contentOf(plan)?.owner === command.owner && plan.disclaimedAt === null;
      const change = noteOf(command.change);
      return isSame ? [] : [{ type: 'plan-assigned', v: 1, ...said, owner: command.owner, change }];
    }
    case 'trigger':
      if (!isInForce(plan)) throw new Refusal('plan-state');
      if (!triggerKinds.includes(command.kind) || plan.triggers.length >= mostAside) throw new Refusal('bad-shape');
      return [{ type: 'review-triggered', v: 1, ...said, kind: command.kind, note: noteOf(command.note) }];
    case 'handle-trigger': {
      const isOpen = plan.triggers.some(({ id, handledAt }) => id === command.id && handledAt === null);
      return isOpen ? [{ type: 'trigger-handled', v: 1, ...said, id: command.id, note: noteOf(command.note) }] : [];
    }
    case 'note-evidence':
    case 'strike-evidence':
      return decideEvidence(plan, command, said);
    case 'note-copy': {
      const { place, printedOn, version } = command.copy;
      if (!isInForce(plan) || plan.copies.length >= mostAside) throw new Refusal('plan-state');
      if (place.trim() === '') throw new Refusal('plan-place');
      if (!(version >= 1 && version <= (plan.released?.version ?? 0))) throw new Refusal('plan-version');
      const copy = { place: noteOf(place, longestPlace), printedOn: pastDay(printedOn, turn.at), version };
      return [{ type: 'plan-copied', v: 1, ...said, copy }];
    }
    case 'return-copy': {
      const isThere = plan.copies.some(({ place }) => place === command.place);
      return isThere ? [{ type: 'copy-returned', v: 1, ...said, place: command.place }] : [];
    }
    default:
      throw new Refusal('bad-shape');
  }
}

type OfEvidence = Extract<PlanCommand, { type: 'note-evidence' | 'strike-evidence' }>;

function decideEvidence(plan: Plan, command: OfEvidence, said: ReturnType<typeof saidBy>): readonly PlanEntry[] {
  if (command.type === 'strike-evidence') {
    if (noteOf(command.reason) === '') throw new Refusal('reason-missing');
    const isThere = plan.evidence.some(({ id }) => id === command.id);
    return isThere ? [{ type: 'evidence-struck', v: 1, ...said, id: command.id, reason: noteOf(command.reason) }] : [];
  }
  const { kind, day, result, hours, reference } = command.evidence;
  // Only what is in force can be proven.
  if (!isInForce(plan)) throw new Refusal('plan-state');
  if (!evidenceKinds.includes(kind) || !testResults.includes(result)) throw new Refusal('bad-shape');
  if (hours !== null && !(hours >= 0 && hours <= 100_000)) throw new Refusal('bad-shape');
  if (plan.evidence.length >= mostAside) throw new Refusal('bad-shape');
  const taken = plan.evidence.map(({ id }) => Number(id.slice(1)));
  const id = `e${Math.max(0, ...taken) + 1}`;
  const noted = { id, kind, day: pastDay(day, said.at), result, hours, reference: noteOf(reference, longestPlace) };
  // The same proof noted again, as by an exercise that is evaluated twice, counts once.
  const isKnown = plan.evidence.some(
    ({ id: _id, ...rest }) => JSON.stringify({ id, ...rest }) === JSON.stringify(noted),
  );
  return isKnown ? [] : [{ type: 'evidence-noted', v: 1, ...said, evidence: noted }];
}

/** `quiet`: whoever is asked for a review is left alone, and the next one planned anew. */
export function applyAside(plan: Plan, entry: PlanEntry, quiet: (plan: Plan) => Plan): Plan {
  switch (entry.type) {
    case 'plan-assigned':
      return quiet({ ...assigned(plan, entry), disclaimedAt: null });
    case 'trigger-handled': {
      const triggers = plan.triggers.map((one) => (one.id === entry.id ? { ...one, handledAt: entry.at } : one));
      return quiet({ ...plan, triggers });
    }
    case 'evidence-noted':
      return { ...plan, evidence: [...plan.evidence, entry.evidence] };
    case 'evidence-struck':
      return { ...plan, evidence: plan.evidence.filter(({ id }) => id !== entry.id) };
    case 'plan-copied': {
      // A newer print replaces the older one at the same place.
      const others = plan.copies.filter(({ place }) => place !== entry.copy.place);
      return { ...plan, copies: [...others, entry.copy] };
    }
    case 'copy-returned':
      return { ...plan, copies: plan.copies.filter(({ place }) => place !== entry.place) };
    default:
      return plan;
  }
}

/** The owner stands in the content, so the version in force becomes a new, editorial one; a draft goes on with her. */
function assigned(plan: Plan, { owner, by, at, change }: Extract<PlanEntry, { type: 'plan-assigned' }>): Plan {
  const draft = plan.draft && { ...plan.draft, owner };
  if (!plan.released || plan.released.content.owner === owner) return { ...plan, draft };
  const { released } = plan;
  const next = {
    ...released,
    version: released.version + 1,
    author: by,
    releasedBy: by,
    releasedAt: at,
    change,
    content: { ...released.content, owner },
    editorial: true,
  };
  return { ...plan, draft, released: next, earlier: [released, ...plan.earlier] };
}
