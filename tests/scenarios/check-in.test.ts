// The check-in from the question to its closing: card, word and tab answer the same question, only the silent are reminded.
import { describe, expect } from 'vitest';
import type {
  AskedView,
  CheckInDraft,
  CheckInList,
  CheckInPeople,
  CheckInView,
} from '../../src/http/contract-check-ins.ts';
import { de } from '../../src/texts/de.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const hour = 3_600_000;
const question = 'Können Sie am Sonntag die Rolle Protokollierung übernehmen?';

/** Sunday, 22 November 2026, from 8 to 16 in Hannover. */
const shift = { from: Date.UTC(2026, 10, 22, 7), to: Date.UTC(2026, 10, 22, 15) };
/** The holder of the role and both deputies. */
const team = ['wiebke', 'carla', 'linh'];
const log = { roles: ['LOG_KEEPER'], deputies: true, domains: [], people: [] } as const;

function draft(w: World, over: Partial<CheckInDraft> = {}): CheckInDraft {
  return {
    mode: 'real',
    exerciseName: '',
    domain: 'MI-ITN',
    question,
    role: 'LOG_KEEPER',
    ...shift,
    due: w.now() + 2 * hour,
    reminders: [60],
    informed: '',
    email: false,
    group: { ...log, roles: [...log.roles], domains: [], people: [] },
    ...over,
  };
}

let wishes = 0;
async function asks(w: World, over: Partial<CheckInDraft> = {}, name = 'aylin'): Promise<AskedView> {
  wishes += 1;
  const answer = await w
    .tab(name)
    .post<AskedView>('/api/check-ins', { once: `frage-${wishes}-x`, draft: draft(w, over) });
  expect(answer.status, answer.text).toBe(201);
  await w.seconds(3);
  return answer.json;
}

const view = async (w: World, id: string, name = 'aylin') =>
  (await w.tab(name).get<CheckInView>(`/api/check-ins/${id}`)).json;
const gives = (w: World, name: string, id: string, what: string) => w.tab(name).post(`/api/check-ins/${id}/${what}`);

describe('a check-in', () => {
  story('asks with five prepared answers, is answered by card, word and tab, and shows who is available', async (w) => {
    const { id, people } = await asks(w);
    expect(people).toBe(3);
    const [card] = w.allHear(team, 'check-in');
    expect(card?.lines.slice(0, 5)).toEqual([
      'VERFÜGBARKEITSABFRAGE',
      'Bitte antworten Sie bis 20:44 Uhr.',
      question,
      'Zeitraum: 22.11., 08:00 Uhr bis 22.11., 16:00 Uhr',
      'Rolle: Protokollierung',
    ]);
    expect(card?.lines).toContain('Einen Grund brauchen Sie nicht zu nennen.');
    expect(card?.lines.at(-1)).toBe('VERFÜGBARKEITSABFRAGE');
    expect(card?.buttons.slice(0, 5)).toEqual([
      'Ja, vor Ort',
      'Ja, mobil',
      'Ja, ab gewählter Zeit',
      'Eingeschränkt',
      'Nein',
    ]);

    const { card: noted } = await w.clicks('wiebke', 'Ja, vor Ort');
    expect(noted?.lines).toContain('Danke. Notiert 18:44 Uhr: Sie sind verfügbar, vor Ort.');
    await w.types('carla', 'ab 10:30');
    expect(w.hears('carla', 'check-in').lines).toContain(
      'Danke. Notiert 18:44 Uhr: Sie sind ab 22.11., 10:30 Uhr verfügbar.',
    );
    expect((await w.tab('linh').post(`/api/check-ins/${id}/answer`, { answer: 'limited', from: null })).status).toBe(
      204,
    );

    const { board } = await view(w, id);
    expect(board?.counts).toMatchObject({ 'on-site': 1, from: 1, limited: 1, missing: 0 });
    expect(board?.roles.map(({ key, people: n }) => `${key} ${n}`)).toEqual(['LOG_KEEPER 3']);
    const at = (hours: number) => board?.hours.find((each) => each.at === Date.UTC(2026, 10, 22, hours));
    expect([at(6)?.asked, at(7)?.available, at(9)?.available, at(10)?.available, at(10)?.limited]).toEqual([
      false,
      1,
      1,
      2,
      1,
    ]);
    await w.advance(180);
    expect((await view(w, id)).status).toBe('reminded');
  });

  story(
    'reminds only the silent, reports silence to whoever asked alone, takes late answers, and ends quietly',
    async (w) => {
      const { id } = await asks(w);
      w.allHear(team, 'check-in');
      await w.clicks('wiebke', 'Nein');
      await w.advance(59);
      expect(w.unheard()).toEqual([]);
      await w.advance(2);
      const [reminder] = w.allHear(['carla', 'linh'], 'check-in-reminder');
      expect(reminder?.lines[1]).toBe('Erinnerung: Bitte antworten Sie bis 20:44 Uhr.');
      await w.clicks('carla', 'Ja, mobil');
      await w.advance(58);
      expect(w.unheard()).toEqual([]);
      await w.advance(2);
      const silence = w.hears('aylin', 'silence');
      expect(silence.lines[1]).toBe('Bitte fragen Sie nach: 1 von 3 Personen hat noch nicht geantwortet.');
      expect(silence.lines[2]).toMatch(/^Noch ohne Antwort: Linh/);
      expect(silence.lines).toContain('Diese Nachricht bekommen nur Sie.');
      expect((await view(w, id)).status).toBe('escalated');

      const { card } = await w.clicks('linh', 'Ja, vor Ort');
      expect(card?.lines).toContain('Danke. Notiert 20:45 Uhr: Sie sind verfügbar, vor Ort.');
      expect((await gives(w, 'aylin', id, 'close')).status).toBe(204);
      await w.seconds(10);
      expect(w.card('linh').lines.slice(1, 3)).toEqual(['Sie müssen nichts mehr tun.', 'Die Abfrage ist geschlossen.']);
      const refused = await w
        .tab('linh')
        .refusal('POST', `/api/check-ins/${id}/answer`, { answer: 'mobile', from: null });
      expect(refused).toBe(`409 ${de.refused['check-in-closed']({})}`);
      expect((await view(w, id)).status).toBe('closed');
    },
  );

  story('stays quiet at the due time when everybody has answered', async (w) => {
    await asks(w);
    w.allHear(team, 'check-in');
    for (const name of team) await w.clicks(name, 'Eingeschränkt');
    await w.advance(150);
  });

  story('sends nothing after it was withdrawn, and goes on when that is taken back within a minute', async (w) => {
    const { id } = await asks(w);
    w.allHear(team, 'check-in');
    await gives(w, 'aylin', id, 'cancel');
    await w.seconds(30);
    expect(w.card('carla').lines[2]).toBe('Die Abfrage wurde zurückgenommen.');
    expect((await gives(w, 'aylin', id, 'reopen')).status).toBe(204);
    await w.seconds(30);
    expect(w.card('carla').lines[1]).toBe('Bitte antworten Sie bis 20:44 Uhr.');
    await gives(w, 'aylin', id, 'cancel');
    await w.seconds(61);
    expect(await w.tab('aylin').refusal('POST', `/api/check-ins/${id}/reopen`)).toBe(
      `409 ${de.refused['reopen-too-late']({})}`,
    );
    await w.advance(180);
  });

  story('can be reminded by hand in the place of a planned reminder, and never more than twice', async (w) => {
    const { id } = await asks(w, { reminders: [60, 30] });
    w.allHear(team, 'check-in');
    await w.clicks('linh', 'Ja, mobil');
    await gives(w, 'aylin', id, 'remind');
    await w.seconds(3);
    w.allHear(['wiebke', 'carla'], 'check-in-reminder');
    await w.advance(70);
    expect(w.unheard()).toEqual([]);
    await w.advance(30);
    w.allHear(['wiebke', 'carla'], 'check-in-reminder');
    expect(await w.tab('aylin').refusal('POST', `/api/check-ins/${id}/remind`)).toBe(
      `409 ${de.refused['reminders-spent']({ most: 2 })}`,
    );
    await w.advance(30);
    w.hears('aylin', 'silence');
  });

  story('of an exercise says so in the first and last line of everything', async (w) => {
    const { id } = await asks(w, { mode: 'exercise', exerciseName: 'Herbst 2026', reminders: [30] });
    const mark = 'ÜBUNG „Herbst 2026“ – VERFÜGBARKEITSABFRAGE';
    for (const card of w.allHear(team, 'check-in')) expect([card.lines[0], card.lines.at(-1)]).toEqual([mark, mark]);
    await w.advance(95);
    for (const card of w.allHear(team, 'check-in-reminder')) expect(card.mode).toBe('exercise');
    await w.advance(30);
    expect(w.hears('aylin', 'silence').lines.at(-1)).toBe(mark);
    const file = (await w.tab('aylin').get(`/api/check-ins/${id}/export?format=csv`)).text.trim().split('\r\n');
    expect([file[0], file.at(-1)]).toEqual([`"${mark}"`, `"${mark}"`]);
  });
});

describe('a typed word', () => {
  story('goes to an open alarm first, and the reply says that a check-in waits', async (w) => {
    await asks(w);
    w.allHear(team, 'check-in');
    const { id } = await w.raises('ole');
    const alarmed = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke', '#MI-ITN'];
    w.allHear(alarmed, 'alarm');
    await w.types('wiebke', 'ja');
    expect(w.hears('wiebke', 'note').text).toContain(de.checkIn.reply.toAlarm(1));
    await w.types('linh', 'mobil');
    const note = w.hears('linh', 'note').text;
    expect(note).toContain('Sie sind verfügbar, mobil.');
    expect(note).toContain(de.checkIn.reply.alarmWaits);
    await w.types('carla', 'nein');
    expect(w.hears('carla', 'check-in').text).toContain('Sie sind nicht verfügbar.');
    await w.endsAlarm('ole', id, 'all-clear');
    await w.seconds(5);
    w.allHear(alarmed, 'all-clear');
    await w.advance(61);
    w.hears('wiebke', 'check-in-reminder');
    await w.advance(60);
    w.hears('aylin', 'silence');
  });

  story('that could mean two open questions is asked about, each with its mark', async (w) => {
    const first = await asks(w, { reminders: [] });
    const second = await asks(w, {
      reminders: [],
      mode: 'exercise',
      exerciseName: 'Herbst',
      question: 'Üben Sie mit?',
    });
    for (const name of team) w.hears(name, 'check-in');
    for (const name of team) w.hears(name, 'check-in');
    await w.types('carla', 'ab 9');
    const which = w.hears('carla', 'which-check-in');
    expect(which.buttons).toEqual(Array(2).fill('Ja, ab gewählter Zeit: 22.11., 09:00 Uhr'));
    expect(which.text).toContain('ÜBUNG „Herbst“ – VERFÜGBARKEITSABFRAGE');
    const { says } = await w.clicks('carla', 'Ja, ab gewählter Zeit: 22.11., 09:00 Uhr', { on: which.id });
    expect(says).toContain('Sie sind ab 22.11., 09:00 Uhr verfügbar.');
    const answered = await Promise.all([first, second].map(async ({ id }) => (await view(w, id)).board?.counts.from));
    expect(answered.reduce((sum, from) => (sum ?? 0) + (from ?? 0), 0)).toBe(1);
    for (const { id } of [first, second]) await gives(w, 'aylin', id, 'close');
    await w.seconds(10);
    await w.types('carla', 'eingeschränkt');
    w.hears('carla', 'help');
  });
});

describe('a check-in is nobody else’s business', () => {
  story('only coordinators and those who alarm ask, and only people of their own domains', async (w) => {
    const ask = (name: string, over: Partial<CheckInDraft> = {}) =>
      w.tab(name).refusal('POST', '/api/check-ins', { once: 'frage-fremd', draft: draft(w, over) });
    expect(await ask('wiebke')).toBe(`403 ${de.refused['not-allowed']({})}`);
    expect(await ask('imke')).toMatch(/^403/);
    const group = { roles: [], deputies: false, domains: [], people: [w.people.id('imke')] };
    expect(await ask('aylin', { group })).toBe(`409 ${de.refused['check-in-group']({})}`);
    expect(await ask('aylin', { group: { ...group, people: [], domains: ['MF-NLBV'] } })).toBe(
      `409 ${de.refused['check-in-group']({})}`,
    );
  });

  story('whoever is asked sees her own answer alone; others see nothing', async (w) => {
    const { id } = await asks(w, { reminders: [] });
    w.allHear(team, 'check-in');
    await w.clicks('wiebke', 'Nein');
    const own = await view(w, id, 'wiebke');
    expect([own.board, own.manage, own.sums, own.mine?.answer]).toEqual([null, null, null, 'unavailable']);
    expect(await w.tab('wiebke').refusal('GET', `/api/check-ins/${id}/asked`)).toMatch(/^404/);
    expect(await w.tab('wiebke').refusal('GET', `/api/check-ins/${id}/export`)).toMatch(/^404/);
    expect(await w.tab('wiebke').refusal('POST', `/api/check-ins/${id}/close`)).toMatch(/^403/);
    expect(await w.tab('imke').refusal('GET', `/api/check-ins/${id}`)).toMatch(/^404/);
    expect((await w.tab('imke').get<CheckInList>('/api/check-ins')).json.checkIns).toEqual([]);
    const { people } = (await w.tab('aylin').get<CheckInPeople>(`/api/check-ins/${id}/asked`)).json;
    expect(people.map(({ name, standing }) => `${name.split(' ')[0]} ${standing}`)).toEqual([
      'Carla missing',
      'Linh missing',
      'Wiebke unavailable',
    ]);
    expect(JSON.stringify(people)).not.toMatch(/"at"/);
    await gives(w, 'aylin', id, 'close');
  });
});
