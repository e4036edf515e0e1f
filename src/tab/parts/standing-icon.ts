// The sign beside each standing of a check-in; the words always stand beside it.
import type { CheckInStanding } from '../../domain/check-in-board.ts';
import type { IconName } from './icon.tsx';

export const standingIcon: Readonly<Record<CheckInStanding, IconName>> = {
  missing: 'missing',
  'on-site': 'check',
  mobile: 'virtual',
  from: 'coming',
  limited: 'warning',
  unavailable: 'unavailable',
};
