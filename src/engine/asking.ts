// Puts what a plan or a measure asks into the bundle of whoever is to answer, and takes it out again.
import { type BundleKind, bundles } from '../domain/bundle.ts';
import { measures, owesSuccessor } from '../domain/measure-rules.ts';
import type { CaseAddress } from '../domain/model.ts';
import { plans } from '../domain/plan-rules.ts';
import { ownerOf } from '../domain/plan-status.ts';
import type { Bundling } from './bundle.ts';
import type { Directory } from './directory.ts';
import type { Env } from './env.ts';
import type { Door } from './execute.ts';
import type { Measuring } from './measures.ts';

export interface Asking {
  /** Does what a plan or a measure owes its people; nothing for other kinds. Doing it twice changes nothing. */
  tell(address: CaseAddress): Promise<void>;
}

const by = { system: 'spread' } as const;

/** A wish, and to whom it goes. */
interface Wish {
  readonly kind: BundleKind;
  readonly ref: string;
  readonly domain: string;
  readonly due: number;
  /** Who answers for it; '' when that is nobody. */
  readonly owner: string;
  /** Under which kind the BC-Beauftragte is asked in the owner's place. */
  readonly instead: BundleKind;
}

export function asking(env: Env, entry: Door, look: Directory, bundle: Bundling, measuring: Measuring): Asking {
  /** Puts it into a bundle; answers whose, '' when there is nobody to ask. */
  async function put({ kind, ref, domain, due, owner, instead }: Wish): Promise<string> {
    const isThere = owner !== '' && (await look.person(owner)) !== undefined;
    const person = isThere ? owner : await bundle.coordinatorOf(domain, owner);
    if (person === '') env.log.warn('asking.nobody', { kind });
    else {
      const item = { person, kind: isThere ? kind : instead, ref, domain, due };
      await entry.execute(bundles, person, { type: 'add', ...item }, by);
    }
    return person;
  }

  /** Takes it back, also where the process died before it wrote down whom it had asked. */
  async function takeBack({ kind, ref, domain, owner, instead }: Wish, asked: string): Promise<void> {
    const all = new Set([asked, owner, asked === '' ? await bundle.coordinatorOf(domain, owner) : '']);
    for (const person of all) {
      if (person === '') continue;
      for (const each of new Set([kind, instead])) {
        await entry.execute(bundles, person, { type: 'done', kind: each, ref }, by);
      }
    }
  }

  async function tellPlan(id: string): Promise<void> {
    const { state: plan } = await entry.read(plans, id);
    const { state, round, person: asked, due } = plan.asking;
    if (state !== 'telling' && state !== 'closing') return;
    const wish = {
      kind: 'plan',
      ref: id,
      domain: plan.domain,
      due,
      owner: ownerOf(plan),
      instead: 'plan-owner',
    } as const;
    if (state === 'closing') await takeBack(wish, asked);
    const person = state === 'telling' ? await put(wish) : '';
    await entry.execute(plans, id, { type: 'told', round, state, person }, by);
  }

  async function tellMeasure(id: string): Promise<void> {
    const { state: measure } = await entry.read(measures, id);
    const { state, round, person: asked, due } = measure.asking;
    const { domain, owner } = measure;
    if (state === 'telling' || state === 'closing') {
      const wish = { kind: 'measure', ref: id, domain, due, owner, instead: 'measure' } as const;
      if (state === 'closing') await takeBack(wish, asked);
      const person = state === 'telling' ? await put(wish) : '';
      await entry.execute(measures, id, { type: 'told', round, state, person }, by);
    }
    if (owesSuccessor(measure)) await measuring.follow(id);
  }

  return {
    async tell(address) {
      if (address.kind === 'plan') await tellPlan(address.id);
      if (address.kind === 'measure') await tellMeasure(address.id);
    },
  };
}
