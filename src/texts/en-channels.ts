// English texts of mails, short messages, calls and the answer page. The marks keep the German word.
import type { deChannels } from './de-channels.ts';

const bare = (number: string) => number.replace(/^Ü /, '');

const head: (typeof deChannels)['sms']['head'] = {
  alarm: { real: (n) => `ALARM REAL (ERNSTFALL) ${n}:`, exercise: (n) => `EXERCISE (ÜBUNG) ${bare(n)}:` },
  news: { real: (n) => `NEWS REAL (ERNSTFALL) ${n}:`, exercise: (n) => `EXERCISE (ÜBUNG) ${bare(n)}, NEWS:` },
  staffed: { real: (n) => `REAL (ERNSTFALL) ${n}:`, exercise: (n) => `EXERCISE (ÜBUNG) ${bare(n)}:` },
  unfilled: { real: (n) => `ROLE UNFILLED (ERNSTFALL) ${n}:`, exercise: (n) => `EXERCISE (ÜBUNG) ${bare(n)}:` },
  relieved: { real: (n) => `RELIEVED (ERNSTFALL) ${n}:`, exercise: (n) => `EXERCISE (ÜBUNG) ${bare(n)}:` },
  'all-clear': { real: (n) => `ALL-CLEAR (ERNSTFALL) ${n}:`, exercise: (n) => `EXERCISE (ÜBUNG) ${bare(n)} ENDED:` },
  'false-alarm': { real: (n) => `FALSE ALARM ${n}:`, exercise: (n) => `EXERCISE (ÜBUNG) ${bare(n)} WITHDRAWN:` },
  aborted: { real: (n) => `ABORTED (ERNSTFALL) ${n}:`, exercise: (n) => `EXERCISE (ÜBUNG) ${bare(n)} ABORTED:` },
  'real-event': {
    real: (n) => `REAL EVENT (ERNSTFALL) ${n}:`,
    exercise: (n) => `REAL EVENT (ERNSTFALL) - EXERCISE (ÜBUNG) ${bare(n)} ENDED:`,
  },
};

export const enChannels: typeof deChannels = {
  wayState: {
    off: 'not set up',
    unknown: 'set up, nothing heard yet',
    up: 'works',
    doubted: 'last calls failed',
    down: 'down',
  },
  reason: 'Reason',
  answerHere: 'Answer here',
  answerHow: 'To answer, please open this address. You need not sign in.',
  linkIsYours: 'The link is for you and this request only. Please do not pass it on.',
  noReply: 'Please answer by the link, not by replying to this mail.',
  sms: {
    head,
    tail: { real: 'ERNSTFALL', exercise: 'ÜBUNG' },
    call: (number) => `Tel. ${number}.`,
    answer: (address) => `Answer: ${address}`,
    noted: (said) => `Thank you. Noted: ${said}`,
    which: (numbers) =>
      `Which alarm do you mean? Please reply with its number, such as YES 30 ${numbers[0]}. Open: ${numbers.join(', ')}.`,
    unclear: 'We did not understand. Please reply YES 30 (minutes), VIRTUAL, NO or CALL.',
    shared: 'This number belongs to several people. Please answer by the link in the message.',
    wrongCode:
      'This number is not valid, or not any more. Please take the one in the newest message, or open the link.',
    needCode: 'Please reply with the word and the number as in the message, or open the link.',
  },
  voice: {
    open: { real: 'Attention. Alarm, real event.', exercise: 'Attention. This is an exercise.' },
    close: { real: 'End of message, real event.', exercise: 'End of message. This is an exercise.' },
    again: 'I repeat.',
    keys: 'Press 1 if you are coming. 2 if you take part remotely. 3 if you cannot.',
    news: 'There is new information.',
    ended: 'The alarm has ended.',
  },
  page: {
    title: 'Answer to the crisis team',
    choose: 'Your answer',
    change: 'You can change your answer:',
    noAnswer: 'There is nothing to answer here.',
    ended: 'This alarm has ended. There is nothing more for you to do.',
    wrongTitle: 'This link is no longer valid',
    wrong:
      'The link was copied wrongly or has expired. Please open the link in the newest message, answer in Teams, or call the number in the alarm.',
    tooMany: 'Those were too many attempts. Please wait a minute, or call the number in the alarm.',
    unavailable: 'That did not work just now. Please try again shortly, or call.',
    bad: 'Your answer could not be read. Please choose again.',
  },
};
