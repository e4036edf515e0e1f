// The emergency handbook at work: gathers its content, and every morning asks whoever keeps an old copy to replace it.
import { bcmsOfDomains } from '../domain/bcms.ts';
import { bcmsOf } from '../domain/bcms-rules.ts';
import { bundles } from '../domain/bundle.ts';
import { canonical } from '../domain/chain.ts';
import { escalationPlans, planId } from '../domain/escalation.ts';
import { handbooks, toReplace } from '../domain/handbook.ts';
import { type HandbookContent, type HandbookPerson, handbookContent } from '../domain/handbook-content.ts';
import { people } from '../domain/people.ts';
import { plans } from '../domain/plan-rules.ts';
import { processes } from '../domain/process.ts';
import { resources } from '../domain/resource.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';
import { knownPeople } from './known-ways.ts';
import type { RegisterBook } from './register-book.ts';

export interface HandbookNow {
  readonly content: HandbookContent;
  /** sha256 of the content. */
  readonly hash: string;
}

export interface Handbooks {
  /** The content as the registers stand now; undefined for an unknown domain. */
  now(domain: string): Promise<HandbookNow | undefined>;
  /** Compares the data, makes an edition where they changed, and asks for copies to be replaced. */
  tell(domain: string): Promise<void>;
  /** Settles what was asked of those whose copies are in order again. */
  settle(domain: string): Promise<void>;
}

const by = { system: 'spread' } as const;
const levels = ['EMERGENCY', 'CRISIS'] as const;

export function handbooksOf(env: Env, entry: Door, look: Directory, book: RegisterBook): Handbooks {
  async function personsOf(ids: readonly string[]): Promise<ReadonlyMap<string, HandbookPerson>> {
    const known = await knownPeople(entry, ids);
    const found = await Promise.all(
      known.map(async ({ person, name, second }) => {
        const jobTitle = (await entry.known(people, person)).state.value?.jobTitle ?? '';
        return [person, { name, jobTitle, ways: ['teams', ...second] }] as const;
      }),
    );
    return new Map(found.filter(([, { name }]) => name !== ''));
  }

  async function now(id: string): Promise<HandbookNow | undefined> {
    const domain = await look.domain(id);
    if (!domain) return undefined;
    const [settings, processList, resourceList, planList] = await Promise.all([
      book.values(bcmsOfDomains, id),
      book.values(processes, id),
      book.values(resources, id),
      book.all(plans, id),
    ]);
    const ladders = levels.map(async (level) => {
      const { value } = (await entry.read(escalationPlans, planId(id, level))).state;
      return { level, plan: value };
    });
    const states = planList.map(({ state }) => state);
    const named = [
      ...domain.roles.flatMap(({ holders }) => holders),
      ...(domain.management ?? []),
      ...processList.flatMap(({ owner = '' }) => owner),
      ...states.flatMap(({ released }) => released?.content.owner ?? ''),
    ];
    const content = handbookContent({
      domain,
      rule: bcmsOf(id, settings[0]),
      processes: processList,
      resources: resourceList,
      plans: states,
      ladders: await Promise.all(ladders),
      people: await personsOf(named.filter((one) => one !== '')),
      at: env.now(),
    });
    return { content, hash: env.digest(canonical(content)) };
  }

  async function settle(domain: string): Promise<void> {
    const { copies, editions } = (await entry.read(handbooks, domain)).state;
    const late = new Set(toReplace({ copies, editions }, env.now()).map(({ keeper }) => keeper));
    const wish = { kind: 'handbook', ref: domain } as const;
    for (const person of new Set(copies.map(({ keeper }) => keeper))) {
      if (late.has(person)) {
        await entry.execute(bundles, person, { type: 'add', person, ...wish, domain, due: null }, by);
      } else {
        await entry.execute(bundles, person, { type: 'done', ...wish }, by);
      }
    }
  }

  return {
    now,
    settle,
    async tell(domain) {
      const found = await now(domain);
      if (found) await entry.execute(handbooks, domain, { type: 'issue', hash: found.hash }, by);
      await settle(domain);
      await entry.execute(handbooks, domain, { type: 'looked' }, by);
    },
  };
}
