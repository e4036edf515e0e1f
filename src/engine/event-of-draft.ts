// What a draft says about its event, checked: the prepared alarm it comes from, and the processes of its domain that are hit.
import type { AboutEvent } from '../domain/alarm-event.ts';
import { processes } from '../domain/process.ts';
import { scenarios } from '../domain/scenario.ts';
import { Refusal } from '../errors.ts';
import type { Door } from './execute.ts';

interface Wanted {
  readonly domain: string;
  readonly scenario?: string | undefined;
  readonly processes?: readonly string[] | undefined;
}

/** Throws Refusal for a process that the domain does not have. */
export async function aboutEvent(
  entry: Door,
  { domain, scenario: wanted = '', processes: named }: Wanted,
): Promise<AboutEvent> {
  const prepared = wanted === '' ? undefined : (await entry.read(scenarios, wanted)).state.value;
  // Nothing of another domain is taken over, and an alarm never waits for a prepared one that is gone.
  const scenario = prepared?.domain === domain ? prepared : undefined;
  const hit = [...new Set(named ?? scenario?.processes ?? [])];
  const found = await Promise.all(
    hit.map(async (id) => (await entry.read(processes, id)).state.value?.domain === domain),
  );
  if (named !== undefined && found.includes(false)) throw new Refusal('process-unknown');
  return { scenario: scenario?.id ?? '', processes: hit.filter((_, index) => found[index]) };
}
