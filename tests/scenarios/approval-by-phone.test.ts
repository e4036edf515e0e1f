// The second yes without Teams: asked by short message, call and mail, answered by reply, key and link, once only.
import { describe, expect } from 'vitest';
import type { BaoRoleKind } from '../../src/domain/bc-domain.ts';
import { gsm7Length } from '../../src/domain/gsm7.ts';
import type { AlarmPreview } from '../../src/http/contract.ts';
import type { World } from '../support/world.ts';
import {
  givesNumbers,
  heardBy,
  lastCall,
  mailsTo,
  mobile,
  pressesDuring,
  pressesKey,
  replies,
  waysOf,
} from '../support/world-phones.ts';
import { releasesAlarm } from '../support/world-release.ts';
import { story } from '../support/world-story.ts';

/** They may alarm in the domain, besides Ole, who raises. */
const approvers = ['maren', 'piotr', 'sabine'];
const roles: BaoRoleKind[] = ['LOG_KEEPER'];
const stay = 'Bitte bleiben Sie zu Hause und arbeiten Sie von dort.';

/** A Tuesday at ten: nobody is rung up without need. */
const office = { second: true, begin: Date.UTC(2026, 10, 24, 9, 0) } as const;
/** A Saturday evening. */
const evening = { second: true } as const;

interface Wish {
  readonly mode?: 'real' | 'exercise';
  readonly avoidTeams?: boolean;
}

/** Everybody who may say yes has a number of her own; the crisis team is Wiebke alone. */
async function raises(w: World, { mode = 'real', avoidTeams = false }: Wish = {}): Promise<string> {
  for (const [n, name] of approvers.entries()) await givesNumbers(w, name, [mobile(`+4951155502${n}0`)]);
  const over = { roles, audience: 'domain', audienceStep: stay, avoidTeams } as const;
  const { id } = await w.raises('ole', { mode, over });
  await w.seconds(5);
  return id;
}

const release = async (w: World, id: string) => (await w.alarm('ole', id)).all?.release;
const lastLine = async (w: World, id: string, type: string) =>
  (await w.alarm('ole', id)).all?.journal.findLast((line) => line.type === type);
const asks = async (w: World, name: string) =>
  (await heardBy(w, name, 'sms')).filter((text) => /FREIGABE \d{4} oder/.test(text));
async function codeOf(w: World, name: string): Promise<string> {
  return /FREIGABE (\d{4}) oder NEIN/.exec((await asks(w, name)).at(-1) ?? '')?.[1] ?? '';
}
const closed = (name: string, when: string) => `Freigegeben von ${name}, ${when}. Sie müssen nichts mehr tun.`;

/** Cards are another story (approval.test.ts). */
function passOver(w: World): void {
  for (const line of w.unheard()) {
    const [place = '', kind = ''] = line.split(': ');
    w.hears(place, kind as 'alarm');
  }
}

describe('while Teams works', () => {
  story(
    'in office hours cards alone ask',
    async (w) => {
      const id = await raises(w);
      await w.advance(9);
      for (const name of approvers) expect(await waysOf(w, name)).toBe('');
      await releasesAlarm(w, 'maren', id);
      await w.advance(1);
      passOver(w);
    },
    office,
  );

  story(
    'outside of them it rings at once, and one short message says how to reply; the price was shown before',
    async (w) => {
      const over = { roles, audience: 'domain', audienceStep: stay } as const;
      const price = async (more: object) =>
        (
          await w
            .tab('ole')
            .post<AlarmPreview>('/api/alarms/preview', { draft: w.draft('ole', { over: { ...over, ...more } }) })
        ).json.euros;
      for (const [n, name] of approvers.entries()) await givesNumbers(w, name, [mobile(`+4951155502${n}0`)]);
      // Three short messages and three calls more than for the crisis team alone.
      expect((await price({})) - (await price({ audience: 'none', audienceStep: '' }))).toBeCloseTo(
        3 * (0.075 + 0.12),
        1,
      );
      const id = await raises(w);
      for (const name of approvers) expect(await waysOf(w, name)).toBe('sms voice');
      const [text = ''] = await asks(w, 'piotr');
      expect(text).toMatch(
        /^FREIGABE ERNSTFALL 2026-001: Alle anderen informieren\? Bis 18:54 Uhr: FREIGABE \d{4} oder NEIN \d{4}\. .*Antwort: http\S+\/a\/[2-9a-z]{12} ERNSTFALL$/,
      );
      expect(gsm7Length(text)).toBeLessThanOrEqual(160);
      const [call = ''] = await heardBy(w, 'piotr', 'voice');
      expect(call).toMatch(
        /^Achtung\. Alarm, Ernstfall\. Bitte entscheiden Sie bis 18:54 Uhr: .*Ende der Durchsage, Ernstfall\.$/,
      );
      expect(call).toContain(`Alle anderen lesen: ${stay}`);
      expect(call.match(/Drücken Sie die 7, wenn Sie freigeben\./g)).toHaveLength(2);
      // Everybody has a number of her own, so none answers with another's.
      expect(new Set(await Promise.all(approvers.map((name) => codeOf(w, name)))).size).toBe(3);
      expect(await release(w, id)).toMatchObject({ state: 'waiting' });
      await w.advance(2);
      passOver(w);
    },
    evening,
  );

  story(
    'whom it refuses is asked by the second ways, and nobody else',
    async (w) => {
      w.teams.fault({ match: { person: w.people.id('piotr') }, kind: 'MessageWritesBlocked', times: 9 });
      await raises(w);
      await w.seconds(10);
      expect(await waysOf(w, 'piotr')).toBe('email sms voice');
      for (const name of ['maren', 'sabine']) expect(await waysOf(w, name)).toBe('');
      passOver(w);
    },
    office,
  );

  story(
    'and breaks down while it waits: within a minute all are asked by the second ways, once',
    async (w) => {
      const id = await raises(w);
      passOver(w);
      w.teams.fault({ kind: 'reset', times: Number.POSITIVE_INFINITY });
      await w.seconds(60);
      for (const name of approvers) expect(await waysOf(w, name)).toBe('email sms voice');
      expect(await replies(w, 'sabine', `ja ${await codeOf(w, 'sabine')}`)).toContain('Danke. Freigegeben.');
      await w.advance(5);
      for (const name of approvers) expect(await asks(w, name)).toHaveLength(1);
      expect(await release(w, id)).toMatchObject({ state: 'released' });
      w.teams.clearFaults();
      await w.advance(3);
      passOver(w);
    },
    office,
  );
});

describe('an alarm that avoids Teams', () => {
  story(
    'needs no word ALARM: one replies, everybody is told by mail, late answers are explained',
    async (w) => {
      const before = w.teams.calls().length;
      const id = await raises(w, { avoidTeams: true });
      for (const name of approvers) expect(await waysOf(w, name)).toBe('email sms voice');
      const [mail = ''] = mailsTo(w, 'sabine');
      expect(mail).toMatch(/^FREIGABE – Ernstfall 2026-001\n/);
      expect(mail).toContain(`Alle anderen lesen: ${stay}`);
      const late = await codeOf(w, 'maren');
      expect(mailsTo(w, 'jonas')).toEqual([]);
      const yes = `Freigabe ${await codeOf(w, 'piotr')}`;
      expect(await replies(w, 'piotr', yes, 'in-7')).toBe(
        'ERNSTFALL 2026-001: Danke. Freigegeben. Alle anderen werden jetzt informiert. ERNSTFALL',
      );
      // The same report again, and the same word once more: it stays one release.
      expect(await replies(w, 'piotr', yes, 'in-7')).toBe('');
      expect(await replies(w, 'piotr', yes, 'in-8')).toContain('Danke. Freigegeben.');
      expect(await replies(w, 'maren', `Nein ${late}`)).toBe(
        `ERNSTFALL 2026-001: ${closed('Piotr Kowalczyk', '18:44 Uhr')} ERNSTFALL`,
      );
      await w.seconds(30);
      expect(mailsTo(w, 'jonas').join()).toContain(stay);
      expect((await w.alarm('ole', id)).all?.journal.filter(({ type }) => type === 'audience-released')).toHaveLength(
        1,
      );
      await w.endsAlarm('ole', id, 'all-clear');
      expect(await replies(w, 'maren', `ja ${late}`)).toBe(
        'ERNSTFALL 2026-001: Der Alarm ist beendet. Sie müssen nichts mehr tun. ERNSTFALL',
      );
      await w.seconds(10);
      expect(w.teams.calls()).toHaveLength(before);
    },
    evening,
  );

  story(
    'an exercise says so first and last, by every way; a key releases it, another key says the keys again',
    async (w) => {
      const id = await raises(w, { mode: 'exercise', avoidTeams: true });
      for (const text of await heardBy(w, 'maren', 'sms')) {
        expect(text).toMatch(/^ÜBUNG 2026-001, FREIGABE: .* ÜBUNG$/);
        expect(gsm7Length(text)).toBeLessThanOrEqual(160);
      }
      const [mail = ''] = mailsTo(w, 'maren');
      expect(mail.trim()).toMatch(/^ÜBUNG „.*“ – FREIGABE\n/);
      expect(mail.trim()).toMatch(/ÜBUNG „.*“ – FREIGABE$/);
      const [call = ''] = await heardBy(w, 'maren', 'voice');
      expect(call).toMatch(/^Achtung\. Dies ist eine Übung\. .*Dies ist eine Übung\.$/);
      // 1 says "I come" to an alarm and releases nothing.
      expect(await pressesKey(w, 'maren', '1')).toMatch(/^Drücken Sie die 7/);
      expect(await release(w, id)).toMatchObject({ state: 'waiting' });
      expect(await pressesKey(w, 'maren', '7')).toBe(
        'Übung. Danke. Freigegeben. Alle anderen werden jetzt informiert. Übung.',
      );
      expect(await release(w, id)).toMatchObject({ state: 'released' });
      expect(await pressesKey(w, 'piotr', '3')).toMatch(/^Übung\. Freigegeben von Dr\. Maren/);
      await w.advance(1);
    },
    evening,
  );

  story(
    'is refused where nobody who may say yes has a number or a mail, and the word ALARM does',
    async (w) => {
      const over = { roles, audience: 'domain', audienceStep: stay, avoidTeams: true } as const;
      for (const name of approvers) await givesNumbers(w, name, [], false);
      const tries = (more: object, mode: 'real' | 'exercise' = 'real') =>
        w
          .tab('ole')
          .post('/api/alarms', { once: `wunsch-${mode}`, draft: { ...w.draft('ole', { mode, over }), ...more } });
      for (const mode of ['real', 'exercise'] as const) {
        const refused = await tries({}, mode);
        expect(refused.status).toBe(409);
        expect(refused.text).toContain('Ohne Teams erreichen wir niemanden, der freigeben darf');
      }
      expect((await tries({ breakGlass: 'ALARM' })).status).toBe(201);
      await w.seconds(5);
    },
    evening,
  );
});

describe('nobody releases what she was not asked', () => {
  story(
    'a changed text has a new number and is asked anew; the old number and the old call count no more',
    async (w) => {
      const id = await raises(w, { avoidTeams: true });
      const old = await codeOf(w, 'piotr');
      const call = lastCall(w);
      const change = { reason: 'Es gibt neue Erkenntnisse.', audienceStep: 'Bitte verlassen Sie das Haus.' };
      expect((await w.tab('ole').post(`/api/alarms/${id}/update`, change)).status).toBe(204);
      await w.seconds(5);
      expect(await asks(w, 'piotr')).toHaveLength(2);
      expect(await replies(w, 'piotr', `JA ${old}`)).toMatch(/^Diese Zahl gilt nicht oder nicht mehr\./);
      expect(await pressesDuring(w, call, '7')).toMatch(/^Ernstfall\. .*inzwischen/);
      expect(await release(w, id)).toMatchObject({ state: 'waiting' });
      expect(await replies(w, 'piotr', `NEIN ${await codeOf(w, 'piotr')}`)).toContain('Danke. Nicht freigegeben.');
      await w.seconds(5);
      // Who asked is told by the ways there are.
      expect(mailsTo(w, 'ole').at(-1)).toContain('Alle anderen sind nicht informiert.');
      expect(await lastLine(w, id, 'audience-withheld')).toMatchObject({ by: expect.stringContaining('Piotr') });
      await w.seconds(30);
      expect(mailsTo(w, 'jonas')).toEqual([]);
    },
    evening,
  );

  story(
    'the link shows what everybody would read and decides once; after ten minutes it says that it is over',
    async (w) => {
      const id = await raises(w, { avoidTeams: true });
      const link = /https?:\/\/\S+\/a\/[2-9a-z]{12}/.exec(mailsTo(w, 'sabine')[0] ?? '')?.[0] ?? '';
      const page = async () => (await fetch(link)).text();
      const gives = (answer: string, n: string) =>
        fetch(link, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ answer, n }) });
      expect(await page()).toContain(stay);
      expect((await gives('approve', '9')).status).toBe(409);
      expect((await release(w, id))?.state).toBe('waiting');
      await w.advance(10);
      expect(await page()).toContain('Niemand hat rechtzeitig freigegeben.');
      expect((await gives('approve', '1')).status).toBe(409);
      expect((await w.tab('ole').post(`/api/alarms/${id}/ask-approval`, {})).status).toBe(204);
      await w.seconds(5);
      const [, again = ''] = await asks(w, 'sabine');
      expect(again).toContain('Bis 19:04 Uhr');
      expect((await gives('approve', '1')).status).toBe(303);
      expect(await page()).toContain('Freigegeben von Sabine');
      expect(await page()).not.toContain('<button');
      expect(await lastLine(w, id, 'audience-released')).toMatchObject({ by: expect.stringContaining('Sabine') });
      await w.seconds(30);
    },
    evening,
  );

  story(
    'numbers are not found by trying, and a word alone is asked back',
    async (w) => {
      const id = await raises(w, { avoidTeams: true });
      const right = await codeOf(w, 'piotr');
      expect(await replies(w, 'piotr', 'Freigabe')).toMatch(/^Bitte antworten Sie mit Wort und Zahl/);
      for (let n = 0; n < 5; n += 1) await replies(w, 'piotr', `JA ${((Number(right) + 1_000 + n) % 9_000) + 1_000}`);
      await replies(w, 'piotr', `JA ${right}`);
      expect(await release(w, id)).toMatchObject({ state: 'waiting' });
      // Another's number is not hers, and who raised it releases nothing.
      expect(await replies(w, 'sabine', `JA ${right}`)).toMatch(/^Diese Zahl gilt nicht/);
      await w.advance(11);
    },
    evening,
  );
});
