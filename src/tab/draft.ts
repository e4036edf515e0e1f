// What the page Alarmieren holds while somebody writes: pure state, so that it can be tested and undone.
import { checkText, type Level, type Mode } from '../domain/alarm.ts';
import type { BaoRoleKind } from '../domain/bc-domain.ts';
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
  /** The written text that the last choice replaced; null when nothing was lost. */
  readonly replaced: Form | null;
}

export type Field = 'level' | 'what' | 'where' | 'since' | 'nextStep' | 'roles' | 'exerciseName';

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
    replaced: null,
  };
}

/** The form after one step. */
export function stepForm(form: Form, step: FormStep): Form {
  switch (step.type) {
    case 'domain':
      return step.domain === form.domain ? form : emptyForm(step.domain);
    case 'scenario': {
      const { id, level, what, where, nextStep, roles, exerciseName } = step.scenario;
      const replaced = form.scenario === id ? form.replaced : lost(form);
      return { ...form, scenario: id, level, what, where, since: null, nextStep, roles, exerciseName, replaced };
    }
    case 'own':
      if (form.scenario === 'own') return form;
      return { ...emptyForm(form.domain), scenario: 'own', roles: step.roles, replaced: lost(form) };
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

/** Own writing is worth keeping; an untouched form is not. */
function lost(form: Form): Form | null {
  const written = form.scenario === 'own' && `${form.what}${form.where}${form.nextStep}`.trim() !== '';
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
    audience: 'none',
    audienceStep: '',
  };
}

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
  try {
    checkText(draft, now);
  } catch (fault) {
    const code: unknown = fault instanceof Error ? Reflect.get(fault, 'code') : undefined;
    if (typeof code !== 'string') throw fault;
    const detail = Reflect.get(fault as Error, 'detail') as FormFault['detail'];
    const field = code === 'text-too-long' && detail.most === 200 ? 'nextStep' : (fieldOf[code] ?? 'what');
    return { code, detail, field };
  }
  if (form.level === null) return { code: 'level-missing', detail: {}, field: 'level' };
  if (form.roles.length === 0) return { code: 'no-recipients', detail: {}, field: 'roles' };
  return null;
}

/** Core functions that somebody fills: whom own text asks unless changed. */
export function coreRoles(form: AlarmForm): readonly BaoRoleKind[] {
  return form.roles.filter((role) => role.core && role.holder !== null).map((role) => role.kind);
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
