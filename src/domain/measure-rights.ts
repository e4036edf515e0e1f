// Who may give a measure which command: those who edit registers all of it, its owner how it stands.
import type { Measure, MeasureCommand } from './measure.ts';
import { isOf } from './partition.ts';
import { mayEditRegister, maySeeRegister, type Who } from './roles.ts';

/** What its owner says about her own measure. That it was effective is said by somebody else. */
const ofOwner: readonly MeasureCommand['type'][] = ['start', 'note', 'replan', 'finish'];

export const ownsMeasure = (who: Who, { owner }: Pick<Measure, 'owner'>): boolean =>
  who.kind === 'person' && who.id === owner;

export function maySeeMeasure(who: Who, measure: Measure): boolean {
  return maySeeRegister(who, measure.domain) || ownsMeasure(who, measure);
}

/** Whether a person may give this command; whether it is possible now is for the rules to say. */
export function mayWithMeasure(who: Who, id: string, command: MeasureCommand, measure: Measure): boolean {
  if (command.type === 'wake' || command.type === 'told' || command.type === 'link') return false;
  if (command.type === 'create') return isOf(command.domain, id) && mayEditRegister(who, command.domain);
  if (measure.status === 'none') return false;
  return mayEditRegister(who, measure.domain) || (ownsMeasure(who, measure) && ofOwner.includes(command.type));
}
