// Mail over a real SMTP server: what it says, what comes of each refusal, and that no text becomes a header.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailDeadline } from '../../src/connectors/email-sender.ts';
import { people } from '../../src/domain/people.ts';
import { anna, ben, cem, exercise } from '../domain/crisis.ts';
import { type WaysStage, waysStage } from './ways-stage.ts';

let w: WaysStage;

beforeAll(async () => {
  w = await waysStage();
  await w.raise('2026-017');
  await w.raise('Ü 2026-003', { ...exercise(), type: 'raise' });
});
afterAll(() => w.close());

const address = 'p-anna0001@land.example';

describe('a mail', () => {
  it('says first what it is and what to do, and carries one link', async () => {
    expect(await w.hands('email', anna, '2026-017')).toBe('accepted');
    const mail = w.mail.mails(address).at(-1);
    expect(mail?.subject).toBe('ALARM – ERNSTFALL: Bitte kommen Sie sofort in den Stabsraum A.');
    const lines =
      mail?.text
        .trim()
        .split('\n')
        .filter((line) => line !== '') ?? [];
    expect(lines.slice(0, 3)).toEqual([
      'ALARM – ERNSTFALL',
      'Bitte kommen Sie sofort in den Stabsraum A.',
      'Krise · Nr. 2026-017',
    ]);
    expect(lines.at(-1)).toBe('ALARM – ERNSTFALL');
    expect(lines).toContain('Was: IT-Systeme verschlüsselt');
    expect(lines).toContain('Ihre Rolle: Stabsleitung.');
    expect(mail?.text.match(/https:\/\/k\.example\/a\/[2-9a-z]{12}/g)).toHaveLength(1);
    expect(mail?.html).toContain('<html lang="de">');
    expect(mail?.headers.filter(({ key }) => key === 'auto-submitted' || key === 'reply-to')).toHaveLength(2);
  });

  it('of an exercise says so in the subject, first and last', async () => {
    expect(await w.hands('email', ben, 'Ü 2026-003')).toBe('accepted');
    const mail = w.mail.mails('p-ben00002@land.example').at(-1);
    expect(mail?.subject).toMatch(/^ÜBUNGSALARM „Herbst 2026“: /);
    const lines = mail?.text.trim().split('\n') ?? [];
    expect([lines[0], lines.at(-1)]).toEqual(['ÜBUNGSALARM „Herbst 2026“', 'ÜBUNGSALARM „Herbst 2026“']);
  });

  it('goes to nobody who did not agree, and to nothing that is no address', async () => {
    expect(await w.hands('email', cem, '2026-017')).toBe('never way-not-allowed');
    const person = await w.look.person(ben);
    if (!person) throw new Error('nobody');
    for (const email of ['ben@land.example\r\nBcc: x@y.example', 'ben', 'a@b.example, c@d.example', '']) {
      await w.stage.entry.execute(people, ben, { type: 'put', value: { ...person, email } }, { system: 'setup' });
      expect(await w.hands('email', ben, '2026-017')).toBe('never no-address');
    }
    await w.stage.entry.execute(people, ben, { type: 'put', value: person }, { system: 'setup' });
  });
});

describe('what the server says becomes a verdict', () => {
  it.each([
    ['greylist', 'again smtp-451'],
    ['unknown', 'never smtp-550'],
    ['full', 'never smtp-552'],
  ] as const)('%s: %s', async (fault, outcome) => {
    w.mail.fault(fault);
    expect(await w.hands('email', anna, '2026-017')).toBe(outcome);
  });

  it('silence after the text: nobody knows', async () => {
    const before = w.mail.mails(address).length;
    w.mail.fault('hang');
    const outcome = w.hands('email', anna, '2026-017');
    while (w.mail.mails(address).length === before) await new Promise((done) => setImmediate(done));
    await w.stage.clock.advance(mailDeadline);
    expect(await outcome).toBe('unclear timeout');
  });
});

it('no text of an alarm becomes a header, a second recipient or markup: 500 payloads', async () => {
  const nasty = fc.array(
    fc.constantFrom(
      '\r\n',
      '\n',
      '\r',
      'Bcc: x@evil.example',
      '\u2028',
      '\u0000',
      '<script>',
      '</p>',
      '.',
      '=?utf-8?q?=0ABcc?=',
      'ä',
      '🔥',
      '"',
      ' ',
    ),
    { minLength: 1, maxLength: 12 },
  );
  let n = 0;
  await fc.assert(
    fc.asyncProperty(nasty, nasty, async (what, step) => {
      n += 1;
      const id = `x${n}`;
      await w.raise(id, { what: `Was ${what.join('')}`, nextStep: `Tun ${step.join('')}` });
      expect(await w.hands('email', anna, id)).toBe('accepted');
      const mail = w.mail.mails().at(-1);
      expect(mail?.to).toEqual([address]);
      const keys = new Set(mail?.headers.map(({ key }) => key));
      expect(keys.has('bcc')).toBe(false);
      expect([...keys].sort()).toEqual([...allowed].sort());
      expect(mail?.html).not.toContain('<script');
      expect(mail?.subject.startsWith('ALARM – ERNSTFALL')).toBe(true);
    }),
    { numRuns: 500 },
  );
}, 120_000);

const allowed = new Set([
  'auto-submitted',
  'x-auto-response-suppress',
  'x-priority',
  'x-msmail-priority',
  'importance',
  'from',
  'to',
  'reply-to',
  'subject',
  'message-id',
  'date',
  'mime-version',
  'content-type',
]);
