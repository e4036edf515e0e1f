// Who is behind a number and which open alarm is meant: never guessed, and only among those who are asked right now.
import type { Alarm } from '../domain/alarm.ts';
import { alarms } from '../domain/alarm-rules.ts';
import { contacts } from '../domain/people.ts';
import { asked } from '../domain/staffing.ts';
import type { Env } from '../engine/env.ts';
import type { Door } from '../engine/execute.ts';

export interface PhoneTools {
  readonly env: Env;
  readonly entry: Door;
}

/** An open alarm in which somebody is asked. */
export interface OpenAlarm {
  readonly id: string;
  readonly alarm: Alarm;
}

export interface Caller {
  readonly person: string;
  readonly open: readonly OpenAlarm[];
}

const mostOpen = 200;

/** `0511 555-0101` and `0049…` → `+495115550101`; '' for what is no number. */
export function numberOf(given: string): string {
  const digits = given.replace(/[\s/().-]/g, '');
  const full = digits.replace(/^00/, '+').replace(/^0(?=[1-9])/, '+49');
  return /^\+[1-9]\d{6,14}$/.test(full) ? full : '';
}

/** Everybody who is asked in an open alarm and has this number, with those alarms. */
export async function callersOf({ env, entry }: PhoneTools, number: string): Promise<readonly Caller[]> {
  if (number === '') return [];
  const { rows } = await env.store.list({ kind: 'alarm', status: 'open', limit: mostOpen });
  const found = new Map<string, OpenAlarm[]>();
  const known = new Map<string, boolean>();
  for (const { address } of rows) {
    const { state } = await entry.read(alarms, address.id);
    for (const person of asked(state)) {
      const has = known.get(person) ?? (await hasNumber(entry, person, number));
      known.set(person, has);
      if (has) found.set(person, [...(found.get(person) ?? []), { id: address.id, alarm: state }]);
    }
  }
  return [...found].map(([person, open]) => ({ person, open }));
}

async function hasNumber(entry: Door, person: string, number: string): Promise<boolean> {
  const { value } = (await entry.read(contacts, person)).state;
  return (value?.numbers ?? []).some((one) => one.number === number);
}

/** `Ü 2026-017` → `ü 2026-017` */
const plain = (number: string) => number.toLowerCase().replace(/\s+/g, ' ');

/**
 * The alarm that is meant: the one whose number is named; else the only one; else the only one that asked by this way.
 * Null: nobody can tell, so the person is asked.
 */
export function meant(open: readonly OpenAlarm[], person: string, named: string | null): OpenAlarm | null {
  if (named !== null)
    return only(exact(open, named)) ?? only(open.filter(({ alarm }) => sameDigits(alarm.number, named)));
  return only(open) ?? only(open.filter(({ alarm }) => wasAskedBySms(alarm, person)));
}

const only = <T>(found: readonly T[]): T | null => (found.length === 1 ? (found[0] as T) : null);
const exact = (open: readonly OpenAlarm[], named: string) => open.filter(({ alarm }) => plain(alarm.number) === named);
/** Nobody types the Ü on an old phone; a real alarm and an exercise may then have the same digits. */
const sameDigits = (number: string, named: string) => plain(number).replace(/^ü /, '') === named.replace(/^ü /, '');

function wasAskedBySms({ ledger }: Alarm, person: string): boolean {
  return Object.values(ledger.deliveries).some(
    ({ to, way, state }) => way === 'sms' && 'person' in to && to.person === person && state !== 'planned',
  );
}
