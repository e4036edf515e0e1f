// Gaps of processes and resources in words (de): what is wrong, and what to do.
import { duration } from './format.ts';

type Detail = Readonly<Record<string, string | number>>;

const span = (hours: string | number | undefined) => duration(Number(hours));
const german = (day: string | number | undefined) => String(day).split('-').toReversed().join('.');
const points = { FAILURE: 'Ausfall', KNOWLEDGE: 'Wissen', CONTACT: 'Kontakt' };
const processes = (n: string | number | undefined) =>
  n === 1 ? '1 zeitkritischer Prozess' : `${n} zeitkritische Prozesse`;

interface Words {
  readonly what: (detail: Detail) => string;
  readonly todo: string;
}
/** A sentence that ends in an abbreviation has one full stop, not two. */
function words<Code extends string>(all: Record<Code, Words>): Record<Code, Words> {
  const gaps = Object.entries<Words>(all).map(([code, { what, todo }]) => {
    return [code, { what: (detail: Detail) => what(detail).replace(/\.\.$/, '.'), todo }];
  });
  return Object.fromEntries(gaps) as Record<Code, Words>;
}

export const processGapsDe = words({
  preventive: {
    what: ({ hours }) => `Schon bis zur Ausrufung vergehen ${span(hours)}: länger als die MTPD.`,
    todo: 'Nur präventiv oder redundant absicherbar. Planen Sie Redundanz oder Bereitschaft statt eines Wiederanlaufs.',
  },
  'rto-late': {
    what: ({ rto, limit }) => `RTO ${span(rto)} ist zu lang, höchstens ${span(limit)} sind möglich.`,
    todo: 'Verkürzen Sie die RTO, oder lassen Sie die Leitung das Risiko übernehmen.',
  },
  'rto-missing': {
    what: () => 'Zeitkritisch, aber ohne RTO.',
    todo: 'Legen Sie fest, wann der Prozess nach der Ausrufung wieder laufen muss.',
  },
  ring: {
    what: ({ ring }) => `Prozesse setzen einander voraus: ${ring}.`,
    todo: 'Lösen Sie die Kette auf. So gibt es keine Reihenfolge für den Wiederanlauf.',
  },
  'need-late': {
    what: ({ name, hours, rto }) =>
      `„${name}“ muss vorher laufen, kommt aber erst nach ${span(hours)} (RTO hier ${span(rto)}).`,
    todo: 'Stimmen Sie beide RTO ab.',
  },
  'need-retired': {
    what: ({ name }) => `„${name}“ ist aufgegeben.`,
    todo: 'Entfernen oder ersetzen Sie die Abhängigkeit.',
  },
  'resource-late': {
    what: ({ name, rta, rto }) =>
      `„${name}“ ist erst nach ${span(rta)} wieder da, gebraucht wird sie nach ${span(rto)}.`,
    todo: 'Beschleunigen Sie den Wiederanlauf der Ressource, oder planen Sie den Notbetrieb ohne sie.',
  },
  'resource-unknown': {
    what: ({ name }) => `Wie schnell „${name}“ wieder da ist, weiß niemand.`,
    todo: 'Klären Sie die RTA, am besten durch einen Funktionstest.',
  },
  'resource-retired': {
    what: ({ name }) => `„${name}“ ist aufgegeben.`,
    todo: 'Entfernen oder ersetzen Sie die Ressource.',
  },
  'backup-late': {
    what: ({ name, hours, rpo }) =>
      `„${name}“ wird nur alle ${span(hours)} gesichert, erlaubt sind ${span(rpo)} Datenverlust.`,
    todo: 'Sichern Sie öfter, oder prüfen Sie die RPO.',
  },
  'mbco-missing': {
    what: () => 'Kein Notbetriebsniveau.',
    todo: 'Beschreiben Sie, was im Notbetrieb weiterläuft und was warten kann.',
  },
  'rpo-missing': {
    what: () => 'Keine RPO.',
    todo: 'Legen Sie fest, wie viel Datenverlust hinnehmbar ist; 0, wenn keiner.',
  },
  'owner-missing': { what: () => 'Niemand ist zuständig.', todo: 'Benennen Sie eine zuständige Person.' },
  'bia-missing': {
    what: () => 'Noch keine Schadensbewertung.',
    todo: 'Bewerten Sie den Schaden je Szenario und Zeithorizont.',
  },
  'bia-open': {
    what: ({ count }) => (count === 1 ? '1 Bewertung fehlt.' : `${count} Bewertungen fehlen.`),
    todo: 'Ergänzen Sie die leeren Felder der Schadensbewertung.',
  },
  'bia-undated': { what: () => 'Ohne Tag der BIA.', todo: 'Tragen Sie ein, wann die Bewertung gemacht wurde.' },
  'bia-old': {
    what: ({ days }) => `Die BIA ist ${days} Tage alt.`,
    todo: 'Prüfen Sie die Bewertung und setzen Sie den Tag neu.',
  },
});

export const resourceGapsDe = words({
  'rta-late': {
    what: ({ rta, rto }) => `Erreichbar sind ${span(rta)}, verlangt sind ${span(rto)}.`,
    todo: 'Beschleunigen Sie den Wiederanlauf, oder planen Sie eine Ausweichlösung.',
  },
  'rta-unknown': {
    what: () => 'Wie schnell sie wieder da ist, weiß niemand.',
    todo: 'Klären Sie die RTA, am besten durch einen Funktionstest.',
  },
  'rta-unproven': {
    what: () => 'Die RTA ist nur geschätzt.',
    todo: 'Belegen Sie sie durch einen Test oder einen Vertrag.',
  },
  'backup-late': {
    what: ({ hours, rpo }) => `Gesichert wird alle ${span(hours)}, erlaubt sind ${span(rpo)} Datenverlust.`,
    todo: 'Sichern Sie öfter.',
  },
  'backup-unknown': {
    what: ({ rpo }) => `Wie oft gesichert wird, ist unbekannt; erlaubt sind ${span(rpo)} Datenverlust.`,
    todo: 'Tragen Sie den Abstand der Sicherungen ein.',
  },
  'single-point': {
    what: ({ point, count }) =>
      `Single Point (${points[point as keyof typeof points]}): Daran hängen ${processes(count)}.`,
    todo: 'Schaffen Sie eine Alternative, oder planen Sie ihren Ausfall ein.',
  },
  cumulation: {
    what: ({ count }) => `Ein Ausfall trifft ${processes(count)} zugleich.`,
    todo: 'Legen Sie eine Reihenfolge für den Wiederanlauf fest.',
  },
  'provider-missing': {
    what: () => 'Eine Dienstleistung ohne Dienstleister.',
    todo: 'Tragen Sie Firma, Vertragsnummer und Notfallnummer ein.',
  },
  'reaction-unknown': {
    what: () => 'Keine Reaktionszeit vereinbart.',
    todo: 'Vereinbaren Sie mit dem Dienstleister eine Reaktionszeit.',
  },
  'reaction-late': {
    what: ({ hours, rto }) =>
      `Vereinbart ist eine Reaktion nach ${span(hours)}, verlangt ist der Wiederanlauf nach ${span(rto)}.`,
    todo: 'Verhandeln Sie den Vertrag nach, oder planen Sie eine Ausweichlösung.',
  },
  'emergency-number-missing': {
    what: () => 'Keine Notfallnummer des Dienstleisters.',
    todo: 'Tragen Sie die Nummer ein, unter der im Notfall jemand abhebt.',
  },
  'contract-ended': {
    what: ({ day }) => `Der Vertrag ist am ${german(day)} ausgelaufen.`,
    todo: 'Verlängern Sie ihn, oder suchen Sie Ersatz.',
  },
  'contract-ends': {
    what: ({ day, days }) =>
      `Der Vertrag läuft am ${german(day)} aus (${days === 0 ? 'heute' : days === 1 ? 'morgen' : `in ${days} Tagen`}).`,
    todo: 'Verlängern Sie ihn, oder suchen Sie Ersatz.',
  },
  'evidence-missing': {
    what: () => 'Nie getestet.',
    todo: 'Planen Sie einen Funktionstest.',
  },
  'evidence-expired': {
    what: () => 'Der letzte Test ist zu lange her.',
    todo: 'Planen Sie einen neuen Funktionstest.',
  },
  'evidence-ineffective': {
    what: () => 'Der letzte Test hat gezeigt, dass es so nicht reicht.',
    todo: 'Beheben Sie die Ursache und testen Sie erneut.',
  },
  'owner-missing': { what: () => 'Niemand ist zuständig.', todo: 'Benennen Sie eine zuständige Person.' },
  unused: {
    what: () => 'Kein Prozess nutzt sie.',
    todo: 'Tragen Sie sie bei den Prozessen ein, die sie brauchen, oder geben Sie sie auf.',
  },
});
