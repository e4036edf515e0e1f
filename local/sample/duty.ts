/** Terms and duty of the sample's crisis teams: made so that every kind of gap can be seen somewhere. */
import type { BaoRole, DutyWindow, Term } from '../../src/domain/bc-domain.ts';
import { fixedPersonId } from './fixed-ids.ts';
import type { DomainCode, PersonKey } from './roster.ts';

/** Whole years, so that the sample is the same whenever it is started. */
const from = Date.UTC(2025, 11, 31, 23);
const to = Date.UTC(2035, 11, 31, 23);

/** Who is on call all year round: holders, so that the order in which people are asked is that of their ranks. */
const onCall: Partial<Record<DomainCode, readonly (readonly [PersonKey, DutyWindow['role']])[]>> = {
  'MI-ITN': [['osterloh', 'IT']],
  'MF-NLBV': [['owusu', 'IT']],
  'MU-NLWKN': [['tammena', 'CRISIS_LEAD']],
  MI: [['duewel', 'IT']],
  MW: [['fernandes', null]],
};

const usual: Term = {
  validFrom: '2025-01-01',
  validTo: '2034-12-31',
  trainedAt: '2026-02-17',
  exercisedAt: '2026-05-20',
};

/** What is not as it should be, by domain, role and person: an appointment that is over, no training, no exercise. */
const odd: Partial<Record<DomainCode, readonly (readonly [BaoRole['kind'], PersonKey, Partial<Term>])[]>> = {
  'MI-ITN': [
    ['BACK_OFFICE', 'meyer-zu-selhausen', { validTo: '2026-06-30' }],
    ['IT', 'raghunathan', { exercisedAt: null }],
    ['CISO', 'oconnor', { trainedAt: '2021-04-13' }],
  ],
  MF: [['COMMUNICATION', 'lohmann', { trainedAt: null, exercisedAt: null }]],
  MK: [['FACILITY', 'warnecke', { validTo: '2026-03-31' }]],
};

/** The roles with their terms. */
export function withTerms(domain: DomainCode, roles: readonly BaoRole[]): BaoRole[] {
  const exceptions = new Map(
    (odd[domain] ?? []).map(([kind, person, change]) => [`${kind} ${fixedPersonId(person)}`, change] as const),
  );
  return roles.map((role) => ({
    ...role,
    terms: Object.fromEntries(
      role.holders.map((person) => [person, { ...usual, ...exceptions.get(`${role.kind} ${person}`) }]),
    ),
  }));
}

/** Duty windows of a domain. */
export function dutyOf(domain: DomainCode): DutyWindow[] {
  return (onCall[domain] ?? []).map(([person, role]) => ({
    person: fixedPersonId(person),
    kind: 'on-call',
    role,
    from,
    to,
  }));
}
