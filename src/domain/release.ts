// The second yes: before everybody of a domain or of the Land is told, another person has to release it.
//
// Only telling the audience waits; the crisis team is alarmed at once, and corrections and the end never wait. All of it
// is decided in the alarm's own case, so that of two who decide in the same moment one is first.
import { Refusal } from '../errors.ts';
import type { Alarm } from './alarm.ts';
import type { Turn } from './model.ts';
import {
  type Approve,
  type AudienceWithheld,
  type BreakGlass,
  breakGlassWord,
  noRelease,
  type Release,
  type ReleaseCommand,
  type ReleaseEntry,
  type ReleaseWay,
  releaseWithin,
} from './release-words.ts';

/** Everybody else waits to be told. */
export function isHeld({ release }: Pick<Alarm, 'release'>): boolean {
  return release.state !== 'free' && release.state !== 'released';
}

/** Until when a second person may say yes, epoch milliseconds. */
export const releaseUntil = ({ release }: Pick<Alarm, 'release'>): number => release.askedAt + releaseWithin;

/** How the second yes stands for whoever is asked for it. */
export function standsAs({
  status,
  release,
}: Pick<Alarm, 'release' | 'status'>): 'waiting' | 'released' | 'refused' | 'expired' | 'ended' {
  if (status === 'ended') return 'ended';
  return release.state === 'free' ? 'released' : release.state;
}

const waits = ({ release, status }: Pick<Alarm, 'release' | 'status'>) =>
  status === 'open' && release.state === 'waiting';

/** The release as the alarm begins. Only real steps to many people are held; without an audience there is nothing to. */
export function firstRelease(way: ReleaseWay, by: string, at: number): Release {
  const asked = { ...noRelease, way, askedBy: by, askedAt: at };
  if (way === 'none') return noRelease;
  if (way === 'second-person') return { ...asked, state: 'waiting', version: 1 };
  const decided = { ...asked, state: 'released', decidedBy: by, decidedAt: at } as const;
  return way === 'broken-glass' ? { ...decided, version: 1 } : decided;
}

const personOf = ({ by }: Turn) => ('person' in by ? by.person : '');

/** Never the same person: neither who raised it nor who asked. */
function checkSecond({ raisedBy, release }: Alarm, turn: Turn): void {
  const person = personOf(turn);
  if (person === '' || person === raisedBy || person === release.askedBy) throw new Refusal('approval-own');
}

function decideApprove(alarm: Alarm, { version }: Approve, turn: Turn): readonly ReleaseEntry[] {
  const { release, telling } = alarm;
  checkSecond(alarm, turn);
  // The same click, delivered twice.
  if (release.state === 'released' && release.decidedBy === personOf(turn)) return [];
  if (!waits(alarm) || turn.at >= releaseUntil(alarm)) throw new Refusal('approval-closed');
  if (version !== telling.version) throw new Refusal('changed-meanwhile');
  return [{ type: 'audience-released', v: 1, way: 'second-person' }];
}

function decideDisapprove(alarm: Alarm, turn: Turn): readonly ReleaseEntry[] {
  const { release } = alarm;
  checkSecond(alarm, turn);
  if (release.state === 'refused' && release.decidedBy === personOf(turn)) return [];
  if (!waits(alarm) || turn.at >= releaseUntil(alarm)) throw new Refusal('approval-closed');
  return [{ type: 'audience-withheld', v: 1, why: 'refused' }];
}

function decideAsk({ release }: Alarm): readonly ReleaseEntry[] {
  if (release.state === 'waiting') return [];
  if (release.state === 'released') throw new Refusal('approval-closed');
  return [{ type: 'approval-asked', v: 1 }];
}

function decideGlass({ release, mode }: Alarm, { typed }: BreakGlass, turn: Turn): readonly ReleaseEntry[] {
  if (mode === 'exercise') throw new Refusal('glass-real-only');
  if (typed.trim() !== breakGlassWord) throw new Refusal('glass-word');
  if (release.state === 'released' && release.decidedBy === personOf(turn)) return [];
  if (release.state === 'released') throw new Refusal('approval-closed');
  return [{ type: 'audience-released', v: 1, way: 'broken-glass' }];
}

/** What a command about the second yes leads to. */
export function decideRelease(alarm: Alarm, command: ReleaseCommand, turn: Turn): readonly ReleaseEntry[] {
  const { release } = alarm;
  if (command.type === 'approvers-told') {
    const isNew = command.version > release.told && command.version <= release.version;
    return isNew ? [{ type: 'approvers-told', v: 1, version: command.version }] : [];
  }
  if (alarm.status === 'ended') throw new Refusal('alarm-ended');
  if (alarm.audience === null || release.state === 'free') throw new Refusal('approval-closed');
  switch (command.type) {
    case 'approve':
      return decideApprove(alarm, command, turn);
    case 'disapprove':
      return decideDisapprove(alarm, turn);
    case 'ask-approval':
      return decideAsk(alarm);
    case 'break-glass':
      return decideGlass(alarm, command, turn);
  }
}

/** Nobody said yes in time: everybody else is not told. Null while there is time. */
export function expiry(alarm: Alarm, now: number): AudienceWithheld | null {
  const isLate = waits(alarm) && now >= releaseUntil(alarm);
  return isLate ? { type: 'audience-withheld', v: 1, why: 'expired' } : null;
}

/** Folds one entry about the second yes. */
export function applyRelease(alarm: Alarm, entry: ReleaseEntry, turn: Turn): Alarm {
  const { release } = alarm;
  const next = { ...release, version: release.version + 1 };
  switch (entry.type) {
    case 'audience-released': {
      const decided = { decidedBy: personOf(turn), decidedAt: turn.at };
      return { ...alarm, release: { ...next, ...decided, state: 'released', way: entry.way } };
    }
    case 'audience-withheld':
      return { ...alarm, release: { ...next, state: entry.why, decidedBy: personOf(turn), decidedAt: turn.at } };
    case 'approval-asked': {
      const asked = { askedBy: personOf(turn), askedAt: turn.at, decidedBy: '', decidedAt: null };
      return { ...alarm, release: { ...next, ...asked, state: 'waiting' } };
    }
    case 'approvers-told':
      return { ...alarm, release: { ...release, told: entry.version } };
  }
}

/** The approvers' cards show what everybody would read, and whether it is still to be decided. */
export function shownToApprovers(alarm: Alarm): Alarm {
  const { release } = alarm;
  return release.state === 'waiting' ? { ...alarm, release: { ...release, version: release.version + 1 } } : alarm;
}

/** When the approvers are to be told something; null when they know everything. */
export function approversOwedAt({ release }: Alarm): number | null {
  return release.version > release.told ? Math.max(release.askedAt, release.decidedAt ?? 0) : null;
}

/** When the time for a second yes runs out, epoch milliseconds; null when none does. */
export function expiryOwedAt(alarm: Alarm): number | null {
  return waits(alarm) ? releaseUntil(alarm) : null;
}
