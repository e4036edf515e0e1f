// Mail, short messages and calls in a whole story: real SMTP, real HTTP gateways, answers by link, reply and key.
import { describe, expect } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { contacts } from '../../src/domain/people.ts';
import type { AlarmPreview } from '../../src/http/contract.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];
const everybody = [...holders, '#MI-ITN'];
/** A Saturday evening: the core team is rung up at once. */
const ways = { second: true } as const;

function second(w: World) {
  const found = w.standIns.second;
  if (!found) throw new Error('this world has only Teams');
  return found;
}

async function numberOf(w: World, name: string): Promise<string> {
  const { value } = (await w.app().entry.read(contacts, w.people.id(name))).state;
  const number = value?.numbers[0]?.number;
  if (!number) throw new Error(`${name} has no number`);
  return number;
}

async function answerOf(w: World, id: string, name: string) {
  const { state } = await w.app().entry.read(alarms, id);
  return (state.answers[w.people.id(name)] ?? []).map(({ answer, eta }) => ({ answer, eta }));
}

/** Sends what is owed and lets it arrive. */
async function raised(w: World, mode: 'real' | 'exercise' = 'real') {
  const alarm = await w.raises('ole', { scenario: 'gebaeude', mode });
  await w.seconds(2);
  w.allHear(everybody, 'alarm');
  return alarm;
}

describe('outside office hours', () => {
  story(
    'the price of what leaves at once is shown before',
    async (w) => {
      const { json } = await w.tab('ole').post<AlarmPreview>('/api/alarms/preview', { draft: w.draft('ole') });
      await w.raises('ole');
      await w.seconds(2);
      w.allHear(everybody, 'alarm');
      const { phones } = second(w);
      const cost = phones.messages('sms').length * 0.075 + phones.messages('voice').length * 0.12;
      expect(json.euros).toBeCloseTo(cost, 1);
      expect(json.euros).toBeGreaterThan(0);
    },
    ways,
  );

  story(
    'the core team is rung up and gets a short message of one segment at once',
    async (w) => {
      const { id, number } = await raised(w);
      const to = await numberOf(w, 'tjark');
      const [sms] = second(w).phones.messages('sms', to);
      expect(sms?.text).toMatch(
        new RegExp(`^ALARM ERNSTFALL ${number}: .* http://127\\.0\\.0\\.1:\\d+/a/[2-9a-z]{12} ERNSTFALL$`),
      );
      expect(sms?.text.length).toBeLessThanOrEqual(160);
      const [call] = second(w).phones.messages('voice', to);
      expect(call?.text).toMatch(
        /^Achtung\. Alarm, Ernstfall\. .* Ich wiederhole\. Achtung\. .*Ende der Durchsage, Ernstfall\.$/,
      );
      expect(call?.text.match(/Drücken Sie die 1/g)).toHaveLength(2);
      const journal = await w.tab('ole').get(`/api/alarms/${id}/journal?format=csv`);
      for (const way of ['Teams', 'SMS', 'Anruf'])
        expect(journal.text).toContain(`Alarm an Tjark Osterloh (${way}): angenommen, noch keine Antwort`);
    },
    ways,
  );

  story(
    'an exercise says so first and last, in message and call',
    async (w) => {
      await raised(w, 'exercise');
      const { phones } = second(w);
      expect(phones.messages('sms').length).toBeGreaterThan(0);
      for (const { text } of phones.messages('sms')) expect(text).toMatch(/^ÜBUNG .* ÜBUNG$/);
      for (const { text } of phones.messages('voice'))
        expect(text).toMatch(/^Achtung\. Dies ist eine Übung\. .*Dies ist eine Übung\.$/);
    },
    ways,
  );
});

describe('an answer', () => {
  story(
    'by short message counts once, is thanked for, and stops what else was asked',
    async (w) => {
      const { id } = await raised(w);
      const { phones } = second(w);
      const number = await numberOf(w, 'tjark');
      const before = phones.messages('sms', number).length;
      expect(await phones.replies(number, 'Ja 45', 'in-1')).toMatchObject({ status: 200, body: { noted: true } });
      expect(await phones.replies(number, 'Ja 45', 'in-1')).toMatchObject({ status: 200 });
      expect(await answerOf(w, id, 'tjark')).toEqual([{ answer: 'coming', eta: 45 }]);
      expect(phones.messages('sms', number)[before]?.text).toBe(
        'ERNSTFALL 2026-001: Danke. Notiert: Sie kommen, etwa 19:29 Uhr. ERNSTFALL',
      );
      await w.seconds(5);
    },
    ways,
  );

  story(
    'by key during the call is noted and read back',
    async (w) => {
      const { id } = await raised(w);
      const { phones } = second(w);
      const number = await numberOf(w, 'maren');
      expect(await phones.presses(number, '9')).toMatchObject({ body: { noted: false, code: 'unknown-key' } });
      expect(await phones.presses(number, '2')).toMatchObject({
        body: { noted: true, text: 'Ernstfall. Sie nehmen virtuell teil. Ernstfall.' },
      });
      expect(await answerOf(w, id, 'maren')).toEqual([{ answer: 'virtual', eta: null }]);
      await w.seconds(5);
    },
    ways,
  );

  story(
    'by short message with two open alarms is asked back, and taken with the number',
    async (w) => {
      const first = await raised(w);
      const next = await w.raises('ole', { scenario: 'ransomware' });
      await w.seconds(2);
      w.allHear([...holders, 'aylin', 'kofi', '#MI-ITN'], 'alarm');
      const { phones } = second(w);
      const number = await numberOf(w, 'tjark');
      await phones.replies(number, 'nein');
      expect(phones.messages('sms', number).at(-1)?.text).toMatch(
        /^Welchen Alarm meinen Sie\? .*Offen: 2026-002, 2026-001\.$/,
      );
      expect(await answerOf(w, first.id, 'tjark')).toEqual([]);
      await phones.replies(number, `JA 20 ${next.number}`);
      expect(await answerOf(w, next.id, 'tjark')).toEqual([{ answer: 'coming', eta: 20 }]);
      expect(await answerOf(w, first.id, 'tjark')).toEqual([]);
    },
    ways,
  );

  story(
    'from a number nobody has is answered by nothing',
    async (w) => {
      await raised(w);
      const { phones } = second(w);
      const before = phones.messages().length;
      expect(await phones.replies('+4915112345678', 'ja')).toMatchObject({
        status: 200,
        body: { noted: false, code: 'unknown-number' },
      });
      expect(phones.messages()).toHaveLength(before);
    },
    ways,
  );
});
