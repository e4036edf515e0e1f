// The life of a plan: every way from one status to the next, and everything that is refused on it.
import { describe, expect, it } from 'vitest';
import type { PlanContent } from '../../src/domain/plan.ts';
import { checklistOf, completeness, missingItems } from '../../src/domain/plan-checklist.ts';
import { plans } from '../../src/domain/plan-rules.ts';
import {
  beyondEditorial,
  differences,
  isOverdue,
  materialDifferences,
  missingMust,
  outdatedCopies,
  planEvidence,
  reviewBy,
  serves,
} from '../../src/domain/plan-status.ts';
import type { PlanCommand } from '../../src/domain/plan-words.ts';
import { as, author, content, other, owner, releasedPlan } from './plan-samples.ts';
import { play, refusalOf } from './play.ts';

const day = 24 * 3_600_000;
const write = (of: Partial<PlanContent> = {}) =>
  ({ type: 'write', domain: 'MF-NLBV', content: { ...content, ...of } }) as const;
const submit = { type: 'submit', change: 'Neuer Ablauf', material: false, management: [] } as const;
const test = { kind: 'FUNCTION_TEST', day: '2026-11-20', result: 'PASSED', hours: 5, reference: '2026-03' } as const;

describe('from draft to release', () => {
  it('version counts up; author, releaser, day, change and content are kept', () => {
    const plan = releasedPlan();
    expect(plan.state.status).toBe('released');
    expect(plan.state.released).toEqual({
      version: 1,
      author,
      releasedBy: other,
      releasedAt: plan.now,
      change: 'Erste Fassung',
      content,
      editorial: false,
      gapReason: '',
      gaps: [],
    });
    plan.wait(day);
    plan.give(write({ summary: 'Anders.' }), as(author));
    expect(plan.state).toMatchObject({ status: 'in-revision', released: { version: 1, content } });
    plan.give(submit, as(author));
    plan.give({ type: 'pass-qa', note: 'plausibel' }, as(other));
    plan.give({ type: 'release', reason: '' }, as(other));
    expect(plan.state).toMatchObject({
      status: 'released',
      released: { version: 2 },
      earlier: [{ version: 1, content }],
    });
  });

  it('whoever wrote in the draft neither checks nor releases it, also when somebody else wrote last', () => {
    const plan = play(plans);
    plan.give(write(), as(author));
    plan.give(write({ summary: 'Anders.' }), as(owner));
    plan.give(submit, as(author));
    const own = 'Prüfen und freigeben muss eine andere Person als die, die am Entwurf geschrieben hat.';
    for (const person of [author, owner]) {
      expect(refusalOf(() => plan.give({ type: 'pass-qa', note: '' }, as(person)))).toBe(own);
    }
    plan.give({ type: 'pass-qa', note: '' }, as(other));
    for (const person of [author, owner]) {
      expect(refusalOf(() => plan.give({ type: 'release', reason: '' }, as(person)))).toBe(own);
    }
    plan.give({ type: 'release', reason: '' }, as(other));
    expect(plan.state.status).toBe('released');
  });

  it('returned with a reason, it goes back to where it came from', () => {
    const first = play(plans);
    first.give(write(), as(author));
    first.give(submit, as(author));
    expect(refusalOf(() => first.give({ type: 'return', reason: ' ' }, as(other)))).toMatch(/Grund/);
    first.give({ type: 'return', reason: 'Kontakte fehlen' }, as(other));
    expect(first.state).toMatchObject({ status: 'draft', returned: 'Kontakte fehlen' });
    const later = releasedPlan();
    later.give({ type: 'revise' }, as(author));
    later.give(submit, as(author));
    later.give({ type: 'pass-qa', note: '' }, as(other));
    later.give({ type: 'return', reason: 'Doch nicht' }, as(other));
    expect(later.state.status).toBe('in-revision');
    later.give({ type: 'discard' }, as(author));
    expect(later.state).toMatchObject({ status: 'released', draft: content, writers: [] });
  });

  it.each<[string, PlanCommand, readonly string[]]>([
    ['pass-qa', { type: 'pass-qa', note: '' }, ['in-qa', 'in-qa-2']],
    ['release', { type: 'release', reason: '' }, ['for-release', 'for-release-2']],
    ['return', { type: 'return', reason: 'x' }, ['in-qa', 'for-release', 'in-qa-2', 'for-release-2']],
    ['submit', submit, ['draft', 'in-revision']],
    ['discard', { type: 'discard' }, ['in-revision']],
    ['correct', { type: 'correct', content: { ...content, unit: 'B' }, change: 'x' }, ['released']],
    ['answer', { type: 'answer', answer: 'unchanged' }, ['released', 'in-revision', 'in-qa-2', 'for-release-2']],
    ['trigger', { type: 'trigger', kind: 'LAW', note: '' }, ['released', 'in-revision', 'in-qa-2', 'for-release-2']],
    ['write', write({ unit: 'C' }), ['draft', 'released', 'in-revision']],
    [
      'withdraw',
      { type: 'withdraw', reason: 'entfällt' },
      ['draft', 'in-qa', 'for-release', 'released', 'in-revision', 'in-qa-2', 'for-release-2'],
    ],
  ])('%s is possible only where it makes sense', (_name, command, allowed) => {
    const to: Record<string, readonly PlanCommand[]> = {
      draft: [],
      'in-qa': [submit],
      'for-release': [submit, { type: 'pass-qa', note: '' }],
    };
    const found = [...Object.keys(to), 'released', 'in-revision', 'in-qa-2', 'for-release-2', 'withdrawn'].filter(
      (name) => {
        const plan = name in to ? play(plans) : releasedPlan();
        if (name in to) plan.give(write(), as(author));
        for (const each of to[name] ?? []) plan.give(each, as(each.type === 'submit' ? author : other));
        if (name === 'in-revision' || name.endsWith('-2')) plan.give({ type: 'revise' }, as(author));
        for (const each of to[name.replace('-2', '')] ?? []) {
          if (name.endsWith('-2')) plan.give(each, as(each.type === 'submit' ? author : other));
        }
        if (name === 'withdrawn') plan.give({ type: 'withdraw', reason: 'entfällt' }, as(other));
        try {
          return plan.give(command, as('p-third')).length > 0;
        } catch (error) {
          refusalOf(() => {
            throw error;
          });
          return false;
        }
      },
    );
    expect(found).toEqual(allowed);
  });

  it('names what is missing before it is handed in: the Land’s compulsory fields, owner and links', () => {
    const missing = { ...content, reviewMonths: 0, owner: '', processes: [] };
    expect(missingMust(missing)).toEqual(['reviewMonths', 'owner', 'processes']);
    const plan = play(plans);
    plan.give(write(missing), as(author));
    expect(refusalOf(() => plan.give(submit, as(author)))).toBe(
      'Vor der Freigabe fehlt noch: Überprüfungszyklus, Verantwortliche Person, Prozesse.',
    );
    plan.give(write(), as(author));
    expect(refusalOf(() => plan.give({ ...submit, change: ' ' }, as(author)))).toMatch(/was sich geändert hat/);
  });

  it('below 100 % it wants a reason, and keeps it with the gaps', () => {
    const checklist = checklistOf('GFP').slice(0, 10);
    expect(refusalOf(() => releasedPlan({ checklist, audience: '' }))).toMatch(/nicht vollständig \(4 Punkte fehlen\)/);
    const plan = releasedPlan({ checklist, audience: '' }, 'Kontakte folgen bis Januar');
    expect(plan.state.released).toMatchObject({
      gapReason: 'Kontakte folgen bis Januar',
      gaps: ['audience', 'gfp-contacts', 'gfp-documents', 'gfp-shortfalls'],
    });
    expect(releasedPlan({}, 'überflüssig').state.released).toMatchObject({ gapReason: '', gaps: [] });
  });

  it('an editor who began on an older draft does not overwrite the newer one', () => {
    const plan = play(plans);
    plan.give({ ...write(), edits: 0 }, as(author));
    plan.give({ ...write({ unit: 'A' }), edits: 1 }, as(other));
    expect(refusalOf(() => plan.give({ ...write({ unit: 'B' }), edits: 1 }, as(author)))).toMatch(
      /inzwischen geändert/,
    );
    expect(plan.give({ ...write({ unit: 'A' }), edits: 2 }, as(author))).toEqual([]);
  });

  it.each<[string, Partial<Record<keyof PlanContent, unknown>>, RegExp]>([
    ['VS-NfD', { classification: 'VS_NFD' }, /Verschlusssachen \(VS-NfD und höher\) dürfen hier nicht stehen/],
    ['no name', { title: ' ', number: '' }, /Titel oder eine Dokumentnummer/],
    ['a cycle of 61 months', { reviewMonths: 61 }, /höchstens 60/],
    ['half a month', { reviewMonths: 1.5 }, /in Monaten/],
    ['a long title', { title: 'x'.repeat(201) }, /zu lang. Erlaubt sind 200/],
    ['61 steps', { steps: Array.from({ length: 61 }, (_, n) => `Schritt ${n}`) }, /höchstens 60 Sofortmaßnahmen/],
  ])('refuses %s', (_name, of, sentence) => {
    expect(refusalOf(() => play(plans).give(write(of as Partial<PlanContent>), as(author)))).toMatch(sentence);
  });

  it('keeps only the items of its own checklist, in their order', () => {
    const plan = play(plans);
    plan.give(write({ kind: 'WAP', resources: ['r'], checklist: ['wap-test', 'gfp-scope', 'wap-scope'] }), as(author));
    expect(plan.state.draft?.checklist).toEqual(['wap-scope', 'wap-test']);
    expect(plan.state.draft && completeness(plan.state.draft)).toBe(20);
    expect(plan.state.draft && missingItems(plan.state.draft)).toHaveLength(8);
    expect(completeness({ kind: 'GUIDELINE', checklist: [] })).toBeNull();
  });
});

describe('what a change does to the evidence', () => {
  const proven = () => {
    const plan = releasedPlan();
    plan.give({ type: 'note-evidence', evidence: test }, as(other));
    return plan;
  };

  it.each<[string, Partial<PlanContent>, readonly string[]]>([
    ['processes', { processes: [] }, ['processes']],
    ['steps', { steps: ['Landeskasse anrufen'] }, ['steps']],
    ['scope and kind', { scope: 'Referat 22', kind: 'OTHER' }, ['kind', 'scope']],
    ['a digit in the summary', { summary: 'Abschlag in Höhe des Vormonats 2 anweisen.' }, ['summary']],
    ['owner, place, title', { owner: 'p-new', storedAt: 'Schrank 3', title: 'Bezüge-Zahlung' }, []],
    ['spaces and points in texts', { summary: 'Abschlag, in Höhe des Vormonats, anweisen' }, []],
    ['the checklist', { checklist: [] }, []],
  ])('%s', (_name, of, expected) => {
    expect(materialDifferences(content, { ...content, ...of })).toEqual(expected);
  });

  it('a material change expires it with the release, not before', () => {
    const plan = proven();
    expect(planEvidence(plan.state, plan.now)).toBe('TESTED');
    plan.wait(day);
    plan.give(write({ steps: ['Anders'] }), as(author));
    plan.give(submit, as(author));
    plan.give({ type: 'pass-qa', note: '' }, as(other));
    expect(planEvidence(plan.state, plan.now)).toBe('TESTED');
    plan.give({ type: 'release', reason: '' }, as(other));
    expect(planEvidence(plan.state, plan.now)).toBe('EXPIRED');
    plan.wait(day);
    plan.give({ type: 'note-evidence', evidence: { ...test, day: '2026-11-23' } }, as(other));
    expect(planEvidence(plan.state, plan.now)).toBe('TESTED');
  });

  it.each([
    [true, 'EXPIRED'],
    [false, 'TESTED'],
  ])('a new text with the same fields: material %s as its author says', (material, expected) => {
    const plan = proven();
    plan.wait(day);
    plan.give({ type: 'revise' }, as(author));
    plan.give(write({ reviewMonths: 24 }), as(author));
    plan.give({ ...submit, material }, as(author));
    plan.give({ type: 'pass-qa', note: '' }, as(other));
    plan.give({ type: 'release', reason: '' }, as(other));
    expect(planEvidence(plan.state, plan.now)).toBe(expected);
  });

  it('an editorial correction needs no second person, keeps evidence and review, and counts as a version', () => {
    const plan = proven();
    const reviewed = plan.state.reviewedAt;
    plan.wait(day);
    plan.give({ type: 'correct', content: { ...content, storedAt: 'Schrank 3' }, change: 'Ablageort' }, as(author));
    expect(plan.state).toMatchObject({
      status: 'released',
      released: { version: 2, editorial: true, author, releasedBy: author },
      reviewedAt: reviewed,
      writers: [],
    });
    expect(planEvidence(plan.state, plan.now)).toBe('TESTED');
  });

  it('what is more than that is named and refused', () => {
    const after = { ...content, reviewMonths: 24, unit: 'x' };
    expect(differences(content, after)).toEqual(['reviewMonths', 'unit']);
    expect(beyondEditorial(content, after)).toEqual(['reviewMonths']);
    const correct = { type: 'correct', content: { ...content, steps: [], processes: ['a.b'] }, change: 'x' } as const;
    expect(refusalOf(() => proven().give(correct, as(author)))).toBe(
      'Das ist mehr als eine redaktionelle Korrektur: Prozesse, Sofortmaßnahmen. Bitte beginnen Sie eine neue Fassung.',
    );
  });

  it('noted twice it counts once; struck with a reason it is gone; in the future it is refused', () => {
    const plan = proven();
    expect(plan.give({ type: 'note-evidence', evidence: test }, as(other))).toEqual([]);
    expect(refusalOf(() => plan.give({ type: 'note-evidence', evidence: { ...test, day: '2026-11-22' } }))).toMatch(
      /Zukunft/,
    );
    expect(refusalOf(() => plan.give({ type: 'strike-evidence', id: 'e1', reason: '' }))).toMatch(/Grund/);
    plan.give({ type: 'strike-evidence', id: 'e1', reason: 'falscher Plan' }, as(other));
    expect(planEvidence(plan.state, plan.now)).toBe('NONE');
  });
});

describe('reviews', () => {
  it('are due after the cycle, asked for two weeks ahead in the morning of a working day', () => {
    const plan = releasedPlan();
    expect(reviewBy(plan.state)).toBe('2027-11-21');
    // 7.11.2027 is a Sunday.
    expect(new Date(plan.state.asking.nextAt ?? 0).toISOString()).toBe('2027-11-08T05:00:00.000Z');
    expect(plans.owed(plan.state)).toEqual([{ kind: 'wake', at: plan.state.asking.nextAt }]);
    expect(plan.give({ type: 'wake' })).toEqual([]);
    plan.wait((plan.state.asking.nextAt ?? 0) - plan.now);
    plan.give({ type: 'wake' });
    expect(plan.state.asking).toMatchObject({ state: 'telling', round: 1 });
    expect(plans.owed(plan.state)).toEqual([{ kind: 'tell', at: plan.now }]);
    expect(plan.give({ type: 'wake' })).toEqual([]);
    plan.give({ type: 'told', round: 1, state: 'telling', person: owner });
    expect(plan.give({ type: 'told', round: 1, state: 'telling', person: owner })).toEqual([]);
    expect(plans.owed(plan.state)).toEqual([]);
  });

  const asked = () => {
    const plan = releasedPlan();
    plan.wait((plan.state.asking.nextAt ?? 0) - plan.now);
    plan.give({ type: 'wake' });
    plan.give({ type: 'told', round: 1, state: 'telling', person: owner });
    return plan;
  };

  it('unchanged: reviewed now, the next one is planned, the wish is taken back', () => {
    const plan = asked();
    plan.give({ type: 'answer', answer: 'unchanged' }, as(owner));
    expect(plan.state).toMatchObject({ status: 'released', released: { version: 1 }, reviewedAt: plan.now });
    expect(plan.state.asking).toMatchObject({ state: 'closing', person: owner });
    plan.give({ type: 'told', round: 1, state: 'closing', person: owner });
    expect(plans.owed(plan.state)).toEqual([{ kind: 'wake', at: plan.state.asking.nextAt }]);
    expect(reviewBy(plan.state)).toBe('2028-11-08');
  });

  it.each(['in-work', 'new-version'] as const)(
    '%s: a revision, asked again after four weeks, still overdue',
    (answer) => {
      const plan = asked();
      plan.give({ type: 'answer', answer }, as(owner));
      expect(plan.state.status).toBe('in-revision');
      plan.give({ type: 'told', round: 1, state: 'closing', person: owner });
      plan.wait(15 * day);
      expect(isOverdue(plan.state, plan.now)).toBe(true);
      expect(plan.give({ type: 'wake' })).toEqual([]);
      plan.wait(14 * day);
      plan.give({ type: 'wake' });
      expect(plan.state.asking).toMatchObject({ state: 'telling', round: 2 });
    },
  );

  it('not mine: nobody owns it, the next wish goes out at once; naming somebody ends that', () => {
    const plan = asked();
    plan.give({ type: 'answer', answer: 'not-mine' }, as(owner));
    plan.give({ type: 'told', round: 1, state: 'closing', person: owner });
    expect(plans.owed(plan.state)).toEqual([{ kind: 'wake', at: plan.now }]);
    plan.give({ type: 'wake' });
    plan.give({ type: 'told', round: 2, state: 'telling', person: 'p-bcb' });
    plan.give({ type: 'assign', owner: 'p-new', change: 'Nachfolge' }, as('p-bcb'));
    expect(plan.state).toMatchObject({
      disclaimedAt: null,
      released: { version: 2, editorial: true, content: { owner: 'p-new' } },
    });
    expect(plan.state.asking).toMatchObject({ state: 'closing', person: 'p-bcb' });
  });

  it('a trigger makes it due at once, asked for the next working day, and quiet when handled', () => {
    const plan = releasedPlan();
    expect(isOverdue(plan.state, plan.now)).toBe(false);
    plan.give({ type: 'trigger', kind: 'PROVIDER', note: 'Neuer Träger' }, as(other));
    expect(isOverdue(plan.state, plan.now)).toBe(true);
    // Saturday evening: Monday at six.
    expect(new Date(plan.state.asking.nextAt ?? 0).toISOString()).toBe('2026-11-23T05:00:00.000Z');
    plan.give({ type: 'handle-trigger', id: 't1', note: 'betrifft uns nicht' }, as(other));
    expect(isOverdue(plan.state, plan.now)).toBe(false);
    expect(new Date(plan.state.asking.nextAt ?? 0).getUTCFullYear()).toBe(2027);
    expect(plan.give({ type: 'handle-trigger', id: 't1', note: '' }, as(other))).toEqual([]);
  });

  it('a release handles all triggers; a withdrawn plan asks nobody', () => {
    const plan = releasedPlan();
    plan.give({ type: 'trigger', kind: 'LAW', note: '' }, as(other));
    plan.give(write({ steps: ['Neu'] }), as(author));
    plan.give(submit, as(author));
    plan.give({ type: 'pass-qa', note: '' }, as(other));
    plan.give({ type: 'release', reason: '' }, as(other));
    expect(plan.state.triggers).toMatchObject([{ handledAt: plan.now }]);
    plan.give({ type: 'withdraw', reason: 'entfällt' }, as(other));
    expect(plans.owed(plan.state)).toEqual([]);
    expect(reviewBy(plan.state)).toBeNull();
  });
});

describe('copies', () => {
  it('of an older version are to be replaced; a new print takes the place of the old one', () => {
    const plan = releasedPlan();
    const copy = { place: 'Stabsraum', printedOn: '2026-11-21', version: 1 };
    plan.give({ type: 'note-copy', copy }, as(other));
    expect(outdatedCopies(plan.state)).toEqual([]);
    plan.give({ type: 'correct', content: { ...content, unit: 'Neu' }, change: 'Referat' }, as(author));
    expect(outdatedCopies(plan.state)).toEqual([copy]);
    plan.give({ type: 'note-copy', copy: { ...copy, version: 2 } }, as(other));
    expect(outdatedCopies(plan.state)).toEqual([]);
    plan.give({ type: 'return-copy', place: 'Stabsraum' }, as(other));
    expect(plan.state.copies).toEqual([]);
    expect(refusalOf(() => plan.give({ type: 'note-copy', copy: { ...copy, version: 3 } }))).toMatch(/Version/);
    expect(refusalOf(() => plan.give({ type: 'note-copy', copy: { ...copy, place: ' ' } }))).toMatch(/wo das Exemplar/);
  });
});

describe('a plan serves a process that is hit', () => {
  const netz = { id: 'MF-NLBV.netz', needsResources: ['MF-NLBV.kern'] };
  const of = (part: Partial<PlanContent>) => ({ ...content, processes: [], resources: [], ...part });
  it.each([
    ['that it names', of({ processes: ['MF-NLBV.netz'] }), true],
    ['whose resource it restarts', of({ kind: 'WAP', resources: ['MF-NLBV.kern'] }), true],
    ['whose resource it restores', of({ kind: 'WHP', resources: ['MF-NLBV.kern'] }), true],
    ['but not when it only mentions the resource', of({ kind: 'GFP', resources: ['MF-NLBV.kern'] }), false],
    ['but not for another resource', of({ kind: 'WAP', resources: ['MF-NLBV.strom'] }), false],
  ])('%s', (_name, plan, expected) => expect(serves(plan, netz)).toBe(expected));
});
