// Reports by people: what they must say, which level they propose, and who is asked in turn.
import { describe, expect, it } from 'vitest';
import type { BcDomain } from '../../src/domain/bc-domain.ts';
import type { Actor } from '../../src/domain/model.ts';
import { proposals, type Report } from '../../src/domain/proposal.ts';
import { stepsOf } from '../../src/domain/proposal-messages.ts';
import {
  checkReport,
  levelOf,
  type Question,
  questions,
  questionsOf,
  type Reported,
  themes,
} from '../../src/domain/report.ts';
import { mayDecide } from '../../src/domain/roles.ts';
import { anna, ben } from './crisis.ts';
import { minutes, play, refusalOf, seconds, startOfPlay } from './play.ts';

const cem = 'p-cem00003';
const dora = 'p-dora0004';
const by = (person: string): Actor => ({ person, via: 'card' });

const said: Reported = {
  reporter: dora,
  knowledge: 'seen',
  theme: 'building',
  yes: ['unusable'],
  effects: '',
  cause: '',
  measures: '',
  what: 'Wasser im Keller',
  where: 'Haus B',
  since: startOfPlay,
  callback: '',
};

const report = (change: Partial<Report> = {}): Report => {
  const { what, where, since, callback, ...statement } = said;
  const steps = [
    { stage: 'owner', people: [anna] },
    { stage: 'deputy', people: [ben] },
    { stage: 'management', people: [cem] },
  ] as const;
  const from = { domain: 'MI-ITN', source: 'r-1', firing: true, level: 'EMERGENCY', facts: [], alerts: 1 } as const;
  return { type: 'report', ...from, what, where, since, callback, owner: anna, steps, statement, ...change };
};

function reported(change: Partial<Report> = {}) {
  const played = play(proposals);
  played.give(report(change), by(dora));
  const cards = () => Object.values(played.state.ledger.deliveries);
  return Object.assign(played, {
    mail: () =>
      cards().map(({ to, message, state }) => `${'person' in to ? to.person.slice(2, 5) : ''} ${message} ${state}`),
    wakeAfter(wait: number) {
      played.wait(wait);
      return played.give({ type: 'wake' }, { system: 'clock' });
    },
  });
}

describe('what somebody says', () => {
  it.each<[string, Partial<Reported>, string]>([
    ['no what', { what: ' ' }, 'Bitte schreiben Sie, was passiert ist.'],
    ['no where', { where: '' }, 'Bitte schreiben Sie, wo es passiert ist.'],
    ['no since', { since: Number.NaN }, 'Bitte geben Sie an, seit wann.'],
    ['the future', { since: startOfPlay + minutes(2) }, '„Seit wann“ liegt in der Zukunft. Bitte prüfen Sie die Zeit.'],
    ['no source', { knowledge: '' as 'seen' }, 'Bitte wählen Sie, woher Sie das wissen.'],
    ['too much', { effects: 'x'.repeat(301) }, 'Der Text ist zu lang. Erlaubt sind 300 Zeichen.'],
    [
      'no number',
      { callback: 'ruf an' },
      'Bitte prüfen Sie die Rückrufnummer, zum Beispiel 0511 555-0101. Sie ist freiwillig.',
    ],
    [
      'a foreign question',
      { yes: ['authorised'] },
      'Die Eingabe war unvollständig. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.',
    ],
  ])('with %s is refused', (_case, change, sentence) => {
    expect(refusalOf(() => checkReport({ ...said, ...change }, startOfPlay))).toBe(sentence);
  });

  it.each(['', '0511 555-0101', '+49 170 1234567', '(0511) 55501', '55501'])(
    'may be called back at «%s»',
    (callback) => {
      expect(() => checkReport({ ...said, callback }, startOfPlay)).not.toThrow();
    },
  );

  it('is asked in every theme, each question of some theme, none twice', () => {
    for (const theme of themes) {
      expect(questionsOf[theme].length).toBeGreaterThan(1);
      expect(new Set(questionsOf[theme]).size).toBe(questionsOf[theme].length);
    }
    expect(new Set(themes.flatMap((theme) => questionsOf[theme]))).toEqual(new Set(questions));
  });

  it.each<[readonly Question[], string]>([
    [[], 'EMERGENCY'],
    [['unusable', 'supply'], 'EMERGENCY'],
    [['unusable', 'supply', 'plant'], 'CRISIS'],
    [['safety'], 'CRISIS'],
    [['attack'], 'CRISIS'],
  ])('%j proposes %s', (yes, level) => {
    expect(levelOf(yes)).toBe(level);
  });
});

describe('who is asked', () => {
  const domain = (holders: readonly string[], management: readonly string[] = []) =>
    ({ id: 'MI', roles: [{ kind: 'CRISIS_LEAD', core: true, holders }], management }) as unknown as BcDomain;
  const steps = (holders: readonly string[], management: readonly string[], deciders: readonly string[] = []) =>
    stepsOf(domain(holders, management), (person) => deciders.includes(person)).map(
      ({ stage, people }) => `${stage} ${people.join('+')}`,
    );

  it('is the head, her deputy, and the authority', () => {
    expect(steps(['a', 'b', 'c'], ['m', 'n'])).toEqual(['owner a', 'deputy b', 'management m+n']);
  });
  it('is the first deputy who may decide, if there is one', () => {
    expect(steps(['a', 'b', 'c'], [], ['c'])).toEqual(['owner a', 'deputy c']);
  });
  it('is nobody twice, and leaves out what is vacant', () => {
    expect(steps(['a', 'b'], ['a', 'b', 'm'])).toEqual(['owner a', 'deputy b', 'management m']);
    expect(steps([], ['m'])).toEqual(['management m']);
    expect(steps([], [])).toEqual([]);
  });
});

describe('a report nobody takes', () => {
  it('goes from step to step, each once, never early; those before are reminded once', () => {
    const played = reported();
    expect(played.mail()).toEqual(['ann proposal planned', 'dor proposal-receipt planned']);
    expect(played.wakeAfter(minutes(5) - 1)).toEqual([]);
    expect(played.wakeAfter(1)).toMatchObject([{ type: 'overdue', next: { stage: 'deputy', people: [ben] } }]);
    expect(played.wakeAfter(minutes(5) - 1)).toEqual([]);
    expect(played.wakeAfter(1)).toMatchObject([{ type: 'overdue', next: { stage: 'management' } }]);
    expect(played.wakeAfter(minutes(5))).toMatchObject([{ type: 'overdue', next: null }]);
    expect(played.wakeAfter(minutes(60))).toEqual([]);
    expect(proposals.owed(played.state).some(({ kind }) => kind === 'wake')).toBe(false);
    expect(played.mail().slice(2)).toEqual([
      'ann proposal-reminder planned',
      'ben proposal-passed planned',
      'ben proposal-reminder planned',
      'cem proposal-passed planned',
      'cem proposal-reminder planned',
    ]);
    expect(played.state.asked.map(({ stage, at }) => [stage, at - startOfPlay])).toEqual([
      ['owner', 0],
      ['deputy', minutes(5)],
      ['management', minutes(10)],
    ]);
  });

  it('that was passed on late gives the next one her whole time', () => {
    const played = reported();
    played.wakeAfter(minutes(12));
    expect(proposals.owed(played.state)).toContainEqual({ kind: 'wake', at: startOfPlay + minutes(17) });
  });

  it('taken, takes back what is queued for others, also what Teams gives back later; the reporter still hears', () => {
    const played = reported();
    played.wakeAfter(minutes(5));
    const passed = Object.values(played.state.ledger.deliveries).find(({ message }) => message === 'proposal-passed');
    const id = passed?.id ?? '';
    played.give({ type: 'reserve', ids: [id], epoch: 1 });
    played.give({ type: 'take' }, by(anna));
    played.give({ type: 'settle', epoch: 1, results: [{ id, outcome: 'again', code: 'throttled' }] });
    expect(played.mail()).toEqual([
      'ann proposal planned',
      'dor proposal-receipt planned',
      'ann proposal-reminder stopped',
      'ben proposal-passed stopped',
    ]);
    played.give({ type: 'dismiss', reason: 'Geklärt.' }, by(anna));
    expect(played.mail().slice(0, 2)).toEqual(['ann proposal stopped', 'dor proposal-receipt planned']);
  });

  it('may be decided by whoever was asked so far, and by nobody else without a right', () => {
    const played = reported();
    const who = (id: string) => ({ kind: 'person', id, domain: 'MI-ITN', grants: [] }) as const;
    expect([anna, ben, cem, dora].map((id) => mayDecide(who(id), played.state))).toEqual([true, false, false, false]);
    played.wakeAfter(minutes(5));
    expect([anna, ben, cem, dora].map((id) => mayDecide(who(id), played.state))).toEqual([true, true, false, false]);
  });
});

describe('the reporter', () => {
  it('said once is said: the same report again changes nothing, whatever became of it', () => {
    const played = reported();
    expect(played.give(report({ what: 'anders' }), by(dora))).toEqual([]);
    played.give({ type: 'dismiss', reason: 'Geklärt.' }, by(anna));
    expect(played.give(report(), by(dora))).toEqual([]);
    expect(played.state.reports).toBe(1);
  });

  it('keeps her form as the receipt: drawn by the reply, edited when something happens', () => {
    const played = reported({ receipt: { card: 'act-form', drawn: true } });
    const receipt = () =>
      Object.values(played.state.ledger.deliveries).find(({ message }) => message === 'proposal-receipt');
    expect(receipt()).toMatchObject({ state: 'accepted', activityId: 'act-form', version: 1, shown: 1 });
    played.wait(seconds(10));
    played.give({ type: 'take' }, by(anna));
    expect(receipt()).toMatchObject({ version: 2, shown: 1 });
    const submitted = reported({ receipt: { card: 'act-form', drawn: false } });
    const fallback = Object.values(submitted.state.ledger.deliveries)[1];
    expect(fallback).toMatchObject({ activityId: 'act-form', version: 1, shown: 0 });
  });

  it('leaves her number sealed: outside the hash chain, and gone when it is erased', () => {
    const played = reported({ callback: '0511 555-0123' });
    const [line] = played.story;
    const { sealed, ...hashed } = line?.entry ?? { sealed: undefined };
    expect(JSON.stringify(hashed)).not.toContain('0511');
    expect(sealed).toEqual({ callback: '0511 555-0123' });
    expect(played.state.callback).toBe('0511 555-0123');
    const erased = play(proposals);
    erased.record(hashed as never);
    expect(erased.state.callback).toBe('');
  });
});

describe('an old journal', () => {
  it('of a report that knew no steps still reminds its owner once', () => {
    const { steps: _steps, statement: _statement, callback: _callback, ...old } = report();
    const played = play(proposals);
    played.give(old, { system: 'intake' });
    played.wait(minutes(5));
    played.record({ type: 'overdue', v: 1 });
    expect(Object.values(played.state.ledger.deliveries).map(({ message }) => message)).toEqual([
      'proposal',
      'proposal-reminder',
    ]);
    expect(proposals.owed(played.state).some(({ kind }) => kind === 'wake')).toBe(false);
  });
});
