// Routes of everybody's own contact: seen, changed, confirmed with one tap, and taken back with its past.
import type { FastifyInstance } from 'fastify';
import { checkNumbers, e164 } from '../domain/contact.ts';
import type { Actor } from '../domain/model.ts';
import { type Contact, contacts } from '../domain/people.ts';
import { goesOn, retentionId, retentions } from '../domain/retention.ts';
import { forgetNumbers } from '../engine/contact-past.ts';
import { Refusal } from '../errors.ts';
import { checked } from './checked.ts';
import { type ContactView, contactRequest } from './contract-people.ts';
import { type HttpDeps, signedIn, type Visitor } from './visitor.ts';

const byTab = ({ person }: Visitor): Actor => ({ person: person.id, via: 'tab' });

export function contactRoutes(server: FastifyInstance, deps: HttpDeps): void {
  const { env } = deps;
  server.get(
    '/api/contact',
    signedIn((by) => contactView(deps, by)),
  );
  server.post(
    '/api/contact',
    signedIn(async (by, request) => {
      const { email, numbers } = checked(contactRequest, request.body);
      const read = numbers.map((one) => ({ ...one, number: e164(one.number) ?? one.number }));
      checkNumbers(read);
      return put(deps, by, { person: by.person.id, numbers: read, email, confirmedAt: env.now() });
    }),
  );
  server.post(
    '/api/contact/confirm',
    signedIn(async (by) => {
      const { value } = (await deps.entry.read(contacts, by.person.id)).state;
      if (!value) throw new Refusal('nothing-changed');
      return put(deps, by, { ...value, numbers: value.numbers ?? [], confirmedAt: env.now() });
    }),
  );
}

/** Puts the record and takes the numbers of every earlier version out of the journal: what is taken back is gone. */
async function put(deps: HttpDeps, by: Visitor, value: Contact): Promise<ContactView> {
  const { entry, env } = deps;
  const { seq } = await entry.execute(contacts, by.person.id, { type: 'put', value }, byTab(by));
  await forgetNumbers(env, by.person.id, seq);
  return contactView(deps, by);
}

async function contactView({ env, entry, look }: HttpDeps, { person }: Visitor): Promise<ContactView> {
  const { value } = (await entry.read(contacts, person.id)).state;
  const domains = await look.domains();
  const kept = (await entry.read(retentions, retentionId)).state.people[person.id];
  const roles = domains.flatMap(({ id, name, roles: all }) =>
    all.filter(({ holders }) => holders.includes(person.id)).map(({ kind }) => ({ domain: { id, name }, role: kind })),
  );
  return {
    name: person.name,
    address: person.email,
    email: value?.email ?? false,
    numbers: value?.numbers ?? [],
    confirmedAt: value?.confirmedAt ?? null,
    needed: person.grants.length > 0 || domains.some(({ management = [] }) => management.includes(person.id)),
    roles,
    goesOn:
      kept && (value?.numbers ?? []).length > 0 ? (kept.told?.day ?? goesOn(kept, value?.confirmedAt ?? null)) : null,
    now: env.now(),
  };
}
