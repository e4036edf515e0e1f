/** `npm run reset`: empties the data folder of the local run, unless somebody is working on it. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { RUNNING_MARK, whoRunsOn } from './running-mark.ts';
import { PLAYGROUND, readSettings, StartFault } from './settings.ts';

/** What the local run writes; anything else in the folder is somebody else's and stays. */
const ours = /^(.+\.sqlite(-wal|-shm|-journal)?|standins)$/;

/** Answers one sentence about what was done; throws a {@link StartFault} while the folder is in use. */
export async function emptyData(dataFolder: string): Promise<string> {
  const shown = relative(process.cwd(), dataFolder) || '.';
  const running = (await whoRunsOn(dataFolder)) ?? (await whoRunsOn(join(dataFolder, PLAYGROUND)));
  if (running) {
    throw new StartFault(
      `Auf ${shown} läuft gerade BCM-Lotse (Port ${running.port}). Bitte zuerst dort mit Strg+C beenden.`,
    );
  }
  const found = existsSync(dataFolder) ? readdirSync(dataFolder) : [];
  const gone = found.filter((name) => ours.test(name) || name === RUNNING_MARK || name === PLAYGROUND);
  for (const name of gone) rmSync(join(dataFolder, name), { recursive: true, force: true });
  const left = found.filter((name) => !gone.includes(name));
  if (left.length > 0) return `${shown} ist geleert; nicht von BCM-Lotse und darum geblieben: ${left.join(', ')}.`;
  return gone.length > 0 ? `${shown} ist geleert.` : `In ${shown} lag nichts.`;
}

if (import.meta.main) {
  try {
    console.log(await emptyData(readSettings(process.env).dataFolder));
  } catch (error) {
    if (!(error instanceof StartFault)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
