// After an exercise: anonymous feedback by card, report with four eyes, finding, measure, evidence; four of five say nothing.
import { describe, expect } from 'vitest';
import { bcDomains } from '../../src/domain/bc-domain.ts';
import { exercises } from '../../src/domain/exercise-rules.ts';
import { measures } from '../../src/domain/measure-rules.ts';
import { checklistOf } from '../../src/domain/plan-checklist.ts';
import { plans } from '../../src/domain/plan-rules.ts';
import { planEvidence } from '../../src/domain/plan-status.ts';
import { reviews } from '../../src/domain/review-rules.ts';
import { dayOf, termOf } from '../../src/domain/team.ts';
import type { ItemsView, KpiView } from '../../src/http/contract-kpi.ts';
import type { TeamView } from '../../src/http/contract-people.ts';
import type { FindingRow, ReviewList, ReviewPage } from '../../src/http/contract-reviews.ts';
import { concept, row } from '../domain/exercise-samples.ts';
import type { World } from '../support/world.ts';
import { story } from '../support/world-story.ts';

const id = 'MI-ITN.2026-03';
const path = `/api/reviews/${id}`;
const plan = 'MI-ITN.gfp-beschaffung';
const team = ['maren', 'tjark', 'gesine', 'linh', 'wiebke'] as const;
const day = 24 * 60;
const setup = { system: 'setup' } as const;

/** A staff exercise that was held just now: five practised, kofi observed, ole led it; it was about one plan. */
async function held(w: World): Promise<void> {
  const { entry } = w.app();
  const person = (name: string) => w.people.id(name);
  const past = (by: string) => ({ past: { at: w.now() - 1_000, by: person(by) } });
  const text = {
    kind: 'GFP',
    title: 'Beschaffung',
    number: '',
    scope: 'Beschaffung',
    classification: 'INTERNAL',
  } as const;
  const rest = {
    audience: 'Beschaffung',
    storedAt: 'Ordner',
    reviewMonths: 12,
    retentionYears: 5,
    summary: 'Telefon.',
  };
  const content = {
    ...text,
    ...rest,
    owner: person('jonas'),
    unit: 'Beschaffung',
    processes: ['MI-ITN.grunddienste'],
    resources: [],
    steps: ['Lieferanten anrufen'],
    checklist: checklistOf('GFP'),
  };
  await entry.execute(plans, plan, { type: 'write', domain: 'MI-ITN', content, ...past('aylin') }, setup);
  const submit = { type: 'submit', change: 'Neu', material: false, management: [], ...past('aylin') } as const;
  await entry.execute(plans, plan, submit, setup);
  await entry.execute(plans, plan, { type: 'pass-qa', note: '', ...past('heinrich') }, setup);
  await entry.execute(plans, plan, { type: 'release', reason: '', ...past('heinrich') }, setup);
  const takings = [
    { person: person('ole'), role: 'LEAD', function: null },
    { person: person('kofi'), role: 'OBSERVER', function: null },
    ...team.map((name) => ({ person: person(name), role: 'PARTICIPANT' as const, function: 'IT' as const })),
  ] as const;
  const about = { ...row, from: '2026-11-01', to: '2026-12-18', prepares: '', executes: '', plans: [plan] };
  const give = (command: Parameters<typeof exercises.decide>[1]) => entry.execute(exercises, id, command, setup);
  await give({ type: 'plan', domain: 'MI-ITN', row: about, once: '', ...past('aylin') });
  const written = { ...concept, startsAt: w.now(), takings };
  await give({ type: 'write-concept', concept: written, management: [], ...past('aylin') });
  await give({ type: 'release', ...past('heinrich') });
  await give({ type: 'start' });
  await w.advance(60);
  await give({ type: 'end' });
  await w.advance(1);
}

/** The product does not run for some days; then a minute passes. */
async function sleeps(w: World, days: number): Promise<void> {
  w.isKilled();
  await w.advance(days * day);
  await w.restarts();
  await w.advance(1);
}

const answers = (w: World, name: string, rating: string) =>
  w.clicks(name as 'maren', 'Rückmeldung senden', {
    inputs: { rating, good: `Gut fand ich Ruhe ${rating}`, change: '' },
  });

const figure = async (w: World, kpi: string) =>
  (await w.tab('aylin').get<KpiView>('/api/kpi?domain=MI-ITN')).json.figures.find((one) => one.id === kpi);

const page = async (w: World, name: string) => (await w.tab(name as 'maren').get<ReviewPage>(path)).json;

/** Everything that the journals of the evaluation and of people's bundles hold, as text. */
async function journals(w: World): Promise<string> {
  return JSON.stringify(await w.app().env.store.journal({ kind: 'review', id }));
}

describe('feedback after an exercise', () => {
  story('is asked at once; five answers are shown without a name, and no journal knows any', async (w) => {
    await held(w);
    w.allHear([...team, 'kofi'], 'note');
    expect(w.card('maren').lines.join(' ')).toContain('Eine Minute bitte: Wie lief die Übung?');
    const before = await journals(w);
    for (const [index, name] of team.slice(0, 4).entries()) await answers(w, name, String(index + 1));
    expect(w.card('maren').lines.join(' ')).toContain('Danke.');
    // The board says who is silent to whoever steered, and to nobody else.
    expect((await page(w, 'ole')).silent?.map(({ id: one }) => one)).toEqual([w.people.id('wiebke')]);
    expect((await page(w, 'aylin')).silent).toBeNull();
    expect((await page(w, 'aylin')).full?.rounds).toEqual([]);
    expect(await journals(w)).toBe(before);

    await answers(w, 'wiebke', '4');
    await w.seconds(5);
    const { full, asksUntil } = await page(w, 'aylin');
    expect(asksUntil).toBeNull();
    expect(full?.rounds).toEqual([{ round: 1, sums: { answers: 5, ratings: [1, 1, 1, 2] } }]);
    expect(full?.answers[0]?.map(({ good }) => good)).toHaveLength(5);
    const written = await journals(w);
    for (const name of team)
      expect(written.split(w.people.id(name)).length).toBe(before.split(w.people.id(name)).length);
    expect(written).not.toContain('Gut fand ich Ruhe');

    // After 90 days the answers are gone, the figures stay.
    await sleeps(w, 89);
    expect((await page(w, 'aylin')).full?.answers[0]).toHaveLength(5);
    await sleeps(w, 3);
    const later = (await page(w, 'aylin')).full;
    expect(later?.answers).toEqual([[]]);
    expect(later?.rounds).toEqual(full?.rounds);
    // Nothing is asked any more whose answers nobody would take out again.
    expect((await w.tab('aylin').post(`${path}/commands`, { type: 'second-round' })).status).toBe(409);
    for (const line of w.unheard()) w.hears(line.split(': ')[0] as 'maren', line.split(': ')[1] as 'note');
  });

  story('four of five: nothing is shown and nothing is kept; all are reminded alike, and once', async (w) => {
    await held(w);
    w.allHear([...team, 'kofi'], 'note');
    for (const name of team.slice(0, 4)) await answers(w, name, '2');
    await sleeps(w, 4);
    const heard = w.unheard().filter((line) => line.endsWith(': note'));
    expect(new Set(heard.map((line) => line.split(': ')[0]))).toEqual(new Set(team));
    expect(heard).toHaveLength(team.length);
    await sleeps(w, 11);
    const { full, asksUntil } = await page(w, 'aylin');
    expect(asksUntil).toBeNull();
    expect(full?.rounds).toEqual([{ round: 1, sums: null }]);
    expect(full?.answers).toEqual([[]]);
    expect(w.card('maren').lines.join(' ')).toContain('Die Befragung ist beendet.');
    for (const line of w.unheard()) w.hears(line.split(': ')[0] as 'maren', line.split(': ')[1] as 'note');
  });
});

describe('the report', () => {
  story('is drafted, released by somebody else, and evidence, practice and a measure follow', async (w) => {
    await held(w);
    w.allHear([...team, 'kofi'], 'note');
    const { entry } = w.app();
    await w.clicks('kofi', 'Hand in the form', {
      inputs: { good: 'Klare Lage', correct: 'Telefonliste veraltet', improve: '' },
    });
    const draft = (await page(w, 'ole')).full;
    expect(draft?.evaluations[0]?.form.correct).toBe('Telefonliste veraltet');
    expect(draft?.content.timeline.map(({ text }) => text)).toEqual(['Beginn', 'Ende']);
    expect(await w.tab('ole').refusal('POST', `${path}/commands`, { type: 'submit' })).toContain('Zusammenfassung');
    if (!draft) throw new Error('no draft');
    const goals = draft.content.goals.map((goal) => ({ ...goal, rating: 3 as const, actual: '25 min' }));
    const proofs = draft.content.proofs.map((proof) => ({ ...proof, result: 'PASSED' as const }));
    const content = {
      ...draft.content,
      summary: 'Der Stab war arbeitsfähig.',
      goals,
      proofs,
      lessons: ['Liste drucken'],
    };
    const ole = { person: w.people.id('ole'), via: 'tab' } as const;
    await entry.execute(reviews, id, { type: 'write', content, edits: draft.edits }, ole);
    expect((await w.tab('ole').post(`${path}/commands`, { type: 'submit' })).status).toBe(204);
    expect(await w.tab('ole').refusal('POST', `${path}/commands`, { type: 'release' })).toContain('andere Person');
    const planNow = async () => planEvidence((await entry.read(plans, plan)).state, w.now());
    expect(await planNow()).toBe('NONE');
    // A day beside a role and a proof beside a plan that somebody notes by hand feed no figure.
    const noted = {
      kind: 'FULL_EXERCISE',
      day: '2026-10-01',
      result: 'PASSED',
      hours: 1,
      reference: 'von Hand',
    } as const;
    await entry.execute(plans, plan, { type: 'note-evidence', evidence: noted }, setup);
    expect(await figure(w, 'K7')).toMatchObject({ met: 0 });
    expect((await w.tab('aylin').post(`${path}/commands`, { type: 'release' })).status).toBe(204);
    await w.seconds(5);
    expect(await planNow()).not.toBe('NONE');
    expect((await entry.read(exercises, id)).state.status).toBe('closed');
    const domain = (await entry.read(bcDomains, 'MI-ITN')).state.value;
    const days = domain?.roles.map((one) => termOf(one, w.people.id('maren')).exercisedAt) ?? [];
    expect(days).toContain((await entry.read(reviews, id)).state.day);
    expect(await figure(w, 'K10')).toMatchObject({ met: 1, planned: 0 });
    expect(await figure(w, 'K14')).toMatchObject({ met: team.length });
    const exercised = await w.tab('aylin').get<ItemsView>('/api/kpi/items?domain=MI-ITN&kpi=K10');
    expect(exercised.json.items.map(({ by }) => by)).toContainEqual({ state: 'held', number: '2026-03' });

    const wish = {
      kind: 'CORRECTION',
      text: 'Telefonliste veraltet',
      cause: '',
      goal: '',
      plans: [plan],
      resources: [],
    };
    const made = { ...wish, from: 'o1', once: 'einmal-0001' };
    const first = await w.tab('aylin').post<{ id: string }>(`${path}/findings`, made);
    // Taken twice from the same observation it is one finding.
    expect((await w.tab('aylin').post<{ id: string }>(`${path}/findings`, made)).json.id).toBe(first.json.id);
    const owner = w.people.id('jonas');
    const text = {
      kind: 'CORRECTION',
      need: wish.text,
      cause: 'Niemand zuständig',
      action: 'Liste erneuern',
      owner,
      priority: 'HIGH',
      means: '1 Tag',
      plans: [plan],
      resources: [],
    };
    const twin = { text: { ...text, action: 'Pflege regeln' }, dueOn: '2027-03-01' };
    const body = { text, dueOn: '2026-12-20', twin };
    const measured = await w.tab('aylin').post<{ ids: string[] }>(`/api/findings/${first.json.id}/measure`, body);
    expect(measured.json.ids).toHaveLength(2);
    const measure = (await entry.read(measures, measured.json.ids[0] ?? '')).state;
    expect(measure).toMatchObject({ origin: 'EXERCISE', reference: '2026-03-F1', owner, status: 'open' });
    const list = (await w.tab('aylin').get<ReviewList>('/api/reviews?domain=MI-ITN')).json;
    expect(list.findings.map(({ measures: all }: FindingRow) => all)).toEqual([measured.json.ids]);
    expect(list.reviews[0]).toMatchObject({ id, status: 'released', findings: 1, open: 0 });

    // A second version, in which the plan did not hold after all: its proof follows, and nothing is left to be done.
    expect((await w.tab('ole').post(`${path}/commands`, { type: 'revise' })).status).toBe(204);
    const { edits } = (await entry.read(reviews, id)).state;
    const worse = { ...content, proofs: content.proofs.map((proof) => ({ ...proof, result: 'FAILED' as const })) };
    await entry.execute(reviews, id, { type: 'write', content: worse, edits }, ole);
    await w.tab('ole').post(`${path}/commands`, { type: 'submit' });
    expect((await w.tab('aylin').post(`${path}/commands`, { type: 'release' })).status).toBe(204);
    await w.seconds(5);
    expect(await planNow()).toBe('INEFFECTIVE');
    expect((await entry.read(reviews, id)).state).toMatchObject({ released: { version: 2 }, duties: [] });
    expect((await entry.read(exercises, id)).state.status).toBe('closed');

    // What was said goes after 90 days; what figures rest on stays.
    await sleeps(w, 92);
    expect((await page(w, 'aylin')).full?.evaluations).toEqual([]);
    expect(await figure(w, 'K10')).toMatchObject({ met: 1 });
    expect(await figure(w, 'K14')).toMatchObject({ met: team.length });
    for (const line of w.unheard()) w.hears(line.split(': ')[0] as 'maren', line.split(': ')[1] as 'note');
  });
});

describe('what was shown of a plan that is not in force', () => {
  story('becomes no evidence, and whoever releases the report reads so before and after', async (w) => {
    await held(w);
    w.allHear([...team, 'kofi'], 'note');
    const { entry } = w.app();
    expect((await page(w, 'ole')).full?.notInForce).not.toContain(plan);
    const past = { at: w.now(), by: w.people.id('aylin') };
    await entry.execute(plans, plan, { type: 'withdraw', reason: 'Ersetzt', past }, setup);
    const draft = (await page(w, 'ole')).full;
    if (!draft) throw new Error('no draft');
    expect(draft.notInForce).toContain(plan);
    const goals = draft.content.goals.map((goal) => ({ ...goal, rating: 3 as const }));
    const proofs = draft.content.proofs.map((proof) => ({ ...proof, result: 'PASSED' as const }));
    const content = { ...draft.content, summary: 'Ging gut.', goals, proofs, lessons: ['Weiter so'] };
    const ole = { person: w.people.id('ole'), via: 'tab' } as const;
    await entry.execute(reviews, id, { type: 'write', content, edits: draft.edits }, ole);
    await w.tab('ole').post(`${path}/commands`, { type: 'submit' });
    expect((await w.tab('aylin').post(`${path}/commands`, { type: 'release' })).status).toBe(204);
    await w.seconds(5);
    expect((await entry.read(plans, plan)).state.evidence).toEqual([]);
    const { full } = await page(w, 'aylin');
    expect(full?.history[0]?.text).toBe('Nachweise eingetragen, außer bei Plänen, die nicht in Kraft sind: 1');
    expect((await entry.read(exercises, id)).state.status).toBe('closed');
  });
});

describe('a finding', () => {
  const wish = { kind: 'CORRECTION', cause: '', goal: '', plans: [], resources: [], from: '' };
  const found = async (w: World) =>
    (await w.tab('aylin').get<ReviewList>('/api/reviews?domain=MI-ITN')).json.findings.map(({ text }) => text);

  story('whose answer was lost is sent again and stands there once, in the words said last', async (w) => {
    await held(w);
    w.allHear([...team, 'kofi'], 'note');
    const tab = w.tab('aylin');
    const first = { ...wish, text: 'Telefonliste veraltet', once: 'entwurf-0001' };
    const made = await tab.post<{ id: string }>(`${path}/findings`, first);
    expect((await tab.post<{ id: string }>(`${path}/findings`, first)).json.id).toBe(made.json.id);
    expect(await found(w)).toEqual(['Telefonliste veraltet']);
    const better = { ...first, text: 'Telefonliste von 2024' };
    expect((await tab.post<{ id: string }>(`${path}/findings`, better)).json.id).toBe(made.json.id);
    expect(await found(w)).toEqual(['Telefonliste von 2024']);
    // Another draft with the same words is another finding.
    await tab.post(`${path}/findings`, { ...better, once: 'entwurf-0002' });
    expect(await found(w)).toEqual(['Telefonliste von 2024', 'Telefonliste von 2024']);
  });

  story(
    'whose measure was made before the crash, and not linked, has that measure, and gets what is missing of the pair',
    async (w) => {
      await held(w);
      w.allHear([...team, 'kofi'], 'note');
      const { entry } = w.app();
      const tab = w.tab('aylin');
      const { id: finding } = (
        await tab.post<{ id: string }>(`${path}/findings`, { ...wish, text: 'Liste alt', once: 'entwurf-0001' })
      ).json;
      const owner = w.people.id('jonas');
      const how = { owner, priority: 'HIGH', means: '', plans: [], resources: [] } as const;
      const text = { kind: 'CORRECTION', need: 'Liste alt', cause: 'Niemand', action: 'Erneuern', ...how } as const;
      const made = 'MI-ITN.M-2026-077a';
      const origin = { origin: 'EXERCISE', reference: '2026-03-F1', predecessor: '' } as const;
      const created = { domain: 'MI-ITN', number: 'M-2026-077a', wish: `finding-${finding}`, ...origin } as const;
      const aylin = { person: w.people.id('aylin'), via: 'tab' } as const;
      await entry.execute(measures, made, { type: 'create', ...created, text, dueOn: '2026-12-20' }, aylin);
      const rows = async () => (await tab.get<ReviewList>('/api/reviews?domain=MI-ITN')).json;
      expect((await rows()).findings[0]?.measures).toEqual([made]);
      expect((await rows()).reviews[0]).toMatchObject({ findings: 1, open: 0 });
      const again = { text, dueOn: null, twin: { text: { ...text, action: 'Pflege regeln' }, dueOn: null } };
      const answer = await tab.post<{ ids: string[] }>(`/api/findings/${finding}/measure`, again);
      expect(answer.json.ids).toEqual([made, 'MI-ITN.M-2026-077b']);
      expect((await rows()).findings[0]?.measures).toEqual(answer.json.ids);
      const all = (await tab.get<{ measures: { reference: string }[] }>('/api/measures')).json.measures;
      expect(all.filter(({ reference }) => reference === '2026-03-F1')).toHaveLength(2);
      for (const line of w.unheard()) w.hears(line.split(': ')[0] as 'maren', line.split(': ')[1] as 'note');
    },
  );
});

describe('a training', () => {
  story(
    'entered ahead trains nobody before its day is over, everybody afterwards, and nobody once it fell out',
    async (w) => {
      const tab = w.tab('aylin');
      const team = async () => (await tab.get<TeamView>('/api/team/MI-ITN')).json;
      const someone = (await team()).gaps.find(({ code }) => code === 'untrained')?.person ?? '';
      expect(someone).not.toBe('');
      const today = dayOf(w.now());
      const row = { domain: 'MI-ITN', title: 'Stabsarbeit', day: today, topics: '', trainer: '', hours: 2 };
      const said = { ...row, participants: [someone], cancelled: false };
      const put = (change: object) => tab.put('/api/trainings/MI-ITN.stabsarbeit', { ...said, ...change });
      expect((await put({ revision: 0 })).status).toBe(200);
      const lacks = async () =>
        (await team()).gaps.some(({ code, person }) => code === 'untrained' && person === someone);
      expect([(await team()).trained, await lacks()]).toEqual([{}, true]);
      await sleeps(w, 1);
      expect([(await team()).trained, await lacks()]).toEqual([{ [someone]: today }, false]);
      // What somebody wrote beside the role is left as it is.
      const written = (await w.app().entry.read(bcDomains, 'MI-ITN')).state.value?.roles ?? [];
      expect(written.map((one) => termOf(one, someone).trainedAt)).not.toContain(today);
      await put({ revision: 1, cancelled: true });
      expect([(await team()).trained, await lacks()]).toEqual([{}, true]);
    },
  );
});
