// Who may press what: every verb by every kind of actor, with the answer each of them reads; a refusal changes nothing.
import { describe, expect } from 'vitest';
import { isObject } from '../../local/simulators/json.ts';
import type { BotAnswer } from '../../local/simulators/teams-inbound.ts';
import { alarms } from '../../src/domain/alarm-rules.ts';
import { proposals } from '../../src/domain/proposal.ts';
import type { RefusalCode } from '../../src/errors.ts';
import { textsFor } from '../../src/texts/index.ts';
import { rawActivities } from '../support/raw-activities.ts';
import type { World } from '../support/world.ts';
import { readCard } from '../support/world-cards.ts';
import { story } from '../support/world-story.ts';

const holders = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', 'wiebke'];

/** The kinds of people there are, as seen from an alarm in MI-ITN raised by Ole. */
const actors = {
  'holder of a role': 'linh',
  'head of the crisis team': 'maren',
  raiser: 'ole',
  coordinator: 'aylin',
  'deputy of the head': 'heinrich',
  'deputy of another role': 'carla',
  'staff without a part': 'jonas',
  'head of a foreign domain': 'focko',
  'staff of a foreign domain': 'minh',
  'oversight of all': 'elke',
  administrator: 'priya',
  stranger: null,
} as const;
type Kind = keyof typeof actors;

const notAllowed =
  'Dafür haben Sie keine Berechtigung. Bitte wenden Sie sich an Ihre BC-Beauftragte oder Ihren BC-Beauftragten.';
const notAsked = 'Sie sind in diesem Alarm nicht gefragt. Sie müssen nichts tun.';
const notYours = 'Diese Karte ist für jemand anderen. Ihre eigene Antwort geben Sie bitte in Ihrem Chat mit BCM-Lotse.';
const unknown =
  'Wir kennen Sie hier noch nicht. Bitte wenden Sie sich an Ihre BC-Beauftragte oder Ihren BC-Beauftragten.';
/** The administrator reads English. */
function inEnglish(sentence: string): string {
  const codes = Object.keys(textsFor('de').refused) as RefusalCode[];
  const code = codes.find((each) => textsFor('de').refused[each]({}) === sentence);
  return code ? textsFor('en').refused[code]({}) : sentence;
}

/** Sends a click with this data as each kind of person, from her own chat; `expected` lists who does not get `others`. */
async function everybody(
  w: World,
  data: object | ((kind: Kind) => object),
  others: string,
  expected: Partial<Record<Kind, string>>,
): Promise<void> {
  const raw = rawActivities(w);
  const from = { id: '29:x', aadObjectId: 'ffffffff-0000-4000-8000-000000000000' };
  const answers: Record<string, string> = {};
  const wanted: Record<string, string> = {};
  const last = new Set(Object.keys(expected));
  // Whoever may goes last, so that nobody is refused only because somebody was quicker.
  const kinds = (Object.keys(actors) as Kind[]).sort((a, b) => Number(last.has(a)) - Number(last.has(b)));
  for (const kind of kinds) {
    const name = actors[kind];
    const sent = typeof data === 'function' ? data(kind) : data;
    const action = { type: 'Action.Execute', data: sent };
    const answer = await raw.send(raw.invoke(name ?? 'tjark', { action }, name ? {} : { from }));
    answers[kind] = said(answer);
    wanted[kind] = expected[kind] ?? (name === null ? unknown : others);
    await w.seconds(1);
  }
  wanted.administrator = inEnglish(wanted.administrator ?? '');
  expect(answers).toEqual(wanted);
}

/** The sentence of an answer, or its card: kind, and what can be pressed first. */
function said({ status, body }: BotAnswer): string {
  if (status !== 200 || !isObject(body)) return `status ${status}`;
  if (!isObject(body.value)) return String(body.value);
  const { kind, mode, lines } = readCard(body.value);
  return [
    kind,
    mode,
    lines.find((line) => /^(Ihre Rolle|Der Alarm .* ist ausgelöst|Die Übung .* ist gestartet)/.test(line)),
  ]
    .filter((part) => part)
    .join(' · ');
}

const seqOf = async (w: World, id: string) => (await w.app().entry.read(alarms, id)).seq;

async function raised(w: World, wish: Parameters<World['raises']>[1] = {}): Promise<string> {
  const { id } = await w.raises('ole', wish);
  w.allHear([...holders, '#MI-ITN'], 'alarm');
  return id;
}

describe('answering', () => {
  story('counts for whoever is asked, from the own card', async (w) => {
    const id = await raised(w);
    const ledger = await w.ledger(id);
    const own = (kind: Kind) => ledger[`${actors[kind]}/alarm`]?.id ?? '';
    await everybody(w, (kind) => ({ verb: 'alarm.answer', a: id, d: own(kind), n: 0, answer: 'virtual' }), notAsked, {
      'holder of a role': 'alarm · real · Ihre Rolle: Kommunikation.',
      'head of the crisis team': 'alarm · real · Ihre Rolle: Stabsleitung.',
    });
    const { state } = await w.app().entry.read(alarms, id);
    expect(Object.keys(state.answers).sort()).toEqual([w.people.id('maren'), w.people.id('linh')].sort());
    await w.seconds(5);
  });

  story('on somebody else’s card is for nobody', async (w) => {
    const id = await raised(w);
    const d = (await w.ledger(id))['gesine/alarm']?.id;
    const before = await seqOf(w, id);
    await everybody(w, { verb: 'alarm.answer', a: id, d, n: 0, answer: 'unavailable' }, notYours, {});
    expect(await seqOf(w, id)).toBe(before);
  });

  story('in somebody else’s name is not possible: only who pressed counts', async (w) => {
    const id = await raised(w);
    const linh = w.people.person('linh');
    const forged = { person: linh.id, by: linh.id, aadObjectId: linh.aadId, from: { aadObjectId: linh.aadId } };
    const data = { verb: 'alarm.answer', a: id, d: '', n: 0, answer: 'unavailable', ...forged };
    const raw = rawActivities(w);
    const channelData = { tenant: { id: w.standIns.env.TENANT_ID }, from: linh.aadId };
    await raw.send(
      raw.invoke('tjark', { action: { type: 'Action.Execute', data, ...forged }, ...forged }, { channelData }),
    );
    const { state } = await w.app().entry.read(alarms, id);
    expect(Object.keys(state.answers)).toEqual([w.people.id('tjark')]);
    w.hears('liam', 'alarm');
    await w.seconds(5);
  });

  story('again is for whoever is asked, on the own card', async (w) => {
    const id = await raised(w);
    const ledger = await w.ledger(id);
    const own = (kind: Kind) => ledger[`${actors[kind]}/alarm`]?.id ?? '';
    const before = await seqOf(w, id);
    await everybody(w, (kind) => ({ verb: 'alarm.again', a: id, d: own(kind) }), notAsked, {
      'holder of a role': 'alarm · real · Ihre Rolle: Kommunikation.',
      'head of the crisis team': 'alarm · real · Ihre Rolle: Stabsleitung.',
    });
    await everybody(w, { verb: 'alarm.again', a: id, d: ledger['gesine/alarm']?.id }, notYours, {});
    expect(await seqOf(w, id)).toBe(before);
  });
});

describe('changing', () => {
  const update = { verb: 'alarm.update', d: '', level: 'CRISIS', 'reason-news': 'Die Lage hat sich verschärft.' };
  const end = { verb: 'alarm.end', d: '', ending: 'all-clear', 'reason-all-clear': 'Die Ursache ist behoben.' };

  story('a real alarm is for those who alarm there', async (w) => {
    const id = await raised(w);
    const step = (kind: Kind) => `Bitte kommen Sie in den Stabsraum B (${kind}).`;
    await everybody(w, (kind) => ({ ...update, a: id, nextStep: step(kind) }), notAllowed, {
      'head of the crisis team': 'news · real · Der Alarm 2026-001 ist ausgelöst.',
      raiser: 'news · real · Der Alarm 2026-001 ist ausgelöst.',
    });
    const { state } = await w.app().entry.read(alarms, id);
    expect(state.news).toHaveLength(2);
    await w.seconds(3);
    for (let round = 0; round < 2; round += 1) w.allHear([...holders, '#MI-ITN'], 'news');
  });

  story('an exercise is for the coordinator, too', async (w) => {
    const id = await raised(w, { mode: 'exercise' });
    const step = (kind: Kind) => `Bitte kommen Sie in den Stabsraum B (${kind}).`;
    const done = 'news · exercise · Die Übung Ü 2026-001 ist gestartet.';
    await everybody(w, (kind) => ({ ...update, a: id, nextStep: step(kind) }), notAllowed, {
      'head of the crisis team': done,
      raiser: done,
      coordinator: done,
    });
    await w.seconds(3);
    for (let round = 0; round < 3; round += 1) w.allHear([...holders, '#MI-ITN'], 'news');
  });

  story('ending a real alarm likewise; whoever is late sees the end', async (w) => {
    const id = await raised(w);
    await everybody(w, { ...end, a: id }, notAllowed, {
      'head of the crisis team': 'all-clear · real',
      raiser: 'all-clear · real',
    });
    const { state } = await w.app().entry.read(alarms, id);
    expect(state.end).toMatchObject({ ending: 'all-clear', reason: 'Die Ursache ist behoben.' });
    w.allHear([...holders, '#MI-ITN'], 'all-clear');
    const late = { ...update, a: id, nextStep: 'Bitte kommen Sie doch.' };
    await everybody(w, late, notAllowed, {
      'head of the crisis team': 'all-clear · real',
      raiser: 'all-clear · real',
    });
    const other = { ...end, a: id, ending: 'aborted', 'reason-aborted': 'x' };
    await everybody(w, other, notAllowed, {
      'head of the crisis team': 'all-clear · real',
      raiser: 'all-clear · real',
    });
    expect((await w.app().entry.read(alarms, id)).state.end?.ending).toBe('all-clear');
    await w.seconds(5);
  });
});

describe('raising', () => {
  const draft = {
    domain: 'MI-ITN',
    scenario: '',
    what: 'Rauch',
    where: 'Halle 1',
    since: '',
    nextStep: 'Bitte kommen.',
  };
  const click = { verb: 'alarm.raise', level: 'CRISIS', exerciseName: 'Probe', ...draft };
  /** Each person has a form of her own. */
  const once = (kind: Kind) => `wunsch-${kind.replace(/[^a-z]/g, '')}`;
  const heard = ['maren', 'tjark', 'gesine', 'ruediger', 'linh', '#MI-ITN'];

  story('the form opens for those who may raise at least an exercise there', async (w) => {
    await everybody(w, { verb: 'alarm.form', domain: 'MI-ITN' }, notAllowed, {
      'head of the crisis team': 'form',
      raiser: 'form',
      coordinator: 'form',
    });
    const missing = 'Das gibt es nicht, oder Sie dürfen es nicht sehen.';
    const raw = rawActivities(w);
    const chosen = { verb: 'alarm.form', domain: 'MI-ITN', scenario: 'MU-NLWKN.gebaeude' };
    expect(said(await raw.send(raw.invoke('ole', { action: { data: chosen } })))).toBe(missing);
    const nowhere = { verb: 'alarm.form', domain: 'XX-NIX' };
    expect(said(await raw.send(raw.invoke('ole', { action: { data: nowhere } })))).toBe(notAllowed);
  });

  story('a real alarm is raised by those who alarm there, and once by each form', async (w) => {
    const wish = (kind: Kind) => ({ ...click, mode: 'real', once: once(kind) });
    const expected = {
      'head of the crisis team': 'alarm · real · Der Alarm 2026-001 ist ausgelöst.',
      raiser: 'alarm · real · Der Alarm 2026-002 ist ausgelöst.',
    };
    await everybody(w, wish, notAllowed, expected);
    await everybody(w, wish, notAllowed, expected);
    for (let round = 0; round < 2; round += 1) w.allHear(heard, 'alarm');
  });

  story('an exercise by the coordinator, too', async (w) => {
    await everybody(w, (kind) => ({ ...click, mode: 'exercise', once: once(kind) }), notAllowed, {
      'head of the crisis team': 'alarm · exercise · Die Übung Ü 2026-001 ist gestartet.',
      raiser: 'alarm · exercise · Die Übung Ü 2026-002 ist gestartet.',
      coordinator: 'alarm · exercise · Die Übung Ü 2026-003 ist gestartet.',
    });
    for (let round = 0; round < 3; round += 1) w.allHear(heard, 'alarm');
  });
});

describe('deciding on a report', () => {
  /** A report of the monitoring in MI-ITN. */
  async function reported(w: World): Promise<string> {
    const alert = {
      status: 'firing',
      labels: { alertname: 'RaumZuWarm', severity: 'critical' },
      annotations: { summary: 'Rechenzentrum wird zu warm' },
      startsAt: new Date(w.now()).toISOString(),
      endsAt: '0001-01-01T00:00:00Z',
      fingerprint: 'f1',
    };
    const { json } = await w.reports({
      version: '4',
      groupKey: '{}:{alertname="RaumZuWarm"}',
      status: 'firing',
      receiver: 'bcm',
      groupLabels: {},
      commonLabels: alert.labels,
      commonAnnotations: alert.annotations,
      externalURL: 'http://alertmanager.example',
      alerts: [alert],
    });
    await w.seconds(1);
    w.hears('maren', 'report');
    return json.proposalId;
  }
  const seq = async (w: World, p: string) => (await w.app().entry.read(proposals, p)).seq;

  story('taking it is for those who alarm, and for the coordinator', async (w) => {
    const p = await reported(w);
    const taken = 'report';
    await everybody(w, { verb: 'proposal.take', p }, notAllowed, {
      'head of the crisis team': taken,
      raiser: taken,
      coordinator: taken,
    });
    await w.seconds(5);
  });

  story('raising it is for those who alarm', async (w) => {
    const p = await reported(w);
    await everybody(w, { verb: 'proposal.raise', p }, notAllowed, {
      'head of the crisis team': 'alarm · real · Der Alarm 2026-001 ist ausgelöst.',
      raiser: 'alarm · real · Der Alarm 2026-001 ist ausgelöst.',
    });
    w.allHear(['maren', 'tjark', 'gesine', 'ruediger', 'linh', '#MI-ITN'], 'alarm');
    await w.seconds(5);
  });

  story('dismissing it needs a reason, and is done once', async (w) => {
    const p = await reported(w);
    const before = await seq(w, p);
    const empty = 'Bitte wählen oder schreiben Sie einen Grund.';
    await everybody(w, { verb: 'proposal.dismiss', p }, notAllowed, {
      'head of the crisis team': empty,
      raiser: empty,
      coordinator: empty,
    });
    expect(await seq(w, p)).toBe(before);
    const reason = { 'reason-dismissed': 'other', 'other-dismissed': 'Es war der Kaffeeautomat.' };
    await everybody(w, { verb: 'proposal.dismiss', p, ...reason }, notAllowed, {
      'head of the crisis team': 'report',
      raiser: 'Diese Meldung ist schon erledigt.',
      coordinator: 'Diese Meldung ist schon erledigt.',
    });
    expect((await w.app().entry.read(proposals, p)).state.reason).toBe('Es war der Kaffeeautomat.');
    await w.seconds(5);
  });

  story('that nobody knows is the same for everybody', async (w) => {
    const missing = 'Das gibt es nicht, oder Sie dürfen es nicht sehen.';
    for (const verb of ['proposal.take', 'proposal.raise', 'proposal.dismiss']) {
      await everybody(w, { verb, p: 'gibt-es-nicht' }, missing, {});
    }
  });
});

describe('an alarm that nobody knows', () => {
  story('is answered the same for everybody and every verb', async (w) => {
    const sentence = 'Diesen Alarm kennen wir nicht. Bitte sehen Sie unter „Lage“ nach.';
    const clicks = [
      { verb: 'alarm.answer', n: 0, answer: 'virtual' },
      { verb: 'alarm.again' },
      { verb: 'alarm.update', nextStep: 'x', 'reason-news': 'x' },
      { verb: 'alarm.end', ending: 'aborted', 'reason-aborted': 'x' },
    ];
    for (const click of clicks) {
      await everybody(w, { a: '0123456789abcdef', d: 'd1', ...click }, sentence, {});
    }
  });
});
