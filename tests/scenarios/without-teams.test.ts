// „Teams nicht benutzen“: nothing of the alarm goes to Teams, neither card nor banner; the second ways carry it all.
import { describe, expect } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { contacts } from '../../src/domain/people.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const options = { second: true } as const;

async function raised(w: World, audience: 'none' | 'domain' = 'none'): Promise<string> {
  const roles = ['CRISIS_LEAD', 'HR'] as const;
  const draft = {
    ...w.draft('ole', { over: { roles: [...roles], audience, audienceStep: 'Bitte bleiben Sie zu Hause.' } }),
  };
  const by = { person: w.people.id('ole'), via: 'tab' } as const;
  const { id } = await w.app().raise.raise({ ...draft, avoidTeams: true, breakGlass: 'ALARM' }, by, 'wunsch-1');
  await w.seconds(5);
  return id;
}

/** What came to a person's telephone, such as `sms voice`. */
async function rung(w: World, name: string): Promise<string> {
  const { value } = (await w.app().entry.read(contacts, w.people.id(name))).state;
  const numbers = (value?.numbers ?? []).map(({ number }) => number);
  const messages = w.standIns.second?.phones.messages() ?? [];
  return [...new Set(messages.filter(({ to }) => numbers.includes(to)).map(({ way }) => way))].sort().join(' ');
}

describe('an alarm without Teams', () => {
  story(
    'reaches the crisis team by the second ways, its deputies and its end as well, and Teams hears nothing',
    async (w) => {
      const before = w.teams.calls().length;
      const id = await raised(w);
      expect(await rung(w, 'maren')).toBe('sms voice');
      expect(await rung(w, 'gesine')).toBe('sms voice');
      expect(await rung(w, 'heinrich')).toBe('');
      await w.advance(21);
      for (const name of ['heinrich', 'tjark']) expect(await rung(w, name)).toBe('sms voice');
      const sent = w.standIns.second?.phones.messages('sms').length ?? 0;
      await w.endsAlarm('ole', id, 'all-clear');
      await w.seconds(10);
      expect(w.standIns.second?.phones.messages('sms').length).toBeGreaterThan(sent);
      const { state } = await w.app().entry.read(alarms, id);
      expect(Object.values(state.ledger.deliveries).filter(({ way }) => way === 'teams')).toEqual([]);
      // Not a card, not a banner, not even a probe.
      expect(w.teams.calls()).toHaveLength(before);
      expect(w.standIns.graph.banners()).toEqual([]);
    },
    options,
  );

  story(
    'tells everybody else by mail alone, without a banner',
    async (w) => {
      const before = w.teams.calls().length;
      await raised(w, 'domain');
      await w.advance(1);
      expect(w.standIns.second?.mail.mails().length).toBeGreaterThan(0);
      expect(w.teams.calls()).toHaveLength(before);
      expect(w.standIns.graph.banners()).toEqual([]);
    },
    { ...options, env: { FEED: 'on' } },
  );

  story(
    'with the word ALARM tells all who might have said yes by the ways there are, and nothing in Teams',
    async (w) => {
      const before = w.teams.calls().length;
      await raised(w, 'domain');
      await w.seconds(20);
      const mails = w.standIns.second?.mail.mails(w.people.person('piotr').email) ?? [];
      expect(mails.map(({ text }) => text).join()).toContain(
        'Bitte prüfen Sie das jetzt: Ole Brüggemann informiert alle anderen ohne zweite Person.',
      );
      expect(w.teams.calls()).toHaveLength(before);
    },
    options,
  );

  story(
    'answers by short message and call fill the roles, and the ladder stays quiet',
    async (w) => {
      const before = w.teams.calls().length;
      const id = await raised(w);
      for (const name of ['maren', 'gesine']) {
        const { value } = (await w.app().entry.read(contacts, w.people.id(name))).state;
        await w.standIns.second?.phones.replies(value?.numbers[0]?.number ?? '', 'JA 15', `in-${name}`);
      }
      await w.advance(40);
      const { state } = await w.app().entry.read(alarms, id);
      expect(state.staffedAt).not.toBeNull();
      expect(await rung(w, 'heinrich')).toBe('');
      expect(w.teams.calls()).toHaveLength(before);
    },
    options,
  );
});
