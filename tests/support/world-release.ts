// What stories about something else than the second yes need of it: a scenario that two persons released, or the yes.
import { type Scenario, scenarios, textOf } from '../../src/domain/scenario.ts';
import type { AlarmView } from '../../src/http/contract.ts';
import type { World } from './world.ts';
import type { Name } from './world-people.ts';

/** Two persons of the domain release a scenario with this text for everybody else; then one may send it unchanged. */
export async function releasesScenario(w: World, id: string, audienceStep: string): Promise<void> {
  const { entry } = w.app();
  const known = (await entry.read(scenarios, id)).state.value;
  if (!known) throw new Error(`there is no scenario ${id}`);
  const { releasedBy: _releasedBy, ...rest } = known;
  const value: Scenario = { ...rest, audienceStep };
  const releasedBy = ['maren', 'aylin'].map((name) => ({
    person: w.people.id(name),
    at: w.now(),
    text: textOf(value),
  }));
  await entry.execute(scenarios, id, { type: 'put', value: { ...value, releasedBy } }, { system: 'setup' });
}

/** Somebody gives the second yes in the tab. */
export async function releasesAlarm(w: World, name: Name, id: string): Promise<void> {
  const version = (await w.tab(name).get<AlarmView>(`/api/alarms/${id}`)).json.all?.release?.version ?? 0;
  const { status, text } = await w.tab(name).post(`/api/alarms/${id}/approve`, { version });
  if (status !== 204) throw new Error(`the release was answered ${status}: ${text}`);
}
