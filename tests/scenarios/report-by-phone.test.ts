// Reports beside Teams: whoever decides is told by the second ways where Teams does not lead to her, and takes over by reply or key.
import { describe, expect } from 'vitest';
import { gsm7Length } from '../../src/domain/gsm7.ts';
import { proposals } from '../../src/domain/proposal.ts';
import type { World } from '../support/world.ts';
import { givesNumbers, heardBy, mailsTo, mobile, pressesKey, replies, waysOf } from '../support/world-phones.ts';
import { story } from '../support/world-story.ts';

/** Stabsleitung, her deputy, Behördenleitung. */
const deciders = ['maren', 'heinrich', 'sabine'];
/** A Tuesday at ten: nobody is rung up without need. */
const office = { second: true, begin: Date.UTC(2026, 10, 24, 9, 0) } as const;
/** A Saturday evening. */
const evening = { second: true } as const;

/** A machine reports, at the level Notfall. */
async function reports(w: World): Promise<string> {
  for (const [n, name] of deciders.entries()) await givesNumbers(w, name, [mobile(`+4951155502${n}1`)]);
  const labels = { alertname: 'Raumtemperatur', bc_domain: 'MI-ITN' };
  const annotations = { summary: 'Die Kühlung im Serverraum ist ausgefallen.', bc_where: 'Haus B' };
  const alert = { status: 'firing', labels, annotations, startsAt: new Date(w.now() - 60_000).toISOString() };
  const { json, text } = await w.reports({
    version: '4',
    groupKey: 'kuehlung',
    status: 'firing',
    receiver: 'bcm',
    groupLabels: {},
    commonLabels: labels,
    commonAnnotations: annotations,
    externalURL: 'http://127.0.0.1/',
    alerts: [alert],
  });
  expect(json.proposalId, text).toBeTruthy();
  await w.seconds(3);
  return json.proposalId;
}

const taker = async (w: World, id: string) => w.people.name((await w.app().entry.read(proposals, id)).state.takenBy);
async function codeOf(w: World, name: string): Promise<string> {
  const codes = (await heardBy(w, name, 'sms')).flatMap((text) => /JA (\d{4}): Sie übernehmen/.exec(text)?.[1] ?? []);
  return codes.at(-1) ?? '';
}
function passOver(w: World): void {
  for (const line of w.unheard()) {
    const [place = '', kind = ''] = line.split(': ');
    w.hears(place, kind as 'report');
  }
}

describe('while Teams works', () => {
  story(
    'in office hours nobody is rung up, however long nobody takes it',
    async (w) => {
      await reports(w);
      await w.advance(20);
      for (const name of deciders) expect(await waysOf(w, name)).toBe('');
      passOver(w);
    },
    office,
  );

  story(
    'outside of them whoever is asked is rung up at her time, and a key takes it over',
    async (w) => {
      const id = await reports(w);
      expect(await waysOf(w, 'maren')).toBe('sms voice');
      expect(await waysOf(w, 'heinrich')).toBe('');
      const [text = ''] = await heardBy(w, 'maren', 'sms');
      expect(text).toMatch(
        /^MELDUNG MI-ITN: Bitte entscheiden Sie jetzt\. JA \d{4}: Sie übernehmen\. .*Antwort: http\S+\/a\/[2-9a-z]{12} MELDUNG$/,
      );
      expect(gsm7Length(text)).toBeLessThanOrEqual(160);
      const [call = ''] = await heardBy(w, 'maren', 'voice');
      expect(call).toMatch(/^Achtung\. Eine Meldung\. Bitte entscheiden Sie bis 18:49 Uhr: .*Ende der Durchsage\.$/);
      await w.advance(5);
      expect(await waysOf(w, 'heinrich')).toBe('sms voice');
      expect(await pressesKey(w, 'heinrich', '3')).toBe('Drücken Sie die 1, wenn Sie die Meldung übernehmen.');
      expect(await taker(w, id)).toBe('');
      expect(await pressesKey(w, 'heinrich', '1')).toMatch(/^Danke\. Sie haben die Meldung übernommen\./);
      expect(await taker(w, id)).toBe('heinrich');
      // Late: explained, and nothing is taken from Heinrich.
      expect(await replies(w, 'maren', `JA ${await codeOf(w, 'maren')}`)).toBe(
        'MELDUNG MI-ITN: Heinrich Schaper kümmert sich darum. Sie müssen nichts mehr tun. MELDUNG',
      );
      expect(await taker(w, id)).toBe('heinrich');
      await w.advance(15);
      expect(await waysOf(w, 'sabine')).toBe('');
      passOver(w);
    },
    evening,
  );

  story(
    'whom it refuses is told by the second ways in office hours, too; others are not',
    async (w) => {
      w.teams.fault({ match: { person: w.people.id('maren') }, kind: 'MessageWritesBlocked', times: 9 });
      const id = await reports(w);
      await w.seconds(5);
      expect(await waysOf(w, 'maren')).toBe('email sms voice');
      const [mail = ''] = mailsTo(w, 'maren');
      expect(mail).toMatch(/^MELDUNG – bitte entscheiden Sie\n/);
      expect(mail.trim()).toMatch(/MELDUNG – bitte entscheiden Sie$/);
      expect(await replies(w, 'maren', `nein ${await codeOf(w, 'maren')}`)).toBe(
        'MELDUNG MI-ITN: Danke. Übernimmt niemand die Meldung, fragen wir weiter. MELDUNG',
      );
      expect(await taker(w, id)).toBe('');
      const yes = `JA ${await codeOf(w, 'maren')}`;
      expect(await replies(w, 'maren', yes, 'in-1')).toContain('Danke. Sie haben die Meldung übernommen.');
      expect(await replies(w, 'maren', yes, 'in-2')).toContain('Danke. Sie haben die Meldung übernommen.');
      const lines = await w.app().env.store.journal({ kind: 'proposal', id });
      expect(lines.filter(({ entry }) => entry.type === 'taken')).toHaveLength(1);
      await w.advance(15);
      for (const name of ['heinrich', 'sabine']) expect(await waysOf(w, name)).toBe('');
      passOver(w);
    },
    office,
  );
});

describe('a report by a person', () => {
  const water = {
    domain: 'MI-ITN',
    what: 'Im Keller steht Wasser.',
    knowledge: 'seen',
    where: 'Haus B',
    since: '18:30',
  };
  async function says(w: World): Promise<void> {
    for (const [n, name] of deciders.entries()) await givesNumbers(w, name, [mobile(`+4951155502${n}1`)]);
    await w.types('jonas', 'melden');
    await w.clicks('jonas', 'Gebäude, Strom, Wasser, Brand');
    await w.clicks('jonas', 'Meldung abgeben', { inputs: { ...water, yes: 'unusable,supply' } });
    await w.seconds(3);
  }

  story(
    'rings outside office hours, too; who it was and where she is called back no message says',
    async (w) => {
      await says(w);
      expect(await waysOf(w, 'maren')).toBe('sms voice');
      const texts = [...(await heardBy(w, 'maren', 'sms')), ...(await heardBy(w, 'maren', 'voice'))].join();
      expect(texts).toContain('Im Keller steht Wasser');
      expect(texts).not.toContain('Jonas');
      passOver(w);
    },
    evening,
  );
});

describe('while Teams is down', () => {
  story(
    'the one who is asked hears of it within a minute, the next ones at their time; the link takes it over',
    async (w) => {
      w.teams.fault({ kind: 'reset', times: Number.POSITIVE_INFINITY });
      const id = await reports(w);
      await w.seconds(57);
      expect(await waysOf(w, 'maren')).toBe('email sms voice');
      expect(await waysOf(w, 'heinrich')).toBe('');
      await w.advance(4);
      await w.seconds(5);
      expect(await waysOf(w, 'heinrich')).toBe('email sms voice');
      const link = /https?:\/\/\S+\/a\/[2-9a-z]{12}/.exec(mailsTo(w, 'heinrich')[0] ?? '')?.[0] ?? '';
      expect(await (await fetch(link)).text()).toContain('Ich übernehme die Meldung');
      const take = () =>
        fetch(link, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ answer: 'take' }) });
      expect((await take()).status).toBe(303);
      expect(await taker(w, id)).toBe('heinrich');
      const page = await (await fetch(link)).text();
      expect(page).toContain('Sie haben diese Meldung übernommen.');
      expect(page).not.toContain('<button');
      const before = (await heardBy(w, 'maren', 'sms')).length;
      await w.advance(10);
      expect(await heardBy(w, 'maren', 'sms')).toHaveLength(before);
      expect(await waysOf(w, 'sabine')).toBe('');
      w.teams.clearFaults();
      await w.advance(3);
      passOver(w);
    },
    office,
  );
});
