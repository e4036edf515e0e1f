// The card diet: at most one card per person and working day, 8 to 16 h, two reminders, then the BC-Beauftragte.
import { describe, expect, it } from 'vitest';
import {
  type Bundle,
  type BundleCommand,
  type BundleEntry,
  bundles,
  isCardTime,
  nextCardAt,
  openItems,
} from '../../src/domain/bundle.ts';
import { may } from '../../src/domain/may.ts';
import type { Model } from '../../src/domain/model.ts';
import { dayOf } from '../../src/domain/team.ts';
import { timeOf } from '../../src/domain/working-time.ts';

const utc = (text: string) => Date.parse(`${text}Z`);
const minute = 60_000;
const hour = 60 * minute;

/** A bundle as the engine works it: wakes at its time, hands over what is due, at the minute. */
function diary(start: string, model: Model<Bundle, BundleCommand, BundleEntry> = bundles) {
  let state = model.empty;
  let now = utc(start);
  let fails: 'no' | 'again' | 'unclear' = 'no';
  const cards: string[] = [];
  const entries: BundleEntry[] = [];
  const give = (command: BundleCommand) => {
    const turn = { id: 't', at: now, by: { system: 'clock' } as const };
    for (const entry of model.decide(state, command, turn)) {
      entries.push(entry);
      state = model.apply(state, JSON.parse(JSON.stringify(entry)), turn);
    }
  };
  const sendDue = () => {
    for (const { id, due } of Object.values(state.ledger.deliveries)) {
      if (due === null || due > now) continue;
      give({ type: 'reserve', ids: [id], epoch: 1 });
      if (state.ledger.deliveries[id]?.state !== 'reserved') continue;
      const result =
        fails === 'no'
          ? ({ id, outcome: 'accepted', activityId: `a-${id}`, version: 1 } as const)
          : ({ id, outcome: fails, code: 'x' } as const);
      if (fails !== 'again') cards.push(`${dayOf(now)} ${timeOf(now)}`);
      give({ type: 'settle', results: [result], epoch: 1 });
    }
  };
  return {
    give,
    cards,
    entries,
    get state() {
      return state;
    },
    failing: (how: typeof fails) => {
      fails = how;
    },
    /** Time passes while nothing of ours runs. */
    sleeps: (ms: number) => {
      now += ms;
    },
    /** Time passes, by default minute by minute. */
    passes(ms: number, each: () => void = () => undefined, step = minute) {
      for (const end = now + ms; now < end; now += step) {
        each();
        const next = nextCardAt(state);
        if (next !== null && next <= now) give({ type: 'wake' });
        sendDue();
      }
    },
  };
}

const contact = (ref = 'p1') =>
  ({ type: 'add', person: 'p1', kind: 'contact', ref, domain: 'MI-ITN', due: null }) as const;
/** What is owed besides redraws of cards already there, which ring for nobody. */
const owedBut = (state: Bundle) =>
  bundles.owed(state).flatMap((each) => (each.kind === 'send' && each.lane === 1 ? [] : [each.kind]));
const days = (count: number) => count * 24 * hour;

describe('a card at the next allowed time', () => {
  it.each([
    ['a night', '2026-11-24T01:30', '2026-11-24 08:00'],
    ['a Saturday', '2026-11-21T17:44', '2026-11-23 08:00'],
    ['Good Friday', '2026-04-03T09:00', '2026-04-07 08:00'],
    ['a working hour: what comes at once is gathered', '2026-11-24T09:00', '2026-11-24 10:05'],
    ['too late for today', '2026-11-24T14:57', '2026-11-25 08:00'],
    ['the Sunday on which clocks are put back', '2026-10-25T00:30', '2026-10-26 08:00'],
    ['the Sunday on which clocks are put forward', '2026-03-29T01:30', '2026-03-30 08:00'],
  ])('%s', (_name, start, card) => {
    const one = diary(start);
    one.give(contact());
    one.passes(days(5));
    expect(one.cards[0]).toBe(card);
  });

  it('bundles what comes together, and asks for the same thing once', () => {
    const one = diary('2026-11-24T01:30');
    one.give(contact('p1'));
    one.give(contact('p1'));
    one.give(contact('other'));
    one.passes(hour * 10);
    expect(one.cards).toHaveLength(1);
    expect(openItems(one.state)).toHaveLength(2);
  });

  it('sends nothing when it was done before', () => {
    const one = diary('2026-11-24T01:30');
    one.give(contact());
    one.give({ type: 'done', kind: 'contact', ref: 'p1' });
    one.passes(days(20));
    expect(one.cards).toEqual([]);
    expect(bundles.owed(one.state)).toEqual([]);
  });
});

describe('two reminders, then the BC-Beauftragte', () => {
  it('exactly two, on later working days', () => {
    const one = diary('2026-11-23T09:00');
    one.give(contact());
    one.passes(days(60));
    expect(one.cards).toEqual(['2026-11-23 10:05', '2026-11-26 08:00', '2026-12-01 08:00']);
    expect(one.state.items.map(({ status, cards }) => [status, cards])).toEqual([['handing', 3]]);
    expect(owedBut(one.state)).toEqual(['tell']);
  });

  it('stays quiet when it was done after the first', () => {
    const one = diary('2026-11-23T09:00');
    one.give(contact());
    one.passes(days(1));
    one.give({ type: 'done', kind: 'contact', ref: 'p1' });
    one.passes(days(60));
    expect(one.cards).toHaveLength(1);
    expect(one.entries.some(({ type }) => type === 'lapsed')).toBe(false);
  });

  it('tells the BC-Beauftragte, too, when it was done after all', () => {
    const one = diary('2026-11-23T09:00');
    one.give(contact());
    one.passes(days(60));
    one.give({ type: 'handed', id: 'i1', to: 'bcb' });
    expect(owedBut(one.state)).toEqual([]);
    one.give({ type: 'done', kind: 'contact', ref: 'p1' });
    expect(one.state.items[0]).toMatchObject({ status: 'closing', handedTo: 'bcb' });
    one.give({ type: 'closed', id: 'i1' });
    expect(openItems(one.state)).toEqual([]);
    expect(owedBut(one.state)).toEqual([]);
  });

  it.each(['overdue', 'numbers'] as const)('what needs no answer of hers goes to nobody further: %s', (kind) => {
    const one = diary('2026-11-23T09:00');
    one.give({ ...contact('contact/p1'), kind });
    one.passes(days(60));
    expect(one.cards).toHaveLength(3);
    expect(one.state.items[0]?.status).toBe('open');
    expect(owedBut(one.state)).toEqual([]);
  });
});

describe('whatever Teams says', () => {
  it('a card that may have arrived is not sent again that day', () => {
    const one = diary('2026-11-23T09:00');
    one.failing('unclear');
    one.give(contact());
    one.passes(hour * 12);
    expect(one.cards).toEqual(['2026-11-23 10:05']);
    one.failing('no');
    one.passes(days(3));
    expect(one.cards).toEqual(['2026-11-23 10:05', '2026-11-26 08:00']);
  });

  it('a card that was refused for hours goes out in the morning, once, and not at night', () => {
    const one = diary('2026-11-23T14:40');
    one.failing('again');
    one.give(contact());
    one.passes(hour * 2);
    one.failing('no');
    one.passes(days(2));
    expect(one.cards).toEqual(['2026-11-24 08:00']);
  });

  it('a product that slept over the hours does not make up for it in the evening', () => {
    const one = diary('2026-11-23T01:00');
    one.give(contact());
    one.sleeps(hour * 20);
    one.passes(hour * 3);
    expect(one.cards).toEqual([]);
    one.passes(hour * 9);
    expect(one.cards).toEqual(['2026-11-24 08:00']);
  });

  it('a card that was planned and not sent before the product slept waits, too', () => {
    const one = diary('2026-11-23T09:00');
    one.give(contact());
    one.sleeps(6 * minute);
    one.give({ type: 'wake' });
    one.sleeps(hour * 12);
    one.give(contact('later'));
    one.passes(days(1));
    expect(one.cards).toEqual(['2026-11-24 08:00']);
  });
});

describe('over three months with wishes at any time', () => {
  it.each([1, 2, 3, 4])('never two cards a day, none outside of the hours (chance %i)', (seed) => {
    let chance = seed * 7_919;
    const random = () => {
      chance = (chance * 48_271) % 2_147_483_647;
      return chance / 2_147_483_647;
    };
    const one = diary('2026-10-01T00:00');
    let added = 0;
    const things = () => {
      const dice = random();
      if (dice < 0.01) added += 1;
      if (dice < 0.01) one.give(contact(`r${added}`));
      else if (dice < 0.015) one.give({ type: 'done', kind: 'contact', ref: `r${Math.ceil(random() * added)}` });
      else if (dice < 0.02) one.failing((['no', 'again', 'unclear'] as const)[Math.floor(random() * 3)] ?? 'no');
    };
    one.passes(days(92), things, 11 * minute);
    const dates = one.cards.map((card) => card.slice(0, 10));
    expect(dates.length).toBeGreaterThan(20);
    expect(new Set(dates).size).toBe(dates.length);
    for (const card of one.cards) {
      expect(card.slice(11) >= '08:00' && card.slice(11) < '16:00').toBe(true);
      expect(isCardTime(utc(`${card.slice(0, 10)}T11:00`))).toBe(true);
    }
    expect(Math.max(...one.state.items.map(({ cards }) => cards))).toBeLessThanOrEqual(3);
  });
});

describe('who may', () => {
  const own = { kind: 'bundle', id: 'p1' } as const;
  const done = { type: 'done', kind: 'contact', ref: 'p1' };
  it('people say only of their own that it is done, and nobody adds by hand', () => {
    const me = { kind: 'person', id: 'p1', domain: 'MI-ITN', grants: [{ role: 'alarm', domain: '*' }] } as const;
    expect(may(me, own, done, undefined)).toBe(true);
    expect(may({ ...me, id: 'p2' }, own, done, undefined)).toBe(false);
    expect(may(me, own, contact(), undefined)).toBe(false);
    expect(may({ kind: 'system', part: 'audit' }, own, contact(), undefined)).toBe(true);
    expect(may({ kind: 'system', part: 'intake' }, own, contact(), undefined)).toBe(false);
  });

  it('nobody puts the contact of somebody else', () => {
    const me = { kind: 'person', id: 'p1', domain: 'MI-ITN', grants: [{ role: 'coordinator', domain: '*' }] } as const;
    const put = (person: string) => ({ type: 'put', value: { person, numbers: [], email: true, confirmedAt: 0 } });
    expect(may(me, { kind: 'contact', id: 'p1' }, put('p1'), undefined)).toBe(true);
    expect(may(me, { kind: 'contact', id: 'p2' }, put('p2'), undefined)).toBe(false);
    expect(may(me, { kind: 'contact', id: 'p1' }, put('p2'), undefined)).toBe(false);
  });
});
