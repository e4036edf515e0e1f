// The preview is the very card: drawn before and compared with what was really sent, but for number and ids.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Mode } from '../../src/domain/alarm.ts';
import { bcDomains } from '../../src/domain/bc-domain.ts';
import type { AlarmPreview } from '../../src/http/contract.ts';
import { textsFor } from '../../src/texts/index.ts';
import { type World, world } from '../support/world.ts';
import type { Seen } from '../support/world-chats.ts';
import type { Wish } from '../support/world-deeds.ts';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.ends());

async function preview(name: string, wish: Wish): Promise<AlarmPreview> {
  const { status, json } = await w.tab(name).post<AlarmPreview>('/api/alarms/preview', { draft: w.draft(name, wish) });
  expect([status, json.fault]).toEqual([200, null]);
  return json;
}

/** A card as text without what nobody can know before: the number, and the ids in buttons and links. */
function known(card: unknown, number: string): string {
  return JSON.stringify(card)
    .replaceAll(number, '‹Nr›')
    .replaceAll(/"a":"[a-z0-9]+"/g, '"a":"‹id›"')
    .replaceAll(/alarm%2F[a-z0-9]+/g, 'alarm%2F‹id›');
}

/** The first card a person got; where a role is vacant, whoever may lead gets another at once. */
const firstCard = (name: string) => w.cards(name)[0] ?? w.card(name);

/** The card a person got, with everything that can be pressed. */
const sent = (card: Seen) => card.json;

/** Who raises, who is asked first, and the channel. */
const raisers = [
  ['ole', 'maren', '#MI-ITN'],
  ['henning', 'henning', '#MWK'],
] as const;

describe.each(['real', 'exercise'] as const)('as %s', (mode: Mode) => {
  test.each(raisers)('of %s, for %s and the channel %s', async (raiser, first, channel) => {
    const wish = { mode } as const;
    const seen = await preview(raiser, wish);
    const { number } = await w.raises(raiser, wish);
    const toCome = textsFor('de').numberToCome;
    expect(known(seen.personal, toCome)).toBe(known(sent(firstCard(first)), number));
    expect(known(seen.channel, toCome)).toBe(known(sent(w.card(first, { in: channel })), number));
  });

  test('for a reader of English: her card is English, the channel’s stays German', async () => {
    // Only the information security officer is asked, who reads English.
    const wish = { mode, over: { roles: ['CISO'] } } satisfies Wish;
    const seen = await preview('ole', wish);
    const { number } = await w.raises('ole', wish);
    expect(known(seen.personal, textsFor('en').numberToCome)).toBe(known(sent(w.card('kofi')), number));
    expect(known(seen.channel, textsFor('de').numberToCome)).toBe(
      known(sent(w.card('maren', { in: '#MI-ITN' })), number),
    );
    expect(seen.personal).toMatchObject({ lang: 'en' });
  });
});

test('whoever may change the alarm sees the buttons for it before, as after', async () => {
  const { personal } = await preview('ole', {});
  // Maren heads the crisis team and is asked first.
  expect(JSON.stringify(personal)).toContain('Alarm ändern oder beenden');
});

test('who looks does not matter: a reader of English sees the German card that Germans get', async () => {
  const german = await preview('ole', {});
  const draft = w.draft('ole');
  const asEnglish = await fetchPreview('ole', draft, 'en-GB');
  expect(asEnglish).toEqual(german);
});

test('nothing is raised or sent by looking', async () => {
  await preview('ole', {});
  await w.seconds(5);
  expect(w.unheard()).toEqual([]);
  const { json } = await w.tab('ole').get<{ alarms: unknown[] }>('/api/alarms');
  expect(json.alarms).toEqual([]);
  const { number } = await w.raises('ole');
  expect(number).toBe('2026-001');
});

test('a domain without a channel has no card for one', async () => {
  const domain = await w.app().look.domain('MI-ITN');
  if (!domain) throw new Error('there is no such domain');
  const value = { ...domain, channel: null };
  await w.app().entry.execute(bcDomains, domain.id, { type: 'put', value }, { system: 'setup' });
  expect(await preview('ole', {})).toMatchObject({ channel: null, channels: 0, people: 6 });
});

async function fetchPreview(name: string, draft: unknown, language: string): Promise<AlarmPreview> {
  const token = await w.standIns.entra.signTabToken(w.people.person(name));
  const response = await fetch(`${w.url}/api/alarms/preview`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify({ draft }),
  });
  await w.rests();
  return (await response.json()) as AlarmPreview;
}
