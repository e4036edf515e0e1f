// The call list in groups: each person once, under the first of her roles that nobody fills.
import type { BaoRoleKind } from '../domain/bc-domain.ts';
import type { CallRow } from '../http/contract-staffing.ts';

export interface CallGroup {
  /** Null for calls that are not about a role. */
  readonly role: BaoRoleKind | null;
  readonly core: boolean;
  readonly rows: readonly CallRow[];
}

/** In the order of the rows. */
export function callGroups(rows: readonly CallRow[]): readonly CallGroup[] {
  const groups = new Map<BaoRoleKind | null, CallRow[]>();
  for (const row of rows) {
    const role = row.roles[0]?.role ?? null;
    groups.set(role, [...(groups.get(role) ?? []), row]);
  }
  return [...groups].map(([role, those]) => ({ role, core: those[0]?.roles[0]?.core ?? false, rows: those }));
}
