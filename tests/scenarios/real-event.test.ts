// *Ernstfall – Übung beendet*: ends an exercise for everybody in it and leads to a real alarm, which is another one.
import { describe, expect } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import type { AlarmList, ProposalList, StoppedView } from '../../src/http/contract.ts';
import type { World } from '../support/world.ts';
import { releasesAlarm } from '../support/world-release.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];
const everybody = [...holders, '#MI-ITN'];
const button = 'Ernstfall – Übung beendet';

async function exercise(w: World): Promise<string> {
  const { id } = await w.raises('aylin', { mode: 'exercise' });
  w.allHear(everybody, 'alarm');
  return id;
}

const reports = async (w: World) => (await w.tab('ole').get<ProposalList>('/api/proposals')).json.proposals;

describe('an exercise in which something really happens', () => {
  story('ends by one tap of whoever runs it, who gets the form of the real alarm; it is a new alarm', async (w) => {
    const id = await exercise(w);
    const { card: form } = await w.clicks('maren', button);
    expect(form?.kind).toBe('form');
    expect(form?.lines).toContain('Die Übung ist beendet. Bitte lösen Sie jetzt den echten Alarm aus.');
    expect(form?.buttons).toContain('Ernstfall auslösen');
    expect(form?.buttons).not.toContain('Übung starten');
    // Nothing that was only assumed is prefilled; where to go is.
    expect(form?.text).toContain('Was ist passiert? ‹›');
    await w.seconds(2);
    const ends = w.allHear(everybody, 'real-event');
    for (const { lines } of ends) {
      expect(lines[0]).toBe('ERNSTFALL – ÜBUNG BEENDET');
      expect(lines.at(-1)).toBe('ERNSTFALL – ÜBUNG BEENDET');
    }
    expect(ends[1]?.lines.slice(1, 3)).toEqual([
      'Beenden Sie die Übung sofort und bleiben Sie erreichbar.',
      'Alle Übungsmeldungen sind ungültig. Der echte Alarm kommt als eigene Nachricht.',
    ]);
    expect(await w.alarm('ole', id)).toMatchObject({ mode: 'exercise', status: 'ended', ending: 'real-event' });
    const journal = (await w.alarm('ole', id)).all?.journal.map(({ text }) => text);
    expect(journal).toContain('Ernstfall – Übung beendet');
    expect(await reports(w)).toEqual([]);
  });

  story('and the real alarm has its own number and belongs to the same incident', async (w) => {
    const id = await exercise(w);
    const stopped = await w.tab('ole').post<StoppedView>(`/api/alarms/${id}/real-event`);
    expect(stopped.json).toEqual({ domain: 'MI-ITN', mayRaise: true });
    await w.seconds(2);
    w.allHear(everybody, 'real-event');
    const real = await w.raises('ole', { over: { after: id } });
    w.allHear(everybody, 'alarm');
    expect(real.number).toBe('2026-001');
    const incident = async (alarm: string) => (await w.app().entry.read(alarms, alarm)).state.incidentId;
    expect(await incident(real.id)).toBe(await incident(id));
    expect((await w.app().entry.read(alarms, id)).state.mode).toBe('exercise');
    // Of an exercise that ended otherwise, or of another domain, nothing is handed on.
    const other = await w.raises('ole', { over: { after: real.id }, once: 'wunsch-anders' });
    w.allHear(everybody, 'alarm');
    expect(await incident(other.id)).not.toBe(await incident(real.id));
  });

  story('ends by two taps of a participant, of whom a report is made, once', async (w) => {
    const id = await exercise(w);
    const shown = w.card('tjark');
    expect(shown.lines).toContain('Echter Notfall? Drücken Sie „Ernstfall – Übung beendet“.');
    expect(shown.buttons).toContain('Ja, Übung jetzt beenden');
    const late = w.button('gesine', 'Ja, Übung jetzt beenden');
    const { card } = await w.clicks('tjark', 'Ja, Übung jetzt beenden');
    expect(card?.lines[0]).toBe(
      'Die Übung ist beendet. Ihre Meldung liegt jetzt dem Krisenstab vor. Gefahr für Menschen? Rufen Sie 112 an.',
    );
    await w.presses('gesine', late);
    await w.seconds(2);
    w.allHear(everybody, 'real-event');
    w.hears('maren', 'report');
    const [report, ...more] = await reports(w);
    expect(more).toEqual([]);
    expect(report).toMatchObject({
      domain: { id: 'MI-ITN' },
      what: 'Ernstfall gemeldet. Die Übung „Herbst 2026“ ist deshalb abgebrochen.',
      facts: [{ name: 'Übung', value: 'Ü 2026-001' }],
    });
    expect((await w.alarm('ole', id)).status).toBe('ended');
  });

  story('ends for everybody who was told of it, too, and by any of them', async (w) => {
    const told = ['carla', 'heinrich', 'jonas', 'kofi', 'liam', 'ole', 'priya', 'aylin'];
    const over = { audience: 'domain', audienceStep: 'Bitte üben Sie mit.' } as const;
    const { id } = await w.raises('aylin', { mode: 'exercise', over });
    w.allHear(everybody, 'alarm');
    w.allHear(['maren', 'ole', 'piotr'], 'approval');
    // As long as she is not told, she is not in it.
    expect(await w.tab('jonas').refusal('POST', `/api/alarms/${id}/real-event`)).toMatch(/^404/);
    await releasesAlarm(w, 'ole', id);
    await w.seconds(5);
    w.allHear(told, 'alarm');
    await w.clicks('jonas', 'Ja, Übung jetzt beenden');
    await w.seconds(5);
    w.allHear([...everybody, ...told], 'real-event');
    w.hears('maren', 'report');
    expect(w.card('carla').lines[0]).toBe('ERNSTFALL – ÜBUNG BEENDET');
  });
});

describe('refused', () => {
  story('to whoever is not in it, and of a real alarm', async (w) => {
    const id = await exercise(w);
    expect(await w.tab('jonas').refusal('POST', `/api/alarms/${id}/real-event`)).toMatch(/^404/);
    const forged = w.button('tjark', 'Ja, Übung jetzt beenden');
    await w.types('jonas', 'hilfe');
    w.hears('jonas', 'help');
    expect((await w.presses('jonas', forged, { on: w.card('jonas').id })).says).toMatch(/^Dafür haben Sie keine/);
    const real = await w.raises('ole');
    w.allHear(everybody, 'alarm');
    expect(w.card('tjark').buttons).not.toContain('Ja, Übung jetzt beenden');
    expect(await w.tab('ole').refusal('POST', `/api/alarms/${real.id}/real-event`)).toBe(
      '409 Das ist schon ein Ernstfall. Nur eine Übung kann so beendet werden.',
    );
    const { json } = await w.tab('ole').get<AlarmList>('/api/alarms');
    expect(json.alarms).toHaveLength(2);
  });
});
