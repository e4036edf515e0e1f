// Nobody is left on the list: somebody is appointed on the card, or the crisis team works without the role; and calls by hand.
import { describe, expect } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import type { World } from '../support/world.ts';
import { ladderLines, leadAndStaff, raiseFor } from '../support/world-ladder.ts';
import { story } from '../support/world-story.ts';

/** Maren leads and comes; everybody on the list of Personal refuses. */
async function nobodyLeft(w: World): Promise<string> {
  const id = await raiseFor(w, leadAndStaff);
  w.allHear(['maren', 'gesine', '#MI-ITN'], 'alarm');
  await w.clicks('maren', 'Ich komme');
  for (const name of ['gesine', 'carla', 'aylin']) await w.clicks(name, 'Ich kann nicht');
  w.allHear(['carla', 'aylin'], 'alarm');
  w.hears('maren', 'unfilled');
  return id;
}

const heinrichFor = (w: World) => ({ inputs: { 'appointee-HR': w.people.id('heinrich') } });

describe('somebody is appointed on the card', () => {
  story('she is asked at once, reads why, and fills the role with her yes', async (w) => {
    const id = await nobodyLeft(w);
    const { card } = await w.clicks('maren', 'Person benennen', heinrichFor(w));
    expect(card?.lines).toContain('Erledigt: Alle Rollen sind besetzt, oder Sie arbeiten ohne sie.');
    await w.seconds(1);
    const { lines } = w.hears('heinrich', 'alarm');
    expect(lines.slice(1, 3)).toEqual([
      'Bitte übernehmen Sie jetzt die Rolle Personal im Krisenstab.',
      'Die Rolle ist noch nicht besetzt, die Stabsleitung hat Sie benannt.',
    ]);
    await w.clicks('heinrich', 'Ich komme', { inputs: { eta: '15' } });
    await w.seconds(5);
    expect(w.hears('#MI-ITN', 'staffed').lines).toContain('Personal: Heinrich Schaper, da etwa 18:59 Uhr');
    expect((await ladderLines(w, id)).slice(3)).toEqual([
      '0:01 Rolle Personal: Heinrich Schaper benannt',
      '0:02 Stab arbeitsfähig: alle Rollen zugesagt',
    ]);
  });

  story('her refusal leaves the role unfilled, and the lead hears it again', async (w) => {
    await nobodyLeft(w);
    await w.clicks('maren', 'Person benennen', heinrichFor(w));
    await w.seconds(1);
    w.hears('heinrich', 'alarm');
    await w.clicks('heinrich', 'Ich kann nicht');
    await w.seconds(2);
    w.hears('maren', 'unfilled');
  });

  story('without a choice the card says what is missing', async (w) => {
    const id = await nobodyLeft(w);
    const { says } = await w.clicks('maren', 'Person benennen', { inputs: { 'appointee-HR': '' } });
    expect(says).toBe('Bitte wählen Sie, wer die Rolle übernimmt.');
    expect(await ladderLines(w, id)).toHaveLength(3);
  });
});

describe('without the role', () => {
  story('the crisis team can work', async (w) => {
    const id = await nobodyLeft(w);
    await w.clicks('maren', 'Ohne Personal arbeiten');
    await w.seconds(5);
    expect(w.hears('#MI-ITN', 'staffed').lines).toContain('Personal: ohne diese Rolle');
    expect((await ladderLines(w, id)).slice(3)).toEqual([
      '0:01 Der Stab arbeitet ohne die Rolle Personal',
      '0:01 Stab arbeitsfähig: alle Rollen zugesagt',
    ]);
    await w.advance(60);
  });
});

describe('calls by hand', () => {
  story('„Bitte rufen Sie mich an“ fills nothing: a call is to be made, and the ladder goes on', async (w) => {
    const id = await raiseFor(w, ['HR']);
    w.allHear(['gesine', '#MI-ITN'], 'alarm');
    const { card } = await w.clicks('gesine', 'Bitte rufen Sie mich an');
    expect(card?.lines).toContain('Wir rufen Sie an. Bis dahin fragen wir weiter.');
    const calls = async () => (await w.app().entry.read(alarms, id)).state.calls;
    expect(await calls()).toMatchObject([{ person: w.people.id('gesine'), why: 'call-me', doneAt: null }]);
    await w.advance(15);
    w.hears('carla', 'alarm');
    await w.clicks('gesine', 'Antwort ändern');
    await w.clicks('gesine', 'Ich komme');
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
    expect(await calls()).toMatchObject([{ doneAt: expect.any(Number) }]);
  });

  story('what she says on the telephone counts, stops the ladder and says who wrote it down', async (w) => {
    const id = await raiseFor(w, ['HR']);
    w.allHear(['gesine', '#MI-ITN'], 'alarm');
    await w.advance(6);
    w.hears('gesine', 'reminder');
    const person = w.people.id('gesine');
    const said = { type: 'answer', person, delivery: '', n: 0, answer: 'coming', eta: 15, redrawn: false } as const;
    const by = { person: w.people.id('ole'), via: 'phone' } as const;
    await w.app().entry.execute(alarms, id, { ...said, recorded: true }, by);
    await w.seconds(5);
    w.hears('#MI-ITN', 'staffed');
    expect(w.card('gesine').text).toContain('Sie kommen');
    const { state } = await w.app().entry.read(alarms, id);
    expect(state.answers[person]?.at(-1)?.recordedBy).toBe(w.people.id('ole'));
    await w.advance(60);
    expect(await ladderLines(w, id)).toHaveLength(2);
  });

  story(
    'a deputy rung up before the ladder came to her fills the role; nobody may write down for a foreign alarm',
    async (w) => {
      const id = await raiseFor(w, ['HR']);
      w.allHear(['gesine', '#MI-ITN'], 'alarm');
      const person = w.people.id('carla');
      const said = {
        type: 'answer',
        person,
        delivery: '',
        n: 0,
        answer: 'virtual',
        eta: null,
        redrawn: false,
      } as const;
      const write = (name: string) => {
        const by = { person: w.people.id(name), via: 'phone' } as const;
        return w.app().entry.execute(alarms, id, { ...said, recorded: true }, by);
      };
      await expect(write('focko')).rejects.toMatchObject({ code: 'not-allowed' });
      await write('ole');
      await w.seconds(5);
      w.hears('#MI-ITN', 'staffed');
      expect(w.card('gesine').lines).toContain('Die Rolle Personal ist besetzt. Sie müssen nichts mehr tun.');
      await w.advance(60);
    },
  );
});
