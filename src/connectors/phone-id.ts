// The name under which a gateway knows a message, and by which its reports are matched.
import type { Handover } from '../engine/env.ts';

/** `alarm:<id>:<delivery>` */
export function phoneId({ address, delivery }: Handover): string {
  return `${address.kind}:${address.id}:${delivery.id}`;
}

/** Which alarm and delivery a report is about; null when it is about neither. */
export function alarmOf(id: string): { readonly alarm: string; readonly delivery: string } | null {
  const parts = /^alarm:([^:]{1,100}):([^:]{1,40})$/.exec(id);
  return parts?.[1] && parts[2] ? { alarm: parts[1], delivery: parts[2] } : null;
}
