// Filling the crisis team: the ladder, refusals, late arrivals, changes of mind.
import { describe, expect, it } from 'vitest';
import { isStaffed } from '../../src/domain/staffing.ts';
import { anna, ben, cem, dora } from './crisis.ts';
import { staff } from './crisis-team.ts';
import { minutes, startOfPlay } from './play.ts';

describe('the ladder when nobody answers', () => {
  it('asks the holders at once, and only them', () => {
    const { asked: those, mail } = staff();
    expect(those()).toEqual([ben]);
    expect(mail(ben)).toEqual(['alarm teams planned']);
    expect(mail(cem)).toEqual([]);
  });

  it('does nothing before a step is due', () => {
    const { at } = staff();
    expect(at(4.99)).toEqual([]);
  });

  it('reminds, takes the second ways, asks deputy after deputy, and ends with an unfilled role', () => {
    const {
      at,
      mail,
      asked: those,
      role,
      story,
      played,
    } = staff({
      roles: [
        { kind: 'CRISIS_LEAD', core: true, people: [anna] },
        { kind: 'IT', core: true, people: [ben, cem, dora] },
      ],
    });
    played.answer(anna, 'coming', { eta: 15 });
    played.send(ben);
    at(5);
    expect(mail(ben)).toEqual(['alarm teams accepted', 'reminder teams planned']);
    at(10);
    expect(mail(ben).slice(2)).toEqual(['alarm voice planned', 'alarm sms planned', 'alarm email planned']);
    at(15);
    expect(those()).toEqual([ben, cem]);
    expect(mail(cem)).toHaveLength(4);
    at(20);
    expect(those()).toEqual([ben, cem, dora]);
    expect(role().state).toBe('open');
    at(30);
    expect(role().state).toBe('unfilled');
    expect(mail(anna)).toContain('unfilled teams planned');
    expect(story()).toEqual([
      'escalated remind step',
      'escalated remind step',
      'escalated ask step',
      'escalated ask step',
      'escalated decide step',
    ]);
    expect(at(60)).toEqual([]);
  });

  it('does every step that is due, once, when the clock was away', () => {
    const { at, asked: those, role } = staff();
    at(31);
    expect(those()).toEqual([ben, cem, dora]);
    expect(role().state).toBe('unfilled');
    expect(at(31)).toEqual([]);
  });

  it('owes a wake at the next step, and none once the team is staffed or the alarm ended', async () => {
    const { alarms } = await import('../../src/domain/alarm-rules.ts');
    const { played, says } = staff();
    const wakes = () => alarms.owed(played.state).filter(({ kind }) => kind === 'wake');
    expect(wakes()).toEqual([{ kind: 'wake', at: startOfPlay + minutes(5) }]);
    says(ben, 'coming', 15);
    says(anna, 'virtual');
    expect(wakes()).toEqual([]);
  });
});

describe('a role is filled', () => {
  it('by the first who says yes; then nobody else is asked', () => {
    const { at, says, role, asked: those, mail } = staff();
    at(15);
    says(cem, 'virtual');
    expect(role()).toMatchObject({ state: 'filled', filledBy: cem });
    at(20);
    expect(those()).toEqual([ben, cem]);
    expect(mail(dora)).toEqual([]);
  });

  it('withdraws what is still on its way to others asked for it', () => {
    const { at, says, mail } = staff();
    at(15);
    says(ben, 'coming', 15);
    expect(mail(cem)).toEqual([
      'alarm teams superseded',
      'alarm voice superseded',
      'alarm sms superseded',
      'alarm email superseded',
    ]);
  });

  it('a refusal asks the next rank at once, by all ways', () => {
    const { says, asked: those, mail } = staff();
    says(ben, 'unavailable');
    expect(those()).toEqual([ben, cem]);
    expect(mail(cem)).toHaveLength(4);
  });

  it('nobody is left when all refuse: unfilled at once, not only at the end of the ladder', () => {
    const { says, role, story } = staff();
    says(anna, 'coming', 15);
    for (const person of [ben, cem, dora]) says(person, 'unavailable');
    expect(role().state).toBe('unfilled');
    expect(story().at(-1)).toBe('escalated decide refused');
  });

  it('a call-me fills nothing, opens a call and lets the ladder go on', () => {
    const { says, role, at, asked: those, played } = staff();
    says(ben, 'call-me');
    expect(role().state).toBe('open');
    expect(played.state.calls).toMatchObject([{ person: ben, why: 'call-me', doneAt: null }]);
    expect(those()).toEqual([ben]);
    at(15);
    expect(those()).toEqual([ben, cem]);
    says(ben, 'coming', 15);
    expect(played.state.calls[0]?.doneAt).toBe(played.now);
  });

  it('an arrival later than the limit fills it provisionally, and the deputy is asked at once', () => {
    const { says, role, asked: those, played } = staff();
    says(ben, 'coming', 90);
    expect(role()).toMatchObject({ state: 'provisional', filledBy: ben });
    expect(those()).toEqual([ben, cem]);
    expect(isStaffed(played.state)).toBe(false);
    says(cem, 'coming', 30);
    expect(role()).toMatchObject({ state: 'filled', filledBy: cem });
  });

  it('a late arrival counts when nobody else is left', () => {
    const { says, role } = staff();
    says(ben, 'coming', 90);
    says(cem, 'unavailable');
    says(dora, 'unavailable');
    expect(role()).toMatchObject({ state: 'filled', filledBy: ben });
  });

  it('a late arrival counts at the end of the ladder, without anybody being told of an unfilled role', () => {
    const { says, role, at, mail } = staff();
    says(anna, 'coming', 15);
    says(ben, 'coming', 90);
    at(31);
    expect(role()).toMatchObject({ state: 'filled', filledBy: ben });
    expect(mail(anna).filter((one) => one.startsWith('unfilled'))).toEqual([]);
  });

  it('n of m: two have to say yes', () => {
    const {
      says,
      role,
      asked: those,
    } = staff({
      roles: [
        { kind: 'CRISIS_LEAD', core: true, people: [anna] },
        { kind: 'IT', core: true, people: [ben, cem, dora], needed: 2 },
      ],
    });
    expect(those()).toEqual([ben, cem]);
    says(ben, 'coming', 15);
    expect(role().state).toBe('open');
    says(cem, 'unavailable');
    expect(those()).toEqual([ben, cem, dora]);
    says(dora, 'virtual');
    expect(role()).toMatchObject({ state: 'filled', fillers: [{ person: ben }, { person: dora }] });
  });

  it('whoever said no is not asked for another role', () => {
    const { says, asked: those } = staff({
      roles: [
        { kind: 'IT', core: true, people: [ben, cem] },
        { kind: 'HR', core: true, people: [cem, ben, dora] },
      ],
    });
    says(ben, 'unavailable');
    says(cem, 'unavailable');
    expect(those('HR')).toEqual([cem, dora]);
  });
});

describe('a change of mind', () => {
  it('opens the role again and asks the next one at once; the ladder begins anew', () => {
    const { says, role, at, asked: those, played } = staff();
    says(anna, 'coming', 15);
    at(2);
    says(ben, 'coming', 15);
    expect(played.state.staffedAt).toBe(played.now);
    at(40);
    played.answer(ben, 'unavailable', { n: 1 });
    expect(played.state.staffedAt).toBeNull();
    expect(those()).toEqual([ben, cem]);
    expect(role().state).toBe('open');
    at(59);
    expect(those()).toEqual([ben, cem]);
    at(60);
    expect(those()).toEqual([ben, cem, dora]);
    at(70);
    expect(role().state).toBe('unfilled');
  });

  it('a late yes of an unfilled role fills it, and the team is staffed', () => {
    const { says, role, at, played } = staff();
    says(anna, 'coming', 15);
    at(31);
    expect(role().state).toBe('unfilled');
    says(dora, 'coming', 30);
    expect(role()).toMatchObject({ state: 'filled', filledBy: dora });
    expect(played.state.staffedAt).toBe(played.now);
  });
});
