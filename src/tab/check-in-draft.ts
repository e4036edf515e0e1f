// What the form of a check-in holds while somebody writes: pure, so that it can be tested.
import type { Mode } from '../domain/alarm.ts';
import type { BaoRoleKind } from '../domain/bc-domain.ts';
import { fromWallTime, toWallTime } from '../domain/berlin-time.ts';
import type { Area } from '../domain/structure.ts';
import type { CheckInDraft } from '../http/contract-check-ins.ts';
import { sent } from './draft.ts';

export interface Chosen {
  readonly id: string;
  readonly name: string;
}

/** The form as it stands. `from`, `to` and `due` are wall times of an input field, '' for none. */
export interface AskForm {
  readonly domain: string;
  readonly mode: Mode;
  readonly exerciseName: string;
  readonly question: string;
  readonly role: BaoRoleKind | '';
  readonly from: string;
  readonly to: string;
  readonly due: string;
  readonly reminders: readonly number[];
  readonly informed: string;
  readonly email: boolean;
  readonly roles: readonly BaoRoleKind[];
  readonly deputies: boolean;
  readonly domains: readonly string[];
  /** Units and sites. */
  readonly areas: readonly Area[];
  readonly single: readonly Chosen[];
  /** People of an imported list. */
  readonly listed: readonly Chosen[];
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Minutes before the due time that the form offers. */
const reminderChoices = [1_440, 240, 60, 30] as const;

export const duePresets = ['hour', 'fourHours', 'tomorrow', 'twoDays'] as const;
export type DuePreset = (typeof duePresets)[number];

/** When a preset is due, as a wall time in Germany. */
export function dueOf(preset: DuePreset, now: number): string {
  if (preset === 'tomorrow') return `${toWallTime(now + day).slice(0, 10)}T12:00`;
  const length = { hour, fourHours: 4 * hour, twoDays: 2 * day }[preset];
  return toWallTime(now + length);
}

/** Reminders that still lie between now and the due time; those of the form that do not are left out. */
export function possibleReminders(due: string, now: number): readonly number[] {
  const at = fromWallTime(due);
  return reminderChoices.filter((minutes) => at - minutes * minute > now + minute);
}

export function emptyAsk(domain: string, now: number): AskForm {
  const due = dueOf('fourHours', now);
  return {
    domain,
    mode: 'real',
    exerciseName: '',
    question: '',
    role: '',
    from: '',
    to: '',
    due,
    reminders: [60],
    informed: '',
    email: false,
    roles: [],
    deputies: true,
    domains: [],
    areas: [],
    single: [],
    listed: [],
  };
}

/** A field left empty is none; a time that is none counts as 0, so that the rules refuse it. */
const momentOf = (wall: string) => (wall === '' ? null : fromWallTime(wall) || 0);

export function draftOfAsk(form: AskForm, now: number): CheckInDraft {
  const { domain, mode, exerciseName, question, role, informed, email, roles, deputies, domains, single, listed } =
    form;
  const possible = possibleReminders(form.due, now);
  return {
    domain,
    mode,
    exerciseName: mode === 'exercise' ? exerciseName : '',
    question,
    role: role === '' ? null : role,
    from: momentOf(form.from),
    to: momentOf(form.to),
    due: momentOf(form.due) ?? 0,
    reminders: form.reminders.filter((minutes) => possible.includes(minutes)),
    informed,
    email,
    group: {
      roles: [...roles],
      deputies,
      domains: [...domains],
      areas: form.areas.map(sent),
      people: [...new Set([...single, ...listed].map(({ id }) => id))],
    },
  };
}

/** True when somebody is chosen at all. */
export function isAnybody({ roles, domains, areas, single, listed }: AskForm): boolean {
  return roles.length + domains.length + areas.length + single.length + listed.length > 0;
}

/** The list with one more or one less of it. */
export function toggled<T>(all: readonly T[], one: T, wanted: boolean): readonly T[] {
  const rest = all.filter((each) => each !== one);
  return wanted ? [...rest, one] : rest;
}
