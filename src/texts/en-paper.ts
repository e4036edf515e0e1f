// Texts of the printed lists (en).
import type { dePaper } from './de-paper.ts';

export const enPaper: typeof dePaper = {
  title: { numbered: 'Alarm list with telephone numbers', plain: 'Alarm list' },
  domain: 'Area',
  printedAt: 'Printed',
  version: 'Version',
  replaces: (day, copy) => `replaces the issue of ${day} (copy ${copy})`,
  first: 'first issue for this place',
  copy: 'Copy',
  holder: 'Kept by',
  expires: 'Valid to',
  fallback: 'Conference call',
  room: 'Crisis room',
  reminder:
    'Please give this list back when it has expired or your task changes, or destroy it and say so. The numbers are confidential: do not copy, photograph or pass them on.',
  plainReminder: 'Internal. Please destroy older issues.',
  columns: [
    'Role',
    'Rank',
    'Name',
    'Authority',
    'Channel 1',
    'Channel 2',
    'Channel 3',
    'confirmed on',
    'alarmed by',
    'reached at',
    'Arrival/remark',
  ],
  rank: (index) => (index === 0 ? 'Hold.' : `D${index}`),
  nobody: 'not filled',
  ways: { teams: 'Teams', email: 'E-mail', sms: 'Text', voice: 'Call' },
  kind: { service: 'work', 'service-mobile': 'work mobile', private: 'private' },
  footer: (title, page, of, classification) => `${classification ?? 'Internal'} · ${title} · page ${page} of ${of}`,
};
