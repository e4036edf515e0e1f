// App roles of Entra ID: which of them the product knows, and which rights they give.
import type { Grant } from './people.ts';

/**
 * Assigned in Entra to people or groups; they come in the claim `roles` of a token. Only rights without a domain are given
 * this way. Who alarms and coordinates stands in the register: these rights belong to a domain, and the bot, whose
 * activities carry no roles, has to know them, too.
 */
export const appRoles = {
  'BCM.Admin': { role: 'admin', domain: '*' },
  'BCM.Oversight': { role: 'oversight', domain: '*' },
  'BCM.Joint': { role: 'joint', domain: '*' },
} as const satisfies Readonly<Record<string, Grant>>;
export type AppRole = keyof typeof appRoles;

const most = 200;

/** The product's app roles in the claim of a verified token. Others are no business of ours; what is no list gives none. */
export function appRolesIn(claim: unknown): readonly AppRole[] {
  if (!Array.isArray(claim) || claim.length > most) return [];
  return (Object.keys(appRoles) as AppRole[]).filter((role) => claim.includes(role));
}

/** The rights that app roles give. */
export const grantsFor = (roles: readonly AppRole[]): readonly Grant[] => roles.map((role) => appRoles[role]);
