// What can go wrong, class by class (quality.md 2.4); each strikes at a moment and is over by itself.
import type { Chance } from '../../local/simulation/chance.ts';
import type { FaultKind, FaultRule } from '../../local/simulators/teams-faults.ts';
import { documentedLimits, type Limits } from '../../local/simulators/teams-limits.ts';
import type { Crowd } from './crowd.ts';
import type { Process, System } from './system.ts';

export interface Scene {
  readonly system: System;
  readonly chance: Chance;
  readonly crowd: Crowd;
}

type Strike = (scene: Scene) => void;

/** Milliseconds for which something stays wrong. */
const seconds = (chance: Chance, from: number, to: number) => Math.round(chance.between(from, to) * 1_000);

function lasts(scene: Scene, what: string, ms: number, over: () => void): void {
  const { clock, history } = scene.system;
  history.note({ kind: 'trouble', what, ms });
  clock.at(clock.now() + ms, over);
}

/** Mostly the process that sends, sometimes another; none when nobody runs. */
function somebody(scene: Scene): Process | undefined {
  const running = scene.system.running();
  return scene.chance.happens(0.2) && running.length > 0 ? scene.chance.pick(running) : sender(scene);
}

/** The process that sends, or any when nobody knows. */
function sender({ system, chance }: Scene): Process | undefined {
  const running = system.running();
  return system.leader() ?? (running.length > 0 ? chance.pick(running) : undefined);
}

function startsLater({ system }: Scene, ms: number): void {
  system.clock.at(system.clock.now() + ms, () => void system.starts());
}

function stands(scene: Scene, which: Process | undefined, ms: number): void {
  if (!which) return;
  const { machine } = which;
  machine.stall(ms);
  scene.system.history.note({ kind: 'machine', machine: machine.name, what: 'stalled', ms });
}

function skews(scene: Scene, which: Process, ms: number): void {
  which.machine.skew(ms);
  scene.system.history.note({ kind: 'machine', machine: which.machine.name, what: 'skewed', ms });
}

function kill(scene: Scene): void {
  const { system, chance } = scene;
  const which = somebody(scene);
  if (which && chance.happens(0.7)) system.killsAt(which, chance.whole(1, 60));
  else if (which) system.kills(which);
  startsLater(scene, seconds(chance, 0.3, 8));
}

function restartLoop(scene: Scene): void {
  const { system, chance } = scene;
  for (let again = 0, at = 0; again < 4; again += 1) {
    at += seconds(chance, 1, 4);
    system.clock.at(system.clock.now() + at, () => {
      const which = sender(scene);
      if (which) system.kills(which);
      startsLater(scene, 200);
    });
  }
}

function stop(scene: Scene): void {
  const { system, chance } = scene;
  const which = somebody(scene);
  if (which) system.stops(which);
  startsLater(scene, chance.happens(0.5) ? 0 : seconds(chance, 1, 6));
}

/** The leader stands still while others, who see no beat, take over; it wakes with an epoch that is past. */
function twoLeaders(scene: Scene): void {
  const { system, chance } = scene;
  if (system.running().length < 2) system.starts();
  stands(scene, sender(scene), seconds(chance, 4, 12));
}

function leaseLost(scene: Scene): void {
  const { system, chance } = scene;
  const which = sender(scene);
  if (!which) return;
  const { leaseless } = system.trouble.store;
  leaseless.add(which.machine.name);
  lasts(scene, 'lease out of reach', seconds(chance, 2, 20), () => void leaseless.delete(which.machine.name));
}

function skew(scene: Scene): void {
  for (const which of scene.system.running()) skews(scene, which, Math.round(scene.chance.between(-5_000, 5_000)));
}

function clockStep(scene: Scene): void {
  const { system, chance } = scene;
  const which = sender(scene);
  if (!which) return;
  const ms = Math.round(chance.between(-5_000, 5_000));
  skews(scene, which, ms);
  system.clock.at(system.clock.now() + seconds(chance, 2, 30), () => skews(scene, which, -ms));
}

function storeFails(what: string, part: 'before' | 'after', code = 'SQLITE_IOERR'): Strike {
  return (scene) => {
    const { store } = scene.system.trouble;
    store[part] = scene.chance.between(0.05, 0.5);
    store.code = code;
    lasts(scene, what, seconds(scene.chance, 1, 20), () => {
      store[part] = 0;
    });
  };
}

function diskFull(scene: Scene): void {
  const { store } = scene.system.trouble;
  store.full = true;
  lasts(scene, 'disk full', seconds(scene.chance, 2, 30), () => {
    store.full = false;
  });
}

/** Calls that meet this end: a few at once, or a share of them for a while. */
function teamsSays(kinds: readonly FaultKind[], more: (chance: Chance) => Partial<FaultRule> = () => ({})): Strike {
  return ({ system, chance }) => {
    for (let rules = chance.whole(1, 4), skip = 0; rules > 0; rules -= 1) {
      skip += chance.whole(0, 6);
      const rule = { kind: chance.pick(kinds), times: chance.whole(1, 5), skip, ...more(chance) };
      system.teams.fault(rule);
      system.history.note({ kind: 'trouble', what: `${rule.kind} ${rule.when ?? 'before'}`, ms: 0 });
    }
  };
}

function limitDrop(scene: Scene): void {
  const { system, chance } = scene;
  const { teams, clock } = system;
  teams.limit(limitsOf(25, chance.happens(0.5)));
  clock.at(clock.now() + 10_000, () => teams.limit(limitsOf(5, chance.happens(0.5))));
  lasts(scene, 'limit 50 → 25 → 5', seconds(chance, 30, 90), () => teams.limit(documentedLimits));
}

/** The documented limits with another rate for the app, announced in Retry-After or not. */
export function limitsOf(perSecond: number, announced: boolean): Limits {
  return { ...documentedLimits, app: [{ ms: 1_000, max: perSecond }], announced };
}

function down(scene: Scene): void {
  const { wires } = scene.system.trouble;
  wires.down = true;
  lasts(scene, 'Teams down', seconds(scene.chance, 20, 240), () => {
    wires.down = false;
  });
}

function slow(scene: Scene): void {
  const { wires } = scene.system.trouble;
  wires.slower = scene.chance.between(3, 25);
  lasts(scene, 'Teams slow', seconds(scene.chance, 5, 60), () => {
    wires.slower = 1;
  });
}

/** Every class with its name. The order is part of what a seed means: add at the end. */
export const faults: Readonly<Record<string, Strike>> = {
  kill,
  stop,
  stall: (scene) => stands(scene, sender(scene), seconds(scene.chance, 1, 60)),
  'restart-loop': restartLoop,
  'lease-lost': leaseLost,
  'two-leaders': twoLeaders,
  skew,
  'clock-step': clockStep,
  'io-before': storeFails('store fails before', 'before'),
  'io-after': storeFails('store fails after', 'after'),
  busy: storeFails('store busy', 'before', 'SQLITE_BUSY'),
  'disk-full': diskFull,
  throttled: teamsSays(['Throttled'], (chance) => ({ retryAfter: chance.whole(1, 8), times: chance.whole(1, 20) })),
  'throttled-silently': teamsSays(['Throttled'], (chance) => ({ times: chance.whole(1, 20) })),
  'limit-drop': limitDrop,
  'fault-before': teamsSays(['ServiceError', 'BadGateway', 'ServiceUnavailable', 'GatewayTimeout']),
  'fault-after': teamsSays(['ServiceError', 'BadGateway', 'GatewayTimeout'], () => ({ when: 'after' })),
  hang: teamsSays(['hang'], (chance) => (chance.happens(0.5) ? { when: 'after' } : {})),
  reset: teamsSays(['reset'], (chance) => (chance.happens(0.5) ? { when: 'after' } : {})),
  unauthorized: teamsSays(['BotNotRegistered']),
  gone: teamsSays([
    'ConversationNotFound',
    'MessageWritesBlocked',
    'ForbiddenOperationException',
    'ConversationBlockedByUser',
  ]),
  precondition: teamsSays(['PreconditionFailed']),
  down,
  slow,
  'clicks-doubled': ({ crowd }) => {
    crowd.doubles = 0.6;
  },
  'clicks-late': ({ crowd, system }) => {
    crowd.late = 0.4;
    system.trouble.wires.clicksLater = 200;
  },
};
export const faultNames: readonly string[] = Object.keys(faults);

/** How many pairs of classes there are, and the so-manieth of them. */
export const pairs = (faultNames.length * (faultNames.length - 1)) / 2;
export function pairOf(number: number): readonly [string, string] {
  let left = number % pairs;
  for (let first = 0; first < faultNames.length; first += 1) {
    const others = faultNames.length - 1 - first;
    if (left < others) return [faultNames[first] as string, faultNames[first + 1 + left] as string];
    left -= others;
  }
  throw new Error('there is no such pair');
}
