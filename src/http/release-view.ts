// What is shown of the second yes for an alarm's audience, and what a reader may do about it.
import type { Alarm } from '../domain/alarm.ts';
import { approvals } from '../domain/approval.ts';
import { releaseUntil } from '../domain/release.ts';
import { mayTell } from '../domain/roles.ts';
import type { ReleaseRights, ReleaseView } from './contract-approval.ts';
import type { HttpDeps, Visitor } from './visitor.ts';

/** The rights of a reader; the rules decide again when she uses them. */
export function releaseRights({ who, emergency }: Visitor, alarm: Alarm): ReleaseRights {
  const { release, status, mode, domain, audience, raisedBy } = alarm;
  const isOpen = status === 'open' && audience !== null && !emergency;
  const may = mayTell(who, 'real', domain, audience);
  const isOther = who.id !== raisedBy && who.id !== release.askedBy;
  const isDenied = release.state === 'refused' || release.state === 'expired';
  return {
    approve: isOpen && may && isOther && release.state === 'waiting',
    ask: isOpen && isDenied && mayTell(who, mode, domain, audience),
    breakGlass: isOpen && may && mode === 'real' && (isDenied || release.state === 'waiting'),
  };
}

/** Null where no second yes is needed and none was. */
export async function releaseView({ entry, look }: HttpDeps, id: string, alarm: Alarm): Promise<ReleaseView | null> {
  const { release, audience, telling } = alarm;
  if (audience === null || release.way === 'none') return null;
  const nameOf = async (person: string) => (person === '' ? '' : ((await look.person(person))?.name ?? ''));
  const { way, state, askedBy, decidedBy, decidedAt } = release;
  return {
    way,
    state,
    until: releaseUntil(alarm),
    asker: await nameOf(askedBy),
    decider: await nameOf(decidedBy),
    decidedAt,
    approvers: (await entry.read(approvals, id)).state.approvers.length,
    version: telling.version,
    checksum: audience.id,
  };
}
