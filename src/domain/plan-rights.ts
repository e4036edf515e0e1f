// Who may give a plan which command: those who edit registers all of it, its owner her part, the management releases.
import { isOf } from './partition.ts';
import type { Plan } from './plan.ts';
import { ownerOf } from './plan-status.ts';
import type { PlanCommand } from './plan-words.ts';
import { mayEditRegister, maySeeRegister, type Who } from './roles.ts';

/** Owner of the version in force or of the draft; whoever gave it up no longer. */
export function ownsPlan(who: Who, plan: Plan): boolean {
  return who.kind === 'person' && ownerOf(plan) === who.id;
}

/** What the owner does with her own plan, whatever else she may see. */
const ofOwner: readonly PlanCommand['type'][] = ['write', 'submit', 'revise', 'discard', 'answer', 'trigger', 'return'];

/** Those who coordinate or alarm in the domain, its owner, and who was named to release it. */
export function maySeePlan(who: Who, plan: Plan): boolean {
  return maySeeRegister(who, plan.domain) || ownsPlan(who, plan) || isNamedToRelease(who, plan);
}

/** The Behördenleitung as it was when the draft was handed in; it releases and returns, and checks nothing else. */
function isNamedToRelease(who: Who, { status, submission }: Plan): boolean {
  return who.kind === 'person' && status === 'for-release' && (submission?.management.includes(who.id) ?? false);
}

/** Whether a person may give this command; whether it is possible now is for the rules to say. */
export function mayWithPlan(who: Who, id: string, command: PlanCommand, plan: Plan): boolean {
  if (command.type === 'wake' || command.type === 'told') return false;
  if (plan.status === 'none') {
    return command.type === 'write' && isOf(command.domain, id) && mayEditRegister(who, command.domain);
  }
  if (mayEditRegister(who, plan.domain)) return true;
  if (isNamedToRelease(who, plan) && (command.type === 'release' || command.type === 'return')) return true;
  return ownsPlan(who, plan) && ofOwner.includes(command.type);
}
