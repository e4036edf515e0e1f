// Teams goes down in the middle of the ladder and comes back: the ladder goes on by the second ways, and nobody is lost.
import { describe, expect } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { contacts } from '../../src/domain/people.ts';
import type { World } from '../support/world.ts';
import { ladderLines, leadAndStaff, raiseFor } from '../support/world-ladder.ts';
import { story } from '../support/world-story.ts';

/** A Tuesday at ten: nobody is rung up before the ladder says so. */
const options = { second: true, begin: Date.UTC(2026, 10, 24, 9, 0) } as const;

async function ways(w: World, name: string): Promise<readonly string[]> {
  const { value } = (await w.app().entry.read(contacts, w.people.id(name))).state;
  const numbers = (value?.numbers ?? []).map(({ number }) => number);
  const all = w.standIns.second?.phones.messages() ?? [];
  return all.filter(({ to }) => numbers.includes(to)).map(({ way }) => way);
}

/** Who is to be rung up by hand. */
async function toCall(w: World, id: string): Promise<readonly string[]> {
  const { calls } = (await w.app().entry.read(alarms, id)).state;
  return calls.filter(({ doneAt }) => doneAt === null).map(({ person }) => w.people.name(person));
}

/** Six minutes in: Maren came, Gesine is silent and was reminded. */
async function sixMinutes(w: World): Promise<string> {
  const id = await raiseFor(w, leadAndStaff);
  await w.seconds(2);
  w.allHear(['maren', 'gesine', '#MI-ITN'], 'alarm');
  await w.clicks('maren', 'Ich komme');
  await w.advance(6);
  w.hears('gesine', 'reminder');
  return id;
}

describe('Teams goes down in the middle of the ladder', () => {
  story(
    'whoever is silent is rung up within a minute, the ladder keeps its minutes, and Teams’ return is noted',
    async (w) => {
      const id = await sixMinutes(w);
      expect(await ways(w, 'gesine')).toEqual([]);
      w.teams.fault({ kind: 'reset', times: Number.POSITIVE_INFINITY });
      await w.seconds(60);
      expect([...(await ways(w, 'gesine'))].sort()).toEqual(expect.arrayContaining(['sms', 'voice']));
      // Whoever answered is left in peace.
      expect(await ways(w, 'maren')).toEqual([]);
      await w.advance(8);
      // Carla has no telephone in the register: hers is a call by hand, and her card waits.
      expect(await toCall(w, id)).toEqual(['carla']);
      await w.advance(5);
      expect([...(await ways(w, 'aylin'))].sort()).toEqual(['sms', 'voice']);
      expect(w.unheard()).toEqual([]);
      w.teams.clearFaults();
      await w.seconds(60);
      // The cards that waited arrive, because the role is still open.
      w.allHear(['carla', 'aylin'], 'alarm');
      const lines = await ladderLines(w, id);
      const went = lines.find((line) => line.includes('Teams ist gestört')) ?? '';
      expect(went).toMatch(/^6:\d\d(\.\d+)? Teams ist gestört, Zweitweg: Gesine Kükelhan-Marx \(Anruf, SMS/);
      expect(Number(/^6:(\d+)/.exec(went)?.[1])).toBeLessThanOrEqual(34);
      expect(lines.some((line) => line.endsWith('Teams arbeitet wieder'))).toBe(true);
      expect(lines).toContainEqual(expect.stringMatching(/^15:00 Rolle Personal: gefragt nach Eskalationsplan: Carla/));
      const number = (await w.app().entry.read(contacts, w.people.id('aylin'))).state.value?.numbers[0]?.number ?? '';
      await w.standIns.second?.phones.replies(number, 'JA 15', 'in-1');
      await w.seconds(10);
      w.hears('#MI-ITN', 'staffed');
    },
    options,
  );

  story(
    'and stays quiet when all had answered before',
    async (w) => {
      const id = await raiseFor(w, leadAndStaff);
      await w.seconds(2);
      w.allHear(['maren', 'gesine', '#MI-ITN'], 'alarm');
      for (const name of ['maren', 'gesine']) await w.clicks(name, 'Ich komme');
      await w.seconds(5);
      w.hears('#MI-ITN', 'staffed');
      w.teams.fault({ kind: 'reset', times: Number.POSITIVE_INFINITY });
      await w.advance(20);
      for (const name of ['maren', 'gesine', 'carla', 'heinrich']) expect(await ways(w, name)).toEqual([]);
      w.teams.clearFaults();
      await w.advance(1);
      expect((await ladderLines(w, id)).filter((line) => line.includes('gefragt'))).toEqual([]);
    },
    options,
  );
});
