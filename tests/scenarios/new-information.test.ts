// New information: goes before everything queued, replaces what is queued, reaches whoever may have heard, over the same channels.
import { describe, expect } from 'vitest';
import type { RaisedView } from '../../src/http/contract.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];
const newStep = 'Bitte kommen Sie jetzt in den Stabsraum B.';

/** Teams takes nothing for these people for a while. */
function slow(w: World, names: readonly string[], seconds: number): void {
  for (const name of names) {
    w.teams.fault({
      match: { person: w.people.id(name), operation: 'post' },
      kind: 'Throttled',
      times: 1,
      retryAfter: seconds,
    });
  }
}

describe('new information', () => {
  story(
    'from the tab reaches the channel and each holder, with step, reason and an answer that still counts',
    async (w) => {
      const { id } = await w.raises('ole');
      w.allHear([...holders, '#MI-ITN'], 'alarm');
      await w.clicks('tjark', 'Ich komme', { inputs: { eta: '15' } });
      await w.advance(2);
      await w.informs('maren', id, { nextStep: newStep, level: 'CRISIS', reason: 'Der Treffpunkt hat sich geändert.' });
      await w.seconds(1);
      const post = w.hears('#MI-ITN', 'news');
      expect(post.rings).toEqual([...holders].sort());
      const cards = w.allHear(holders, 'news');
      expect(cards[1]?.lines[0]).toMatch(/^NEUE INFORMATION – Ernstfall 2026-001/);
      expect(cards[1]?.lines.slice(1, 4)).toEqual([
        newStep,
        'Grund: Der Treffpunkt hat sich geändert.',
        'Krise · Nr. 2026-001',
      ]);
      expect(w.card('tjark').lines).toContain('Ihre Antwort gilt weiter.');
      expect(w.card('gesine').buttons).toContain('Ich komme');
      await w.seconds(5);
      // The older cards show the new step, too.
      expect(w.cards('gesine')[0]?.lines.slice(0, 2)).toEqual(['ALARM – ERNSTFALL · Krise', newStep]);
    },
  );

  story('from the card needs only a ready reason', async (w) => {
    await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const inputs = { nextStep: newStep, 'reason-news': 'Es gibt neue Erkenntnisse.', 'other-news': 'Siehe Lage.' };
    const { card } = await w.clicks('maren', 'Neue Information herausgeben', { inputs });
    expect(card?.lines[1]).toBe(newStep);
    await w.seconds(1);
    const heard = w.allHear([...holders, '#MI-ITN'], 'news');
    expect(heard[0]?.lines).toContain('Grund: Es gibt neue Erkenntnisse. Siehe Lage.');
    await w.seconds(5);
  });

  story('an answer on the new card counts once for the alarm', async (w) => {
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    await w.informs('ole', id, { nextStep: newStep });
    await w.seconds(1);
    w.allHear([...holders, '#MI-ITN'], 'news');
    await w.clicks('linh', 'Ich komme', { inputs: { eta: '60' } });
    await w.seconds(5);
    const asked = (await w.alarm('ole', id)).all?.asked.find(({ name }) => name === 'Linh Nguyen');
    expect(asked?.answers).toMatchObject([{ answer: 'coming', eta: 60 }]);
    for (const card of w.cards('linh')) expect(card.buttons).toContain('Antwort ändern');
  });

  story('changes what is still queued, and whoever heard nothing gets one card with the newest text', async (w) => {
    slow(w, ['linh', 'wiebke'], 20);
    const { id } = await w.raises('ole');
    w.allHear(['maren', 'tjark', 'gesine', 'ruediger', '#MI-ITN'], 'alarm');
    await w.informs('ole', id, { nextStep: newStep });
    await w.seconds(5);
    w.allHear(['maren', 'tjark', 'gesine', 'ruediger', '#MI-ITN'], 'news');
    await w.seconds(30);
    const late = w.allHear(['linh', 'wiebke'], 'alarm');
    for (const card of late) expect(card.lines[1]).toBe(newStep);
    expect(w.cards('linh')).toHaveLength(1);
    await w.seconds(5);
  });

  story('given twice leaves one news card each: the older one shows the newer text', async (w) => {
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    slow(w, holders, 30);
    await w.informs('ole', id, { nextStep: 'Bitte warten Sie.' });
    await w.seconds(2);
    w.hears('#MI-ITN', 'news');
    await w.informs('ole', id, { nextStep: newStep });
    await w.seconds(2);
    w.hears('#MI-ITN', 'news');
    await w.seconds(40);
    const heard = w.allHear(holders, 'news');
    expect(new Set(heard.map(({ lines }) => lines[1]))).toEqual(new Set([newStep]));
    await w.seconds(5);
  });

  story('goes before what is still queued', async (w) => {
    // The clock stands still, so a few cards are out and all others wait for their turn.
    const { json } = await w.tab('ole').post<RaisedView>('/api/alarms', { once: 'wunsch-1', draft: w.draft('ole') });
    const first = placesOf(w);
    expect(first.length).toBeGreaterThan(0);
    expect(first.length).toBeLessThan(7);
    w.allHear(first, 'alarm');
    await w.informs('ole', json.id, { nextStep: newStep });
    await w.seconds(1);
    const order = placesOf(w);
    expect(order.slice(0, first.length).sort()).toEqual(first.sort());
    w.allHear(first, 'news');
    for (const card of w.allHear(order.slice(first.length), 'alarm')) expect(card.lines[1]).toBe(newStep);
    await w.seconds(5);
  });
});

/** Who got messages not spoken of, in their order. */
function placesOf(w: World): string[] {
  return w.unheard().map((line) => line.split(': ')[0] ?? '');
}

describe('new information is refused', () => {
  story('with a sentence for each reason', async (w) => {
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const refusal = (by: string, body: object) => w.tab(by).refusal('POST', `/api/alarms/${id}/update`, body);
    const same = w.draft('ole').nextStep;
    const reason = 'Es gibt neue Erkenntnisse.';
    expect(await refusal('ole', { reason: ' ', nextStep: newStep })).toBe(
      '409 Bitte wählen oder schreiben Sie einen Grund.',
    );
    expect(await refusal('ole', { reason: 'a'.repeat(301), nextStep: newStep })).toBe(
      '409 Der Text ist zu lang. Erlaubt sind 300 Zeichen.',
    );
    expect(await refusal('ole', { reason, nextStep: '' })).toBe(
      '409 Bitte schreiben Sie den nächsten Schritt. Ohne ihn weiß niemand, was zu tun ist.',
    );
    expect(await refusal('ole', { reason, nextStep: same })).toBe(
      '409 Es hat sich nichts geändert. Bitte ändern Sie den nächsten Schritt oder die Einstufung.',
    );
    expect(await refusal('ole', { reason, level: 'DISRUPTION' })).toBe(
      '409 Eine Störung wird nicht alarmiert. Bitte wählen Sie Notfall oder Krise, oder starten Sie eine Übung.',
    );
    const notAllowed =
      'Dafür haben Sie keine Berechtigung. Bitte wenden Sie sich an Ihre BC-Beauftragte oder Ihren BC-Beauftragten.';
    expect(await refusal('gesine', { reason, nextStep: newStep })).toBe(`403 ${notAllowed}`);
    expect(await refusal('ingrid', { reason, nextStep: newStep })).toBe(
      '404 Das gibt es nicht, oder Sie dürfen es nicht sehen.',
    );
    // A forged button in the chat is refused with the same sentence.
    const { message, action } = w.button('maren', 'Neue Information herausgeben', {
      inputs: { nextStep: newStep, 'reason-news': reason },
    });
    expect((await w.presses('gesine', { message, action }, { on: w.card('gesine').id })).says).toBe(notAllowed);
    await w.endsAlarm('ole', id, 'all-clear');
    await w.seconds(1);
    w.allHear([...holders, '#MI-ITN'], 'all-clear');
    expect(await refusal('ole', { reason, nextStep: newStep })).toBe(
      '409 Dieser Alarm ist beendet. Sie müssen nichts mehr tun.',
    );
    await w.seconds(5);
  });
});
