// The life of a plan: what each command leads to, and what each entry makes of the state (domain.md 4, 9.3; BCLL 6.3).
import { Refusal } from '../errors.ts';
import { acceptsTold, askingOwed, begun, isAsked, morningOf, noAsking, settled, told } from './asking.ts';
import type { Model, Turn } from './model.ts';
import type { Plan, PlanVersion, ReviewTrigger } from './plan.ts';
import { applyAside, decideAside } from './plan-aside.ts';
import { checkContent, saidBy } from './plan-checks.ts';
import {
  beyondEditorial,
  endOfDay,
  gapsOf,
  isInForce,
  materialDifferences,
  missingMust,
  openTriggers,
  reviewBy,
} from './plan-status.ts';
import type { PlanCommand, PlanEntry, Released } from './plan-words.ts';
import { dayOf } from './team.ts';
import { addDays } from './working-time.ts';

/** So many days before its day the review is asked for. */
const askAhead = 14;
/** Whoever says that it is being reworked is asked again after so many days. */
const patience = 28;
/** So many days there are to see to a trigger. */
const triggerDays = 14;

const emptyPlan: Plan = {
  status: 'none',
  domain: '',
  draft: null,
  edits: 0,
  author: '',
  writers: [],
  submission: null,
  qa: null,
  returned: '',
  released: null,
  earlier: [],
  reviewedAt: null,
  triggers: [],
  evidence: [],
  evidenceFrom: null,
  copies: [],
  disclaimedAt: null,
  answer: null,
  asking: noAsking,
};

function decide(plan: Plan, command: PlanCommand, turn: Turn): readonly PlanEntry[] {
  if (command.type === 'write') return decideWrite(plan, command, turn);
  if (plan.status === 'none') throw new Refusal('not-found');
  if (command.type === 'wake') return decideWake(plan, turn.at);
  if (command.type === 'told') {
    return acceptsTold(plan.asking, command) ? [{ ...command, type: 'plan-told', v: 1 }] : [];
  }
  if (plan.status === 'withdrawn') throw new Refusal('plan-withdrawn');
  return decideApproval(plan, command, turn) ?? decideAside(plan, command, turn);
}

type Write = Extract<PlanCommand, { type: 'write' }>;

function decideWrite(plan: Plan, { domain, content: wanted, edits, past }: Write, turn: Turn): readonly PlanEntry[] {
  if (plan.status === 'withdrawn') throw new Refusal('plan-withdrawn');
  if (plan.status === 'in-qa' || plan.status === 'for-release') throw new Refusal('plan-in-approval');
  if (edits !== undefined && edits !== plan.edits) throw new Refusal('changed-meanwhile');
  const content = checkContent(wanted);
  if (plan.draft && JSON.stringify(plan.draft) === JSON.stringify(content)) return [];
  const said = saidBy(turn, past);
  const begins: readonly PlanEntry[] = plan.status === 'released' ? [{ type: 'plan-revised', v: 1, ...said }] : [];
  return [...begins, { type: 'plan-written', v: 1, ...said, domain: plan.domain || domain, content }];
}

/** Draft → QA → release, and back. Undefined for a command about something else. */
function decideApproval(plan: Plan, command: PlanCommand, turn: Turn): readonly PlanEntry[] | undefined {
  const isDraft = plan.status === 'draft' || plan.status === 'in-revision';
  const said = 'past' in command ? saidBy(turn, command.past) : saidBy(turn, undefined);
  switch (command.type) {
    case 'submit': {
      if (!isDraft || !plan.draft) throw new Refusal('plan-state');
      const missing = missingMust(plan.draft);
      if (missing.length > 0) throw new Refusal('plan-fields', { fields: missing.join(' ') });
      const { change, material, management } = command;
      if (change.trim() === '') throw new Refusal('plan-change');
      return [{ type: 'plan-submitted', v: 1, ...said, change: change.trim(), material, management }];
    }
    case 'return': {
      if (plan.status !== 'in-qa' && plan.status !== 'for-release') throw new Refusal('plan-state');
      if (command.reason.trim() === '') throw new Refusal('reason-missing');
      return [{ type: 'plan-returned', v: 1, ...said, reason: command.reason.trim() }];
    }
    case 'pass-qa':
      if (plan.status !== 'in-qa') throw new Refusal('plan-state');
      if (plan.writers.includes(said.by)) throw new Refusal('plan-own');
      return [{ type: 'plan-qa-passed', v: 1, ...said, note: command.note.trim() }];
    case 'release':
      return decideRelease(plan, command.reason.trim(), said);
    case 'revise':
      return plan.status === 'released' ? [{ type: 'plan-revised', v: 1, ...said }] : [];
    case 'discard':
      if (plan.status !== 'in-revision') throw new Refusal('plan-state');
      return [{ type: 'plan-discarded', v: 1, ...said }];
    case 'withdraw':
      if (command.reason.trim() === '') throw new Refusal('reason-missing');
      return [{ type: 'plan-withdrawn', v: 1, ...said, reason: command.reason.trim() }];
    case 'correct':
      return decideCorrection(plan, command, said);
    default:
      return undefined;
  }
}

function decideRelease(plan: Plan, reason: string, said: ReturnType<typeof saidBy>): readonly PlanEntry[] {
  const { draft, submission } = plan;
  if (plan.status !== 'for-release' || !draft || !submission) throw new Refusal('plan-state');
  // Four eyes: whoever wrote in it does not release it (domain.md 9.4).
  if (plan.writers.includes(said.by)) throw new Refusal('plan-own');
  const missing = missingMust(draft);
  if (missing.length > 0) throw new Refusal('plan-fields', { fields: missing.join(' ') });
  const gaps = gapsOf(draft);
  if (gaps.length > 0 && reason === '') throw new Refusal('plan-gaps', { most: gaps.length });
  const before = plan.released?.content;
  const material = submission.material || (before !== undefined && materialDifferences(before, draft).length > 0);
  const change = { change: submission.change, gapReason: gaps.length > 0 ? reason : '', gaps };
  return [{ type: 'plan-released', v: 1, ...said, version: versionAfter(plan), material, editorial: false, ...change }];
}

type Correct = Extract<PlanCommand, { type: 'correct' }>;

/** Contacts, owner and spelling: a new version at once, without a second person and with the evidence kept. */
function decideCorrection(
  plan: Plan,
  { content, change }: Correct,
  said: ReturnType<typeof saidBy>,
): readonly PlanEntry[] {
  if (plan.status !== 'released' || !plan.released) throw new Refusal('plan-state');
  const corrected = checkContent(content);
  const before = plan.released.content;
  const beyond = beyondEditorial(before, corrected);
  if (beyond.length > 0) throw new Refusal('plan-material', { fields: beyond.join(' ') });
  if (JSON.stringify(before) === JSON.stringify(corrected)) return [];
  if (change.trim() === '') throw new Refusal('plan-change');
  if (missingMust(corrected).length > 0) throw new Refusal('plan-fields', { fields: missingMust(corrected).join(' ') });
  const { gapReason, gaps } = plan.released;
  const rest = {
    version: versionAfter(plan),
    material: false,
    editorial: true,
    change: change.trim(),
    gapReason,
    gaps,
  };
  return [
    { type: 'plan-written', v: 1, ...said, domain: plan.domain, content: corrected },
    { type: 'plan-released', v: 1, ...said, ...rest },
  ];
}

const versionAfter = ({ released }: Plan): number => (released?.version ?? 0) + 1;

/** Asks for a review when its time has come; a wake that comes too early or twice changes nothing. */
function decideWake(plan: Plan, at: number): readonly PlanEntry[] {
  const { asking } = plan;
  if (!isInForce(plan) || asking.state !== 'none' || asking.nextAt === null || at < asking.nextAt) return [];
  const latest = dayOf(at);
  const by = reviewBy(plan) ?? latest;
  const soon = addDays(latest, triggerDays);
  const day = openTriggers(plan).length > 0 && by > soon ? soon : by;
  // What was due long ago gets two weeks from now: a day in the past helps nobody.
  return [{ type: 'review-asked', v: 1, due: endOfDay(day > latest ? day : soon) }];
}

/** When the next review is to be asked for. */
function nextAskAt(plan: Plan, at: number): number | null {
  const by = reviewBy(plan);
  if (by === null) return null;
  if (openTriggers(plan).length > 0) return morningOf(addDays(dayOf(at), 1));
  return Math.max(at, morningOf(addDays(by, -askAhead)));
}

/** After what changed the plan: whoever is asked is left alone, and the next asking is planned anew. */
const quiet = (plan: Plan, at: number): Plan => ({ ...plan, asking: settled(plan.asking, nextAskAt(plan, at), at) });

function apply(plan: Plan, entry: PlanEntry, turn: Turn): Plan {
  switch (entry.type) {
    case 'plan-written': {
      const { domain, content, by } = entry;
      const status = plan.status === 'none' ? 'draft' : plan.status;
      const writers = plan.writers.includes(by) ? plan.writers : [...plan.writers, by];
      return { ...plan, status, domain, draft: content, author: by, writers, edits: plan.edits + 1 };
    }
    case 'plan-submitted': {
      const { change, material, by, at, management } = entry;
      return { ...plan, status: 'in-qa', returned: '', qa: null, submission: { change, material, by, at, management } };
    }
    case 'plan-returned':
      return { ...plan, status: plan.released ? 'in-revision' : 'draft', returned: entry.reason, qa: null };
    case 'plan-qa-passed':
      return { ...plan, status: 'for-release', qa: { by: entry.by, at: entry.at, note: entry.note } };
    case 'plan-released':
      return applyReleased(plan, entry, turn.at);
    case 'plan-revised':
      return { ...plan, status: 'in-revision', returned: '' };
    case 'plan-discarded': {
      const draft = plan.released?.content ?? plan.draft;
      return { ...plan, status: 'released', draft, writers: [], edits: plan.edits + 1, submission: null, returned: '' };
    }
    case 'plan-withdrawn':
      return quiet({ ...plan, status: 'withdrawn' }, turn.at);
    case 'review-asked':
      return isAsked(plan.asking) ? plan : { ...plan, asking: begun(plan.asking, entry.due, turn.at) };
    case 'plan-told':
      return { ...plan, asking: told(plan.asking, entry, turn.at) };
    case 'review-answered':
      return applyAnswer(plan, entry, turn.at);
    case 'review-triggered':
      return triggered(plan, entry, turn.at);
    default:
      return applyAside(plan, entry, (changed) => quiet(changed, turn.at));
  }
}

function applyReleased(plan: Plan, entry: Released, now: number): Plan {
  const { version, at, by, change, editorial, gapReason, gaps } = entry;
  const { draft } = plan;
  if (!draft) return plan;
  const released: PlanVersion = {
    version,
    author: plan.author,
    releasedBy: by,
    releasedAt: at,
    change,
    content: draft,
    editorial,
    gapReason,
    gaps,
  };
  const earlier = plan.released ? [plan.released, ...plan.earlier] : plan.earlier;
  const isNewOwner = plan.released?.content.owner !== draft.owner;
  const next: Plan = {
    ...plan,
    status: 'released',
    released,
    earlier,
    writers: [],
    submission: null,
    qa: null,
    returned: '',
    evidenceFrom: entry.material && plan.released ? at : plan.evidenceFrom,
    disclaimedAt: isNewOwner ? null : plan.disclaimedAt,
  };
  // A correction is no review: it answers nothing, but a new owner is asked in the place of the old one.
  if (editorial) return isNewOwner ? quiet(next, now) : next;
  return quiet({ ...next, reviewedAt: at, triggers: handled(plan.triggers, at) }, now);
}

const handled = (triggers: readonly ReviewTrigger[], at: number) =>
  triggers.map((trigger) => (trigger.handledAt === null ? { ...trigger, handledAt: at } : trigger));

function applyAnswer(plan: Plan, entry: Extract<PlanEntry, { type: 'review-answered' }>, now: number): Plan {
  const { answer, by, at } = entry;
  const answered: Plan = { ...plan, answer: { answer, by, at } };
  switch (answer) {
    case 'unchanged':
      return quiet({ ...answered, reviewedAt: at, triggers: handled(plan.triggers, at) }, now);
    case 'in-work':
    case 'new-version': {
      const status = plan.status === 'released' ? 'in-revision' : plan.status;
      const later = morningOf(addDays(dayOf(now), patience));
      return { ...answered, status, asking: settled(plan.asking, later, now) };
    }
    case 'not-mine':
      // The next asking goes to whoever can name somebody else, at once.
      return { ...answered, disclaimedAt: at, asking: settled(plan.asking, now, now) };
  }
}

function triggered(plan: Plan, entry: Extract<PlanEntry, { type: 'review-triggered' }>, now: number): Plan {
  const { kind, note, at } = entry;
  const trigger: ReviewTrigger = { id: `t${plan.triggers.length + 1}`, kind, at, note, handledAt: null };
  const next = { ...plan, triggers: [...plan.triggers, trigger] };
  // Whoever is being asked already sees it on the card.
  return isAsked(plan.asking) ? next : quiet(next, now);
}

/** Rules of plans. */
export const plans: Model<Plan, PlanCommand, PlanEntry> = {
  name: 'plan',
  version: 1,
  empty: emptyPlan,
  decide,
  apply,
  owed: (plan) => askingOwed(plan.asking),
  head: ({ domain, status, released }) => ({ scope: domain, status, key: '', at: released?.releasedAt ?? 0 }),
};
