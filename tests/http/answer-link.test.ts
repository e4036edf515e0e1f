// The page behind a link: no sign-in, looking never answers, one person and one alarm, and nothing runs in it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { people } from '../../src/domain/people.ts';
import { type House, openHouse } from './house.ts';
import { draft, person } from './house-people.ts';

let house: House;
let alarm: string;
let path: string;

const ivo = person('ivo').id;
const byAlma = { person: person('alma').id, via: 'tab' } as const;

beforeAll(async () => {
  house = await openHouse();
  ({ id: alarm } = await house.raising.raise(draft(house.clock.now() - 60_000), byAlma, 'wunsch-link'));
  path = await house.links.address({ purpose: 'alarm', about: alarm, person: ivo });
});
afterAll(() => house.close());

const form = (fields: Record<string, string>) => ({
  method: 'POST',
  body: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});

async function answers() {
  const { state } = await house.entry.read(alarms, alarm);
  return (state.answers[ivo] ?? []).map(({ answer, eta }) => ({ answer, eta }));
}

describe('looking', () => {
  it('answers nothing, however often a scanner looks', async () => {
    for (const method of ['GET', 'HEAD', 'GET']) expect((await house.ask(null, path, { method })).status).toBe(200);
    expect(await answers()).toEqual([]);
  });

  it('shows the mark first and last, what to do, the facts and four answers', async () => {
    const { text } = await house.ask(null, path);
    expect(text.match(/ALARM – ERNSTFALL/g)).toHaveLength(2);
    expect(text).toContain('<h1>Bitte in den Saatraum kommen.</h1>');
    expect(text).toContain('Saatwasser im Keller');
    for (const words of ['Ich komme', 'Ich nehme virtuell teil', 'Ich kann nicht', 'Bitte rufen Sie mich an']) {
      expect(text).toContain(`>${words}</button>`);
    }
    expect(text).not.toContain('Lena');
  });

  it('runs no script, loads nothing, is framed by nobody and kept by nobody', async () => {
    const { text, headers } = await house.ask(null, path);
    expect(text).not.toMatch(/<script|<img|<link|\son\w+=/i);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'nonce-[^']+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
    );
    expect(text).toContain(`<style nonce="${/nonce-([^']+)/.exec(policy)?.[1]}">`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});

describe('answering', () => {
  it('is noted once, shown afterwards, and can be changed', async () => {
    const first = await house.ask(null, path, form({ answer: 'coming', minutes: '15', n: '0' }));
    expect([first.status, first.headers.get('location')]).toEqual([303, path]);
    await house.ask(null, path, form({ answer: 'coming', minutes: '15', n: '0' }));
    expect(await answers()).toEqual([{ answer: 'coming', eta: 15 }]);
    expect((await house.ask(null, path)).text).toMatch(/Danke\. Notiert 18:44 Uhr: Sie kommen, etwa 18:59 Uhr\./);
    await house.ask(null, path, form({ answer: 'virtual', n: '1' }));
    await house.ask(null, path, form({ answer: 'coming', minutes: '15', n: '0' }));
    expect(await answers()).toEqual([
      { answer: 'coming', eta: 15 },
      { answer: 'virtual', eta: null },
    ]);
  });

  it('stands in the journal as given by link', async () => {
    const lines = await house.store.journal({ kind: 'alarm', id: alarm });
    const by = lines.filter(({ entry }) => entry.type === 'answered').map((line) => line.by);
    expect(by).toEqual([
      { person: ivo, via: 'link' },
      { person: ivo, via: 'link' },
    ]);
  });

  it('with something unreadable says so and notes nothing', async () => {
    const before = await answers();
    for (const wish of [form({ answer: 'alles' }), form({}), { method: 'POST', body: '{"answer":"coming"}' }]) {
      const { status, text } = await house.ask(null, path, wish);
      expect([400, 409, 415]).toContain(status);
      expect(text).toContain('<html lang="de">');
    }
    expect((await house.ask(null, path, form({ answer: 'x'.repeat(5_000) }))).status).toBe(413);
    expect(await answers()).toEqual(before);
  });
});

describe('a link', () => {
  it('is the same for mail and short message, and another for every person and thing', async () => {
    const again = await house.links.address({ purpose: 'alarm', about: alarm, person: ivo });
    const others = await Promise.all([
      house.links.address({ purpose: 'alarm', about: alarm, person: person('lena').id }),
      house.links.address({ purpose: 'alarm', about: 'another', person: ivo }),
      house.links.address({ purpose: 'check-in', about: alarm, person: ivo }),
    ]);
    expect(again).toBe(path);
    expect(new Set([path, ...others]).size).toBe(4);
    expect(path).toMatch(/^\/a\/[2-9a-z]{12}$/);
  });

  it('lies in the store only as a digest', async () => {
    const code = path.slice('/a/'.length);
    const { rows } = await house.store.list({ kind: 'answer-link', limit: 10 });
    expect(rows.length).toBeGreaterThan(0);
    const kept = await Promise.all(rows.map(({ address }) => house.store.journal(address)));
    expect(JSON.stringify([rows, kept])).not.toContain(code);
  });

  it('opens nothing when it is wrong, for something without a page, or too old', async () => {
    const wrong = `/a/${'2'.repeat(12)}`;
    const other = await house.links.address({ purpose: 'check-in', about: alarm, person: ivo });
    for (const one of [wrong, other, '/a/x', `/a/${encodeURIComponent('../api/alarms')}`]) {
      const { status, text } = await house.ask(null, one);
      expect(status).toBe(404);
      expect(text).toContain('Dieser Link gilt nicht mehr');
      expect((await house.ask(null, one, form({ answer: 'coming', n: '0' }))).status).toBe(404);
    }
    await house.clock.advance(24 * 3_600_000 + 1);
    expect((await house.ask(null, path)).status).toBe(404);
    path = await house.links.address({ purpose: 'alarm', about: alarm, person: ivo });
    expect((await house.ask(null, path)).status).toBe(200);
  });

  it('lets nobody guess on, while a good code from the same address still opens', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 40; n += 1) statuses.push((await house.ask(null, `/a/${String(n).padStart(12, '2')}`)).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await house.ask(null, path)).status).toBe(200);
  });

  it('counts wrong codes by visitor behind a trusted proxy, and by the proxy when none is trusted', async () => {
    const behind = async (trustedProxies: readonly string[]) => {
      const proxied = await openHouse({ trustedProxies });
      const from = (visitor: string) =>
        proxied.ask(null, `/a/${'2'.repeat(12)}`, { headers: { 'x-forwarded-for': visitor } });
      for (let n = 0; n < 21; n += 1) await from('198.51.100.7');
      const after = [(await from('198.51.100.7')).status, (await from('203.0.113.9')).status];
      await proxied.close();
      return after;
    };
    expect(await behind(['127.0.0.0/8'])).toEqual([429, 404]);
    // Nobody chooses an address of her own by saying so.
    expect(await behind(['192.0.2.1'])).toEqual([429, 429]);
    expect(await behind([])).toEqual([429, 429]);
  });

  it('speaks the reader’s language', async () => {
    const { value } = (await house.entry.read(people, ivo)).state;
    const english = { ...value, language: 'en' } as typeof value & object;
    await house.entry.execute(people, ivo, { type: 'put', value: english }, { system: 'setup' });
    expect((await house.ask(null, path)).text).toContain('<html lang="en">');
    await house.entry.execute(people, ivo, { type: 'put', value: value as typeof value & object }, { system: 'setup' });
  });

  it('says after the end that there is nothing more to do, and takes no answer', async () => {
    const before = await answers();
    const end = { type: 'end', ending: 'all-clear', reason: 'Vorbei.' } as const;
    await house.entry.execute(alarms, alarm, end, byAlma);
    const { text } = await house.ask(null, path);
    expect(text).toContain('Dieser Alarm ist beendet. Sie müssen nichts mehr tun.');
    expect(text).not.toContain('<button');
    const late = await house.ask(null, path, form({ answer: 'unavailable', n: '9' }));
    expect([late.status, late.text.includes('Dieser Alarm ist beendet.')]).toEqual([409, true]);
    expect(await answers()).toEqual(before);
  });
});
