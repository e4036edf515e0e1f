/** What may happen where: the texts of the prepared alarms, domain by domain. */
import type { Level } from '../../src/domain/alarm.ts';
import type { BaoRoleKind } from '../../src/domain/bc-domain.ts';
import type { Outage } from '../../src/domain/scenario.ts';
import type { DomainCode } from './roster.ts';

/** One thing that may happen. `first` opens the next step, before where to go or what to dial. */
export interface Plot {
  readonly key: string;
  readonly title: string;
  readonly outage: Outage;
  readonly level: Level;
  readonly what: string;
  readonly where: string;
  readonly first?: string;
  /** Everybody dials in; nobody is sent to the room. */
  readonly callOnly?: boolean;
  /** What everybody else is to do, where they are told, too. */
  readonly audienceStep?: string;
  /** Asked besides the core team and the person keeping the log. */
  readonly also?: readonly BaoRoleKind[];
}

/** The four outages every domain prepares for: what happens and where. `site` serves where nothing else is said. */
export interface Outages {
  readonly site: string;
  readonly it: string;
  /** The IT outage looks like an attack: nobody is to switch on a computer. */
  readonly cyber?: true;
  readonly building: string;
  readonly staff: string;
  readonly provider: string;
}

export const outages: Record<DomainCode, Outages> = {
  'MI-ITN': {
    site: 'IT.Niedersachsen, Hannover',
    it: 'E-Mail, E-Akte und Anmeldung sind landesweit gestört. Ursache unbekannt.',
    building: 'Das Rechenzentrum wurde nach Rauchmeldung geräumt. Die Feuerwehr ist vor Ort.',
    staff: 'In der Leitstelle ist mehr als die Hälfte der Schicht erkrankt.',
    provider: 'Der Netzbetreiber meldet den Ausfall beider Weitverkehrsleitungen.',
  },
  'MF-NLBV': {
    site: 'NLBV, alle Standorte',
    it: 'Dateien und Bezügeverfahren sind verschlüsselt. Verdacht auf Schadsoftware.',
    cyber: true,
    building: 'Das Dienstgebäude ist nach einem Wasserschaden ohne Strom und gesperrt.',
    staff: 'In der Bezügestelle fehlen zwei von fünf Beschäftigten wegen einer Grippewelle.',
    provider: 'Der Druckdienstleister kann Bescheide und Mitteilungen nicht mehr versenden.',
  },
  'MU-NLWKN': {
    site: 'NLWKN, Direktion und Betriebsstellen',
    it: 'Arbeitsplätze und Fachverfahren sind verschlüsselt. Verdacht auf Schadsoftware.',
    cyber: true,
    building: 'Der Keller des Dienstgebäudes steht unter Wasser. Der Strom ist abgestellt.',
    staff: 'Im Schichtdienst fehlt für die Nacht die Hälfte des Personals.',
    provider: 'Der Mobilfunk ist ausgefallen. Pegel melden nicht mehr von selbst.',
  },
  StK: {
    site: 'Staatskanzlei, Hannover',
    it: 'E-Mail und Kabinettsverfahren sind gestört. Verdacht auf Schadsoftware.',
    cyber: true,
    building: 'Haus A ist wegen eines Bombenfundes in der Nähe geräumt.',
    staff: 'In der Presse- und Informationsstelle fällt bis auf Weiteres das halbe Team aus.',
    provider: 'Der Betreiber des Landesportals meldet einen Totalausfall der Internetseiten.',
  },
  MI: {
    site: 'Innenministerium, Hannover',
    it: 'Arbeitsplätze im Ministerium sind verschlüsselt. Verdacht auf Schadsoftware.',
    cyber: true,
    building: 'Das Dienstgebäude ist nach einem Brand gesperrt. Es gibt keine Verletzten.',
    staff: 'Im Lagezentrum ist die Nachtschicht nur zu einem Drittel besetzt.',
    provider: 'Der Betreiber des Digitalfunks meldet Ausfälle in drei Landkreisen.',
  },
  MF: {
    site: 'Finanzministerium, Hannover',
    it: 'Haushaltsverfahren und E-Mail sind nicht erreichbar. Ursache unbekannt.',
    building: 'Das Haupthaus ist nach einem Gasgeruch geräumt.',
    staff: 'In der Landeskasse fehlt mehr als die Hälfte der Beschäftigten.',
    provider: 'Die Bank nimmt Zahlungsdateien der Landeskasse nicht an.',
  },
  MS: {
    site: 'Sozialministerium, Hannover',
    it: 'Fachverfahren für Sozialleistungen sind verschlüsselt. Verdacht auf Schadsoftware.',
    cyber: true,
    building: 'Nach einem Wasserschaden sind drei Etagen gesperrt.',
    staff: 'Eine Krankheitswelle trifft das Haus. Vier von zehn Beschäftigten fehlen.',
    provider: 'Der Betreiber der Meldeplattform für Gesundheitsämter ist ausgefallen.',
  },
  MWK: {
    site: 'Wissenschaftsministerium, Hannover',
    it: 'E-Akte und E-Mail sind nicht erreichbar. Ursache unbekannt.',
    building: 'Das Gebäude ist nach einem Kabelbrand ohne Strom.',
    staff: 'Wegen eines Sturms erreicht kaum jemand die Dienststelle.',
    provider: 'Der Dienstleister für Förderanträge meldet einen Datenabfluss.',
  },
  MK: {
    site: 'Kultusministerium, Hannover',
    it: 'Das Bildungsportal und die E-Mail der Schulen sind verschlüsselt.',
    cyber: true,
    building: 'Das Dienstgebäude ist nach einer Drohung geräumt. Die Polizei ist vor Ort.',
    staff: 'In zwei Regionalen Landesämtern fehlt fast die Hälfte der Beschäftigten.',
    provider: 'Der Betreiber der Stundenplan-Software ist nach einem Angriff offline.',
  },
  MW: {
    site: 'Wirtschaftsministerium, Hannover',
    it: 'Arbeitsplätze und Genehmigungsverfahren sind verschlüsselt. Verdacht auf Schadsoftware.',
    cyber: true,
    building: 'Das Erdgeschoss ist nach Starkregen überflutet. Der Strom ist abgestellt.',
    staff: 'In der Verkehrsmanagementzentrale ist die Schicht nicht mehr besetzt.',
    provider: 'Der Winterdienst-Unternehmer hat für drei Meistereien abgesagt.',
  },
  ML: {
    site: 'Landwirtschaftsministerium, Hannover',
    it: 'Das Verfahren für Agrarförderung ist verschlüsselt. Verdacht auf Schadsoftware.',
    cyber: true,
    building: 'Das Dienstgebäude ist nach einem Brand im Dach gesperrt.',
    staff: 'In den Laboren des LAVES fehlt jede dritte Fachkraft.',
    provider: 'Der Kurierdienst kann Proben nicht mehr in die Labore bringen.',
  },
  MJ: {
    site: 'Justizministerium, Hannover',
    it: 'Die elektronische Gerichtsakte ist landesweit nicht erreichbar.',
    building: 'Das Dienstgebäude ist nach einem Schwelbrand im Keller gesperrt.',
    staff: 'In einer Justizvollzugsanstalt ist der Nachtdienst nicht ausreichend besetzt.',
    provider: 'Der Betreiber der Gefangenentelefonie und Türtechnik ist ausgefallen.',
  },
  MU: {
    site: 'Umweltministerium, Hannover',
    it: 'E-Mail und Messnetze sind gestört. Verdacht auf Schadsoftware.',
    cyber: true,
    building: 'Das Dienstgebäude ist nach einem Gasleck in der Straße geräumt.',
    staff: 'Eine Krankheitswelle trifft das Haus. Vier von zehn Beschäftigten fehlen.',
    provider: 'Das Messnetz der Luftüberwachung liefert keine Werte mehr.',
  },
};

/** What is particular to a domain; listed first. The very first one of MI-ITN is the Probealarm of a newcomer. */
export const plots: Partial<Record<DomainCode, readonly Plot[]>> = {
  'MI-ITN': [
    {
      key: 'ransomware',
      title: 'Ransomware im Rechenzentrum',
      outage: 'CYBER',
      level: 'CRISIS',
      what: 'IT-Systeme mehrerer Ressorts sind verschlüsselt. Das Netz wird getrennt.',
      where: 'IT.Niedersachsen, Rechenzentrum Hannover',
      first: 'Schalten Sie Ihren Rechner nicht ein.',
      also: ['BACK_OFFICE', 'BC_OFFICER', 'CISO'],
    },
    {
      key: 'strom',
      title: 'Stromausfall im Rechenzentrum',
      outage: 'BUILDING',
      level: 'EMERGENCY',
      what: 'Das Rechenzentrum läuft auf Notstrom. Der Diesel reicht für etwa acht Stunden.',
      where: 'IT.Niedersachsen, Rechenzentrum Hannover',
      also: ['BC_OFFICER'],
    },
    {
      key: 'teams',
      title: 'Anmeldung und Teams fallen aus',
      outage: 'PROVIDER',
      level: 'EMERGENCY',
      what: 'Die Anmeldung bei Microsoft 365 ist landesweit gestört. Teams fällt immer wieder aus.',
      where: 'Landesverwaltung, alle Standorte',
      callOnly: true,
      also: ['CISO'],
    },
  ],
  'MF-NLBV': [
    {
      key: 'bezuege',
      title: 'Bezügezahlung gefährdet',
      outage: 'IT',
      level: 'CRISIS',
      what: 'Der Monatslauf der Bezüge ist abgebrochen. Die Zahlung zum Monatsende ist gefährdet.',
      where: 'NLBV, Rechenverfahren Bezüge',
      also: ['FINANCE', 'BC_OFFICER'],
    },
    {
      key: 'zahlweg',
      title: 'Zahlungsdatei abgewiesen',
      outage: 'PROVIDER',
      level: 'EMERGENCY',
      what: 'Die Bank hat die Zahlungsdatei der Beihilfe abgewiesen. Ein zweiter Versuch ist gescheitert.',
      where: 'NLBV, Zahlungsverkehr',
      also: ['FINANCE'],
    },
    {
      key: 'datenabfluss',
      title: 'Abfluss von Personaldaten',
      outage: 'CYBER',
      level: 'CRISIS',
      what: 'Unbekannte bieten Personaldaten von Beschäftigten im Internet an.',
      where: 'NLBV, Personalverfahren',
      first: 'Sprechen Sie mit niemandem außerhalb des Krisenstabs darüber.',
      also: ['CISO', 'BC_OFFICER'],
    },
  ],
  'MU-NLWKN': [
    {
      key: 'hochwasser',
      title: 'Hochwasser an der Leine',
      outage: 'BUILDING',
      level: 'CRISIS',
      what: 'Die Leine überschreitet Meldestufe 3 und steigt weiter. Der Deich bei Leinfurt ist aufgeweicht.',
      where: 'Leine zwischen Northeim und Neustadt',
      also: ['ADVISOR', 'BACK_OFFICE'],
    },
    {
      key: 'vorhersage',
      title: 'Hochwasservorhersage ausgefallen',
      outage: 'IT',
      level: 'EMERGENCY',
      what: 'Das Vorhersagemodell rechnet nicht mehr. Die Pegel werden von Hand abgefragt.',
      where: 'Hochwasservorhersagezentrale, Hildesheim',
      also: ['ADVISOR', 'CISO'],
    },
    {
      key: 'sturmflut',
      title: 'Schwere Sturmflut',
      outage: 'BUILDING',
      level: 'CRISIS',
      what: 'Für die Nacht ist eine schwere Sturmflut angekündigt. Ein Siel schließt nicht.',
      where: 'Küste zwischen Ems und Weser',
      callOnly: true,
      also: ['ADVISOR'],
    },
  ],
  MI: [
    {
      key: 'lagezentrum',
      title: 'Lagezentrum nicht arbeitsfähig',
      outage: 'IT',
      level: 'CRISIS',
      what: 'Das Lagezentrum hat weder Telefon noch Lageverfahren. Meldungen laufen über Funk.',
      where: 'Innenministerium, Lagezentrum',
      callOnly: true,
      also: ['BC_OFFICER'],
    },
    {
      key: 'leitstelle',
      title: 'Leitstelle ohne Notruf',
      outage: 'PROVIDER',
      level: 'CRISIS',
      what: 'Notrufe kommen in einer kooperativen Leitstelle nicht an. Nachbarn übernehmen.',
      where: 'Kooperative Leitstelle Weserbergland',
      callOnly: true,
    },
  ],
  MJ: [
    {
      key: 'jva',
      title: 'JVA: Türsteuerung gestört',
      outage: 'IT',
      level: 'CRISIS',
      what: 'Die Türsteuerung der Anstalt ist ausgefallen. Alle Gefangenen sind unter Verschluss.',
      where: 'Justizvollzugsanstalt Langenforst',
      also: ['ADVISOR'],
    },
    {
      key: 'haftsachen',
      title: 'Haftsachen: Fristen in Gefahr',
      outage: 'IT',
      level: 'EMERGENCY',
      what: 'Haftrichter erreichen keine Akten. Vorführungsfristen laufen heute um Mitternacht ab.',
      where: 'Amtsgerichte im Bezirk Celle',
      callOnly: true,
      also: ['ADVISOR'],
    },
  ],
  ML: [
    {
      key: 'tierseuche',
      title: 'Tierseuche: Warnweg ausgefallen',
      outage: 'IT',
      level: 'CRISIS',
      what: 'Ausbruch der Geflügelpest bestätigt. Das Meldeverfahren des LAVES ist ausgefallen.',
      where: 'Landkreise Vechta und Cloppenburg',
      also: ['ADVISOR'],
    },
  ],
  MW: [
    {
      key: 'tunnel',
      title: 'Tunnel und Warnanlagen gestört',
      outage: 'IT',
      level: 'EMERGENCY',
      what: 'Sperrmeldungen gehen nicht mehr hinaus. Ein Tunnel ist ohne Fernüberwachung.',
      where: 'Verkehrsmanagementzentrale, Hannover',
      also: ['ADVISOR'],
    },
  ],
  MK: [
    {
      key: 'unterricht',
      title: 'Unwetter: Meldeweg an Schulen gestört',
      outage: 'IT',
      level: 'EMERGENCY',
      what: 'Für morgen früh gilt eine Unwetterwarnung. Unterrichtsausfall lässt sich nicht melden.',
      where: 'Schulen landesweit',
      callOnly: true,
    },
  ],
  StK: [
    {
      key: 'kabinett',
      title: 'Kabinettssitzung nicht durchführbar',
      outage: 'IT',
      level: 'EMERGENCY',
      what: 'Die Unterlagen für die Kabinettssitzung sind nicht abrufbar. Fristen im Bundesrat laufen.',
      where: 'Staatskanzlei, Kabinettsreferat',
    },
  ],
};
