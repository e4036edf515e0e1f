// The reachability audit at work: plans every domain's nights, looks the facts up, and asks people to confirm theirs.
import { type AuditFacts, audits, isConfirmed } from '../domain/audit.ts';
import type { BcDomain } from '../domain/bc-domain.ts';
import { bundles } from '../domain/bundle.ts';
import { caseName } from '../domain/model.ts';
import { peopleInOrder } from '../domain/team.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';
import { type KnownPerson, knownPeople } from './known-ways.ts';
import { type Probes, probeAll } from './probe.ts';

export interface Auditing {
  /** Plans the nights of all domains, and of those that come later. Returns how to stop. */
  watch(): () => void;
  /** Looks up and notes what the audit of a domain owes. Sends nothing. */
  audit(domain: string): Promise<void>;
}

const by = { system: 'audit' } as const;

export function auditing(env: Env, entry: Door, look: Directory, probes: Probes): Auditing {
  async function begin(domain: string): Promise<void> {
    try {
      await entry.execute(audits, domain, { type: 'begin', domain }, by);
    } catch (error) {
      const fault = error instanceof Error ? error.name : 'unknown';
      env.log.error('audit.fault', { case: caseName({ kind: 'audit', id: domain }), error: fault });
    }
  }

  /** Earlier results keep their numbers; whom they named is erased. */
  async function forgetNames(domain: string): Promise<void> {
    const address = { kind: 'audit', id: domain } as const;
    const named = (await env.store.journal(address)).filter(({ open }) => Object.hasOwn(open, 'people'));
    for (const { seq } of named.slice(0, -1)) await env.store.erase(address, seq, 'people');
  }

  async function askToConfirm(domain: string, known: readonly KnownPerson[]): Promise<void> {
    for (const { person, teams, confirmedAt } of known) {
      const wish = { kind: 'contact', ref: person } as const;
      if (isConfirmed({ confirmedAt }, env.now())) {
        await entry.execute(bundles, person, { type: 'done', ...wish }, by);
      } else if (teams !== 'unknown-person') {
        await entry.execute(bundles, person, { type: 'add', person, ...wish, domain, due: null }, by);
      }
    }
  }

  return {
    watch() {
      void look.domains().then(
        (all) => Promise.all(all.map(({ id }) => begin(id))),
        (error: unknown) => {
          env.log.error('audit.fault', { error: error instanceof Error ? error.name : 'unknown' });
        },
      );
      return entry.onCommit(({ kind, id }) => {
        if (kind === 'domain') void begin(id);
      });
    },
    async audit(id) {
      const domain = await look.domain(id);
      if (!domain) return;
      const known = await knownPeople(
        entry,
        domain.roles.flatMap(({ holders }) => holders),
      );
      const ways = await probeAll(probes, (way) => env.log.warn('probe.failed', { way }));
      const facts = factsOf(domain, known, env.now());
      await entry.execute(audits, id, { type: 'note', facts: { ...facts, ways } }, by);
      await forgetNames(id);
      await askToConfirm(id, known);
    },
  };
}

function factsOf(domain: BcDomain, known: readonly KnownPerson[], at: number): Omit<AuditFacts, 'ways'> {
  return {
    people: known.map(({ person, teams, second, confirmedAt }) => ({ person, teams, ways: second, confirmedAt })),
    roles: domain.roles.map((role) => ({
      kind: role.kind,
      ...(role.needed === undefined ? {} : { needed: role.needed }),
      people: peopleInOrder(domain, role, at),
    })),
    bridge: domain.callIn.number,
  };
}
