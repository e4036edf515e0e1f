// From a report (Meldung) to an alarm: the draft that one click raises.
import type { BcDomain } from '../domain/bc-domain.ts';
import type { Actor } from '../domain/model.ts';
import { type Proposal, proposals } from '../domain/proposal.ts';
import { mayRaise } from '../domain/roles.ts';
import { Refusal } from '../errors.ts';
import type { Directory } from './directory.ts';
import type { Door } from './execute.ts';
import type { Draft, Raising } from './raise.ts';

const answerMinutes = 10;

/** The alarm a report would become: the core team, the domain's room and number as next step. */
export function draftOf(proposal: Proposal, domain: BcDomain, nextStep: string): Draft {
  return {
    mode: 'real',
    domain: domain.id,
    level: proposal.level,
    what: proposal.what,
    where: proposal.where,
    since: proposal.since,
    nextStep,
    roles: domain.roles.filter((role) => role.core).map((role) => role.kind),
    exerciseName: '',
    answerMinutes,
    audience: 'none',
    audienceStep: '',
  };
}

/** Raises the alarm of a report, once, and closes the report. */
export async function raiseFromProposal(
  tools: { entry: Door; look: Directory; raise: Raising },
  id: string,
  by: Actor,
  nextStepOf: (domain: BcDomain) => string,
): Promise<{ id: string; number: string }> {
  const { state } = await tools.entry.read(proposals, id);
  const domain = await tools.look.domain(state.domain);
  if (state.status === 'none' || !domain) throw new Refusal('not-found');
  if (!mayRaise(await tools.entry.who(by), 'real', domain.id)) throw new Refusal('not-allowed');
  if (state.status === 'dismissed') throw new Refusal('proposal-closed');
  const draft = draftOf(state, domain, nextStepOf(domain));
  const raised = await tools.raise.raise(draft, by, id, id);
  await tools.entry.execute(proposals, id, { type: 'raise', alarm: raised.id }, by);
  return raised;
}
