/** Business processes of the sample administration with invented but plausible figures. */
import type { BusinessProcess } from '../../src/domain/process.ts';
import type { DomainCode } from './roster.ts';

const none = null;
const day = 24;

/** Domain, name of the id, process, unit; MTPD, RTO and RPO in hours; emergency level of operation. */
type Row = [
  DomainCode,
  string,
  string,
  string,
  mtpd: number | null,
  rto: number | null,
  rpo: number | null,
  mbco: string,
];

/** The first one is shorter than a crisis team needs to meet: it can only be protected by prevention. */
const rows: readonly Row[] = [
  ['MI', 'leitstelle', 'Notruf- und Lageannahme der kooperativen Leitstelle', 'Polizei', 1, 0.25, 0, 'Papier und Funk'],
  ['MI', 'lagezentrum', 'Lagezentrum, Lagemeldung', 'Lagezentrum', 4, 1, 1, 'Telefon, Funk, Papierlage'],
  ['MI', 'n-cert', 'Annahme von Sicherheitsmeldungen', 'N-CERT', 4, 1, 4, 'Hotline, ersatzweise PGP-Mail'],
  ['MI', 'asyl', 'Registrierung in der Erstaufnahme', 'LAB NI', 3 * day, 2 * day, day, 'Papierformular'],
  ['MI', 'statistik', 'Veröffentlichung von Statistiken', 'LSN', 30 * day, 20 * day, day, 'Verschobene Termine'],
  ['MI', 'fortbildung', 'Personalfortbildung', 'Studieninstitut (SiN)', none, none, none, 'Zurückgestellt'],
  ['MI-ITN', 'grunddienste', 'E-Akte, E-Mail, Verzeichnisdienst', 'Betrieb', none, 8, 4, 'Basis-Mail ohne Archiv'],
  ['MF-NLBV', 'bezuege', 'Bezügezahlung', 'Bezüge', 3 * day, 2 * day, day, 'Abschlag in Höhe des Vormonats'],
  [
    'MF',
    'landeskasse',
    'Auszahlungen und Sozialleistungen',
    'Landeskasse',
    3 * day,
    2 * day,
    day,
    'Prioritätsliste, Sammelüberweisung',
  ],
  ['MJ', 'haftsachen', 'Eilbereitschaft in Haftsachen', 'Gerichte', day, 8, day, 'Papierakte, Protokoll von Hand'],
  ['MJ', 'vollzug', 'Gefangenenverwaltung und Entlassung', 'Justizvollzug', day, 12, day, 'Papierbuch, Fristenliste'],
  ['MU-NLWKN', 'hochwasser', 'Hochwasservorhersage und -warnung', 'HWVZ', 6, 2, 1, 'Pegelabfrage von Hand'],
  [
    'ML',
    'warnung',
    'Tierseuchen- und Lebensmittelwarnung',
    'LAVES',
    day,
    12,
    day,
    'Schnellwarnung per Telefon und Fax',
  ],
  ['ML', 'agrar', 'Auszahlung der EU-Agrarförderung', 'SLA', 14 * day, 10 * day, day, 'Fristen wahren, Liste von Hand'],
  ['MK', 'unterricht', 'Meldung von Unterrichtsausfall', 'RLSB', day, 8, day, 'Telefonkette, Rundfunk'],
  ['MW', 'sperrung', 'Meldung von Verkehrs- und Tunnelsperrungen', 'NLStBV', 4, 1, 4, 'Funk, Absperrung vor Ort'],
  ['StK', 'kabinett', 'Kabinetts- und Bundesratsverfahren', 'Kabinett', 7 * day, 5 * day, day, 'Umlauf auf Papier'],
];

/** The processes in the order of the table. */
export function sampleProcesses(): BusinessProcess[] {
  return rows.map(([domain, key, name, unit, mtpdHours, rtoHours, rpoHours, mbco]) => ({
    id: `${domain}.${key}`,
    domain,
    name,
    unit,
    mtpdHours,
    rtoHours,
    rpoHours,
    mbco,
  }));
}
