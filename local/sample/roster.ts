/** Who works where in the sample administration: names and duties, all invented. */

/**
 * Name and duty by a short key, grouped by home domain. The key is also the last part of the e-mail address.
 * The domain a newcomer starts with stands first, and in it the person who raises the Probealarm.
 */
export const roster = {
  'MI-ITN': {
    brueggemann: ['Ole Brüggemann', 'IT-Leitstelle, Bereitschaft vom Dienst'],
    'petersen-wiechert': ['Dr. Maren Petersen-Wiechert', 'Leitung Geschäftsbereich Betrieb'],
    osterloh: ['Tjark Osterloh', 'Leitung Rechenzentrum'],
    yildiz: ['Aylin Yıldız', 'BC-Beauftragte'],
    'kuekelhan-marx': ['Gesine Kükelhan-Marx', 'Leitung Personal'],
    'meyer-zu-selhausen': ['Rüdiger Meyer zu Selhausen', 'Gebäudemanagement'],
    nguyen: ['Linh Nguyen', 'Pressestelle'],
    janssen: ['Wiebke Janßen', 'Assistenz der Geschäftsführung'],
    mensah: ['Kofi Mensah', 'Informationssicherheitsbeauftragter'],
    oconnor: ["Liam O'Connor", 'Netzbetrieb'],
    ribeiro: ['Carla Ribeiro da Silva', 'Projektbüro'],
    schaper: ['Heinrich Schaper', 'Stellvertretende Leitung Betrieb'],
    raghunathan: ['Priya Raghunathan', 'Betrieb Microsoft 365'],
    feldhusen: ['Jonas Feldhusen', 'Sachbearbeitung Beschaffung'],
  },
  'MF-NLBV': {
    thielemann: ['Ingrid Thielemann', 'Leitung Abteilung Bezüge'],
    owusu: ['Samuel Owusu', 'Leitung IT-Verfahren Bezüge'],
    ziegenbein: ['Karl-Heinz Ziegenbein', 'Leitung Personal'],
    demirci: ['Emine Demirci', 'BC-Beauftragte'],
    lueers: ['Hauke Lüers', 'Gebäude und Innerer Dienst'],
    'winkelvoss-kassner': ['Annegret Winkelvoß-Kassner', 'Öffentlichkeitsarbeit'],
    petrovic: ['Ivana Petrović', 'Leitung Zahlungsverkehr'],
    wessels: ['Antje Wessels', 'Vorzimmer der Präsidentin'],
    richter: ['Florian Richter', 'Informationssicherheitsbeauftragter'],
  },
  'MU-NLWKN': {
    tammena: ['Focko Tammena', 'Leitung Hochwasser- und Küstenschutz'],
    brahms: ['Insa Brahms', 'Hochwasservorhersage, Dienst vom Tag'],
    hoang: ['Minh Hoang', 'IT-Koordination'],
    gerdes: ['Renko Gerdes', 'Gebäude und Betriebshöfe'],
    'albers-ihnen': ['Silke Albers-Ihnen', 'Personal, BC-Beauftragte'],
    weissflog: ['Jutta Weißflog', 'Öffentlichkeitsarbeit'],
  },
  StK: {
    lindenrode: [
      'Prof. Dr. Friederike Charlotte Freifrau von Lindenrode-Wasserleben zu Hohenbüchen',
      'Leitung Abteilung 1',
    ],
    bartels: ['Hilke Bartels', 'IT und Innerer Dienst'],
    moeller: ['Jürgen Möller', 'Organisation, BC-Beauftragter'],
    castellani: ['Giulia Castellani', 'Presse- und Informationsstelle'],
  },
  MI: {
    'von-der-heide': ['Sabine von der Heide', 'Leitung Zentralabteilung'],
    kowalczyk: ['Piotr Kowalczyk', 'Lagezentrum, Dienst vom Tag'],
    rautenberg: ['Elke Rautenberg', 'Leitung Zentralstelle BCM'],
    sahin: ['Deniz Şahin', 'Zentralstelle BCM'],
    holthusen: ['Imke Holthusen', 'Personal, BC-Beauftragte'],
    duewel: ['Torben Düwel', 'N-CERT, IT und Innerer Dienst'],
    abdallah: ['Nour Abdallah', 'Pressestelle'],
  },
  MF: {
    lohmann: ['Dr. Achim Lohmann', 'Leitung Zentralabteilung'],
    kruskopf: ['Bernd Kruskopf', 'Leitung Referat IT'],
    oezdemir: ['Selin Özdemir', 'BC-Beauftragte'],
    stadtlander: ['Marlies Stadtlander', 'Personal und Gebäude'],
  },
  MS: {
    haverkamp: ['Dr. Ulrike Haverkamp', 'Leitung Zentralabteilung'],
    tran: ['Mai Tran', 'IT und Innerer Dienst'],
    'el-haddad': ['Samira El-Haddad', 'Personal, BC-Beauftragte'],
  },
  MWK: {
    'quast-oelkers': ['Henning Quast-Oelkers', 'Leitung Zentralabteilung'],
    sievers: ['Malte Sievers', 'IT-Koordination'],
    lindqvist: ['Astrid Lindqvist', 'Kommunikation, BC-Beauftragte'],
  },
  MK: {
    eickhoff: ['Dorothea Eickhoff', 'Leitung Zentralabteilung'],
    kaya: ['Murat Kaya', 'Schul-IT und Meldewege'],
    warnecke: ['Petra Warnecke', 'Personal, BC-Beauftragte'],
  },
  MW: {
    rohlfs: ['Dr. Cord Rohlfs', 'Leitung Zentralabteilung'],
    fernandes: ['Luís Fernandes', 'Verkehrs-IT, Dienst vom Tag'],
    hanke: ['Britta Hanke', 'Personal, BC-Beauftragte'],
  },
  ML: {
    'schulte-nordholt': ['Margret Schulte-Nordholt', 'Leitung Zentralabteilung'],
    wagenfeld: ['Kerstin Wagenfeld', 'Krisenzentrum Tierseuchen'],
    oltmanns: ['Gerrit Oltmanns', 'IT und Innerer Dienst'],
    jankowski: ['Beata Jankowski', 'Kommunikation, BC-Beauftragte'],
  },
  MJ: {
    rautenkranz: ['Dr. Albrecht von Rautenkranz', 'Leitung Zentralabteilung'],
    ostermann: ['Yvonne Ostermann', 'Justizvollzug, Sicherheit und Gebäude'],
    'bergmann-adeyemi': ['Rebecca Bergmann-Adeyemi', 'Zentraler IT-Betrieb der Justiz'],
    kim: ['Ji-Won Kim', 'Presse, BC-Beauftragte'],
  },
  MU: {
    mahnke: ['Dr. Sönke Mahnke', 'Leitung Zentralabteilung'],
    griese: ['Lutz Griese', 'IT und Innerer Dienst'],
    papadopoulos: ['Eleni Papadopoulos', 'Presse, BC-Beauftragte'],
  },
} as const satisfies Record<string, Record<string, readonly [name: string, jobTitle: string]>>;

/** Code of a BC-Domäne of the sample. */
export type DomainCode = keyof typeof roster;

/** Short key of a person of the sample. */
export type PersonKey = { [Code in DomainCode]: keyof (typeof roster)[Code] }[DomainCode];
