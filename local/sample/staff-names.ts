/** Names and duties from which the grown administration is drawn: plausible in Lower Saxony, all combined by chance. */

const words = (text: string) => text.trim().split(/\s+/);

export const givenNames = words(`
  Andrea Angelika Anja Anke Anna Annika Antje Astrid Ayşe Barbara Bärbel Beate Bettina Birgit Birte Britta Carina
  Carmen Carola Chiara Christa Christiane Claudia Cornelia Dagmar Daniela Doris Ebru Elena Elif Elisabeth Elke Eva
  Fatma Frauke Friederike Gabriele Gerda Gudrun Hannah Heike Heidi Helga Hilke Ilka Imke Ina Ines Inga Ingrid Irina
  Jana Jasmin Jessica Johanna Julia Jutta Karin Katharina Katrin Kerstin Kirsten Lara Laura Lea Lena Leonie Lisa Magda
  Maike Manuela Mareike Margret Maria Marie Marina Marion Martina Meike Melanie Merle Mia Michaela Miriam Monika Nadine
  Natalia Neele Nele Nicole Nina Olga Petra Ramona Rebecca Regina Renate Sabine Sandra Sara Sigrid Silke Simone Sina
  Sonja Stefanie Susanne Svenja Swantje Tanja Tatjana Theresa Ulrike Ute Vanessa Vera Verena Wiebke Yasemin Yvonne Zeynep
  Achim Ahmet Alexander Ali Andreas Arne Axel Bastian Benjamin Bernd Björn Burkhard Carsten Cem Christian Christoph Claas
  Daniel David Detlef Dieter Dirk Dominik Eike Emre Enno Erik Fabian Felix Florian Focke Frank Frederik Friedrich Georg
  Gerd Gerrit Günter Hanno Hannes Hans Harald Hartmut Hauke Heiko Heinz Hendrik Henning Holger Ingo Jan Jannik Jens Jochen
  Johannes Jonas Jörg Jürgen Kai Karsten Keno Kevin Klaus Konrad Lars Lennart Leon Lukas Malte Manfred Marc Marcel Mario
  Markus Martin Marvin Mathias Matthias Mehmet Michael Moritz Mustafa Nils Norbert Ole Oliver Onno Pascal Patrick Paul
  Peter Philipp Piotr Rainer Ralf Reiner René Robert Robin Roland Rolf Rüdiger Sascha Sebastian Simon Sönke Stefan Steffen
  Sven Thomas Thorben Thorsten Tim Timo Tobias Tom Torben Udo Ulf Ulrich Uwe Viktor Volker Werner Wilhelm Wolfgang Yusuf
`);

export const familyNames = words(`
  Ahlers Ahrens Albers Albrecht Alt Arndt Aydın Bahr Bartels Barth Bauer Baumann Beck Becker Behrens Berger Bergmann Bode
  Böhm Bohlen Borchers Böttcher Brandes Brandt Braun Brinkmann Bruns Buchholz Busch Buß Çelik Claußen Cordes Dammann
  Demir Diekmann Dierks Dreyer Düring Ebeling Eggers Ehlers Eilers Engelke Erdmann Ernst Evers Fischer Fleischer Focken
  Frank Freese Fricke Friedrich Frerichs Fuchs Gärtner Gerdes Gerken Goldmann Graf Grimm Groß Grote Günther Haack Haase
  Hagemann Hahn Hansen Harms Hartmann Heine Heinemann Heinrich Helmers Henke Hermann Herzog Heuer Hinrichs Hoffmann
  Hofmann Holz Horn Huber Hübner Ivanov Jacobs Jäger Jahn Jansen Janssen Janßen Kaiser Kaminski Karsten Kaufmann Keller
  Kirchhoff Klages Klein Kluge Knoll Koch Köhler König Köster Kowalski Kramer Kraus Krause Krüger Kruse Kuhlmann Kühn
  Kuhn Küster Lange Langer Lehmann Lindemann Linke Lorenz Lübbers Ludwig Lüdemann Lüders Maier Marquardt Martens Marx
  Meier Meinders Meyer Michaelis Möhlmann Möller Müller Nagel Neumann Niemann Nolte Novak Öztürk Oltmanns Ostermann Otte
  Otto Pape Peters Petersen Pfeiffer Poppe Rademacher Rathje Reimers Reinecke Reinhardt Richter Riechers Rieger Rode
  Roth Ruge Runge Sander Sauer Schäfer Schaper Scheele Schilling Schlüter Schmidt Schmitz Schneider Scholz Schrader
  Schreiber Schröder Schubert Schulte Schulz Schulze Schumacher Schütte Schwarz Seidel Siebert Siemers Simon Sommer
  Spengler Stein Steffens Stolz Sturm Tammen Thiele Thies Thomas Tietjen Tjaden Ubben Uhlig Vogel Vogt Voigt Volkmann Voß
  Wagner Walter Weber Wegener Wegner Weiß Wendt Werner Wessel Wichmann Wiese Wilken Wilkens Winkler Winter Witte Wolf
  Wolters Wulf Wübben Yılmaz Zander Ziegler Zimmermann
`);

export const duties = [
  'Sachbearbeitung Haushalt',
  'Sachbearbeitung Personal',
  'Sachbearbeitung Vergabe',
  'Sachbearbeitung Förderung',
  'Sachbearbeitung Bezüge',
  'Sachbearbeitung Beihilfe',
  'Registratur und Poststelle',
  'Vorzimmer Referatsleitung',
  'Assistenz der Abteilungsleitung',
  'Innerer Dienst',
  'Fahrdienst',
  'Hausmeisterei',
  'Servicepunkt IT',
  'Anwendungsbetreuung',
  'Netz- und Serverbetrieb',
  'Referentin oder Referent',
  'Referatsleitung',
  'Stellvertretende Referatsleitung',
  'Leitung Sachgebiet',
  'Presse und Öffentlichkeitsarbeit',
  'Rechtsangelegenheiten',
  'Datenschutz',
  'Ausbildung und Nachwuchs',
  'Außendienst',
] as const;
