// The first alarm: raised in the tab, delivered to the channel and to each holder, answered, seen by those who may.
import { describe, expect } from 'vitest';
import { type BcDomain, bcDomains } from '../../src/domain/bc-domain.ts';
import type { AlarmPreview } from '../../src/http/contract.ts';
import { de } from '../../src/texts/de.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];

describe('an alarm raised in the tab', () => {
  story('reaches the channel and each holder once, and nobody else', async (w) => {
    const { number } = await w.raises('ole', { scenario: 'gebaeude' });
    expect(number).toBe('2026-001');
    const post = w.hears('#MI-ITN', 'alarm');
    expect(post.rings).toEqual([...holders].sort());
    const cards = w.allHear(holders, 'alarm');
    // Everybody within one second of the decision; the person who raised it got none.
    expect(Math.max(...cards.map(({ at }) => at)) - w.now()).toBeLessThanOrEqual(0);
    expect(cards.map(({ rings }) => rings)).toEqual(holders.map((name) => [name]));
    await w.advance(4.9);
    expect(w.unheard()).toEqual([]);
    await w.advance(7);
    w.allHear(holders, 'reminder');
    expect(w.unheard()).toEqual([]);
  });

  story('says first what to do, then why, in which role, until when and what if Teams fails', async (w) => {
    await w.raises('ole', { scenario: 'gebaeude' });
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const card = w.card('tjark');
    expect(card.lines.slice(0, 8)).toEqual([
      'ALARM – ERNSTFALL · Notfall',
      'Betreten Sie das Gebäude nicht. Bitte wählen Sie sich jetzt ein: 0511 555-0199, PIN 4711.',
      'Notfall · Nr. 2026-001',
      'Was: Das Rechenzentrum wurde nach Rauchmeldung geräumt. Die Feuerwehr ist vor Ort.',
      'Wo: IT.Niedersachsen, Hannover',
      'Seit: 18:44 Uhr',
      'Ihre Rolle: IT.',
      'Bitte antworten Sie bis 18:54 Uhr.',
    ]);
    expect(card.lines.slice(-3)).toEqual([
      'Wenn Teams ausfällt: 0511 555-0199, PIN 4711.',
      'Ausgelöst: Ole Brüggemann, 18:44 Uhr. Intern. Nicht weiterleiten. Keine Verschlusssachen.',
      'ALARM – ERNSTFALL',
    ]);
    expect(card.summary).toMatch(/^ERNSTFALL: Betreten Sie das Gebäude nicht\..* Antwort bis 18:54 Uhr\.$/);
    expect(card.buttons.slice(0, 4)).toEqual([
      'Ich komme',
      'Ich nehme virtuell teil',
      'Ich kann nicht',
      'Bitte rufen Sie mich an',
    ]);
  });

  story('names both roles on one card to a person who has two', async (w) => {
    await w.raises('ole', { scenario: 'ransomware' });
    w.allHear([...holders, 'aylin', 'kofi', '#MI-ITN'], 'alarm');
    expect(w.card('wiebke').lines).toContain('Ihre Rollen: Protokollierung und Backoffice.');
    expect(w.cards('wiebke')).toHaveLength(1);
  });

  story('is shown before it is sent: the very card, the head count, the time and the price', async (w) => {
    const { json } = await w.tab('ole').post<AlarmPreview>('/api/alarms/preview', { draft: w.draft('ole') });
    expect(json).toMatchObject({ people: 6, channels: 1, seconds: 1, euros: 0, fault: null });
    await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const lines = (card: unknown) => JSON.stringify(card).replaceAll(de.numberToCome, '2026-001');
    const bodyOf = (card: unknown) => (card as { body: unknown }).body;
    const sent = w.card('maren', { in: '#MI-ITN' }).json;
    const withoutIds = (text: string) => text.replace(/"a":"[a-z0-9]+"/g, '"a":""');
    expect(withoutIds(lines(bodyOf(json.channel)))).toBe(withoutIds(lines(bodyOf(sent))));
    expect(withoutIds(lines(bodyOf(json.personal)))).toBe(withoutIds(lines(bodyOf(w.card('maren').json))));
  });

  story('is raised once, however often the same wish is sent', async (w) => {
    const body = { once: 'wunsch-1', draft: w.draft('ole') };
    const [first, second] = await Promise.all([1, 2].map(() => w.tab('ole').post('/api/alarms', body)));
    expect(second?.json).toEqual(first?.json);
    expect(await w.raises('ole', { once: 'wunsch-1' })).toEqual(first?.json);
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const other = await w.raises('ole', { once: 'wunsch-2' });
    expect(other.number).toBe('2026-002');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
  });

  story('needs no channel', async (w) => {
    const domain = w.sample.domains.find(({ id }) => id === 'MI-ITN') as BcDomain;
    const put = { type: 'put', value: { ...domain, channel: null } } as const;
    await w.app().entry.execute(bcDomains, domain.id, put, { system: 'setup' });
    const { id } = await w.raises('ole');
    w.allHear(holders, 'alarm');
    expect((await w.alarm('ole', id)).all?.channel).toBeNull();
  });
});

describe('the delivery ledger', () => {
  story('says of each message what is known, never that it was sent', async (w) => {
    w.teams.setBlocked(w.people.id('gesine'), true);
    const { id } = await w.raises('ole');
    w.allHear(['maren', 'tjark', 'ruediger', 'linh', 'wiebke', '#MI-ITN'], 'alarm');
    await w.clicks('tjark', 'Ich komme');
    const ledger = await w.ledger(id);
    const words = Object.fromEntries(Object.entries(ledger).map(([key, { state, code }]) => [key, [state, code]]));
    expect(words).toEqual({
      '#MI-ITN/alarm': ['accepted', null],
      'maren/alarm': ['accepted', null],
      'tjark/alarm': ['answered', null],
      'gesine/alarm': ['refused', 'MessageWritesBlocked'],
      'ruediger/alarm': ['accepted', null],
      'linh/alarm': ['accepted', null],
      'wiebke/alarm': ['accepted', null],
    });
    const shown = (await w.alarm('ole', id)).all?.asked.map(({ name, delivery }) => [name, delivery]);
    expect(shown).toContainEqual(['Tjark Osterloh', 'answered']);
    expect(shown).toContainEqual(['Gesine Kükelhan-Marx', 'undeliverable']);
    expect(shown).toContainEqual(['Linh Nguyen', 'at-teams']);
  });

  story('stands exactly on the operator’s page, without contents', async (w) => {
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const { json, text } = await w.tab('priya').get<{ alarms: { id: string; states: object }[] }>('/api/operation');
    expect(json.alarms).toMatchObject([{ id, states: { accepted: 7 } }]);
    for (const secret of ['Rechenzentrum', 'Osterloh', 'tjark', w.people.id('tjark')])
      expect(text).not.toContain(secret);
  });
});

describe('an answer', () => {
  story('is seen on the card at once, in the tab and the channel soon', async (w) => {
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    const { card } = await w.clicks('ruediger', 'Ich komme', { inputs: { eta: '15' } });
    expect(card?.lines).toContain('Danke. Notiert 18:44 Uhr: Sie kommen, etwa 18:59 Uhr.');
    expect(card?.buttons).toContain('Antwort ändern');
    const view = await w.alarm('ole', id);
    expect(view.all?.counts).toEqual({ coming: 1, virtual: 0, unavailable: 0, 'call-me': 0, missing: 5 });
    expect(view.roles.filter(({ state }) => state === 'filled').map(({ kind }) => kind)).toContain('FACILITY');
    await w.seconds(4);
    const channel = w.card('tjark', { in: '#MI-ITN' });
    expect(channel.lines).toContain('Gebäudeverwaltung: Rüdiger Meyer zu Selhausen, kommt etwa 18:59 Uhr');
    expect(channel.lines).toContain('Die letzte Person kommt etwa 18:59 Uhr.');
  });

  story('of many redraws the channel card a few times, not once each', async (w) => {
    await w.raises('ole');
    const { id } = w.hears('#MI-ITN', 'alarm');
    w.allHear(holders, 'alarm');
    await w.seconds(5);
    for (const name of holders) await w.clicks(name, 'Ich nehme virtuell teil');
    await w.seconds(10);
    expect(w.edits(id)).toBeLessThanOrEqual(2);
    expect(w.card('tjark', { in: '#MI-ITN', on: id }).lines).toContain('Alle Rollen sind besetzt.');
    expect(w.hears('#MI-ITN', 'staffed').lines).toContain('Der Stab ist arbeitsfähig.');
  });

  story('is heard of by the tab within a second, and reading sends nothing', async (w) => {
    const notices = await w.tab('ole').listens();
    const { id } = await w.raises('ole');
    w.allHear([...holders, '#MI-ITN'], 'alarm');
    await w.seconds(2);
    notices.take();
    const before = w.teams.calls().length;
    await w.tab('tjark').post(`/api/alarms/${id}/answer`, { answer: 'virtual', eta: null });
    expect(await notices.next()).toBe(`alarm/${id}`);
    await w.seconds(2);
    const edits = w.teams.calls().slice(before);
    expect(edits.every(({ operation }) => operation === 'update')).toBe(true);
    const sent = w.teams.calls().length;
    for (const path of ['/api/alarms', `/api/alarms/${id}`, '/api/me']) await w.tab('ole').get(path);
    expect(w.teams.calls()).toHaveLength(sent);
    await notices.stop();
  });
});
