// Everybody else: told what to do without being asked to come, told again when that changes, and counted as sums only.
import { describe, expect } from 'vitest';
import type { AlarmForm, AlarmList, AlarmPreview } from '../../src/http/contract.ts';
import { en } from '../../src/texts/en.ts';
import type { World } from '../support/world.ts';
import { releasesAlarm, releasesScenario } from '../support/world-release.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];
/** Everybody else of the domain; the last three read English. Whoever raises is told like all others. */
const germans = ['aylin', 'carla', 'heinrich', 'jonas', 'ole'];
const english = ['kofi', 'liam', 'priya'];
const staff = [...germans, ...english];

const stay = 'Bitte bleiben Sie zu Hause und arbeiten Sie von dort.';
const goBack = 'Bitte gehen Sie erst ab 20 Uhr wieder in das Gebäude.';
const toDomain = { audience: 'domain', audienceStep: stay } as const;

async function raises(w: World, mode: 'real' | 'exercise' = 'real'): Promise<string> {
  await releasesScenario(w, 'MI-ITN.gebaeude', stay);
  const { id } = await w.raises('ole', { mode, over: toDomain });
  await w.seconds(5);
  w.allHear([...holders, '#MI-ITN'], 'alarm');
  if (mode === 'real') return id;
  // An exercise with everybody needs a second person, also of a released scenario.
  w.allHear(['maren', 'piotr', 'sabine'], 'approval');
  await releasesAlarm(w, 'maren', id);
  await w.seconds(5);
  return id;
}

async function saysToAll(w: World, id: string, audienceStep: string): Promise<void> {
  const body = { reason: 'Die Feuerwehr gibt das Gebäude frei.', audienceStep };
  expect((await w.tab('ole').post(`/api/alarms/${id}/update`, body)).status).toBe(204);
  await w.seconds(5);
}

const audienceOf = async (w: World, id: string) => (await w.alarm('ole', id)).all?.audience;

describe('everybody else of the domain', () => {
  story('is offered with its size, and previewed as it will be sent', async (w) => {
    const { json: form } = await w.tab('ole').get<AlarmForm>('/api/alarms/form?domain=MI-ITN');
    expect(form.audiences).toEqual([{ reach: 'domain', people: holders.length + staff.length }]);
    const { json } = await w
      .tab('ole')
      .post<AlarmPreview>('/api/alarms/preview', { draft: w.draft('ole', { over: toDomain }) });
    expect(json.people).toBe(holders.length);
    expect(json.audience?.people).toBe(staff.length);
    expect(JSON.stringify(json.audience?.card)).toContain(stay);
  });

  story('reads what to do, says Gelesen as often as it likes, and is counted once', async (w) => {
    const id = await raises(w);
    for (const card of w.allHear(germans, 'alarm')) {
      expect(card.lines.slice(1, 3)).toEqual([
        stay,
        'Dies ist eine Information. Sie haben in diesem Alarm keine Rolle und müssen nicht kommen.',
      ]);
      expect(card.buttons).not.toContain('Ich komme');
      expect(card.text).not.toContain('PIN');
    }
    w.allHear(english, 'alarm');
    expect(await audienceOf(w, id)).toMatchObject({ reach: 'domain', people: 8, told: 8, read: 0, step: stay });
    const again = w.button('jonas', 'Gelesen');
    const { card } = await w.clicks('jonas', 'Gelesen');
    expect(card?.lines).toContain('Danke. Gelesen 18:44 Uhr.');
    await w.advance(1);
    expect((await w.presses('jonas', again)).card?.lines).toContain('Danke. Gelesen 18:44 Uhr.');
    await w.seconds(5);
    const sums = await audienceOf(w, id);
    expect(sums?.read).toBe(1);
    expect(sums?.words).toMatchObject({ sending: 0, 'at-teams': 7, answered: 1, undeliverable: 0, unclear: 0 });
  });

  story('hears news only when its own text changes, and the end in any case', async (w) => {
    const id = await raises(w);
    w.allHear(staff, 'alarm');
    await w.informs('ole', id, { nextStep: 'Bitte kommen Sie in den Stabsraum B.' });
    await w.seconds(5);
    w.allHear([...holders, '#MI-ITN'], 'news');
    await saysToAll(w, id, goBack);
    w.allHear([...holders, '#MI-ITN'], 'news');
    for (const card of w.allHear(staff, 'news')) expect(card.lines[1]).toBe(goBack);
    await w.endsAlarm('ole', id, 'all-clear');
    await w.seconds(5);
    w.allHear([...holders, '#MI-ITN'], 'all-clear');
    w.allHear(english, 'all-clear');
    for (const card of w.allHear(germans, 'all-clear')) {
      expect(card.lines[1]).toBe('Die Lage ist bewältigt. Was Ihnen geraten wurde, gilt nicht mehr.');
    }
    const journal = (await w.alarm('ole', id)).all?.journal.map(({ text }) => text) ?? [];
    expect(journal[0]).toContain(` – Alle anderen (8 Personen): ${stay}`);
    expect(journal.filter((text) => text.includes(`– Alle anderen: ${goBack} – Grund:`))).toHaveLength(1);
  });

  story('reads English where it prefers to, exercise mark included', async (w) => {
    await raises(w, 'exercise');
    w.allHear(germans, 'alarm');
    for (const card of w.allHear(english, 'alarm')) {
      expect(card).toMatchObject({ language: 'en', mode: 'exercise' });
      expect(card.lines[0]).toContain('ÜBUNG');
      expect(card.lines).toContain(en.cards.information.noRole);
      expect(card.buttons).toContain(en.cards.information.read);
    }
    const { card } = await w.clicks('liam', en.cards.information.read);
    expect(card?.lines).toContain(en.cards.information.noted('18:44'));
    await w.seconds(5);
  });

  story('opens the page of the alarm and finds its own text, nothing that is for the crisis team', async (w) => {
    const id = await raises(w);
    w.allHear(staff, 'alarm');
    const page = await w.alarm('jonas', id);
    expect(page).toMatchObject({ informed: true, asked: false, nextStep: stay, fallback: '', roles: [], news: [] });
    expect(page).toMatchObject({ all: null, mayChange: false });
    expect(JSON.stringify(page)).not.toContain(w.draft('ole').nextStep);
    const { json } = await w.tab('jonas').get<AlarmList>('/api/alarms');
    expect(json.alarms).toMatchObject([{ id, informed: true, nextStep: stay, rolesAsked: 0 }]);
    await saysToAll(w, id, goBack);
    w.allHear([...holders, ...staff, '#MI-ITN'], 'news');
    expect(await w.alarm('jonas', id)).toMatchObject({ nextStep: goBack, news: [{ nextStep: goBack }] });
    // Who is asked, and who may see all, read what is for them.
    for (const name of ['tjark', 'ole', 'aylin']) {
      expect(await w.alarm(name, id)).toMatchObject({ informed: false, nextStep: w.draft('ole').nextStep });
    }
    expect(await w.tab('jonas').refusal('POST', `/api/alarms/${id}/answer`, { answer: 'virtual', eta: null })).toBe(
      '409 Sie sind in diesem Alarm nicht gefragt. Sie müssen nichts tun.',
    );
    expect(await w.tab('ingrid').refusal('GET', `/api/alarms/${id}`)).toBe(
      '404 Das gibt es nicht, oder Sie dürfen es nicht sehen.',
    );
  });
});

describe('refused', () => {
  story('an audience without a word for it, and the whole administration for whoever may not', async (w) => {
    const refusal = (over: object) =>
      w.tab('ole').refusal('POST', '/api/alarms', { once: 'wunsch-12345', draft: w.draft('ole', { over }) });
    expect(await refusal({ ...toDomain, audienceStep: ' ' })).toBe(
      '409 Bitte schreiben Sie, was alle anderen tun sollen.',
    );
    expect(await refusal({ ...toDomain, audienceStep: 'x'.repeat(201) })).toBe(
      '409 Der Text ist zu lang. Erlaubt sind 200 Zeichen.',
    );
    expect(await refusal({ audience: 'everybody', audienceStep: stay })).toBe(
      '409 Sie können nur Bereiche informieren, in denen Sie alarmieren dürfen; alle Beschäftigten der Landesverwaltung nur, wenn Sie für alle Bereiche alarmieren dürfen.',
    );
  });
});
