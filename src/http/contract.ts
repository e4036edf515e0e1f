// What the tab and the server say to each other: shapes of requests (checked) and of views.
import * as z from 'zod/mini';
import {
  type AnswerKind,
  type AudienceReach,
  answerKinds,
  type Ending,
  type Level,
  levels,
  type Mode,
  reaches,
} from '../domain/alarm.ts';
import { type BaoRoleKind, baoRoleKinds } from '../domain/bc-domain.ts';
import type { Ladder } from '../domain/escalation.ts';
import type { DeliveryState } from '../domain/ledger.ts';
import type { Grant, Language } from '../domain/people.ts';
import type { Stage } from '../domain/proposal-messages.ts';
import type { ReleaseWay } from '../domain/release-words.ts';
import type { Statement } from '../domain/report.ts';
import type { Way } from '../domain/ways.ts';
import type { ReleaseRights, ReleaseView } from './contract-approval.ts';
import type { CallView, DeliveryWord, ListedView, MessageView, OwnPart, RoleView } from './contract-staffing.ts';
import { areas } from './contract-structure.ts';

const line = (most: number) => z.string().check(z.maxLength(most));

/** An alarm as a person writes it. `since` is epoch milliseconds; lengths are checked by the rules. */
export const alarmDraft = z.strictObject({
  mode: z.enum(['real', 'exercise']),
  domain: line(40),
  level: z.enum(levels),
  what: line(400),
  where: line(400),
  since: z.number(),
  nextStep: line(400),
  roles: z.array(z.enum(baoRoleKinds)).check(z.maxLength(20)),
  exerciseName: line(80),
  answerMinutes: z._default(z.number().check(z.minimum(1), z.maximum(120)), 10),
  /** Who else is told, and what they are to do. */
  audience: z._default(z.enum(reaches), 'none'),
  /** Whom `chosen` means. */
  areas: z.optional(areas),
  audienceStep: z._default(line(400), ''),
  /** Nothing of it goes to Teams. */
  avoidTeams: z._default(z.boolean(), false),
  /** The exercise that something real broke off. */
  after: z.optional(line(80)),
  /** The prepared alarm it comes from; its checklist goes along. */
  scenario: z.optional(line(120)),
  /** Processes that are hit; absent: those that the prepared alarm suggests. */
  processes: z.optional(z.array(line(200)).check(z.maxLength(60))),
  /** An alarm of the same event. */
  sameEvent: z.optional(line(80)),
  /** The word ALARM: everybody is told without a second person. */
  breakGlass: z.optional(line(20)),
});
export type AlarmDraft = z.infer<typeof alarmDraft>;

/** `POST /api/alarms`: `once` is made by the client, so that a repeated request raises one alarm. */
export const raiseRequest = z.strictObject({
  once: z.string().check(z.regex(/^[a-zA-Z0-9-]{8,64}$/)),
  draft: alarmDraft,
});
/** `POST /api/alarms/preview` */
export const previewRequest = z.strictObject({ draft: alarmDraft });
/** `POST /api/alarms/:id/update` */
export const updateRequest = z.strictObject({
  reason: line(400),
  nextStep: z.optional(line(400)),
  level: z.optional(z.enum(levels)),
  /** What everybody else is to do now. */
  audienceStep: z.optional(line(400)),
});
/** `POST /api/alarms/:id/{correct|all-clear|abort}` and `POST /api/proposals/:id/dismiss` */
export const reasonRequest = z.strictObject({ reason: line(400) });
/** `POST /api/alarms/:id/answer`: minutes until arrival only with `coming`. */
export const answerRequest = z.strictObject({
  answer: z.enum(answerKinds),
  eta: z.nullable(z.number().check(z.minimum(1), z.maximum(600))),
});
/** Every error: one sentence for the person, a code for programs, a reference for the log. */
export interface ErrorBody {
  readonly error: { readonly code: string; readonly text: string; readonly ref: string };
}

export interface DomainName {
  readonly id: string;
  readonly name: string;
}

/** `GET /api/me` */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly domain: DomainName;
  readonly grants: readonly Grant[];
  /** In by the emergency entrance: only alarming, the Lage, calls and ending are open. */
  readonly emergency: boolean;
  /** Domains in which a real alarm or an exercise may be raised. */
  readonly raiseReal: readonly DomainName[];
  readonly raiseExercise: readonly DomainName[];
  readonly seesProposals: boolean;
  readonly seesOperation: boolean;
  /** Numbers of who could be reached, of at least one domain. */
  readonly seesReachability: boolean;
  readonly oversight: boolean;
  /** Domains whose key figures she sees, the home domain first. */
  readonly figures: readonly DomainName[];
  /** The page she begins with when no address asks for another. */
  readonly start: 'situation' | 'week';
  /** She may call several domains at once. */
  readonly raisesJoint: boolean;
}

export interface ScenarioView {
  readonly id: string;
  readonly title: string;
  readonly outage: string;
  readonly level: Level;
  readonly what: string;
  readonly where: string;
  readonly nextStep: string;
  readonly roles: readonly BaoRoleKind[];
  readonly exerciseName: string;
  /** What everybody else is to do, where they are told, too. */
  readonly audienceStep?: string;
  /** Processes that it usually hits. */
  readonly processes?: readonly string[];
}

/** `GET /api/alarms/form?domain=` – what the page *Alarmieren* needs. */
export interface AlarmForm {
  readonly domain: DomainName;
  readonly scenarios: readonly ScenarioView[];
  readonly roles: readonly { kind: BaoRoleKind; core: boolean; holder: string | null; deputies: number }[];
  readonly channel: string | null;
  readonly room: string;
  readonly fallback: string;
  /** Processes that may be named as hit. */
  readonly processes: readonly { readonly id: string; readonly name: string }[];
  /** Open alarms of the domain: a further one may be about the same event. */
  readonly events: readonly {
    readonly alarm: string;
    readonly number: string;
    readonly mode: Mode;
    readonly what: string;
  }[];
  /** Who else may be told, and how many people that is. */
  readonly audiences: readonly { reach: AudienceReach; people: number }[];
}

/** `POST /api/alarms/preview` {draft} – the exact cards, and what they will cost. */
export interface AlarmPreview {
  /** Card for one person, exactly as it will be sent; null while the draft has faults. */
  readonly personal: object | null;
  readonly channel: object | null;
  readonly people: number;
  readonly channels: number;
  /** Everybody else who is told, and the card they get; null without an audience. */
  readonly audience: { readonly people: number; readonly card: object } | null;
  /** Estimated time until the last message is handed over, seconds. */
  readonly seconds: number;
  readonly euros: number;
  /** How far it reaches, and what follows when nobody answers; null while the draft has faults. */
  readonly plan: AlarmPlan | null;
  /** How everybody else would be released; null without an audience or while the draft has faults. */
  readonly release: ReleaseWay | null;
  /** What stands against raising it: a refusal code and its sentence; null when nothing does. */
  readonly fault: { readonly code: string; readonly text: string } | null;
}

/** What an alarm would take along: its ladder, and whom it reaches without Teams. */
export interface AlarmPlan {
  readonly ladder: Ladder;
  /** The domain has no ladder of its own for this level. */
  readonly usual: boolean;
  /** Everybody on the lists, deputies included. */
  readonly listed: number;
  /** How many of them a call, a short message or a mail reaches. */
  readonly withoutTeams: number;
  /** Names of those whom only Teams or nothing reaches: without Teams they have to be called by hand. */
  readonly toCall: readonly string[];
  /** Outside office hours the core team is rung up at once; `ringing` of them can be. Null within office hours. */
  readonly ringing: number | null;
}

/** `POST /api/alarms`, `POST /api/proposals/:id/raise` → 201 */
export interface RaisedView {
  readonly id: string;
  readonly number: string;
}

/** `POST /api/alarms/:id/real-event`: whether the reader may now raise the real alarm. */
export interface StoppedView {
  readonly domain: string;
  readonly mayRaise: boolean;
}

/** One line of the list *Lage*. */
export interface AlarmRow {
  readonly id: string;
  readonly number: string;
  readonly mode: Mode;
  readonly status: 'open' | 'ended';
  readonly level: Level;
  readonly domain: DomainName;
  readonly what: string;
  readonly where: string;
  readonly nextStep: string;
  readonly exerciseName: string;
  readonly raisedAt: number;
  readonly ending: Ending | null;
  readonly endedAt: number | null;
  readonly rolesFilled: number;
  /** Roles the crisis team does not do without. */
  readonly rolesAsked: number;
  readonly rolesUnfilled: number;
  /** Since when the crisis team can work; null while it cannot. */
  readonly staffedAt: number | null;
  /** My own last answer, when I am asked. */
  readonly asked: boolean;
  readonly myAnswer: AnswerKind | 'erased' | null;
  /** Every role the reader was asked for is filled, or the crisis team works without it. */
  readonly needless: boolean;
  /** The reader is only told of it: `nextStep` is what all others are to do, and nothing here is for the crisis team. */
  readonly informed: boolean;
}

/** `GET /api/alarms?status=open|ended&after=` */
export interface AlarmList {
  readonly alarms: readonly AlarmRow[];
  /** Pass as `after` for the next page; null at the end. */
  readonly next: string | null;
}

export interface AnswerView {
  readonly at: number;
  readonly answer: AnswerKind | 'erased';
  readonly eta: number | null;
  /** Epoch milliseconds of the expected arrival. */
  readonly arrival: number | null;
  /** Who wrote it down after a call; '' when she answered herself, or for whoever sees no names. */
  readonly recordedBy: string;
}

/** One person asked, for those who may see names. */
export interface AskedView {
  readonly person: string;
  readonly name: string;
  readonly roles: readonly BaoRoleKind[];
  readonly delivery: DeliveryWord;
  readonly deliveryAt: number;
  /** Everything sent to her, by every way, newest last. */
  readonly messages: readonly MessageView[];
  /** Newest last. */
  readonly answers: readonly AnswerView[];
}

export interface JournalLineView {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  /** One sentence in the reader's language. */
  readonly text: string;
  readonly by: string;
}

/** Everybody else who is told: added up from the rolls. */
export interface AudienceView {
  readonly reach: AudienceReach;
  /** Names of the units, sites and domains chosen; empty for other reaches. */
  readonly named: readonly string[];
  readonly people: number;
  /** How many of them the newest text of the alarm is owed to by now. */
  readonly told: number;
  /** People by what is known about their first message. */
  readonly words: Readonly<Record<DeliveryWord, number>>;
  /** How many said that they have read it; null where fewer than five people were told. */
  readonly read: number | null;
  readonly step: string;
}

/** `GET /api/alarms/:id` – everybody who may see the alarm; `all` only for those who may see names. */
export interface AlarmView extends AlarmRow {
  readonly since: number;
  readonly fallback: string;
  readonly answerUntil: number;
  readonly raisedBy: string;
  readonly endReason: string;
  readonly news: readonly { at: number; reason: string; nextStep: string; level: Level }[];
  readonly roles: readonly RoleView[];
  readonly mayChange: boolean;
  /** What the reader may do about the second yes for everybody. */
  readonly mayRelease: ReleaseRights;
  readonly myAnswers: readonly AnswerView[];
  readonly myRoles: readonly BaoRoleKind[];
  /** Null for whoever is not asked. */
  readonly mine: OwnPart | null;
  /** Since when Teams is known to be down; null while it works. */
  readonly teamsDownAt: number | null;
  /** Nothing of it goes to Teams. */
  readonly avoidTeams: boolean;
  readonly all: {
    readonly asked: readonly AskedView[];
    readonly counts: Readonly<Record<AnswerKind | 'missing', number>>;
    readonly channel: DeliveryWord | null;
    /** Everybody on the lists, asked or not. */
    readonly listed: readonly ListedView[];
    /** Calls by hand that are open, oldest first. */
    readonly calls: readonly CallView[];
    readonly journal: readonly JournalLineView[];
    readonly audience: AudienceView | null;
    readonly release: ReleaseView | null;
    /** Proposal it came from, or ''. */
    readonly proposal: string;
  } | null;
  readonly now: number;
}

/** `GET /api/proposals` */
export interface ProposalView {
  readonly id: string;
  readonly domain: DomainName;
  readonly status: 'open' | 'raised' | 'dismissed';
  readonly firing: boolean;
  readonly what: string;
  readonly where: string;
  readonly level: Level;
  readonly nextStep: string;
  readonly since: number;
  readonly openedAt: number;
  readonly dueAt: number;
  readonly overdue: boolean;
  readonly owner: string;
  readonly takenBy: string;
  readonly reports: number;
  readonly alerts: number;
  readonly resolvedAt: number | null;
  readonly facts: readonly { name: string; value: string }[];
  readonly alarm: string;
  readonly reason: string;
  readonly mayRaise: boolean;
  /** Head count and channels an alarm from it would reach. */
  readonly people: number;
  readonly channels: number;
  /** What a person said; null when a machine reports. */
  readonly said: ProposalSaid | null;
  /** Who was asked, and when. */
  readonly asked: readonly { readonly stage: Stage; readonly names: readonly string[]; readonly at: number }[];
  /** Who is asked next and when, unless somebody takes it; null when nobody is. */
  readonly next: { readonly stage: Stage; readonly at: number } | null;
}
/** A report by a person; the number to call is there as long as somebody has to decide. */
export interface ProposalSaid extends Omit<Statement, 'reporter'> {
  readonly reporter: string;
  readonly callback: string;
}
export interface ProposalList {
  readonly proposals: readonly ProposalView[];
}

/** How a way does; `off`: not set up, `unknown`: nothing was heard yet, `doubted`: the last calls failed. */
export type WayState = 'off' | 'unknown' | 'up' | 'doubted' | 'down';

/** `GET /api/operation` – how the system does, without contents. */
export interface OperationView {
  readonly holder: { readonly name: string; readonly epoch: number; readonly here: boolean };
  readonly ways: readonly { way: Way; state: WayState }[];
  readonly rate: number;
  readonly open: number;
  readonly lanes: readonly { lane: 0 | 1 | 2; due: number; oldest: number | null }[];
  readonly store: { readonly kind: string; readonly writable: boolean };
  readonly startedAt: number;
  readonly now: number;
  readonly alarms: readonly {
    id: string;
    number: string;
    status: 'open' | 'ended';
    /** Messages by exact ledger state. */
    states: Readonly<Partial<Record<DeliveryState, number>>>;
    deliveries: readonly {
      id: string;
      to: 'person' | 'channel';
      message: string;
      state: DeliveryState;
      at: number;
      tries: number;
      code: string | null;
    }[];
  }[];
}

/** One line of `GET /api/changes` (newline-delimited JSON); an empty `case` is a heartbeat. */
export interface ChangeNotice {
  readonly case: string;
}
