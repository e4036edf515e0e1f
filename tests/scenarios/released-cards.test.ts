// A card drawn by an earlier release is pressed after the upgrade, up to 30 days later: the bot does what the button said then.
import { readdirSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { type ReleasedButton, releasedButtons, releasedFolder } from '../cards/released-buttons.ts';
import { rawActivities } from '../support/raw-activities.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const days = 86_400_000;
/** They hold the core roles, and are asked in this order. */
const asked = ['tjark', 'gesine', 'linh', 'wiebke'] as const;
const answers = ['coming', 'virtual', 'unavailable', 'call-me'] as const;

/** The product does not run until this many days are over: it is upgraded, and nobody looks. */
async function afterDays(w: World, count: number): Promise<void> {
  w.isKilled();
  await w.advance((count * days) / 60_000);
  await w.restarts();
  await w.advance(1);
}

/** What the frozen button sends for this alarm and delivery. */
const pressed = ({ data }: ReleasedButton, a: string, d: string) => ({ ...data, verb: String(data.verb), a, d });

function buttonFor(file: string, verb: string, part: Readonly<Record<string, string>>): ReleasedButton {
  const found = releasedButtons(file).find(
    ({ data }) => data.verb === verb && Object.entries(part).every(([key, value]) => data[key] === value),
  );
  if (!found) throw new Error(`${file} holds no ${verb}`);
  return found;
}

describe.each(readdirSync(releasedFolder))('cards of release %s', (file) => {
  story('answer and end an alarm 29 days after they were drawn, by Execute and by Submit', async (w) => {
    const { id } = await w.raises('ole');
    await w.seconds(10);
    w.unheard();
    const { ledger } = (await w.app().entry.read(alarms, id)).state;
    const deliveryOf = (name: string) =>
      Object.values(ledger.deliveries).find(({ to }) => 'person' in to && to.person === w.people.id(name))?.id ?? '';
    await afterDays(w, 29);
    const raw = rawActivities(w);
    for (const [at, name] of asked.entries()) {
      const data = pressed(buttonFor(file, 'alarm.answer', { answer: answers[at] ?? '' }), id, deliveryOf(name));
      const value = { action: { type: 'Action.Execute', verb: data.verb, data }, trigger: 'manual' };
      // Every other client knows only Submit.
      const activity = at % 2 === 0 ? raw.invoke(name, value) : { ...raw.message(name), text: undefined, value: data };
      expect([name, (await raw.send(activity)).status]).toEqual([name, 200]);
    }
    const said = (await w.app().entry.read(alarms, id)).state.answers;
    expect(asked.map((name) => said[w.people.id(name)]?.at(-1)?.answer)).toEqual(answers);
    const end = pressed(buttonFor(file, 'alarm.end', { ending: 'all-clear' }), id, '');
    const reason = { 'reason-all-clear': 'Die Ursache ist behoben.' };
    const value = {
      action: { type: 'Action.Execute', verb: 'alarm.end', data: { ...end, ...reason } },
      trigger: 'manual',
    };
    expect((await raw.send(raw.invoke('ole', value))).status).toBe(200);
    expect((await w.app().entry.read(alarms, id)).state.end).toMatchObject({ ending: 'all-clear' });
    // Pressed once more after the end: nothing is undone, and no fault.
    const late = pressed(buttonFor(file, 'alarm.answer', { answer: 'coming' }), id, deliveryOf('linh'));
    const again = { action: { type: 'Action.Execute', verb: late.verb, data: late }, trigger: 'manual' };
    expect((await raw.send(raw.invoke('linh', again))).status).toBe(200);
    await w.seconds(30);
    for (const line of w.unheard()) w.hears(line.split(': ')[0] ?? '', (line.split(': ')[1] ?? 'note') as 'alarm');
  });
});
