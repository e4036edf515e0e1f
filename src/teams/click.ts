// Everything a button can say, and the check of what comes back before any of it is believed.
import { z } from 'zod';
import {
  type AnswerKind,
  answerKinds,
  type ChosenEnding,
  endings,
  type Level,
  levels,
  type Mode,
} from '../domain/alarm.ts';
import { type BaoRoleKind, baoRoleKinds } from '../domain/bc-domain.ts';
import { type CheckInAnswer, checkInAnswers } from '../domain/check-in.ts';
import { type Knowledge, knowledges, type Question, questions, type Theme, themes } from '../domain/report.ts';
import { type BundleButton, type BundleSaid, bundleShapes, measureSaid } from './bundle-button.ts';
import { type IncidentButton, type IncidentClick, incidentHeard } from './click-incident.ts';
import { type ReviewButton, type ReviewSaid, reviewSaid, reviewShapes } from './click-review.ts';
import { type RunButton, type RunClick, runHeard } from './click-run.ts';

const approvalVerbs = ['approval.approve', 'approval.disapprove', 'approval.ask'] as const;
/** The second yes, or no; `n` is the version of the text for everybody that the card showed. */
type ApprovalData = {
  [Verb in (typeof approvalVerbs)[number]]: { readonly verb: Verb; readonly a: string; readonly n: number };
}[(typeof approvalVerbs)[number]];

/** What a button carries: ids only. Who clicked is known from the activity, never from here. */
export type ButtonData =
  | {
      readonly verb: 'alarm.answer';
      /** Alarm. */
      readonly a: string;
      /** Delivery whose card this is, or ''. */
      readonly d: string;
      /** How many answers the drawn card knew. */
      readonly n: number;
      readonly answer: AnswerKind;
      /** Minutes until arrival when the card does not ask for them. */
      readonly eta?: string;
    }
  | { readonly verb: 'alarm.again'; readonly a: string; readonly d: string }
  | { readonly verb: 'alarm.update'; readonly a: string; readonly d: string }
  | { readonly verb: 'alarm.end'; readonly a: string; readonly d: string; readonly ending: ChosenEnding }
  /** The reader takes over a role that somebody behind her on the list fills. */
  | {
      readonly verb: 'alarm.swap' | 'alarm.waive' | 'alarm.appoint';
      readonly a: string;
      readonly d: string;
      readonly role: BaoRoleKind;
    }
  /** The reader comes anyway and fills this role, too, or not. */
  | {
      readonly verb: 'alarm.too';
      readonly a: string;
      readonly d: string;
      readonly role: BaoRoleKind;
      readonly takes: 'yes' | 'no';
    }
  /** `scenario` '' is an own text; without it the list of scenarios is shown. */
  | { readonly verb: 'alarm.form'; readonly domain: string; readonly scenario?: string }
  | {
      readonly verb: 'alarm.raise';
      readonly once: string;
      readonly domain: string;
      readonly scenario: string;
      readonly mode: Mode;
      /** The exercise that something real broke off. */
      readonly after?: string | undefined;
    }
  /** `a` is the roll, `d` its delivery. */
  | ApprovalData
  /** Something really happened: ends the exercise. `a` is the alarm or a roll of it. */
  | { readonly verb: 'alarm.real-event'; readonly a: string }
  | { readonly verb: 'roll.read' | 'roll.help' | 'roll.helped'; readonly a: string; readonly d: string }
  /** `c` is the part, `d` its delivery or '', `n` how many answers the drawn card knew. */
  | {
      readonly verb: 'check.answer';
      readonly c: string;
      readonly d: string;
      readonly n: number;
      readonly answer: CheckInAnswer;
      /** Epoch milliseconds, when the card does not ask for them. */
      readonly from?: string;
    }
  | { readonly verb: 'check.again'; readonly c: string; readonly d: string }
  | { readonly verb: 'proposal.take'; readonly p: string }
  | { readonly verb: 'proposal.raise'; readonly p: string }
  | { readonly verb: 'proposal.dismiss'; readonly p: string }
  /** `theme` '' shows the list of themes; `once` names the wish from the first card on. */
  | { readonly verb: 'report.form' | 'report.send'; readonly once: string; readonly theme: Theme | '' }
  | BundleButton
  | RunButton
  | ReviewButton
  | IncidentButton;

/** What a person said with a button and the inputs beside it. Texts are trimmed; the rules judge their content. */
export type Click =
  | {
      readonly verb: 'alarm.answer';
      readonly a: string;
      readonly d: string;
      readonly n: number;
      readonly answer: AnswerKind;
      /** Minutes; null unless coming. */
      readonly eta: number | null;
    }
  | { readonly verb: 'alarm.again'; readonly a: string; readonly d: string }
  | {
      readonly verb: 'alarm.update';
      readonly a: string;
      readonly d: string;
      readonly nextStep: string;
      /** Null when the card did not ask. */
      readonly level: Level | null;
      readonly reason: string;
    }
  | {
      readonly verb: 'alarm.end';
      readonly a: string;
      readonly d: string;
      readonly ending: ChosenEnding;
      readonly reason: string;
    }
  | { readonly verb: 'alarm.swap' | 'alarm.waive'; readonly a: string; readonly d: string; readonly role: BaoRoleKind }
  | {
      readonly verb: 'alarm.appoint';
      readonly a: string;
      readonly d: string;
      readonly role: BaoRoleKind;
      /** Person id; '' when nobody was chosen. */
      readonly person: string;
    }
  | {
      readonly verb: 'alarm.too';
      readonly a: string;
      readonly d: string;
      readonly role: BaoRoleKind;
      readonly takes: 'yes' | 'no';
    }
  | { readonly verb: 'alarm.form'; readonly domain: string; readonly scenario: string | null }
  | {
      readonly verb: 'alarm.raise';
      readonly once: string;
      readonly domain: string;
      readonly scenario: string;
      readonly mode: Mode;
      /** The exercise that something real broke off. */
      readonly after?: string | undefined;
      readonly what: string;
      readonly where: string;
      /** `HH:mm` in Germany, or '' for now; see `sinceFrom`. */
      readonly since: string;
      readonly level: Level | null;
      readonly nextStep: string;
      readonly exerciseName: string;
    }
  | ApprovalData
  /** Something really happened: ends the exercise. `a` is the alarm or a roll of it. */
  | { readonly verb: 'alarm.real-event'; readonly a: string }
  | { readonly verb: 'roll.read'; readonly a: string; readonly d: string }
  | {
      readonly verb: 'check.answer';
      readonly c: string;
      readonly d: string;
      readonly n: number;
      readonly answer: CheckInAnswer;
      /** Epoch milliseconds; null unless from a time on. */
      readonly from: number | null;
    }
  | { readonly verb: 'check.again'; readonly c: string; readonly d: string }
  | { readonly verb: 'roll.help'; readonly a: string; readonly d: string }
  | { readonly verb: 'roll.helped'; readonly a: string; readonly d: string }
  | { readonly verb: 'proposal.take'; readonly p: string }
  | { readonly verb: 'proposal.raise'; readonly p: string }
  | { readonly verb: 'proposal.dismiss'; readonly p: string; readonly reason: string }
  | { readonly verb: 'report.form'; readonly once: string; readonly theme: Theme | '' }
  | ({ readonly verb: 'report.send'; readonly once: string; readonly theme: Theme } & ReportTyped)
  | BundleSaid
  | RunClick
  | ReviewSaid
  | IncidentClick;

/** What was typed into the form of a report. `since` is `HH:mm` or ''. */
export interface ReportTyped {
  readonly domain: string;
  readonly what: string;
  readonly where: string;
  readonly since: string;
  readonly knowledge: Knowledge | '';
  readonly yes: readonly Question[];
  readonly effects: string;
  readonly cause: string;
  readonly measures: string;
  readonly callback: string;
}

/** For what a reason is given; input ids end in it, because ids are unique within one card. */
export type ReasonFor = 'news' | ChosenEnding | 'dismissed';
/** The choice "another reason": then only the text beside it counts. */
export const otherReason = 'other';
export const reasonInput = <For extends ReasonFor>(kind: For): `reason-${For}` => `reason-${kind}`;
export const otherInput = <For extends ReasonFor>(kind: For): `other-${For}` => `other-${kind}`;

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/);
const idOrNone = z.union([z.literal(''), id]);
/** What Teams merges in from an input: a string, or nothing when it was left alone. */
const typed = (most: number) => z.string().max(most).default('');
const time = z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]).default('');
const minutes = z.union([z.literal(''), z.string().regex(/^([1-9]|[1-9]\d|[1-5]\d\d|600)$/)]).default('');
const moment = z.union([z.literal(''), z.string().regex(/^\d{12,14}$/)]).default('');
const level = z.union([z.literal(''), z.enum(levels)]).default('');
const once = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);
const longest = 400;
const role = z.enum(baoRoleKinds);
/** One card may ask for several roles, and ids of inputs are unique within it. */
export const appointeeInput = (kind: BaoRoleKind): `appointee-${BaoRoleKind}` => `appointee-${kind}`;
const appointees = Object.fromEntries(
  baoRoleKinds.map((kind) => [appointeeInput(kind), idOrNone.default('')] as const),
) as Readonly<Record<ReturnType<typeof appointeeInput>, z.ZodDefault<typeof idOrNone>>>;
/** What Teams makes of several ticks: their values with commas between. */
const ticked = typed(400).transform((text) => questions.filter((each) => text.split(',').includes(each)));

const heard = z.discriminatedUnion('verb', [
  ...incidentHeard,
  ...runHeard,
  z.object({
    verb: z.literal('alarm.answer'),
    a: id,
    d: idOrNone,
    n: z.int().min(0).max(1_000_000),
    answer: z.enum(answerKinds),
    eta: minutes,
  }),
  z.object({ verb: z.literal('alarm.again'), a: id, d: idOrNone }),
  z.object({
    verb: z.literal('alarm.update'),
    a: id,
    d: idOrNone,
    nextStep: typed(longest),
    level,
    'reason-news': typed(longest),
    'other-news': typed(longest),
  }),
  z.object({
    verb: z.literal('alarm.end'),
    a: id,
    d: idOrNone,
    ending: z.enum(endings),
    'reason-all-clear': typed(longest),
    'other-all-clear': typed(longest),
    'reason-false-alarm': typed(longest),
    'other-false-alarm': typed(longest),
    'reason-aborted': typed(longest),
    'other-aborted': typed(longest),
  }),
  z.object({ verb: z.literal('alarm.swap'), a: id, d: idOrNone, role }),
  z.object({ verb: z.literal('alarm.waive'), a: id, d: idOrNone, role }),
  z.object({ verb: z.literal('alarm.appoint'), a: id, d: idOrNone, role, ...appointees }),
  z.object({ verb: z.literal('alarm.too'), a: id, d: idOrNone, role, takes: z.enum(['yes', 'no']) }),
  z.object({ verb: z.literal('alarm.form'), domain: id, scenario: idOrNone.optional() }),
  z.object({
    verb: z.literal('alarm.raise'),
    once,
    domain: id,
    scenario: idOrNone,
    mode: z.enum(['real', 'exercise']),
    after: id.optional(),
    what: typed(longest),
    where: typed(longest),
    since: time,
    level,
    nextStep: typed(longest),
    exerciseName: typed(longest),
  }),
  z.object({ verb: z.literal('alarm.real-event'), a: id }),
  z.object({ verb: z.enum(approvalVerbs), a: id, n: z.int().min(0).max(1_000_000) }),
  z.object({ verb: z.literal('roll.read'), a: id, d: id }),
  z.object({
    verb: z.literal('check.answer'),
    c: id,
    d: idOrNone,
    n: z.int().min(0).max(1_000_000),
    answer: z.enum(checkInAnswers),
    from: moment,
  }),
  z.object({ verb: z.literal('check.again'), c: id, d: id }),
  z.object({ verb: z.literal('roll.help'), a: id, d: id }),
  z.object({ verb: z.literal('roll.helped'), a: id, d: id }),
  z.object({ verb: z.literal('proposal.take'), p: id }),
  z.object({ verb: z.literal('proposal.raise'), p: id }),
  ...bundleShapes,
  ...reviewShapes,
  z.object({
    verb: z.literal('proposal.dismiss'),
    p: id,
    'reason-dismissed': typed(longest),
    'other-dismissed': typed(longest),
  }),
  z.object({ verb: z.literal('report.form'), once, theme: z.union([z.literal(''), z.enum(themes)]) }),
  z.object({
    verb: z.literal('report.send'),
    once,
    theme: z.enum(themes),
    domain: idOrNone.default(''),
    what: typed(longest),
    where: typed(longest),
    since: time,
    knowledge: z.union([z.literal(''), z.enum(knowledges)]).default(''),
    yes: ticked,
    effects: typed(longest),
    cause: typed(longest),
    measures: typed(longest),
    callback: typed(longest),
  }),
]);
type Heard = z.infer<typeof heard>;

/**
 * Reads the data of an Execute or a Submit (both carry the verb inside). Null when it is none of ours or has a
 * wrong shape. Fields of other inputs on the same card are dropped, as Teams merges in all of them.
 */
export function parseClick(data: unknown): Click | null {
  const result = heard.safeParse(data);
  return result.success ? click(result.data) : null;
}

function click(data: Heard): Click {
  switch (data.verb) {
    case 'alarm.answer':
      return { ...data, eta: data.answer === 'coming' ? Number(data.eta || 30) : null };
    case 'alarm.update': {
      const { verb, a, d } = data;
      const reason = reasonOf(data['reason-news'], data['other-news']);
      return { verb, a, d, nextStep: data.nextStep.trim(), level: data.level || null, reason };
    }
    case 'alarm.end': {
      const { verb, a, d, ending } = data;
      const reason = reasonOf(data[reasonInput(ending)], data[otherInput(ending)]);
      return { verb, a, d, ending, reason };
    }
    case 'alarm.appoint': {
      const { verb, a, d, role: kind } = data;
      return { verb, a, d, role: kind, person: data[appointeeInput(kind)] };
    }
    case 'alarm.form':
      return { ...data, scenario: data.scenario ?? null };
    case 'alarm.raise':
      return {
        ...data,
        what: data.what.trim(),
        where: data.where.trim(),
        level: data.level || null,
        nextStep: data.nextStep.trim(),
        exerciseName: data.exerciseName.trim(),
      };
    case 'check.answer':
      return { ...data, from: data.answer === 'from' && data.from !== '' ? Number(data.from) : null };
    case 'measure.answer':
      return measureSaid(data);
    case 'feedback.send':
    case 'evaluation.send':
    case 'test.send':
      return reviewSaid(data);
    case 'report.send':
      return {
        ...data,
        what: data.what.trim(),
        where: data.where.trim(),
        effects: data.effects.trim(),
        cause: data.cause.trim(),
        measures: data.measures.trim(),
        callback: data.callback.trim(),
      };
    case 'proposal.dismiss':
      return { verb: data.verb, p: data.p, reason: reasonOf(data['reason-dismissed'], data['other-dismissed']) };
    default:
      return data;
  }
}

/** The ready reason followed by what was typed; '' when neither was given. */
function reasonOf(chosen: string, text: string): string {
  return [chosen === otherReason ? '' : chosen, text]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');
}
