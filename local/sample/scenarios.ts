/** The prepared alarms of the sample administration: each outage as a text one can send without typing. */
import type { BaoRoleKind, BcDomain } from '../../src/domain/bc-domain.ts';
import type { Scenario } from '../../src/domain/scenario.ts';
import { checklists } from './checklists.ts';
import { type Outages, outages, type Plot, plots } from './plots.ts';
import { processRows } from './process-rows.ts';
import type { DomainCode } from './roster.ts';

/** Core team and log keeper are asked whatever happened (BSI 200-4, 5.1.2). */
const always: readonly BaoRoleKind[] = ['CRISIS_LEAD', 'IT', 'HR', 'FACILITY', 'COMMUNICATION', 'LOG_KEEPER'];

/** So many processes are suggested at most. */
const mostHit = 8;

/** At least four for each domain, in the order of the domains and of their lists. */
export function sampleScenarios(domains: readonly BcDomain[]): Scenario[] {
  return domains.flatMap((domain) => {
    const code = domain.id as DomainCode;
    const own = [...(plots[code] ?? []), ...usual(outages[code])];
    return [...own.map((plot, at) => prepared(domain, plot, at + 1)), reachTest(domain, own.length + 1)];
  });
}

function usual(texts: Outages): Plot[] {
  const where = texts.site;
  const outage: Plot = {
    key: 'it-ausfall',
    title: 'IT-Ausfall',
    outage: 'IT',
    level: 'CRISIS',
    what: texts.it,
    where,
    also: ['CISO'],
  };
  return [
    texts.cyber
      ? { ...outage, title: 'Schadsoftware', outage: 'CYBER', first: 'Schalten Sie Ihren Rechner nicht ein.' }
      : outage,
    {
      key: 'gebaeude',
      title: 'Gebäude nicht nutzbar',
      outage: 'BUILDING',
      level: 'EMERGENCY',
      what: texts.building,
      where,
      first: 'Betreten Sie das Gebäude nicht.',
      callOnly: true,
      audienceStep: 'Bitte betreten Sie das Gebäude nicht und arbeiten Sie von zu Hause.',
    },
    {
      key: 'personal',
      title: 'Personalausfall',
      outage: 'STAFF',
      level: 'EMERGENCY',
      what: texts.staff,
      where,
      callOnly: true,
    },
    {
      key: 'dienstleister',
      title: 'Dienstleister fällt aus',
      outage: 'PROVIDER',
      level: 'EMERGENCY',
      what: texts.provider,
      where,
    },
  ];
}

function prepared(domain: BcDomain, plot: Plot, order: number): Scenario {
  const { key, title, outage, level, what, where, also = [], audienceStep } = plot;
  return {
    id: `${domain.id}.${key}`,
    domain: domain.id,
    title,
    outage,
    level,
    what,
    where,
    nextStep: nextStep(domain, plot),
    roles: [...always, ...also],
    exerciseName: 'Herbst 2026',
    order,
    processes: processesHit(domain.id, outage),
    checklist: checklists[outage],
    ...(audienceStep ? { audienceStep } : {}),
  };
}

/** Without its systems or its house everything stands still; too few people or one provider hit the first. */
function processesHit(domain: string, outage: Plot['outage']): readonly string[] {
  const own = processRows.filter(([of]) => of === domain);
  const all = outage === 'IT' || outage === 'CYBER' || outage === 'BUILDING';
  return own.slice(0, all ? mostHit : 1).map(([of, key]) => `${of}.${key}`);
}

/** What to do first: stay out or keep off when that matters, then where to go or what to dial. */
function nextStep({ room, callIn }: BcDomain, { first, callOnly = false }: Plot): string {
  const dial = `${callIn.number}, PIN ${callIn.pin}`;
  const meet = callOnly
    ? `Bitte wählen Sie sich jetzt ein: ${dial}.`
    : `Bitte kommen Sie sofort in den ${room} oder wählen Sie ${dial}.`;
  return first ? `${first} ${meet}` : meet;
}

/** Asks only whether everybody answers. As a Störung it can be started as an exercise only. */
function reachTest(domain: BcDomain, order: number): Scenario {
  return {
    id: `${domain.id}.alarmprobe`,
    domain: domain.id,
    title: 'Alarmprobe (nur als Übung)',
    outage: 'STAFF',
    level: 'DISRUPTION',
    what: 'Wir prüfen, ob der Alarm alle Rollen des Krisenstabs erreicht.',
    where: 'Alle Standorte',
    nextStep: 'Bitte drücken Sie jetzt einen Knopf auf dieser Karte. Mehr ist nicht zu tun.',
    roles: domain.roles.map((role) => role.kind),
    exerciseName: 'Alarmprobe 2026',
    order,
  };
}
