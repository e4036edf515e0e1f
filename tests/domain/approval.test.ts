// By which ways the second yes is asked for: Teams where it works, the others where it does not, and who is rung up.
import { describe, expect, it } from 'vitest';
import { askingWays } from '../../src/domain/approval.ts';
import type { Way, WaysOf } from '../../src/domain/ways.ts';

const approvers = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const all: readonly Way[] = ['teams', 'email', 'sms', 'voice'];
const everyWay: WaysOf = Object.fromEntries(approvers.map((person) => [person, all]));
const usual = { approvers, ways: everyWay, ring: false, teamsDown: false };
const told = (asked: Parameters<typeof askingWays>[0]) =>
  askingWays(asked).map(({ person, ways }) => `${person} ${ways.join(' ')}`);

describe('an approver is asked', () => {
  it('in Teams alone in office hours', () => {
    expect(new Set(told(usual).map((line) => line.slice(2)))).toEqual(new Set(['teams']));
  });

  it('outside of them by call and short message, too: the first six who have a number', () => {
    const ways: WaysOf = { ...everyWay, b: ['teams', 'email'] };
    const lines = told({ ...usual, ways, ring: true });
    expect(lines.filter((line) => line.endsWith('teams voice sms')).map((line) => line[0])).toEqual([...'acdefg']);
    expect(lines).toEqual(expect.arrayContaining(['b teams', 'h teams']));
  });

  it('by every second way while Teams is down, its card beside', () => {
    expect(told({ ...usual, teamsDown: true })[0]).toBe('a teams voice sms email');
  });

  it('by what she has where Teams is avoided, and by nothing when she has nothing', () => {
    const ways: WaysOf = { ...everyWay, a: ['email'], b: [] };
    expect(told({ ...usual, ways }).slice(0, 2)).toEqual(['a email', 'b ']);
  });
});
