// Putting a record of a register: all its faults at once, or its next revision.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../domain/model.ts';
import { fault, type RegisterFault } from '../domain/register-fault.ts';
import type { FaultsBody } from './contract-registers.ts';
import type { HttpDeps, Visitor } from './visitor.ts';

export const byTab = ({ person }: Visitor): Actor => ({ person: person.id, via: 'tab' });

/** Answers 422 with every fault; in the log stand only their codes. */
export function answerFaults(
  { env }: HttpDeps,
  { texts }: Visitor,
  request: FastifyRequest,
  reply: FastifyReply,
  faults: readonly RegisterFault[],
): FastifyReply {
  env.log.info('http.refused', { ref: request.id, status: 422, code: faults[0]?.code ?? '', count: faults.length });
  const text = texts.tab.registers.faults(faults.length);
  const body: FaultsBody = { error: { code: 'record-faults', text, ref: request.id }, faults };
  return reply.status(422).send(body);
}

/** Whoever is named works in the domain, as those found by the search do; nobody learns names by guessing ids. */
export async function personFaults(
  { look }: HttpDeps,
  field: string,
  domain: string,
  person: string,
): Promise<readonly RegisterFault[]> {
  return person === '' || (await look.person(person))?.domain === domain ? [] : [fault(field, 'person-unknown')];
}
