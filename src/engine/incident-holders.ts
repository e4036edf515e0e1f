// Who is reminded of a deadline: whoever fills the role now, else who may, else who leads; and by which ways.
import type { Alarm } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import type { BaoRoleKind } from '../domain/bc-domain.ts';
import type { ChecklistItem, Incident } from '../domain/incident.ts';
import type { Remind } from '../domain/incident-words.ts';
import { comes, isOut, postOf, roleStatus } from '../domain/staffing.ts';
import { peopleInOrder } from '../domain/team.ts';
import type { Way } from '../domain/ways.ts';
import type { Directory } from './directory.ts';
import type { Door } from './execute.ts';
import type { Freezing } from './freeze.ts';

interface HolderTools {
  readonly entry: Door;
  readonly look: Directory;
  readonly frozen: Freezing;
}

/** A deadline is written; nobody is rung up for it. */
const written: readonly Way[] = ['teams', 'email', 'sms'];

/** Nobody at all: the reminder stands in the journal and on the page, and nothing is sent. */
export async function whoIsReminded(
  { entry, look, frozen }: HolderTools,
  incident: Incident,
  item: ChecklistItem,
  now: number,
): Promise<Remind['people']> {
  const told = await Promise.all(Object.keys(incident.alarms).map(async (id) => (await entry.read(alarms, id)).state));
  const inAlarm = item.role === null ? [] : unique(told.flatMap((alarm) => holdersIn(alarm, item.role as BaoRoleKind)));
  const people = [inAlarm, await byList(look, incident.domain, item.role, now), leads(told)].find(
    (all) => all.length > 0,
  );
  const avoidTeams = told.some((alarm) => alarm.avoidTeams);
  const isDown = told.some((alarm) => alarm.teamsDownAt !== null);
  const ways = await frozen.ways(people ?? [], avoidTeams);
  const order = isDown ? [...written.slice(1), 'teams' as const] : written;
  return (people ?? []).map((person) => ({ person, ways: order.filter((way) => ways[person]?.includes(way)) }));
}

const unique = (people: readonly string[]) => [...new Set(people)];

/** Who fills a role in an alarm; while nobody does, whoever comes of those asked for it. */
function holdersIn(alarm: Alarm, kind: BaoRoleKind): readonly string[] {
  const role = alarm.roles.find((each) => each.kind === kind);
  if (!role) return [];
  const fillers = roleStatus(alarm, role).fillers.map(({ person }) => person);
  if (fillers.length > 0) return fillers;
  return postOf(alarm, kind)
    .asked.map(({ person }) => person)
    .filter((person) => !isOut(alarm, person));
}

/** The first of the domain's list for a role that no alarm asked for. */
async function byList(look: Directory, id: string, kind: BaoRoleKind | null, now: number): Promise<readonly string[]> {
  const domain = kind === null ? undefined : await look.domain(id);
  const role = domain?.roles.find((each) => each.kind === kind);
  return domain && role ? peopleInOrder(domain, role, now).slice(0, 1) : [];
}

/** Who leads and comes, else whoever was asked to, else whoever raised it. */
function leads(told: readonly Alarm[]): readonly string[] {
  const asked = unique(told.flatMap((alarm) => postOf(alarm, 'CRISIS_LEAD').asked.map(({ person }) => person)));
  const coming = asked.filter((person) => told.some((alarm) => comes(alarm, person)));
  const first = coming.length > 0 ? coming : asked;
  return first.length > 0 ? first.slice(0, 2) : unique(told.map(({ raisedBy }) => raisedBy)).filter((id) => id !== '');
}
