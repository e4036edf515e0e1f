// What stories about filling the crisis team look at: the journal's lines about it, and a domain changed before.
import type { BaoRole, BaoRoleKind, BcDomain } from '../../src/domain/bc-domain.ts';
import { bcDomains } from '../../src/domain/bc-domain.ts';
import type { StaffingEntry } from '../../src/domain/staffing-words.ts';
import type { World } from './world.ts';

const told: readonly string[] = [
  'escalated',
  'fell-back',
  'came-back',
  'appointed',
  'waived',
  'swapped',
  'took-too',
  'call-tried',
  'staffed',
] satisfies readonly StaffingEntry['type'][];

/** The journal about filling the roles: minutes and seconds since the raising, then the sentence people read. */
export async function ladderLines(w: World, id: string, reader = 'ole'): Promise<readonly string[]> {
  const { all, raisedAt } = await w.alarm(reader, id);
  const lines = (all?.journal ?? []).filter(({ type }) => told.includes(type));
  return lines.map(({ at, text }) => `${since(raisedAt, at)} ${text}`);
}

/** Time since a moment as `5:00`; a tenth of a second late shows. */
function since(begin: number, at: number): string {
  const seconds = (at - begin) / 1_000;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)}:${rest < 10 ? '0' : ''}${rest}`;
}

/** Changes a BC-Domäne, as its coordinator does before anything happens. */
export async function changeDomain(
  w: World,
  id: string,
  change: (domain: BcDomain) => Partial<BcDomain>,
): Promise<void> {
  const domain = await w.app().look.domain(id);
  if (!domain) throw new Error(`there is no domain ${id}`);
  const value = { ...domain, ...change(domain) };
  await w.app().entry.execute(bcDomains, id, { type: 'put', value }, { system: 'setup' });
}

/** Changes one role of a domain; its people by name. */
export function changeRole(
  w: World,
  id: string,
  kind: BaoRoleKind,
  change: Partial<BaoRole> & { readonly names?: readonly string[] },
): Promise<void> {
  const { names, ...rest } = change;
  const people = names ? { holders: names.map((name) => w.people.id(name)) } : {};
  return changeDomain(w, id, ({ roles }) => ({
    roles: roles.map((role) => (role.kind === kind ? { ...role, ...rest, ...people } : role)),
  }));
}

/** A small crisis team: Maren leads, then Heinrich, then Tjark; Gesine is Personal, then Carla, then Aylin. */
export const leadAndStaff: readonly BaoRoleKind[] = ['CRISIS_LEAD', 'HR'];

/** Raises for these roles alone and lets the first messages leave. */
export async function raiseFor(w: World, roles: readonly BaoRoleKind[], once?: string): Promise<string> {
  const wish = { over: { roles: [...roles] }, ...(once === undefined ? {} : { once }) };
  return (await w.raises('ole', wish)).id;
}
