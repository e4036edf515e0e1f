// The sheet *Abweichungen*: MUSS and SOLL with reason, word to the BCM-Board and risk acceptance (BCLL 4.2).
import type { Deviation } from '../domain/deviation.ts';
import { day, person, text, word } from './field-kinds.ts';
import { type Field, property, type RegisterSheet } from './register-sheet.ts';

const modals = { MUSS: ['MUSS'], SOLL: ['SOLL', 'SOLLTE'] } as const;
const p = property<Deviation, keyof Deviation>;

/** Nobody is '' in a sheet and null in the record. */
const accepted: Field<Deviation> = {
  id: 'risk-accepted-by',
  name: 'Risiko übernommen durch',
  width: 30,
  also: ['Risikoübernahme', 'Risikoübernahme durch'],
  kind: person,
  get: ({ riskAcceptedBy }) => riskAcceptedBy ?? '',
  set: (record, value) => ({ ...record, riskAcceptedBy: value === '' ? null : (value as string) }),
};

export const deviationSheet: RegisterSheet<Deviation> = {
  sheet: 'Abweichungen',
  many: true,
  key: /^[a-z0-9][a-z0-9-]{0,59}$/,
  name: { head: 'Anforderung', also: ['Vorgabe', 'Requirement', 'Nr. der Anforderung'], most: 120 },
  nameOf: ({ requirement }) => requirement,
  named: (record, requirement) => ({ ...record, requirement }),
  isRetired: ({ closedOn }) => closedOn !== null,
  blank: (domain, id) => ({
    id,
    domain,
    requirement: '',
    modal: 'MUSS',
    reason: '',
    boardInformedOn: null,
    riskAcceptedBy: null,
    riskAcceptedOn: null,
    validTo: null,
    closedOn: null,
  }),
  fields: () => [
    p('modal', {
      id: 'modal',
      name: 'Verbindlichkeit',
      width: 14,
      kind: word('modal', modals),
      also: ['Modalverb', 'MUSS/SOLL', 'Art'],
    }),
    p('reason', {
      id: 'reason',
      name: 'Begründung',
      width: 48,
      kind: text(4000),
      also: ['Grund', 'Begründung der Abweichung'],
    }),
    p(
      'boardInformedOn',
      { id: 'board-informed', name: 'BCM-Board informiert am', width: 14, kind: day, also: ['Board informiert'] },
      null,
    ),
    accepted,
    p(
      'riskAcceptedOn',
      { id: 'risk-accepted-on', name: 'Risiko übernommen am', width: 14, kind: day, also: ['Risikoübernahme am'] },
      null,
    ),
    p(
      'validTo',
      { id: 'valid-to', name: 'Gilt bis', width: 12, kind: day, also: ['Befristet bis', 'gültig bis'] },
      null,
    ),
    p(
      'closedOn',
      { id: 'closed-on', name: 'Erfüllt am', width: 12, kind: day, also: ['Geschlossen am', 'Erledigt am'] },
      null,
    ),
  ],
};
