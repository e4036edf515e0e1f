// The name under which a gateway knows a message, and by which its reports are matched.
import type { Handover } from '../engine/env.ts';

/** `<kind>:<id>:<delivery>` */
export function phoneId({ address, delivery }: Handover): string {
  return `${address.kind}:${address.id}:${delivery.id}`;
}

interface About {
  readonly id: string;
  readonly delivery: string;
}

/** Which case of this kind and which delivery a report is about; null when it is about neither. */
export function caseOf(kind: 'alarm' | 'approval' | 'proposal', id: string): About | null {
  const parts = /^([a-z-]{1,40}):([^:]{1,200}):([^:]{1,40})$/.exec(id);
  return parts?.[1] === kind && parts[2] && parts[3] ? { id: parts[2], delivery: parts[3] } : null;
}
