/** The Probealarm: an exercise raised through the product's own API by a person who may, the way the tab does it. */
import type { AlarmForm, AlarmView, Me, RaisedView, ScenarioView } from '../../../src/http/contract.ts';
import type { DeskPerson } from '../contract.ts';
import { CallFailed, call, local } from './api.ts';

export type TrialAlarm = {
  id: string;
  /** event number, such as `2026-017` */
  number: string;
  /** people asked, in the order of the alarm; empty when the raiser may not see names */
  asked: DeskPerson[];
};

/** Who raises it: the first who may alarm. */
export function whoRaises(people: DeskPerson[]): DeskPerson | undefined {
  return people.find((person) => person.roles.includes('alarm'));
}

/** Raises the first prepared scenario of the raiser's domain as an exercise. Throws {@link CallFailed}. */
export async function raiseTrialAlarm(raiser: DeskPerson, people: DeskPerson[]): Promise<TrialAlarm> {
  const token = await local.token(raiser.id);
  const me = await call<Me>('/api/me', undefined, token);
  const domain = me.raiseExercise.find((candidate) => candidate.id === me.domain.id) ?? me.raiseExercise[0];
  if (!domain) throw new CallFailed(403, `${raiser.name}: raiseExercise is empty`);
  const form = await call<AlarmForm>(`/api/alarms/form?domain=${encodeURIComponent(domain.id)}`, undefined, token);
  const scenario = form.scenarios[0];
  if (!scenario) throw new CallFailed(404, `${domain.name}: no scenario`);
  const raised = await call<RaisedView>('/api/alarms', request(domain.id, scenario), token);
  const alarm = await call<AlarmView>(`/api/alarms/${encodeURIComponent(raised.id)}`, undefined, token);
  const asked = (alarm.all?.asked ?? []).flatMap((line) => people.find((person) => person.id === line.person) ?? []);
  return { id: raised.id, number: raised.number, asked };
}

/** `once` is new for every press of the button: two presses are two exercises. */
function request(domain: string, scenario: ScenarioView) {
  return {
    once: crypto.randomUUID(),
    draft: {
      mode: 'exercise',
      domain,
      level: scenario.level,
      what: scenario.what,
      where: scenario.where,
      since: Date.now(),
      nextStep: scenario.nextStep,
      roles: scenario.roles,
      exerciseName: scenario.exerciseName || 'Probealarm',
      answerMinutes: 10,
    },
  };
}
