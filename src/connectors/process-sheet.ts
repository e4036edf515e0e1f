// The sheet *Prozesse*: figures of the impact analysis, damage per scenario and horizon, and what a process depends on.
import { damageAt, withDerived } from '../domain/bia.ts';
import { type BusinessProcess, type Damage, type DamageScenario, damageScenarios } from '../domain/process.ts';
import { day, hours, hoursSaid, person, references, text, type Words, whole, word, yesNo } from './field-kinds.ts';
import { type Field, property, type RegisterSheet } from './register-sheet.ts';

const scenarioNames: Readonly<Record<DamageScenario, readonly [string, ...string[]]>> = {
  SAFETY: ['Unversehrtheit', 'Persönliche Unversehrtheit', 'Leib und Leben'],
  TASKS: ['Aufgabenerfüllung', 'Beeinträchtigung der Aufgabenerfüllung'],
  LAW: ['Gesetze', 'Verstoß gegen Gesetze, Vorschriften und Verträge', 'Gesetze/Vorschriften/Verträge', 'Recht'],
  REPUTATION: ['Außenwirkung', 'Negative Innen- oder Außenwirkung', 'Innen-/Außenwirkung', 'Ansehen'],
  FINANCE: ['Finanzen', 'Finanzielle Auswirkungen', 'Finanziell'],
};

/** Schadenskategorien (BSI 200-4, 7.1.2). */
export const damageWords: Words = {
  1: ['gering', 'niedrig', 'vernachlässigbar', 'low'],
  2: ['mittel', 'normal', 'spürbar', 'medium'],
  3: ['hoch', 'beträchtlich', 'erheblich', 'high'],
  4: ['sehr hoch', 'existenzbedrohend', 'kritisch', 'very high'],
};
const damage = word('damage', damageWords, null);

function damageField(scenario: DamageScenario, index: number, horizons: readonly number[]): Field<BusinessProcess> {
  const [short, ...others] = scenarioNames[scenario];
  const horizon = horizons[index] ?? 0;
  const said = hoursSaid(horizon);
  const spellings = [
    said,
    `${horizon} h`,
    `${horizon} Std.`,
    `${horizon} Stunden`,
    ...(horizon % 24 === 0 ? daysSaid(horizon / 24) : []),
  ];
  return {
    id: `damage.${scenario}.${horizon}`,
    name: `Schaden ${short} ${said}`,
    width: 12,
    also: [short, `Schaden ${short}`, ...others].flatMap((name) =>
      spellings.flatMap((when) => [`${name} ${when}`, `${name} / ${when}`, `${name} nach ${when}`]),
    ),
    kind: damage,
    get: (record) => {
      const level = damageAt(record, horizons)[scenario]?.[index] ?? null;
      return level === null ? null : String(level);
    },
    set(record, value) {
      const level = value === null ? null : (Number(value) as Damage);
      return withDamage(record, scenario, index, horizons, level);
    },
    prop: 'damage',
  };
}

const daysSaid = (days: number) => [`${days} Tage`, `${days} Tag`, `${days} d`, `${days} T`];

/** A row without any rating is no row, and none at all is no analysis. */
function withDamage(
  record: BusinessProcess,
  scenario: DamageScenario,
  index: number,
  horizons: readonly number[],
  level: Damage | null,
): BusinessProcess {
  const before = damageAt(record, horizons);
  const row = horizons.map((_, at) => (at === index ? level : (before[scenario]?.[at] ?? null)));
  const rows = { ...before, [scenario]: row };
  const rated = damageScenarios.filter((each) => rows[each]?.some((one) => one !== null));
  const { damage: _damage, horizonHours: _hours, ...rest } = record;
  if (rated.length === 0) return rest;
  return { ...rest, damage: Object.fromEntries(rated.map((each) => [each, rows[each]])), horizonHours: horizons };
}

const p = property<BusinessProcess, keyof BusinessProcess>;

export const processSheet: RegisterSheet<BusinessProcess> = {
  sheet: 'Prozesse',
  many: true,
  key: /^[a-z0-9][a-z0-9-]{0,59}$/,
  name: {
    head: 'Prozess',
    also: ['Geschäftsprozess', 'Prozessname', 'Name', 'Name des Prozesses', 'Bezeichnung', 'Fachaufgabe', 'Titel'],
    most: 120,
  },
  nameOf: ({ name }) => name,
  named: (record, name) => ({ ...record, name }),
  isRetired: ({ retired }) => retired === true,
  blank: (domain, id) => ({
    id,
    domain,
    name: '',
    unit: '',
    mtpdHours: null,
    rtoHours: null,
    rpoHours: null,
    mbco: '',
  }),
  derived: (record, { rule }) => withDerived(record, rule),
  fields: ({ rule: { horizonHours } }) => [
    p('unit', {
      id: 'unit',
      name: 'Organisationseinheit',
      width: 24,
      kind: text(120),
      also: ['OE', 'Abteilung', 'Referat', 'Fachbereich', 'Bereich'],
    }),
    p('owner', {
      id: 'owner',
      name: 'Zuständig',
      width: 30,
      kind: person,
      also: ['Verantwortlich', 'Prozessverantwortlich', 'Prozesseigner', 'Verantwortliche Person'],
    }),
    p(
      'mtpdHours',
      {
        id: 'mtpd',
        name: 'MTPD (h)',
        width: 10,
        kind: hours,
        also: [
          'MTPD',
          'MTA',
          'Maximal tolerierbare Ausfallzeit',
          'Max. tolerierbare Ausfallzeit',
          'MTPD/MTA',
          'MTA/MTPD',
        ],
      },
      null,
    ),
    p(
      'rtoHours',
      {
        id: 'rto',
        name: 'RTO (h)',
        width: 10,
        kind: hours,
        also: ['RTO', 'WAZ', 'Wiederanlaufzeit', 'Geforderte Wiederanlaufzeit', 'RTO/WAZ'],
      },
      null,
    ),
    p(
      'rpoHours',
      {
        id: 'rpo',
        name: 'RPO (h)',
        width: 10,
        kind: hours,
        also: ['RPO', 'Maximal zulässiger Datenverlust', 'Max. zulässiger Datenverlust', 'Datenverlust'],
      },
      null,
    ),
    p('mbco', {
      id: 'mbco',
      name: 'Notbetriebsniveau',
      width: 36,
      kind: text(2000),
      also: ['MBCO', 'Notbetrieb', 'Notbetriebsniveau (MBCO)'],
    }),
    p(
      'mbcoPercent',
      {
        id: 'mbco-percent',
        name: 'Notbetriebsniveau (%)',
        width: 12,
        kind: whole(0, 100),
        also: ['MBCO (%)', 'MBCO in %', 'MBCO in Prozent'],
      },
      null,
    ),
    p(
      'durationHours',
      { id: 'duration', name: 'Prozessdauer (h)', width: 12, kind: hours, also: ['Prozessdauer', 'Bearbeitungsdauer'] },
      null,
    ),
    p('worstTime', {
      id: 'worst-time',
      name: 'Ungünstigster Zeitpunkt',
      width: 24,
      kind: text(200),
      also: ['Kritischer Zeitraum', 'Kritische Termine', 'Hochlastzeiten'],
    }),
    ...damageScenarios.flatMap((scenario) =>
      horizonHours.map((_, index) => damageField(scenario, index, horizonHours)),
    ),
    p('justification', {
      id: 'justification',
      name: 'Begründung',
      width: 40,
      kind: text(4000),
      also: ['Begründung der Einstufung', 'Begründung BIA', 'Erläuterung'],
    }),
    p(
      'biaDay',
      {
        id: 'bia-day',
        name: 'BIA vom',
        width: 12,
        kind: day,
        also: ['Datum BIA', 'BIA-Datum', 'Stand BIA', 'Datum der BIA'],
      },
      null,
    ),
    p(
      'needsProcesses',
      {
        id: 'needs-processes',
        name: 'Braucht Prozesse',
        width: 36,
        kind: references('process'),
        also: ['Vorgelagerte Prozesse', 'Abhängige Prozesse', 'Abhängig von Prozessen', 'Benötigte Prozesse'],
      },
      [],
    ),
    p(
      'needsResources',
      {
        id: 'needs-resources',
        name: 'Braucht Ressourcen',
        width: 36,
        kind: references('resource'),
        also: ['Ressourcen', 'Benötigte Ressourcen', 'Abhängig von Ressourcen', 'Zielobjekte', 'Anwendungen'],
      },
      [],
    ),
    p(
      'retired',
      { id: 'retired', name: 'Aufgegeben', width: 11, kind: yesNo, also: ['Außer Betrieb', 'Inaktiv'] },
      false,
    ),
  ],
};
