// From a message that is owed to its card: for whom, in which language, with which buttons, ringing for whom.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Alarm, AlarmMessage } from '../../src/domain/alarm.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import type { Delivery, Recipient } from '../../src/domain/ledger.ts';
import { people } from '../../src/domain/people.ts';
import { proposals } from '../../src/domain/proposal.ts';
import { emptyPost } from '../../src/domain/staffing.ts';
import { type Draw, drawing, tabLink } from '../../src/teams/draw.ts';
import { type World, world } from '../support/world.ts';
import { type Card, readCard } from '../support/world-cards.ts';

const tabUrl = 'https://teams.microsoft.com/l/entity/app/lage';

let w: World;
let draw: Draw;
let id: string;
let open: Alarm;

beforeAll(async () => {
  w = await world();
  const { env, entry, look, checkIns } = w.app();
  draw = drawing({ env, entry, look, checkIns, tabUrl });
  ({ id } = await w.raises('ole'));
  open = (await entry.read(alarms, id)).state;
});
afterAll(() => w.ends());

const person = (name: string): Recipient => ({ person: w.people.id(name) });
const channel: Recipient = { channel: 'MI-ITN' };
const news = { at: 0, reason: 'Die Lage hat sich verschärft.', nextStep: 'Bitte eilen Sie.', level: 'CRISIS' } as const;
const ended = (): Alarm => ({
  ...open,
  status: 'ended',
  end: { ending: 'all-clear', reason: 'Behoben.', at: w.now() },
});

async function drawn(to: Recipient, message: AlarmMessage = 'alarm', state: Alarm = open, choosing = false) {
  const [first] = Object.values(open.ledger.deliveries);
  const delivery = { ...(first as Delivery), to, message };
  return draw({ address: { kind: 'alarm', id }, state, delivery }, choosing);
}
const card = async (...of: Parameters<typeof drawn>): Promise<Card> => {
  const { card: json, summary } = await drawn(...of);
  return readCard(JSON.parse(JSON.stringify(json)), summary);
};

describe('a message of an alarm', () => {
  test.each<[AlarmMessage, () => Alarm, string]>([
    ['alarm', () => open, 'alarm'],
    ['news', () => ({ ...open, news: [news] }), 'news'],
    ['staffed', () => open, 'staffed'],
    ['end', ended, 'all-clear'],
    // Whatever was drawn first, the newest state counts.
    ['alarm', ended, 'all-clear'],
    ['news', ended, 'all-clear'],
    ['staffed', ended, 'all-clear'],
  ])('%s is drawn from the newest state, for a person and for the channel', async (message, state, kind) => {
    expect((await card(person('tjark'), message, state())).kind).toBe(kind);
    expect((await card(channel, message, state())).kind).toBe(kind);
  });

  test.each<[AlarmMessage, () => Alarm, string]>([
    ['reminder', () => open, 'reminder'],
    ['unfilled', () => open, 'unfilled'],
    ['relieved', () => open, 'relieved'],
    ['reminder', ended, 'all-clear'],
    ['unfilled', ended, 'all-clear'],
    ['relieved', ended, 'all-clear'],
  ])('%s is drawn from the newest state, for a person alone', async (message, state, kind) => {
    expect((await card(person('tjark'), message, state())).kind).toBe(kind);
  });

  test('shows a person her role; the channel who fills which role', async () => {
    expect((await card(person('tjark'))).lines).toContain('Ihre Rolle: IT.');
    expect((await card(channel)).lines).toContain('Besetzt: 0 von 6 Rollen');
  });

  test('rings in the channel for everybody asked, by Entra object id, and in a chat for nobody else', async () => {
    const asked = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];
    for (const message of ['alarm', 'news'] as const) {
      const { mentions } = await drawn(channel, message);
      expect(mentions.map((each) => each.id).sort()).toEqual(asked.map((name) => w.people.person(name).aadId).sort());
      expect((await drawn(person('tjark'), message)).mentions).toEqual([]);
    }
  });

  test('is read in one’s own language, in the channel in German', async () => {
    expect((await card(person('kofi'))).language).toBe('en');
    expect((await card(person('tjark'))).language).toBe('de');
    expect((await card(channel)).language).toBe('de');
  });

  test('has the buttons to change it for those who may', async () => {
    const titles = async (name: string) => (await card(person(name))).buttons;
    expect(await titles('maren')).toContain('Alarm ändern oder beenden');
    for (const name of ['heinrich', 'linh', 'aylin']) {
      expect(await titles(name)).not.toContain('Alarm ändern oder beenden');
    }
    expect((await card(channel)).buttons).not.toContain('Alarm ändern oder beenden');
  });

  test('shows the buttons again when somebody changes her answer', async () => {
    const given = { at: w.now(), delivery: '', n: 0, answer: 'virtual', eta: null, recordedBy: '', order: 1 } as const;
    const state = { ...open, answers: { [w.people.id('tjark')]: [given] } };
    expect((await card(person('tjark'), 'alarm', state)).buttons).not.toContain('Ich komme');
    expect((await card(person('tjark'), 'alarm', state, true)).buttons).toContain('Ich komme');
  });

  test('to somebody who was erased stays a personal card: no names, no ring, no rights', async () => {
    const gone = await card({ person: 'p-erased' });
    expect(gone.text).not.toMatch(/Besetzt|Ihre Rolle|ändern oder beenden/);
    expect((await drawn({ person: 'p-erased' })).mentions).toEqual([]);
  });

  test('rings for nobody who was erased', async () => {
    const { entry, look } = w.app();
    const jonas = await look.person(w.people.id('jonas'));
    if (!jonas) throw new Error('nobody is called jonas');
    const value = { ...jonas, id: 'p-kurz', aadId: 'eeeeeeee-0000-4000-8000-000000000000', name: 'Kurz Da' };
    await entry.execute(people, 'p-kurz', { type: 'put', value }, { system: 'setup' });
    const roles = [
      { kind: 'IT' as const, core: true, people: ['p-kurz'] },
      { kind: 'HR' as const, core: true, people: ['p-weg'] },
    ];
    const posts = {
      IT: { ...emptyPost, asked: [{ person: 'p-kurz', at: w.now(), order: 0 }] },
      HR: { ...emptyPost, asked: [{ person: 'p-weg', at: w.now(), order: 0 }] },
    };
    const { mentions } = await drawn(channel, 'alarm', { ...open, roles, posts });
    expect(mentions.map(({ name }) => name)).toEqual(['Kurz Da']);
  });

  test('links to its page in the tab', async () => {
    const { card: json } = await drawn(person('tjark'));
    const link = json.actions?.find((action) => action.type === 'Action.OpenUrl');
    expect(link).toMatchObject({ url: tabLink(tabUrl, `alarm/${id}`) });
    const context = new URL(tabLink(tabUrl, 'alarm/ü&"x')).searchParams.get('context');
    expect(JSON.parse(context ?? '')).toEqual({ subEntityId: 'alarm/ü&"x' });
  });
});

describe('a report', () => {
  let p: string;
  const report = {
    type: 'report',
    domain: 'MI-ITN',
    source: '{}',
    firing: true,
    what: 'Rechenzentrum wird zu warm',
    where: 'Nord',
    since: 0,
    level: 'CRISIS',
    facts: [],
    alerts: 1,
  } as const;

  beforeAll(async () => {
    p = 'p1';
    const { entry } = w.app();
    const owner = w.people.id('maren');
    await entry.execute(proposals, p, { ...report, since: w.now(), owner }, { system: 'intake' });
  });

  async function shown(name: string, message = 'proposal'): Promise<Card> {
    const { state } = await w.app().entry.read(proposals, p);
    const [first] = Object.values(state.ledger.deliveries);
    const delivery = { ...(first as Delivery), to: person(name), message };
    const { card: json } = await draw({ address: { kind: 'proposal', id: p }, state, delivery });
    return readCard(JSON.parse(JSON.stringify(json)));
  }

  test('offers to raise to those who may, with what it would say and whom it would reach', async () => {
    const marens = await shown('maren');
    expect(marens.buttons).toContain('Alarm auslösen');
    expect(marens.text).toContain(
      '„Alarm auslösen“ alarmiert sofort 5 Personen und den Kanal „Notfallmanagement MI-ITN › Krisenstab“ als Ernstfall.',
    );
    expect((await shown('aylin')).buttons).not.toContain('Alarm auslösen');
    expect((await shown('kofi')).language).toBe('en');
  });

  test('that waits too long says so, and one that became an alarm says which', async () => {
    expect((await shown('maren', 'proposal-reminder')).kind).toBe('reminder');
    const { entry } = w.app();
    await entry.execute(proposals, p, { type: 'raise', alarm: id }, { person: w.people.id('maren'), via: 'card' });
    expect((await shown('maren')).text).toContain('Daraus wurde der Alarm 2026-001');
  });
});
