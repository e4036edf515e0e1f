// *Gelesen* pressed by somebody of an audience: heard without asking the registers, and from nobody else.
import { describe, expect } from 'vitest';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { rolls } from '../../src/domain/roll.ts';
import { openBot } from '../support/open-bot.ts';
import { rawActivities } from '../support/raw-activities.ts';
import type { World } from '../support/world.ts';
import type { CardKind } from '../support/world-cards.ts';
import { releasesScenario } from '../support/world-release.ts';
import { story } from '../support/world-story.ts';

const audience = { audience: 'domain', audienceStep: 'Bitte verlassen Sie das Gebäude.' } as const;

/** Ole tells the whole domain; the roll that Jonas is in, and what its button says. */
async function told(w: World) {
  await releasesScenario(w, 'MI-ITN.gebaeude', audience.audienceStep);
  const { id } = await w.raises('ole', { over: audience });
  await w.seconds(10);
  const { state } = await w.app().entry.read(alarms, id);
  const found = await w.app().audiences.rollOf(id, state, w.people.id('jonas'));
  if (!found) throw new Error('Jonas was not told');
  const { action } = w.button('jonas', 'Gelesen');
  for (const [place = '', kind] of w.unheard().map((line) => line.split(': '))) w.hears(place, kind as CardKind);
  return { roll: found.id, action };
}

async function readers(w: World, roll: string): Promise<readonly string[]> {
  const { state } = await w.app().entry.read(rolls, roll);
  return Object.keys(state.answers).map((id) => w.people.name(id));
}

/** The bot with a look at what it asks the registers. */
function watchedBot(w: World) {
  const asked: string[] = [];
  const { look } = w.app();
  const watched = {
    ...look,
    personOf(aadId: string) {
      asked.push('personOf');
      return look.personOf(aadId);
    },
    domainOfChannel(id: string) {
      asked.push('domainOfChannel');
      return look.domainOfChannel(id);
    },
  };
  return { asked, bot: openBot(w, { look: watched }) };
}

describe('Gelesen', () => {
  story('in the own chat is noted from the roll alone', async (w) => {
    const { roll, action } = await told(w);
    const { asked, bot } = watchedBot(w);
    await bot.receive(rawActivities(w).invoke('jonas', { action }));
    expect(await readers(w, roll)).toEqual(['jonas']);
    expect(bot.bySdk).toEqual(['invokeResponse']);
    expect(asked).toEqual([]);
  });

  story('pressed on the card of somebody else is not noted, neither for her nor for the other', async (w) => {
    const { roll, action } = await told(w);
    const raw = rawActivities(w);
    const notYours =
      'Diese Karte ist für jemand anderen. Ihre eigene Antwort geben Sie bitte in Ihrem Chat mit BCM-Lotse.';
    const colleague = (await w.app().entry.read(rolls, roll)).state.members.find(
      ({ id, language }) => id !== w.people.id('jonas') && language === 'de',
    );
    const { body } = await raw.send(raw.invoke(w.people.name(colleague?.id ?? ''), { action }));
    expect(body).toMatchObject({ value: notYours });
    const { body: toFocko } = await raw.send(raw.invoke('focko', { action }));
    expect(toFocko).toMatchObject({ value: notYours });
    expect(await readers(w, roll)).toEqual([]);
  });

  story('of a stranger, of nobody, or of a roll that was made up is refused as before', async (w) => {
    const { roll, action } = await told(w);
    const raw = rawActivities(w);
    const unknown =
      'Wir kennen Sie hier noch nicht. Bitte wenden Sie sich an Ihre BC-Beauftragte oder Ihren BC-Beauftragten.';
    for (const aadObjectId of ['ffffffff-0000-4000-8000-000000000000', undefined]) {
      const from = { id: '29:x', ...(aadObjectId ? { aadObjectId } : {}) };
      expect((await raw.send(raw.invoke('jonas', { action }, { from }))).body).toMatchObject({ value: unknown });
    }
    const data = { verb: 'roll.read', a: 'made.up.0', d: 'made-up' };
    const { body } = await raw.send(raw.invoke('jonas', { action: { type: 'Action.Execute', data } }));
    expect(body).toMatchObject({ value: expect.stringMatching(/^Diesen Alarm/) });
    expect(await readers(w, roll)).toEqual([]);
  });

  story('said in another chat than the own one is not believed from the roll', async (w) => {
    const { roll, action } = await told(w);
    const { asked, bot } = watchedBot(w);
    const { TENANT_ID: tenantId } = w.standIns.env;
    const conversation = { id: '19:kaffee@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId };
    await bot.receive(rawActivities(w).invoke('jonas', { action }, { conversation }));
    expect(asked).toEqual(['personOf', 'domainOfChannel']);
    expect(await readers(w, roll)).toEqual(['jonas']);
  });
});
