/** Puts the sample administration into an empty store, and moves stored Teams addresses when the port has changed. */
import { bcDomains } from '../src/domain/bc-domain.ts';
import type { CaseKind } from '../src/domain/model.ts';
import { contacts, people, type Reach, reach } from '../src/domain/people.ts';
import { processes } from '../src/domain/process.ts';
import { scenarios } from '../src/domain/scenario.ts';
import { structures } from '../src/domain/structure.ts';
import type { Door } from '../src/engine/execute.ts';
import type { Store } from '../src/store/port.ts';
import { loadRegisters } from './sample/registers.ts';
import { loadSample, type PutRecord, type Sample } from './sample/sample.ts';
import { sideBySide } from './sample/side-by-side.ts';

const setup = { system: 'setup' } as const;

/** Connectors that answer in this run, the stand-in first. */
export type Connectors = readonly [string, ...string[]];

/**
 * Answers whether the store was empty. A load that was killed half-way is done again: equal records change nothing.
 * A sample that knows how its people are reached brings their addresses with it.
 */
export async function fillStore(
  entry: Door,
  store: Store,
  sample: Sample & { readonly reach?: readonly Reach[] },
  connectors: Connectors,
): Promise<boolean> {
  if (await isLoaded(entry, sample)) {
    await moveAddresses(entry, store, connectors);
    return false;
  }
  await loadSample(sample, putInto(entry));
  await loadRegisters(entry, sample.registers);
  return true;
}

function putInto(entry: Door): PutRecord {
  return async (...record) => {
    const [kind, id, value] = record;
    switch (kind) {
      case 'domain':
        await entry.execute(bcDomains, id, { type: 'put', value }, setup);
        break;
      case 'structure':
        await entry.execute(structures, id, { type: 'put', value }, setup);
        break;
      case 'person':
        await entry.execute(people, id, { type: 'put', value }, setup);
        break;
      case 'scenario':
        await entry.execute(scenarios, id, { type: 'put', value }, setup);
        break;
      case 'contact':
        await entry.execute(contacts, id, { type: 'put', value }, setup);
        break;
      case 'reach':
        await entry.execute(reach, id, { type: 'put', value }, setup);
        break;
    }
  };
}

/** The process loaded last tells that all was. */
async function isLoaded(entry: Door, sample: Sample): Promise<boolean> {
  const last = sample.registers.processes.at(-1);
  return last !== undefined && (await entry.read(processes, last.id)).state.revision >= last.versions.length;
}

/** The stand-ins move with PORT, a real connector does not: addresses learnt on another port would lead nowhere. */
async function moveAddresses(entry: Door, store: Store, connectors: Connectors): Promise<void> {
  const [serviceUrl] = connectors;
  await sideBySide(await idsOf(store, 'domain'), async (id) => {
    const { value } = (await entry.read(bcDomains, id)).state;
    if (!value?.channel || connectors.includes(value.channel.serviceUrl)) return;
    const moved = { ...value, channel: { ...value.channel, serviceUrl } };
    await entry.execute(bcDomains, id, { type: 'put', value: moved }, setup);
  });
  await sideBySide(await idsOf(store, 'reach'), async (id) => {
    const { value } = (await entry.read(reach, id)).state;
    if (!value || connectors.includes(value.serviceUrl)) return;
    await entry.execute(reach, id, { type: 'put', value: { ...value, serviceUrl } }, setup);
  });
}

async function idsOf(store: Store, kind: CaseKind): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await store.list({ kind, limit: 1_000, ...(after === undefined ? {} : { after }) });
    for (const { address } of page.rows) ids.push(address.id);
    after = page.next;
  }
  return ids;
}
