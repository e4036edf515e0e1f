// The nightly run over the tenant: first its directory is read, then every person's app and chat are looked after. Numbers only.
import { Refusal } from '../errors.ts';
import type { InstallState } from './installation.ts';
import type { Entry, Model, Owed } from './model.ts';
import type { TenantNumbers } from './tenant.ts';
import { nextTime, timeOf } from './working-time.ts';

/** When clocks in Germany show this, the nightly run begins; from the second time on it rests until the next night. */
const begins = '00:45';
const rests = '05:30';
/** The one case of this kind. */
export const tenantSyncId = 'tenant';
/** People are looked after in so many portions, so that a number says how far a run is, whoever came or went meanwhile. */
export const portions = 256;
/** Results that are kept. */
const mostHistory = 60;

/** Whether a run that nobody asked for may go on now. */
export function isNight(at: number): boolean {
  const now = timeOf(at);
  return now >= begins && now < rests;
}

/** Where the next reading of changes begins: Graph's own links, and the mapping they were read for. */
export interface DeltaLinks {
  readonly users: string;
  /** At most 50 groups are followed by one link. */
  readonly groups: readonly { readonly ids: readonly string[]; readonly link: string }[];
  /** Revision of the mapping. */
  readonly revision: number;
}

/** How many people were found in which state, and how many chats were opened in this run. */
export type AppNumbers = Readonly<Record<InstallState | 'opened' | 'installed', number>>;
const noApps: AppNumbers = {
  ready: 0,
  waiting: 0,
  installing: 0,
  'no-licence': 0,
  refused: 0,
  'no-chat': 0,
  opened: 0,
  installed: 0,
};

interface Begin {
  readonly type: 'begin';
}
/** Somebody wants it now. */
interface Run {
  readonly type: 'run';
}
/** So many people may go as are held; reads again. */
interface Allow {
  readonly type: 'allow';
}
interface NoteRead {
  readonly type: 'note-read';
  readonly links: DeltaLinks;
  readonly numbers: TenantNumbers;
}
/** Too many would go at once: nothing was changed. */
interface Hold {
  readonly type: 'hold';
  readonly gone: number;
  readonly of: number;
}
/** One of the two parts could not be done; the other side's word for it. */
interface Fail {
  readonly type: 'fail';
  readonly part: SyncPart;
  readonly code: string;
}
/** Everybody in the portions before `portion` was looked after. */
interface NoteApps {
  readonly type: 'note-apps';
  readonly portion: number;
  readonly numbers: AppNumbers;
}
/** `complete` false: the night is over; the next one goes on there. */
interface Finish {
  readonly type: 'finish';
  readonly complete: boolean;
}
export type SyncPart = 'directory' | 'apps';
export type TenantSyncCommand =
  | Begin
  | Run
  | Allow
  | NoteRead
  | Hold
  | Fail
  | NoteApps
  | Finish
  | { readonly type: 'wake' };

type Recorded<T extends string, C> = Entry & Omit<C, 'type'> & { readonly type: T };
export type TenantSyncEntry =
  | Recorded<'begun', Begin>
  | Recorded<'asked', { readonly cause: 'night' | 'request'; readonly allowed: number }>
  | Recorded<'read', NoteRead>
  | Recorded<'held', Hold>
  | Recorded<'failed', Fail>
  | Recorded<'progressed', NoteApps>
  | Recorded<'finished', Finish>;

/** What runs now. */
export interface SyncRun {
  readonly cause: 'night' | 'request';
  readonly at: number;
  readonly part: SyncPart;
  /** So many people may go without being held. */
  readonly allowed: number;
}

export interface TenantSync {
  /** The next night; 0 before the first is planned. */
  readonly nextAt: number;
  readonly run: SyncRun | null;
  readonly links: DeltaLinks | null;
  readonly held: { readonly at: number; readonly gone: number; readonly of: number } | null;
  /** The newest failure of each part; null once it worked again. */
  readonly failed: Readonly<Record<SyncPart, { readonly at: number; readonly code: string } | null>>;
  /** The next portion to look after, and what this round found so far. */
  readonly portion: number;
  readonly numbers: AppNumbers;
  readonly lastRead: { readonly at: number; readonly numbers: TenantNumbers } | null;
  /** Rounds over everybody, oldest first. */
  readonly rounds: readonly { readonly at: number; readonly numbers: AppNumbers }[];
}

const empty: TenantSync = {
  nextAt: 0,
  run: null,
  links: null,
  held: null,
  failed: { directory: null, apps: null },
  portion: 0,
  numbers: noApps,
  lastRead: null,
  rounds: [],
};

function asked(state: TenantSync, cause: 'night' | 'request', allowed = 0): readonly TenantSyncEntry[] {
  return state.run === null ? [{ type: 'asked', v: 1, cause, allowed }] : [];
}

function decide(state: TenantSync, command: TenantSyncCommand, at: number): readonly TenantSyncEntry[] {
  if (command.type === 'begin') return state.nextAt === 0 ? [{ type: 'begun', v: 1 }] : [];
  // Before it is planned there is nothing to run: no directory is set up.
  if (state.nextAt === 0) throw new Refusal('not-found');
  switch (command.type) {
    case 'wake':
      return at < state.nextAt ? [] : [{ type: 'asked', v: 1, cause: state.run?.cause ?? 'night', allowed: 0 }];
    case 'run':
      return asked(state, 'request');
    case 'allow':
      return state.held ? asked(state, 'request', state.held.gone) : [];
    case 'finish':
      return state.run ? [{ type: 'finished', v: 1, complete: command.complete }] : [];
    case 'note-apps':
      return state.run?.part === 'apps' ? [{ ...command, type: 'progressed', v: 1 }] : [];
    case 'note-read':
      return state.run?.part === 'directory' ? [{ ...command, type: 'read', v: 1 }] : [];
    case 'hold':
      return state.run?.part === 'directory' ? [{ ...command, type: 'held', v: 1 }] : [];
    case 'fail':
      return state.run?.part === command.part ? [{ ...command, type: 'failed', v: 1 }] : [];
  }
}

const toApps = (run: SyncRun | null): SyncRun | null => run && { ...run, part: 'apps' };

function apply(state: TenantSync, entry: TenantSyncEntry, at: number): TenantSync {
  switch (entry.type) {
    case 'begun':
      return { ...state, nextAt: nextTime(begins, at) };
    case 'asked': {
      const { cause, allowed } = entry;
      const nextAt = at >= state.nextAt ? nextTime(begins, at) : state.nextAt;
      return { ...state, nextAt, run: state.run ?? { cause, at, part: 'directory', allowed } };
    }
    case 'read': {
      const { links, numbers } = entry;
      const failed = { ...state.failed, directory: null };
      return { ...state, links, held: null, failed, lastRead: { at, numbers }, run: toApps(state.run) };
    }
    case 'held':
      return { ...state, held: { at, gone: entry.gone, of: entry.of }, run: toApps(state.run) };
    case 'failed': {
      const failed = { ...state.failed, [entry.part]: { at, code: entry.code } };
      return { ...state, failed, run: entry.part === 'directory' ? toApps(state.run) : null };
    }
    case 'progressed':
      return { ...state, portion: entry.portion, numbers: entry.numbers };
    case 'finished': {
      if (!entry.complete) return { ...state, run: null };
      const rounds = [...state.rounds, { at, numbers: state.numbers }].slice(-mostHistory);
      const failed = { ...state.failed, apps: null };
      return { ...state, run: null, portion: 0, numbers: noApps, failed, rounds };
    }
  }
}

/** Rules of the run over the tenant; one case for the whole administration. */
export const tenantSyncs: Model<TenantSync, TenantSyncCommand, TenantSyncEntry> = {
  name: 'tenant-sync',
  version: 1,
  empty,
  decide: (state, command, { at }) => decide(state, command, at),
  apply: (state, entry, { at }) => apply(state, entry, at),
  owed({ nextAt, run }): readonly Owed[] {
    if (nextAt === 0) return [];
    return [{ kind: 'wake', at: nextAt }, ...(run ? [{ kind: 'audit', at: run.at } as const] : [])];
  },
  head: () => null,
};
