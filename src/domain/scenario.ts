// Prepared alarms: what a person picks at 3 a.m. instead of typing.

import type { Level } from './alarm.ts';
import type { BaoRoleKind } from './bc-domain.ts';
import { canonical } from './chain.ts';
import type { ChecklistItem } from './incident.ts';
import { register } from './register.ts';

/** What fails (domain.md 1.2: outage scenarios). */
export type Outage = 'IT' | 'STAFF' | 'BUILDING' | 'PROVIDER' | 'CYBER';

/** Somebody released a scenario for everybody. */
export interface ScenarioRelease {
  readonly person: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The text as it was released: any later change drops the release by itself. */
  readonly text: string;
}

/** A prepared alarm of one domain. Id is `<domain>.<name>`. */
export interface Scenario {
  readonly id: string;
  readonly domain: string;
  readonly title: string;
  readonly outage: Outage;
  readonly level: Level;
  readonly what: string;
  readonly where: string;
  readonly nextStep: string;
  readonly roles: readonly BaoRoleKind[];
  /** Name of the exercise when it is started as one, such as "Herbst 2026". */
  readonly exerciseName: string;
  /** Place in the list, smallest first. */
  readonly order: number;
  /** What everybody else is to do, where they are told, too. */
  readonly audienceStep?: string;
  /** Gefahr für Leib und Leben: unchanged but for the place, one person may always tell everybody. */
  readonly lifeAndLimb?: boolean;
  /** Ids of the processes that such an event usually hits; a suggestion when raising. */
  readonly processes?: readonly string[];
  /** What is to be done beside the plans. Ids are unique within the scenario. */
  readonly checklist?: readonly ChecklistItem[];
  /** Who released it to be told to everybody, one entry each. */
  readonly releasedBy?: readonly ScenarioRelease[];
}

/** Register of prepared alarms. */
export const scenarios = register<Scenario>({
  name: 'scenario',
  personal: [],
  head: (scenario) => ({ scope: scenario.domain, status: 'active', key: '', at: -scenario.order }),
});

/** A release counts for so long, milliseconds: twelve months. */
const releaseLasts = 365 * 24 * 3_600_000;

/** Everything that everybody is told by a scenario, in one text; what the crisis team does with it is not part of it. */
export function textOf(scenario: Scenario): string {
  const {
    releasedBy: _releasedBy,
    order: _order,
    title: _title,
    processes: _hit,
    checklist: _list,
    ...text
  } = scenario;
  return canonical(text);
}

/** Who has released the scenario as it is now, each counted once, and not longer than twelve months ago. */
export function releasers(scenario: Scenario, now: number): readonly string[] {
  const text = textOf(scenario);
  const good = (scenario.releasedBy ?? []).filter((one) => one.text === text && one.at > now - releaseLasts);
  return [...new Set(good.map(({ person }) => person))];
}

/** Two different persons released it: one may send it unchanged to everybody. */
export function isReleased(scenario: Scenario, now: number): boolean {
  return releasers(scenario, now).length >= 2;
}

/** What somebody wants to send to everybody. */
type Sent = Pick<Scenario, 'what' | 'where' | 'level' | 'nextStep' | 'roles' | 'domain'> & {
  readonly audienceStep: string;
};

/** Whether the scenario is sent as it was prepared. With danger to life and limb the place may be another. */
export function isUnchanged(scenario: Scenario, sent: Sent, place: 'same' | 'any' = 'same'): boolean {
  const said = ({ what, level, nextStep, domain }: Sent | Scenario) =>
    [what, level, nextStep, domain].join('\n').trim();
  const roles = (kinds: readonly BaoRoleKind[]) => [...kinds].sort().join();
  const isSamePlace = place === 'any' || scenario.where.trim() === sent.where.trim();
  const isSameStep =
    (scenario.audienceStep ?? '').trim() === sent.audienceStep.trim() && sent.audienceStep.trim() !== '';
  return said(scenario) === said(sent) && roles(scenario.roles) === roles(sent.roles) && isSamePlace && isSameStep;
}
