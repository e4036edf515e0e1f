/** The fixed facts of the local run: ports, the tenant and the app of the sample, and the product's environment. */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { dayOf } from '../src/domain/team.ts';
import { momentOf, timeOf } from '../src/domain/working-time.ts';

/** A sentence for the person at the terminal, who can do something about it; shown without a stack. */
export class StartFault extends Error {}

export const TENANT_ID = '7d1f4c7a-2f0b-4c55-9a0e-3c1f6b2a9d10';
export const BOT_APP_ID = 'b0c5f1de-6a4e-4d7b-8f53-2a9c0e7d4b61';

/** The Playground's run has its own data, in this folder below `BCM_DATA`. */
export const PLAYGROUND = 'playground';

/** For trying the intake by hand; whoever sets INTAKE_SECRET uses her own. */
const INTAKE_SECRET = 'nur-lokal-zum-ausprobieren-2026';

type Environment = Readonly<Record<string, string | undefined>>;

export type LocalSettings = {
  port: number;
  /** the stand-ins' port */
  standInPort: number;
  /** where the stand-in for the mail server listens */
  mailPort: number;
  dataFolder: string;
  botAppSecret: string;
  /** where people open it */
  publicUrl: string;
  /** where the stand-ins reach it; an address, because `localhost` may be tried as IPv6 first */
  innerUrl: string;
  /** how far the clock of product and stand-ins is moved, milliseconds; the product itself has no such setting */
  clockAhead: number;
};

/** Reads `PORT`, `BCM_DATA` and `LOCAL_CLOCK`; throws a {@link StartFault} for a port or a time that is none. */
export function readSettings(env: Environment, now: number = Date.now()): LocalSettings {
  const port = Number(env.PORT ?? 3978);
  if (!Number.isInteger(port) || port < 1 || port > 65_533) {
    throw new StartFault(`PORT muss eine Zahl von 1 bis 65533 sein, nicht «${env.PORT}».`);
  }
  return {
    port,
    standInPort: port + 1,
    mailPort: port + 2,
    dataFolder: resolve(env.BCM_DATA ?? './data'),
    botAppSecret: randomBytes(24).toString('base64url'),
    publicUrl: `http://localhost:${port}`,
    innerUrl: `http://127.0.0.1:${port}`,
    clockAhead: clockAhead(env.LOCAL_CLOCK ?? '', now),
  };
}

/** From now to what clocks in Germany are to show; 0 when nothing is said. */
function clockAhead(wanted: string, now: number): number {
  if (wanted === '') return 0;
  const [day = '', time = ''] = wanted.split('T');
  const isShaped = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wanted) && !Number.isNaN(Date.parse(wanted));
  const at = isShaped ? momentOf(day, time) : 0;
  if (dayOf(at) !== day || timeOf(at) !== time) {
    throw new StartFault(
      `LOCAL_CLOCK muss Tag und Uhrzeit in Deutschland sein, zum Beispiel 2026-12-01T09:00, nicht «${wanted}».`,
    );
  }
  return at - now;
}

/** The environment of the product: what the person set, pointed at the stand-ins. */
export function productEnvironment(
  given: Environment,
  settings: LocalSettings,
  standIns: Readonly<Record<string, string>>,
): Environment {
  return {
    LOG_LEVEL: 'warn',
    INTAKE_SECRET,
    INTAKE_DOMAIN: 'MI-ITN',
    ...given,
    PORT: String(settings.port),
    BIND: '127.0.0.1',
    PUBLIC_URL: settings.publicUrl,
    BCM_DATA: settings.dataFolder,
    STORE: 'sqlite',
    ...standIns,
  };
}
