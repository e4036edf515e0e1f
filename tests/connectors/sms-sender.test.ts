// Short messages and calls through a real HTTP gateway: what they say, what they cost, and what comes of each refusal.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smsText } from '../../src/connectors/sms-text.ts';
import { segmentsOf } from '../../src/domain/gsm7.ts';
import { callDeadline } from '../../src/single-attempts.ts';
import { textsFor } from '../../src/texts/index.ts';
import { anna, cem, exercise } from '../domain/crisis.ts';
import { numbers, type WaysStage, waysStage } from './ways-stage.ts';

let w: WaysStage;

beforeAll(async () => {
  w = await waysStage();
  await w.raise('2026-017');
  await w.raise('Ü 2026-003', { ...exercise(), type: 'raise' });
});
afterAll(() => w.close());

const last = () => w.phones.messages().at(-1);

describe('a short message', () => {
  it('fits into one segment with mark, step, number and link', async () => {
    expect(await w.hands('sms', anna, '2026-017')).toBe('accepted');
    expect(last()?.text).toMatch(
      /^ALARM ERNSTFALL 2026-017: Bitte kommen Sie sofort in den Stabsraum A\. Tel\. 0511 555-0199, PIN 4711\. .*Antwort: https:\/\/k\.example\/a\/[2-9a-z]{12} ERNSTFALL$/,
    );
    expect(segmentsOf(last()?.text ?? '')).toBe(1);
    expect(last()?.to).toBe(numbers[anna]);
  });

  it('of an exercise begins and ends with ÜBUNG, and the number has its Ü once', async () => {
    await w.hands('sms', anna, 'Ü 2026-003');
    expect(last()?.text).toMatch(/^ÜBUNG 2026-003: .* ÜBUNG$/);
  });

  it('never cuts a sentence in two: a "nicht" at its end would be lost', () => {
    const texts = textsFor('de');
    const step =
      'Betreten Sie das Gebäude auf gar keinen Fall und unter keinen Umständen und schon gar nicht allein, jetzt nicht. Warten Sie.';
    const short = {
      head: 'ALARM ERNSTFALL 2026-017:',
      step,
      phone: 'Tel. 0511 555-0199.',
      what: 'Rauch',
      tail: 'ERNSTFALL',
    };
    const text = smsText({ short, texts }, 'https://k.example/a/abcdefghijkm');
    expect(text).toContain('jetzt nicht.');
    expect(text).toContain('Tel. 0511 555-0199.');
    expect(segmentsOf(text)).toBe(2);
  });

  it.each(['de', 'en'] as const)(
    'that asks for a release is one segment also with the longest link (%s)',
    (language) => {
      const texts = textsFor(language);
      const { phone } = texts.approval;
      const link = `https://${'k'.repeat(32)}/a/abcdefghijkm`;
      for (const mode of ['real', 'exercise'] as const) {
        const number = mode === 'real' ? '2026-017' : 'Ü 2026-017';
        const short = {
          head: phone.head.approval[mode](number),
          step: phone.ask,
          phone: '',
          reply: phone.reply('18:54 Uhr', 4711),
          what: 'Wasserschaden im Serverraum des Hauptgebäudes.',
          tail: texts.channels.sms.tail[mode],
        };
        const text = smsText({ short, texts }, link);
        expect(segmentsOf(text)).toBe(1);
        expect(text).toContain(link);
        expect(text.match(/4711/g)).toHaveLength(2);
        expect(text.startsWith(short.head) && text.endsWith(short.tail)).toBe(true);
      }
    },
  );

  it('goes nowhere without a number', async () => {
    expect(await w.hands('sms', cem, '2026-017')).toBe('never no-number');
    expect(await w.hands('voice', cem, '2026-017')).toBe('never no-number');
  });
});

describe('a call', () => {
  it('says everything twice, with the keys, and no more than the alarm does', async () => {
    expect(await w.hands('voice', anna, '2026-017')).toBe('accepted');
    const text = last()?.text ?? '';
    expect(text.split('Bitte kommen Sie sofort in den Stabsraum A.')).toHaveLength(3);
    expect(text).not.toContain('4711');
  });
});

describe('what the gateway says becomes a verdict', () => {
  it.each([
    ['refuse', 'never gateway-400'],
    ['broken', 'unclear 500'],
    ['slow-down', 'again throttled'],
    ['reset', 'unclear '],
    ['redirect', 'never redirect'],
  ] as const)('%s: %s', async (fault, outcome) => {
    const before = w.phones.messages().length;
    w.phones.fault(fault);
    expect((await w.hands('sms', anna, '2026-017')).startsWith(outcome)).toBe(true);
    expect(w.phones.messages()).toHaveLength(before);
  });

  it('silence: nobody knows', async () => {
    w.phones.fault('hang');
    const outcome = w.hands('sms', anna, '2026-017');
    for (let turn = 0; turn < 200; turn += 1) await new Promise((done) => setImmediate(done));
    await w.stage.clock.advance(callDeadline);
    expect(await outcome).toBe('unclear timeout');
  });
});

it('whatever is written, it is one message of at most two segments to one number: 500 payloads', async () => {
  const nasty = fc.array(
    fc.constantFrom('\r\n', '"', '\\', '{to}', '","to":"+49', '°', '🔥', 'а', '€', '…', '\u202e', ' nicht. ', 'A'),
    {
      minLength: 1,
      maxLength: 20,
    },
  );
  let n = 0;
  await fc.assert(
    fc.asyncProperty(nasty, nasty, async (what, step) => {
      n += 1;
      await w.raise(`2026-${1_000 + n}`, { what: `Was ${what.join('')}`, nextStep: `Tun ${step.join('')}` });
      const before = w.phones.messages().length;
      expect(await w.hands('sms', anna, `2026-${1_000 + n}`)).toBe('accepted');
      expect(w.phones.messages()).toHaveLength(before + 1);
      expect(last()?.to).toBe(numbers[anna]);
      expect(segmentsOf(last()?.text ?? '')).toBeLessThanOrEqual(2);
      expect(last()?.text).toMatch(/Antwort: https:\/\/k\.example\/a\/[2-9a-z]{12} ERNSTFALL$/);
    }),
    { numRuns: 500 },
  );
}, 120_000);
