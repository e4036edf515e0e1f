// Stopping, dying and starting again on the same store: nobody is lost, only what was in flight may come twice.
import { describe, expect } from 'vitest';
import type { RaisedView } from '../../src/http/contract.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];
const everybody = [...holders, '#MI-ITN'];
const repeat = 'Wiederholung – bitte nur einmal antworten.';

async function ready(w: World): Promise<{ status: number; sender: string | null }> {
  const response = await fetch(`${w.url}/readyz`);
  const { sender } = (await response.json()) as { sender: string | null };
  return { status: response.status, sender };
}

describe('a stop in order', () => {
  story('loses no answer, sends nothing twice and goes on with what was queued', async (w) => {
    w.teams.fault({ match: { person: w.people.id('linh') }, kind: 'Throttled', times: 1, retryAfter: 60 });
    const { id } = await w.raises('ole');
    const early = everybody.filter((place) => place !== 'linh');
    w.allHear(early, 'alarm');
    await w.clicks('tjark', 'Ich komme', { inputs: { eta: '15' } });
    await w.restarts();
    await w.seconds(2);
    expect(await ready(w)).toEqual({ status: 200, sender: 'world:2' });
    expect((await w.alarm('ole', id)).all?.counts.coming).toBe(1);
    // The channel card was still to be redrawn; the new run does it.
    await w.seconds(5);
    expect(w.card('maren', { in: '#MI-ITN' }).text).toContain('IT: Tjark Osterloh, kommt etwa 18:59 Uhr');
    expect(w.unheard()).toEqual([]);
    await w.advance(1);
    w.hears('linh', 'alarm');
    // Old cards work: the button of the first run is pressed in the second.
    await w.clicks('gesine', 'Ich nehme virtuell teil');
    expect((await w.alarm('ole', id)).all?.counts).toMatchObject({ coming: 1, virtual: 1 });
    await w.advance(5);
    w.allHear(['maren', 'ruediger', 'linh', 'wiebke'], 'reminder');
  });

  story('keeps the numbers, the wishes and the timer of a report', async (w) => {
    await w.raises('ole', { once: 'wunsch-1' });
    w.allHear(everybody, 'alarm');
    const hook = {
      version: '4',
      groupKey: 'strom',
      status: 'firing',
      alerts: [{ status: 'firing', labels: { alertname: 'Strom' }, startsAt: '2026-11-21T17:40:00Z' }],
    };
    expect((await w.reports(hook)).status).toBe(202);
    await w.seconds(1);
    w.hears('maren', 'report');
    await w.restarts();
    await w.seconds(1);
    expect((await w.raises('ole', { once: 'wunsch-1' })).number).toBe('2026-001');
    expect((await w.raises('ole', { once: 'wunsch-2' })).number).toBe('2026-002');
    w.allHear(everybody, 'alarm');
    await w.advance(5);
    const reminders = w.allHear(['maren', 'maren', 'maren'], 'reminder');
    // Of the first alarm, of the report, of the second alarm: each at its own time.
    expect(reminders.map(({ mode }) => mode)).toEqual(['real', null, 'real']);
    for (let round = 0; round < 2; round += 1) w.allHear(holders.slice(1), 'reminder');
    // The report that nobody took goes on to her deputy.
    w.hears('heinrich', 'passed');
    await w.advance(1);
  });

  story('sends what fell due while nothing ran', async (w) => {
    const { id } = await w.raises('ole');
    w.allHear(everybody, 'alarm');
    w.teams.fault({ match: { operation: 'post' }, kind: 'Throttled', times: 7, retryAfter: 5 });
    await w.endsAlarm('ole', id, 'all-clear');
    await w.seconds(1);
    w.isKilled();
    await w.advance(3);
    expect(w.unheard()).toEqual([]);
    await w.restarts();
    await w.seconds(15);
    w.allHear(everybody, 'all-clear');
    await w.seconds(10);
  });
});

describe('a kill', () => {
  story('right after raising: everybody gets the card once', async (w) => {
    // Nothing leaves before the kill: the alarm is committed and no more.
    w.teams.fault({ kind: 'Throttled', retryAfter: 1 });
    const { json } = await w.tab('ole').post<RaisedView>('/api/alarms', { once: 'wunsch-1', draft: w.draft('ole') });
    w.isKilled();
    w.teams.clearFaults();
    await w.restarts();
    await w.seconds(15);
    const repeated = w.allHear(everybody, 'alarm').filter(({ lines }) => lines.includes(repeat));
    // What Teams had refused for sure was in no doubt; what was reserved and not yet sent is.
    expect(repeated.length).toBeLessThanOrEqual(1);
    expect(json.number).toBe('2026-001');
    await w.advance(1);
  });

  story('while cards are in flight: those alone come twice, marked; answers given before are kept', async (w) => {
    for (const name of ['linh', 'wiebke']) {
      const match = { person: w.people.id(name), operation: 'post' as const };
      w.teams.fault({ match, kind: 'hang', when: 'after', times: 1 });
    }
    const { id } = await w.raises('ole');
    w.allHear(everybody, 'alarm');
    await w.clicks('tjark', 'Ich komme');
    await w.clicks('linh', 'Ich kann nicht');
    w.hears('gesine', 'alarm');
    w.isKilled();
    await w.restarts();
    await w.seconds(7);
    expect(await ready(w)).toEqual({ status: 200, sender: 'world:2' });
    await w.advance(1);
    // Linh answered before the kill, so hers arrived for sure; only Wiebke's is in doubt.
    expect(w.hears('wiebke', 'alarm').lines).toContain(repeat);
    expect((await w.alarm('ole', id)).all?.counts).toMatchObject({ coming: 1, unavailable: 1, missing: 4 });
    const states = Object.entries(await w.ledger(id)).map(([key, { state }]) => `${key} ${state}`);
    expect(states).toEqual(
      expect.arrayContaining(['tjark/alarm answered', 'linh/alarm answered', 'wiebke/alarm accepted']),
    );
    const { text } = await w.tab('ole').get(`/api/alarms/${id}/journal?format=csv`);
    expect(text).toContain('Nach Neustart unklar, ob angekommen');
    await w.advance(1);
  });

  story('between an answer and its redraw: the card is redrawn afterwards', async (w) => {
    await w.raises('ole');
    w.allHear(everybody, 'alarm');
    await w.tab('tjark').post(`/api/alarms/${(await w.raises('ole', { once: 'wunsch-2' })).id}/answer`, {
      answer: 'virtual',
      eta: null,
    });
    w.allHear(everybody, 'alarm');
    w.isKilled();
    await w.restarts();
    await w.seconds(12);
    expect(w.card('tjark').buttons).toContain('Antwort ändern');
    await w.seconds(5);
  });
});

describe('the lease', () => {
  story('of a dead holder is taken over within six seconds, and somebody alive is named', async (w) => {
    expect(await ready(w)).toEqual({ status: 200, sender: 'world:1' });
    w.isKilled();
    const before = w.now();
    await w.restarts();
    while ((await ready(w)).sender !== 'world:2') await w.seconds(0.25);
    expect(w.now() - before).toBeLessThanOrEqual(6_500);
    expect(w.now() - before).toBeGreaterThan(4_000);
  });
});
