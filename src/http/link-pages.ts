// All pages behind links, one for each kind of thing that is answered by one.
import { alarmLink } from './alarm-link.ts';
import type { LinkKinds } from './answer-link.ts';
import { approvalLink } from './approval-link.ts';
import { checkInLink } from './check-in-link.ts';
import { proposalLink } from './proposal-link.ts';
import type { HttpDeps } from './visitor.ts';

export function linkPages(deps: HttpDeps): LinkKinds {
  return {
    alarm: alarmLink(deps),
    approval: approvalLink(deps),
    'check-in': checkInLink(deps),
    proposal: proposalLink(deps),
  };
}
