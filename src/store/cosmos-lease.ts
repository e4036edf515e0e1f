// Leases of the Cosmos store: one document each, replaced only by who has read its newest version.
import { type LeaseDocument, leasePlace } from './cosmos-documents.ts';
import type { Requests } from './cosmos-requests.ts';
import type { Lease, Store } from './port.ts';

/** Whoever loses the race so often leaves it to the others. */
const mostRaces = 5;

export function leases(requests: Requests, newId: () => string): Pick<Store, 'lease' | 'release'> {
  const read = (kind: 'lease' | 'release', name: string) => requests.read<LeaseDocument>(kind, leasePlace(name));

  /** True when the document stands as written, even if only a repeat of the write was answered. */
  async function write(kind: 'lease' | 'release', document: LeaseDocument, over: string | null): Promise<boolean> {
    if (await requests.put(kind, document, over)) return true;
    return (await requests.read<LeaseDocument>(kind, document))?.w === document.w;
  }

  return {
    async lease(name, holder, dead) {
      let seen: Lease = { holder: '', epoch: 0, beat: 0 };
      for (let races = 0; races < mostRaces; races += 1) {
        const current = await read('lease', name);
        const ours = current?.holder === holder;
        if (current) seen = leaseOf(current);
        if (current && !ours && current.holder !== '' && !dead(seen)) return seen;
        const taken = { holder, epoch: seen.epoch + (ours ? 0 : 1), beat: seen.beat + 1 };
        const document = { ...leasePlace(name), ...taken, w: newId() };
        if (await write('lease', document, current?._etag ?? null)) return taken;
      }
      return seen;
    },
    async release(name, holder) {
      for (let races = 0; races < mostRaces; races += 1) {
        const current = await read('release', name);
        if (current?.holder !== holder) return;
        const { epoch, beat } = current;
        const document = { ...leasePlace(name), holder: '', epoch, beat, w: newId() };
        if (await write('release', document, current._etag)) return;
      }
    },
  };
}

const leaseOf = ({ holder, epoch, beat }: LeaseDocument): Lease => ({ holder, epoch, beat });
