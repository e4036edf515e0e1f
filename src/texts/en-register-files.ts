// Texts of registers as files (en).
import type { deRegisterFiles } from './de-register-files.ts';
import { enPeople } from './en-people.ts';
import { count } from './format.ts';

const { excel } = enPeople;
const rows = (n: number) => (n === 1 ? '1 entry' : `${count(n, 'en-GB')} entries`);

export const enRegisterFiles: typeof deRegisterFiles = {
  page: {
    title: 'Reports and exchange',
    lead: 'Download registers as files, edit them and read them in again. You see every change before it is taken over.',
    domain: 'Area',
    register: 'Register',
    order: 'Order when reading for the first time: BCMS, resources, processes, then the rest.',
  },
  register: {
    process: 'Processes',
    resource: 'Resources',
    plan: 'Plans',
    measure: 'Measures',
    deviation: 'Deviations',
    bcms: 'BCMS of the area',
  },
  title: 'Excel and CSV',
  xlsx: 'Download as Excel file',
  csv: 'Download as CSV file',
  hint: 'You can change the file and read it in again. Files of other programs can be mapped, too.',
  choose: 'Read a file',
  reading: 'Reading …',
  preview: 'This would change',
  same: 'The file equals what is stored. Nothing changes.',
  counts: (fresh, changed, unchanged) => `${rows(fresh)} new, ${rows(changed)} changed, ${rows(unchanged)} unchanged.`,
  state: { new: 'new', changed: 'changed', unchanged: 'unchanged' },
  row: (n) => `Row ${n}`,
  change: (field, from, to) => `${field}: ${from === '' ? 'empty' : `“${from}”`} → ${to === '' ? 'empty' : `“${to}”`}`,
  missing: (n) =>
    n === 1
      ? '1 entry is not in the file. It stays as it is.'
      : `${count(n, 'en-GB')} entries are not in the file. They stay as they are.`,
  more: (n) => `And ${rows(n)} more.`,
  take: 'Take it over',
  taking: 'Taking over …',
  taken: (n) => `${rows(n)} taken over.`,
  left: (n) => `${rows(n)} were changed by somebody else meanwhile. Please read the file again and compare.`,
  faults: (n) => (n === 1 ? '1 fault. Nothing is taken over.' : `${count(n, 'en-GB')} faults. Nothing is taken over.`),
  at: excel.at,
  mapping: {
    title: 'Map columns',
    hint: 'The mapping is saved for your area and counts for the next file of this kind, too.',
    column: 'Column of the file',
    samples: 'Examples',
    means: 'means',
    meansOf: (head) => `“${head}” means`,
    ignore: 'do not take over',
    words: 'Map words',
    wordOf: (word) => `“${word}” means`,
    unknown: 'Please choose',
    save: 'Save the mapping and compare again',
    saving: 'Saving …',
    unused: (n) => (n === 1 ? '1 column is not taken over.' : `${count(n, 'en-GB')} columns are not taken over.`),
  },
  fault: {
    'no-workbook': () => 'This is no readable Excel or CSV file. Please save it as .xlsx or .csv.',
    'too-big': excel.fault['too-big'],
    'too-big-inside': excel.fault['too-big-inside'],
    'too-many-rows': excel.fault['too-many-rows'],
    'no-heads': () => 'We find no headings. Please write in the first row what stands in the columns.',
    'column-missing': () => 'This column is missing. Please map below in which column the name stands.',
    'column-twice': (value) => `The same stands in column “${value}” already. Please take over only one.`,
    'key-bad': (value) => `“${value}” is no key. Small letters, digits and hyphens are allowed.`,
    'key-twice': (value) => `This entry stands in row ${value} already.`,
    'name-missing': () => 'The name is missing here.',
    'name-twice': (value) => `There are several “${value}”. Please add the key.`,
    'other-domain': (value) => `“${value}” is another area. Please read the file there.`,
    'text-missing': () => 'Something must stand here.',
    'text-long': (value) => `This is too long. Allowed are ${value}.`,
    'word-unknown': (value) => `We do not know “${value}” here. You can map the word below.`,
    'hours-bad': (value) =>
      value === ''
        ? 'A duration is missing here, such as 4 h or 3 days.'
        : `“${value}” is no duration. Please write for example 4 h or 3 days.`,
    'number-bad': excel.fault['number-bad'],
    'day-bad': excel.fault['day-bad'],
    'yes-no-bad': excel.fault['yes-no-bad'],
    'person-unknown': (value) => `We do not know “${value}” in your area. Please write the e-mail address.`,
    'reference-unknown': (value) => `There is no “${value}” in the register. Please read the other register first.`,
    'reference-twice': (value) => `There are several “${value}”. Please write the key.`,
    rule: (value) => value,
  },
};
