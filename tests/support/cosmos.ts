// Stores on the Cosmos look-alike for tests: empty ones, impatient ones, and what their requests came to.
import type { CosmosLookAlike } from '../../local/simulators/cosmos.ts';
import { type CosmosOptions, openCosmos } from '../../src/store/cosmos.ts';
import type { CallLimits, CallTools, ChargeKind } from '../../src/store/cosmos-calls.ts';
import type { Store } from '../../src/store/port.ts';

/** No request is given up, however slow the machine; let silence end by `hangsFor` of the look-alike. */
export const patient: CallLimits = { attempt: 15_000, total: 15_000, longestPause: 1_000 };

/** What hangs in a test, hangs so long; milliseconds. */
export const hangsFor = 50;

/** Pauses are noted and not waited for. */
export function noPauses(pauses: number[] = []): CallTools {
  const pause = async (ms: number) => void pauses.push(ms);
  return { now: () => performance.now(), pause, random: Math.random };
}

let stores = 0;

/** An empty store on the look-alike. */
export function emptyCosmos(cosmos: CosmosLookAlike, more: Partial<CosmosOptions> = {}): Promise<Store> {
  stores += 1;
  const database = `empty-${stores}`;
  return openCosmos({ endpoint: cosmos.endpoint, database, limits: patient, tools: noPauses(), ...more });
}

/** Adds charges up by the call they belong to. */
export function chargesByKind() {
  const sums = new Map<ChargeKind, number>();
  const onCharge = (kind: ChargeKind, ru: number) => void sums.set(kind, (sums.get(kind) ?? 0) + ru);
  return { sums, onCharge, total: () => [...sums.values()].reduce((sum, ru) => sum + ru, 0) };
}
