// Paper and workbooks, loaded when somebody first asks for one: a process that starts again must not wait for them.
import type { readAddressList } from './address-list.ts';
import type { callListPdf } from './call-list-pdf.ts';
import type { drawAside } from './drawn-aside.ts';
import type { emergencySheetsPdf } from './emergency-sheets-pdf.ts';
import type { exerciseCalendar } from './exercise-calendar.ts';
import type { handbookZip } from './handbook-zip.ts';
import type { phoneListPdf } from './phone-list-pdf.ts';
import type { registerFiles } from './register-files.ts';
import type { reportFile } from './report-file.ts';
import type { reviewPdf } from './review-pdf.ts';
import type { reviewWorkbook } from './review-workbook.ts';
import type { scriptPdf } from './script-pdf.ts';
import type { readScript, writeScript } from './script-workbook.ts';
import type { tableFile } from './table-file.ts';
import type { readTeam, writeTeam } from './team-workbook.ts';

type Files = typeof registerFiles;

/** Each does what the function of its name does. */
export const office = {
  readAddressList: async (...given: Parameters<typeof readAddressList>) =>
    (await import('./address-list.ts')).readAddressList(...given),
  callListPdf: async (...given: Parameters<typeof callListPdf>) =>
    (await import('./call-list-pdf.ts')).callListPdf(...given),
  phoneListPdf: async (...given: Parameters<typeof phoneListPdf>) =>
    (await import('./phone-list-pdf.ts')).phoneListPdf(...given),
  emergencySheetsPdf: async (...given: Parameters<typeof emergencySheetsPdf>) =>
    (await import('./emergency-sheets-pdf.ts')).emergencySheetsPdf(...given),
  tableFile: async (...given: Parameters<typeof tableFile>) => (await import('./table-file.ts')).tableFile(...given),
  readTeam: async (...given: Parameters<typeof readTeam>) => (await import('./team-workbook.ts')).readTeam(...given),
  writeTeam: async (...given: Parameters<typeof writeTeam>) => (await import('./team-workbook.ts')).writeTeam(...given),
  reportFile: async (...given: Parameters<typeof reportFile>) =>
    (await import('./report-file.ts')).reportFile(...given),
  drawHandbook: async (...given: Parameters<typeof drawAside>) =>
    (await import('./drawn-aside.ts')).drawAside(...given),
  handbookZip: async (...given: Parameters<typeof handbookZip>) =>
    (await import('./handbook-zip.ts')).handbookZip(...given),
  reviewFiles: {
    reviewPdf: async (...given: Parameters<typeof reviewPdf>) => (await import('./review-pdf.ts')).reviewPdf(...given),
    reviewWorkbook: async (...given: Parameters<typeof reviewWorkbook>) =>
      (await import('./review-workbook.ts')).reviewWorkbook(...given),
  },
  exercises: {
    writeScript: async (...given: Parameters<typeof writeScript>) =>
      (await import('./script-workbook.ts')).writeScript(...given),
    readScript: async (...given: Parameters<typeof readScript>) =>
      (await import('./script-workbook.ts')).readScript(...given),
    scriptPdf: async (...given: Parameters<typeof scriptPdf>) => (await import('./script-pdf.ts')).scriptPdf(...given),
    exerciseCalendar: async (...given: Parameters<typeof exerciseCalendar>) =>
      (await import('./exercise-calendar.ts')).exerciseCalendar(...given),
  },
  registers: {
    write: async (...given: Parameters<Files['write']>) =>
      (await import('./register-files.ts')).registerFiles.write(...given),
    read: async (...given: Parameters<Files['read']>) =>
      (await import('./register-files.ts')).registerFiles.read(...given),
    fields: async (...given: Parameters<Files['fields']>) =>
      (await import('./register-files.ts')).registerFiles.fields(...given),
  },
};
