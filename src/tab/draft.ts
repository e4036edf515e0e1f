// What the page Alarmieren holds while somebody writes: pure state, so that it can be tested and undone.
import { type AudienceReach, checkAudienceStep, checkText, type Level, type Mode } from '../domain/alarm.ts';
import type { BaoRoleKind } from '../domain/bc-domain.ts';
import type { Area } from '../domain/structure.ts';
import type { AlarmDraft, AlarmForm, DomainName, Me, ScenarioView } from '../http/contract.ts';

/** The form as it stands. `since` null means now; `level` null means not chosen. */
export interface Form {
  readonly domain: string;
  /** Id of the prepared scenario it came from; 'own' for own text, '' before any choice. */
  readonly scenario: string;
  readonly level: Level | null;
  readonly what: string;
  readonly where: string;
  readonly since: number | null;
  readonly nextStep: string;
  readonly roles: readonly BaoRoleKind[];
  readonly exerciseName: string;
  /** Who else is told. */
  readonly audience: AudienceReach;
  /** Units, sites and domains of `chosen`; kept while another reach is chosen. */
  readonly areas: readonly Area[];
  /** What all others are to do; kept while nobody else is chosen, and then not sent. */
  readonly audienceStep: string;
  /** Nothing of it goes to Teams. */
  readonly avoidTeams: boolean;
  /** The exercise that something real broke off; '' for none. Then only a real alarm is raised. */
  readonly after: string;
  /** The word ALARM: everybody is told without a second person; '' to wait for one. */
  readonly breakGlass: string;
  /** Ids of processes that are hit; null: those that the scenario suggests. */
  readonly processes: readonly string[] | null;
  /** An open alarm of the same event; null for a new event. */
  readonly sameEvent: { readonly alarm: string; readonly mode: Mode } | null;
  /** The written text that the last choice replaced; null when nothing was lost. */
  readonly replaced: Form | null;
}

export type Field =
  | 'level'
  | 'what'
  | 'where'
  | 'since'
  | 'nextStep'
  | 'roles'
  | 'exerciseName'
  | 'audience'
  | 'audienceStep';

export type FormStep =
  | { readonly type: 'domain'; readonly domain: string }
  | { readonly type: 'scenario'; readonly scenario: ScenarioView }
  | { readonly type: 'own'; readonly roles: readonly BaoRoleKind[] }
  | { readonly type: 'set'; readonly part: Partial<Omit<Form, 'domain' | 'scenario' | 'roles' | 'replaced'>> }
  | { readonly type: 'role'; readonly kind: BaoRoleKind; readonly wanted: boolean }
  | { readonly type: 'undo' };

/** An empty form of a domain. */
export function emptyForm(domain: string): Form {
  return {
    domain,
    scenario: '',
    level: null,
    what: '',
    where: '',
    since: null,
    nextStep: '',
    roles: [],
    exerciseName: '',
    audience: 'none',
    areas: [],
    audienceStep: '',
    avoidTeams: false,
    after: '',
    breakGlass: '',
    processes: null,
    sameEvent: null,
    replaced: null,
  };
}

/** The form after one step. */
export function stepForm(form: Form, step: FormStep): Form {
  switch (step.type) {
    case 'domain':
      return step.domain === form.domain ? form : emptyForm(step.domain);
    case 'scenario': {
      const { id, level, what, where, nextStep, roles, exerciseName, audienceStep = '' } = step.scenario;
      const prepared = { scenario: id, level, what, where, since: null, nextStep, roles, exerciseName };
      if (form.scenario === id) return { ...form, ...prepared };
      // Nobody is told by a choice that was made for another event; whether Teams can be trusted is no matter of text.
      return { ...emptyForm(form.domain), ...prepared, audienceStep, ...kept(form) };
    }
    case 'own':
      if (form.scenario === 'own') return form;
      return { ...emptyForm(form.domain), scenario: 'own', roles: step.roles, ...kept(form) };
    case 'set':
      return { ...form, ...step.part, scenario: form.scenario === '' ? 'own' : form.scenario };
    case 'role': {
      const others = form.roles.filter((kind) => kind !== step.kind);
      return { ...form, roles: step.wanted ? [...others, step.kind] : others };
    }
    case 'undo':
      return form.replaced ?? form;
  }
}

/** What another choice of text leaves as it is. */
function kept(form: Form): Pick<Form, 'avoidTeams' | 'after' | 'replaced'> {
  return { avoidTeams: form.avoidTeams, after: form.after, replaced: lost(form) };
}

/** Own writing is worth keeping; an untouched form is not. */
function lost(form: Form): Form | null {
  const own = form.scenario === 'own' ? `${form.what}${form.where}${form.nextStep}` : '';
  const written = `${own}${form.audienceStep}`.trim() !== '';
  return written ? { ...form, replaced: null } : form.replaced;
}

/** The request body; null while no level is chosen. `now` stands in for a `since` that was not changed. */
export function draftOf(form: Form, mode: Mode, now: number): AlarmDraft | null {
  if (form.level === null) return null;
  return {
    mode,
    domain: form.domain,
    level: form.level,
    what: form.what.trim(),
    where: form.where.trim(),
    since: form.since ?? now,
    nextStep: form.nextStep.trim(),
    roles: [...form.roles],
    exerciseName: form.exerciseName.trim(),
    answerMinutes: 10,
    audience: form.audience,
    ...(form.audience === 'chosen' ? { areas: form.areas.map(sent) } : {}),
    audienceStep: form.audience === 'none' ? '' : form.audienceStep.trim(),
    avoidTeams: form.avoidTeams,
    ...(form.after === '' ? {} : { after: form.after }),
    ...(form.scenario === '' || form.scenario === 'own' ? {} : { scenario: form.scenario }),
    ...(form.processes === null ? {} : { processes: [...form.processes] }),
    // An exercise is never part of a real event.
    ...(form.sameEvent?.mode === mode ? { sameEvent: form.sameEvent.alarm } : {}),
    ...(form.breakGlass === '' || form.audience === 'none' || mode === 'exercise'
      ? {}
      : { breakGlass: form.breakGlass.trim() }),
  };
}

/** As the request carries it. */
export const sent = ({ domain, whole, units, sites }: Area) => ({
  domain,
  whole,
  units: [...units],
  sites: [...sites],
});

/** What stands against raising, as a refusal code with its values; null when nothing known here does. */
export interface FormFault {
  readonly code: string;
  readonly detail: Readonly<Record<string, string | number>>;
  readonly field: Field;
}

const fieldOf: Readonly<Record<string, Field>> = {
  'what-missing': 'what',
  'where-missing': 'where',
  'since-missing': 'since',
  'since-in-future': 'since',
  'level-missing': 'level',
  'disruption-not-alarmed': 'level',
  'next-step-missing': 'nextStep',
  'exercise-name-missing': 'exerciseName',
  'no-recipients': 'roles',
};

/** The first fault in the order of the form, found by the same rules as the server's. */
export function faultOf(form: Form, mode: Mode, now: number): FormFault | null {
  const draft = draftOf({ ...form, level: form.level ?? 'EMERGENCY' }, mode, now);
  if (!draft) return null;
  const inText = refusalOf(() => checkText(draft, now));
  if (inText) {
    const isStep = inText.code === 'text-too-long' && inText.detail.most === 200;
    return { ...inText, field: isStep ? 'nextStep' : (fieldOf[inText.code] ?? 'what') };
  }
  if (form.level === null) return { code: 'level-missing', detail: {}, field: 'level' };
  if (form.roles.length === 0) return { code: 'no-recipients', detail: {}, field: 'roles' };
  if (form.audience === 'none') return null;
  if (form.audience === 'chosen' && form.areas.length === 0) {
    return { code: 'areas-missing', detail: {}, field: 'audience' };
  }
  const inStep = refusalOf(() => checkAudienceStep(draft.audienceStep));
  return inStep && { ...inStep, field: 'audienceStep' };
}

/** What a check of the rules refuses; null when it refuses nothing. */
function refusalOf(check: () => void): Omit<FormFault, 'field'> | null {
  try {
    check();
    return null;
  } catch (fault) {
    const code: unknown = fault instanceof Error ? Reflect.get(fault, 'code') : undefined;
    if (typeof code !== 'string') throw fault;
    return { code, detail: Reflect.get(fault as Error, 'detail') as FormFault['detail'] };
  }
}

/** Core functions that somebody fills: whom own text asks unless changed. */
export function coreRoles(form: AlarmForm): readonly BaoRoleKind[] {
  return form.roles.filter((role) => role.core && role.holder !== null).map((role) => role.kind);
}

/** Audiences that are somebody. */
export function offered({ audiences }: AlarmForm): AlarmForm['audiences'] {
  return audiences.filter(({ reach, people }) => reach !== 'none' && people > 0);
}

/** Domains for which the person may raise anything, her own first. */
export function domainsFor(me: Me): readonly DomainName[] {
  const all = new Map([...me.raiseReal, ...me.raiseExercise].map((domain) => [domain.id, domain]));
  return [...all.values()].sort(
    (one, other) =>
      Number(other.id === me.domain.id) - Number(one.id === me.domain.id) || one.name.localeCompare(other.name),
  );
}

/** What the person may raise in a domain. */
export function modesIn(me: Me, domain: string): readonly Mode[] {
  const within = (all: readonly DomainName[]) => all.some((one) => one.id === domain);
  return [
    ...(within(me.raiseExercise) ? (['exercise'] as const) : []),
    ...(within(me.raiseReal) ? (['real'] as const) : []),
  ];
}
