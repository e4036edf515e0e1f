// All staff at once: the crisis team is alarmed at once, everybody else only after a second person's yes.
import { describe, expect } from 'vitest';
import { people } from '../../src/domain/people.ts';
import { scenarios } from '../../src/domain/scenario.ts';
import type { AlarmPreview, AlarmView } from '../../src/http/contract.ts';
import type { ScenarioReleases } from '../../src/http/contract-approval.ts';
import type { World } from '../support/world.ts';
import { releasesAlarm, releasesScenario } from '../support/world-release.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];
const staff = ['aylin', 'carla', 'heinrich', 'jonas', 'kofi', 'liam', 'ole', 'priya'];
/** They may alarm in the domain, besides Ole, who raises. */
const approvers = ['maren', 'piotr'];

const stay = 'Bitte bleiben Sie zu Hause und arbeiten Sie von dort.';
const toDomain = { audience: 'domain', audienceStep: stay } as const;

async function raises(w: World, over: object = {}): Promise<string> {
  const { id } = await w.raises('ole', { over: { ...toDomain, ...over } });
  await w.seconds(3);
  w.allHear([...holders, '#MI-ITN'], 'alarm');
  return id;
}

/** What the ladder of the crisis team sends meanwhile is another story. */
function passOver(w: World): void {
  for (const line of w.unheard()) {
    const [place = '', kind = ''] = line.split(': ');
    w.hears(place, kind as 'alarm');
  }
}

const release = async (w: World, id: string) => (await w.alarm('ole', id)).all?.release;
const journal = async (w: World, id: string) => (await w.alarm('ole', id)).all?.journal.map(({ text }) => text) ?? [];
const post = (w: World, name: string, id: string, path: string, body: object = {}) =>
  w.tab(name).post(`/api/alarms/${id}/${path}`, body);
const refusal = (w: World, name: string, id: string, path: string, body: object = {}) =>
  w.tab(name).refusal('POST', `/api/alarms/${id}/${path}`, body);

describe('everybody waits for a second person', () => {
  story('who releases it on the card; the crisis team heard of it at once', async (w) => {
    const id = await raises(w);
    const [card] = w.allHear(approvers, 'approval');
    expect(card?.lines.slice(0, 3)).toEqual([
      'FREIGABE – Ernstfall 2026-001',
      'Bitte entscheiden Sie bis 18:54 Uhr: Dürfen alle anderen informiert werden?',
      'Ole Brüggemann möchte noch informieren: alle in diesem Bereich, 8 Personen. Der Krisenstab ist schon alarmiert.',
    ]);
    const view = await release(w, id);
    expect(card?.text).toContain(`Prüfsumme: ${view?.checksum}.`);
    expect(card?.text).toContain(`Alle anderen lesen: ${stay}`);
    expect(view).toMatchObject({ state: 'waiting', approvers: 2, asker: 'Ole Brüggemann' });
    await w.advance(9);
    passOver(w);
    // Who is to be told sees nothing of it before.
    expect(await w.tab('jonas').refusal('GET', `/api/alarms/${id}`)).toMatch(/^404/);
    const { card: after } = await w.clicks('maren', 'Freigeben');
    expect(after?.lines[1]).toBe('Freigegeben von Dr. Maren Petersen-Wiechert, 18:53 Uhr. Sie müssen nichts mehr tun.');
    await w.seconds(5);
    w.allHear(staff, 'alarm');
    expect(w.card('piotr').buttons).toEqual(['Im Tab ansehen']);
    expect(await release(w, id)).toMatchObject({ state: 'released', decider: 'Dr. Maren Petersen-Wiechert' });
    expect(await journal(w, id)).toContain('Information aller anderen freigegeben durch eine zweite Person');
    expect((await w.alarm('jonas', id)).nextStep).toBe(stay);
  });

  story('and is not told when nobody answers within ten minutes; the raiser learns it and asks again', async (w) => {
    const id = await raises(w);
    w.allHear(approvers, 'approval');
    await w.advance(10);
    const card = w.hears('ole', 'approval');
    expect(card.lines.slice(1, 3)).toEqual([
      'Alle anderen sind nicht informiert. Bitte entscheiden Sie, was jetzt zu tun ist.',
      'Bis 18:54 Uhr hat niemand freigegeben.',
    ]);
    expect(await refusal(w, 'maren', id, 'approve', { version: 1 })).toBe(
      '409 Darüber ist schon entschieden, oder die Zeit für die Freigabe ist um.',
    );
    expect(await release(w, id)).toMatchObject({ state: 'expired' });
    passOver(w);
    await w.clicks('ole', 'Noch einmal um Freigabe bitten');
    await w.seconds(2);
    w.allHear(approvers, 'approval');
    await releasesAlarm(w, 'piotr', id);
    await w.seconds(5);
    w.allHear(staff, 'alarm');
  });

  story('and is never told by the same person, nor by somebody without the right', async (w) => {
    const id = await raises(w);
    w.allHear(approvers, 'approval');
    expect(await refusal(w, 'ole', id, 'approve', { version: 1 })).toBe(
      '409 Freigeben muss eine zweite Person. Wer den Alarm ausgelöst oder gefragt hat, kann es nicht.',
    );
    for (const name of ['aylin', 'tjark'])
      expect(await refusal(w, name, id, 'approve', { version: 1 })).toMatch(/^403/);
    const forged = w.button('maren', 'Freigeben');
    expect((await w.presses('tjark', forged, { on: w.card('tjark').id })).says).toMatch(/^Dafür haben Sie keine/);
    // Her right is taken away while she decides.
    await w
      .app()
      .entry.execute(
        people,
        w.people.id('maren'),
        { type: 'put', value: { ...w.people.person('maren'), grants: [] } },
        { system: 'setup' },
      );
    expect((await w.presses('maren', forged)).says).toMatch(/^Dafür haben Sie keine/);
    await w.seconds(5);
    expect(await release(w, id)).toMatchObject({ state: 'waiting' });
  });

  story('two say yes in the same moment: it is told once; yes and no: the first counts', async (w) => {
    const id = await raises(w);
    w.allHear(approvers, 'approval');
    const [one, two] = await Promise.all([w.clicks('maren', 'Freigeben'), w.clicks('piotr', 'Freigeben')]);
    for (const { card } of [one, two]) expect(card?.lines[1]).toMatch(/^Freigegeben von /);
    await w.seconds(5);
    w.allHear(staff, 'alarm');
    expect(
      (await journal(w, id)).filter((text) => text.startsWith('Information aller anderen freigegeben')),
    ).toHaveLength(1);
    const other = await raises(w);
    w.allHear(approvers, 'approval');
    const late = w.button('piotr', 'Freigeben');
    await w.clicks('maren', 'Nicht freigeben');
    const { card } = await w.presses('piotr', late);
    expect(card?.lines[1]).toMatch(/^Nicht freigegeben von Dr\. Maren/);
    await w.seconds(2);
    expect(w.hears('ole', 'approval').lines[2]).toBe('Dr. Maren Petersen-Wiechert hat um 18:44 Uhr nicht freigegeben.');
    expect(await release(w, other)).toMatchObject({ state: 'refused' });
  });

  story('a yes after the all-clear tells nobody', async (w) => {
    const id = await raises(w);
    w.allHear(approvers, 'approval');
    const late = w.button('maren', 'Freigeben');
    await w.endsAlarm('ole', id, 'all-clear');
    const { card } = await w.presses('maren', late);
    expect(card?.lines[1]).toBe('Der Alarm ist beendet. Sie müssen nichts mehr tun.');
    expect(await refusal(w, 'piotr', id, 'approve', { version: 2 })).toMatch(/^409 Dieser Alarm ist beendet/);
    await w.seconds(5);
    w.allHear([...holders, '#MI-ITN'], 'all-clear');
    await w.advance(15);
  });

  story('nobody releases what she did not read', async (w) => {
    const id = await raises(w);
    w.allHear(approvers, 'approval');
    const old = w.button('maren', 'Freigeben');
    const body = { reason: 'Es gibt neue Erkenntnisse.', audienceStep: 'Bitte verlassen Sie das Haus.' };
    expect((await post(w, 'ole', id, 'update', body)).status).toBe(204);
    await w.seconds(5);
    w.allHear([...holders, '#MI-ITN'], 'news');
    const { card } = await w.presses('maren', old);
    expect(card?.text).toContain('Alle anderen lesen: Bitte verlassen Sie das Haus.');
    expect(await release(w, id)).toMatchObject({ state: 'waiting' });
    await w.clicks('maren', 'Freigeben');
    await w.seconds(5);
    for (const told of w.allHear(staff, 'alarm').slice(1, 3))
      expect(told.lines[1]).toBe('Bitte verlassen Sie das Haus.');
  });
});

describe('one person alone', () => {
  story(
    'breaks the glass by typing ALARM: everybody is told, all approvers at once, the journal says so',
    async (w) => {
      const refused = (breakGlass: string) =>
        w.tab('ole').refusal('POST', '/api/alarms', {
          once: `wunsch-glas-${breakGlass.length}`,
          draft: { ...w.draft('ole', { over: toDomain }), breakGlass },
        });
      expect(await refused('alarm')).toBe(
        '409 Bitte schreiben Sie das Wort ALARM in das Feld, oder warten Sie auf die Freigabe.',
      );
      const id = await raises(w, { breakGlass: 'ALARM' });
      w.allHear(staff, 'alarm');
      const [notice] = w.allHear(approvers, 'approval');
      expect(notice?.lines[1]).toBe(
        'Bitte prüfen Sie das jetzt: Ole Brüggemann informiert alle anderen ohne zweite Person.',
      );
      expect((await journal(w, id))[0]).toContain('freigegeben OHNE zweite Person (ALARM getippt)');
    },
  );

  story('breaks it later, while the others do not answer', async (w) => {
    const id = await raises(w);
    w.allHear(approvers, 'approval');
    expect(await refusal(w, 'ole', id, 'break-glass', { typed: 'bitte' })).toMatch(
      /^409 Bitte schreiben Sie das Wort ALARM/,
    );
    expect((await post(w, 'ole', id, 'break-glass', { typed: 'ALARM' })).status).toBe(204);
    await w.seconds(5);
    w.allHear(staff, 'alarm');
    w.allHear(approvers, 'approval');
    expect(await release(w, id)).toMatchObject({ state: 'released', way: 'broken-glass' });
  });

  story('sends a scenario that two persons released, unchanged, for twelve months', async (w) => {
    const list = async (name: string) =>
      (await w.tab(name).get<ScenarioReleases>('/api/scenarios/releases?domain=MI-ITN')).json.scenarios;
    const [scenario] = await list('ole');
    const id = scenario?.id ?? '';
    expect(scenario).toMatchObject({ id: 'MI-ITN.gebaeude', released: false, releasedBy: [], mayRelease: true });
    for (const name of ['ole', 'ole']) await w.tab(name).post('/api/scenarios/release', { id });
    // The same person twice is one person.
    expect((await list('ole'))[0]).toMatchObject({
      released: false,
      releasedBy: ['Ole Brüggemann'],
      mayRelease: false,
    });
    expect(await w.tab('jonas').refusal('POST', '/api/scenarios/release', { id })).toMatch(/^404/);
    await w.tab('aylin').post('/api/scenarios/release', { id });
    expect((await list('maren'))[0]).toMatchObject({ released: true });
    const step = scenario?.audienceStep ?? '';
    const preview = async (over: object) =>
      (await w.tab('ole').post<AlarmPreview>('/api/alarms/preview', { draft: w.draft('ole', { over }) })).json.release;
    expect(await preview({ audience: 'domain', audienceStep: step })).toBe('scenario');
    expect(await preview({ audience: 'domain', audienceStep: `${step} Danke.` })).toBe('second-person');
    expect(await preview({ audience: 'domain', audienceStep: step, where: 'Woanders' })).toBe('second-person');
    expect(await preview({ audience: 'domain', audienceStep: step, mode: 'exercise' })).toBe('second-person');
    await raises(w, { audienceStep: step });
    w.allHear(staff, 'alarm');
    // Twelve months later.
    const { value } = (await w.app().entry.read(scenarios, id)).state;
    const releasedBy = (value?.releasedBy ?? []).map((one) => ({ ...one, at: one.at - 366 * 24 * 3_600_000 }));
    if (!value) throw new Error('no scenario');
    await w.app().entry.execute(scenarios, id, { type: 'put', value: { ...value, releasedBy } }, { system: 'setup' });
    expect(await preview({ audience: 'domain', audienceStep: step })).toBe('second-person');
  });

  story('any later change of the text drops the release', async (w) => {
    await releasesScenario(w, 'MI-ITN.gebaeude', stay);
    const { value } = (await w.app().entry.read(scenarios, 'MI-ITN.gebaeude')).state;
    if (!value) throw new Error('no scenario');
    const changed = { ...value, nextStep: 'Etwas anderes.' };
    await w.app().entry.execute(scenarios, value.id, { type: 'put', value: changed }, { system: 'setup' });
    const draft = { ...w.draft('ole', { over: { ...toDomain, nextStep: 'Etwas anderes.' } }) };
    const { json } = await w.tab('ole').post<AlarmPreview>('/api/alarms/preview', { draft });
    expect(json.release).toBe('second-person');
  });
});

describe('a crash', () => {
  story('between raising and asking loses no question, and none is asked twice', async (w) => {
    await w.tab('ole').post('/api/alarms', { once: 'wunsch-absturz', draft: w.draft('ole', { over: toDomain }) });
    w.isKilled();
    await w.restarts();
    await w.seconds(15);
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    w.allHear(approvers, 'approval');
    const { json } = await w.tab('ole').get<{ alarms: AlarmView[] }>('/api/alarms');
    await releasesAlarm(w, 'maren', json.alarms[0]?.id ?? '');
    w.isKilled();
    await w.restarts();
    // What was on its way when the process died is repeated after a minute.
    await w.seconds(90);
    w.allHear(staff, 'alarm');
    passOver(w);
  });
});
