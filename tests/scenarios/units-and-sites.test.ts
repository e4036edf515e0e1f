// Units and sites: an alarm tells, and a check-in asks, exactly those who belong there, each once and nobody else.
import { describe, expect } from 'vitest';
import type { AlarmDraft, AlarmPreview } from '../../src/http/contract.ts';
import type { AskedView, CheckInPeople, CheckInView } from '../../src/http/contract-check-ins.ts';
import type { StructureView } from '../../src/http/contract-structure.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

type Chosen = NonNullable<AlarmDraft['areas']>;
const stay = 'Bitte verlassen Sie das Gebäude über das Treppenhaus Süd.';
const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];
/** Department 2 with the unit below it where most of them are; Heinrich is also the only one in Braunschweig. */
const department = ['heinrich', 'kofi', 'liam', 'ole', 'priya'];
const itn = (over: Partial<Chosen[number]>) => ({ domain: 'MI-ITN', whole: false, units: [], sites: [], ...over });
const wish = (...areas: Chosen) => ({ over: { audience: 'chosen' as const, audienceStep: stay, areas } });
const preview = async (w: World, name: string, over: object) =>
  (await w.tab(name).post<AlarmPreview>('/api/alarms/preview', { draft: { ...w.draft(name, wish()), ...over } })).json;

describe('an alarm', () => {
  story('offers units with all below them and sites, with how many people they have', async (w) => {
    const { json } = await w.tab('ole').get<StructureView>('/api/structure?domain=MI-ITN');
    const count = (id: string) => [...json.units, ...json.sites].find((each) => each.id === id)?.people;
    expect([json.people, count('2'), count('21'), count('BS')]).toEqual([14, 7, 6, 1]);
    expect((await w.tab('ole').get('/api/structure?domain=MF')).status).toBe(404);
    expect((await w.tab('jonas').get('/api/structure?domain=MI-ITN')).status).toBe(404);
  });

  story(
    'tells a unit with those below it and a site without a second yes, nobody twice, and nobody else',
    async (w) => {
      const areas = [itn({ units: ['2'], sites: ['BS'] })];
      const shown = await preview(w, 'ole', wish(...areas).over);
      expect(shown).toMatchObject({ release: 'none', fault: null, audience: { people: department.length } });
      const { id } = await w.raises('ole', wish(...areas));
      await w.seconds(5);
      w.allHear([...holders, '#MI-ITN'], 'alarm');
      for (const card of w.allHear(department, 'alarm')) {
        expect(card.lines).toContain(stay);
        expect(card.buttons).not.toContain('Ich komme');
      }
      expect((await w.alarm('ole', id)).all?.audience).toMatchObject({
        reach: 'chosen',
        people: 5,
        named: ['Abteilung 2 Rechenzentrum und Netze', 'Standort Braunschweig'],
      });
      expect((await w.alarm('ole', id)).all?.journal[0]?.text).toContain(
        '(5 Personen, Abteilung 2 Rechenzentrum und Netze, Standort Braunschweig)',
      );
      // Whoever is not in it learns nothing of it.
      expect((await w.tab('jonas').get(`/api/alarms/${id}`)).status).toBe(404);
      await w.endsAlarm('ole', id, 'all-clear');
      await w.seconds(5);
      w.allHear([...holders, '#MI-ITN', ...department], 'all-clear');
    },
  );

  story('that reaches most of a domain by its units needs the second yes like all staff', async (w) => {
    const shown = await preview(w, 'ole', wish(itn({ units: ['1', '2'] })).over);
    expect(shown.release).toBe('second-person');
    expect((await preview(w, 'ole', wish(itn({ whole: true })).over)).release).toBe('second-person');
  });

  story(
    'of units of another domain is refused to whoever may not alarm there, and so is what does not exist',
    async (w) => {
      const elsewhere = { domain: 'MF', whole: false, units: ['2'], sites: [] };
      expect((await preview(w, 'ole', wish(elsewhere).over)).fault?.code).toBe('audience-not-allowed');
      expect((await preview(w, 'ole', wish(itn({ units: ['99'] })).over)).fault?.code).toBe('area-unknown');
      expect((await preview(w, 'ole', wish().over)).fault?.code).toBe('areas-missing');
      const raised = await w
        .tab('ole')
        .post('/api/alarms', { once: 'anderswo-1', draft: w.draft('ole', wish(elsewhere)) });
      expect(raised.status).toBe(409);
      // Who may alarm everywhere may, and a domain named twice is no choice.
      expect((await preview(w, 'piotr', { ...wish(elsewhere).over, domain: 'MI' })).fault).toBeNull();
      const twice = w.draft('ole', wish(itn({ units: ['2'] }), itn({ sites: ['BS'] })));
      expect((await w.tab('ole').post('/api/alarms/preview', { draft: twice })).status).toBe(400);
    },
  );
});

describe('a check-in', () => {
  const asks = (w: World, areas: readonly object[], name = 'aylin') =>
    w.tab(name).post<AskedView>('/api/check-ins', {
      once: `einheit-${areas.length}-${name}`,
      draft: {
        mode: 'real',
        exerciseName: '',
        domain: 'MI-ITN',
        question: 'Können Sie heute im Rechenzentrum aushelfen?',
        role: null,
        from: null,
        to: null,
        due: w.now() + 7_200_000,
        reminders: [],
        informed: '',
        group: { roles: [], deputies: false, domains: [], people: [], areas },
      },
    });

  story('asks a unit with those below it and a site, and its board counts by unit', async (w) => {
    const { json, status, text } = await asks(w, [itn({ units: ['2'], sites: ['BS'] })]);
    expect(status, text).toBe(201);
    await w.seconds(3);
    expect(json.people).toBe(7);
    w.allHear([...department, 'maren', 'tjark'], 'check-in');
    const { json: page } = await w.tab('aylin').get<CheckInView>(`/api/check-ins/${json.id}`);
    const rows = page.board?.units.map(({ key, people }) => `${page.board?.unitNames[key]}: ${people}`);
    expect(rows).toEqual(['Referat 21 Rechenzentrum und Netze 1: 6', 'Referat 22 Rechenzentrum und Netze 2: 1']);
    const { json: asked } = await w.tab('aylin').get<CheckInPeople>(`/api/check-ins/${json.id}/asked?q=mensah`);
    expect(asked.people[0]?.unit).toBe('Referat 22 Rechenzentrum und Netze 2');
  });

  story('of a unit of another domain is refused', async (w) => {
    const refused = await asks(w, [{ domain: 'MF', whole: false, units: ['2'], sites: [] }]);
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('check-in-group')]);
  });
});
