/** `npm start`: starts the local run and says what to open and what to try first. */
import { relative } from 'node:path';
import { type LocalRun, startLocalRun } from './local-run.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { newcomers } from './sample/sample.ts';

function greeting({ settings, sample, fresh }: LocalRun): string {
  const desk = `${settings.publicUrl}/desk`;
  const [first, , second] = newcomers(sample);
  const pair = [first, second].flatMap((each) =>
    each ? [`                 ${desk}?person=${each.id}  ${each.name}: ${each.reason}`] : [],
  );
  const folder = relative(process.cwd(), settings.dataFolder) || '.';
  return [
    '',
    `BCM-Lotse läuft, nur auf diesem Rechner, mit einer Musterverwaltung (${sample.people.length} erfundene Personen).`,
    '',
    `  Öffnen:        ${desk}`,
    '  Zuerst:        Probealarm auslösen, im Chat «Ich komme» drücken, in der Lage zusehen.',
    '  Zu zweit:      zwei Browserfenster nebeneinander, zum Beispiel',
    ...pair,
    `  Daten:         ${folder} ${fresh ? '(neu angelegt)' : '(vom letzten Mal)'}; «npm run reset» leert sie.`,
    '  Beenden:       Strg+C',
    '',
  ].join('\n');
}

await runUntilStopped(async () => {
  const run = await startLocalRun(process.env, (line) => console.log(line));
  console.log(greeting(run));
  return run.stop;
});
