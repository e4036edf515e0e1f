// What can be wrong with a record of a register: found all at once, each with its field.

export const registerFaultCodes = [
  'missing',
  'too-long',
  'name-twice',
  'hours-bad',
  'rto-short',
  'percent-bad',
  'day-bad',
  'day-future',
  'damage-falls',
  'damage-rows',
  'justification-missing',
  'needs-itself',
  'needs-unknown',
  'too-many',
  'person-unknown',
  'phone-bad',
  'evidence-twice',
  'horizons-count',
  'horizons-order',
  'critical-days',
  'deadline-hours',
  'deadline-months',
  'after-unknown',
  'after-circle',
  'recipient-unknown',
  'recipient-used',
] as const;
export type RegisterFaultCode = (typeof registerFaultCodes)[number];

/** Values that the sentence of a fault or gap names. */
export type Details = Readonly<Record<string, string | number>>;

/** One fault. The sentence that goes with the code stands in the texts; `field` is the name of the record's field. */
export interface RegisterFault {
  readonly field: string;
  readonly code: RegisterFaultCode;
  readonly detail: Details;
}

export const fault = (field: string, code: RegisterFaultCode, detail: Details = {}): RegisterFault => ({
  field,
  code,
  detail,
});

/** Ten years; nobody plans longer. */
const mostHours = 10 * 365 * 24;
export const longestName = 120;
export const longestText = 2_000;

/** Faults of a text that has to be there or not. */
export function textFaults(field: string, text: string, most: number, isNeeded: boolean): readonly RegisterFault[] {
  if (isNeeded && text.trim() === '') return [fault(field, 'missing')];
  return text.length > most ? [fault(field, 'too-long', { most })] : [];
}

/** Faults of a duration in hours; fractions are allowed. */
export function hoursFaults(field: string, hours: number | null | undefined): readonly RegisterFault[] {
  if (hours === null || hours === undefined || (Number.isFinite(hours) && hours >= 0 && hours <= mostHours)) return [];
  return [fault(field, 'hours-bad')];
}
