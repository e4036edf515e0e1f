// The offline page: takes a file, checks it, and says in German and English what came of it.
import { grouped, type SealFault, sealFile } from '../../domain/handbook-seal.ts';
import type { JournalFault } from '../../domain/journal-file.ts';
import { type CheckedFile, checkFile } from './check-file.ts';

const lines: Readonly<Record<JournalFault, string>> = {
  case: 'Die Zeile gehört zu einem anderen Journal.',
  sequence: 'Hier fehlt eine Zeile, oder eine steht doppelt da.',
  chain: 'Die Zeile schließt nicht an die vorige an.',
  hash: 'Der Inhalt der Zeile wurde geändert.',
  order: 'Die Zeile ist älter als die vorige.',
  'sealed-value': 'Ein Name oder eine Antwort wurde geändert.',
  seal: 'Am Ende fehlen Zeilen, oder das Siegel wurde geändert.',
  'no-seal': 'Das Siegel am Ende fehlt.',
  'not-utf8': 'Die Zeile ist kein lesbarer Text.',
  'not-json': 'Die Zeile ist kein gültiges JSON.',
  form: 'Die Zeile steht nicht so da, wie sie geschrieben wurde.',
  shape: 'Die Zeile ist keine Zeile eines Journals.',
  empty: 'Die Datei ist leer.',
};
const files: Readonly<Record<SealFault['why'], string>> = {
  'no-seal': `Die Datei ${sealFile} fehlt.`,
  'seal-shape': `Die Datei ${sealFile} ist nicht lesbar.`,
  signature: 'Die Unterschrift passt nicht zum Siegel.',
  key: 'Unterschrieben hat ein anderer Schlüssel.',
  missing: 'Die Datei fehlt.',
  changed: 'Der Inhalt wurde geändert.',
  extra: 'Die Datei gehört nicht dazu.',
};

/** Headline and further lines. */
function said(checked: CheckedFile): readonly [string, ...string[]] {
  if (checked.kind === 'unreadable') return ['✗ Diese Datei ist nicht lesbar. · Unreadable.'];
  if (checked.kind === 'journal') {
    const { verdict } = checked;
    if (!verdict.ok)
      return [`✗ Nicht in Ordnung: Zeile ${verdict.line}. · Broken at line ${verdict.line}.`, lines[verdict.why]];
    const { journal, lines: count, erased, head } = verdict;
    return [
      '✓ In Ordnung. · In order.',
      `Journal ${journal}, ${count} Zeilen, ${erased} Werte gelöscht`,
      `Prüfsumme ${head}`,
    ];
  }
  if (checked.fault) {
    const file = 'file' in checked.fault ? `${checked.fault.file}: ` : '';
    return ['✗ Nicht in Ordnung. · Not in order.', `${file}${files[checked.fault.why]}`];
  }
  const { domain, edition, copy, files: count, fingerprint } = checked;
  return [
    '✓ In Ordnung. · In order.',
    `Notfallhandbuch ${domain}, Ausgabe ${edition}, Exemplar ${copy}, ${count} Dateien`,
    `Fingerabdruck des Schlüssels: ${grouped(fingerprint)}`,
    'Bitte vergleichen Sie ihn mit dem gedruckten auf der ersten Seite oder im Tab: Nur dann stammt das Paket von dort.',
  ];
}

const input = document.querySelector<HTMLInputElement>('#file');
const verdict = document.querySelector<HTMLElement>('#verdict');

async function show(file: File | undefined): Promise<void> {
  if (!file || !verdict) return;
  verdict.textContent = 'Wird geprüft … · Checking …';
  try {
    const [head, ...more] = said(await checkFile(new Uint8Array(await file.arrayBuffer())));
    const strong = document.createElement('strong');
    strong.textContent = head;
    const rest = [file.name, ...more].map((text) => {
      const line = document.createElement('p');
      line.textContent = text;
      return line;
    });
    verdict.replaceChildren(strong, ...rest);
  } catch (error) {
    console.error(error);
    verdict.textContent =
      'Dieser Browser kann die Prüfung nicht ausführen. Bitte nehmen Sie einen aktuellen. · Please use a current browser.';
  }
}

input?.addEventListener('change', () => void show(input.files?.[0]));
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  void show(event.dataTransfer?.files[0]);
});
