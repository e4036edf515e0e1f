// English names of everything about measures, and the sentences of what their rules refuse.
import type { measureWordsDe, refusedMeasureDe } from './de-measure.ts';

export const refusedMeasureEn: typeof refusedMeasureDe = {
  'measure-action': () => 'Please write what is to be done.',
  'measure-day': () => 'This date cannot be read. Please choose a day.',
  'measure-need': () => 'Please write what is to be corrected or improved.',
  'measure-note': () => 'Please write how it stands.',
  'measure-own': () => 'Somebody other than whoever carried the measure out checks whether it works.',
  'measure-owner': () => 'Please choose who carries the measure out.',
  'measure-past': () => 'The new date lies in the past. Please choose a later day.',
  'measure-risk': () => 'It can only be rejected when the management accepts the risk. Please choose who accepted it.',
  'measure-state': () => 'This is not possible as the measure stands now. Please reload the page.',
};

export const measureWordsEn: typeof measureWordsDe = {
  kind: { CORRECTION: 'Correction', IMPROVEMENT: 'Improvement', MAINTENANCE: 'Maintenance', PREVENTION: 'Prevention' },
  priority: { HIGH: 'High', MEDIUM: 'Medium', LOW: 'Low' },
  origin: {
    EXERCISE: 'Exercise',
    INCIDENT: 'Event',
    AUDIT: 'Audit',
    BIA: 'Business impact analysis',
    PLAN: 'Plan',
    NONE: 'No occasion',
  },
  status: {
    none: 'Unknown',
    open: 'Open',
    'in-progress': 'In progress',
    done: 'Done',
    checked: 'Effect checked',
    rejected: 'Rejected, risk accepted',
  },
  dueOn: (day) => `due ${day}`,
  effect: { yes: 'effective', no: 'not effective' },
};
