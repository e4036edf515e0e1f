/** The fixed facts of the local run: ports, the tenant and the app of the sample, and the product's environment. */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';

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
};

/** Reads `PORT` and `BCM_DATA`; throws a {@link StartFault} for a port that is none. */
export function readSettings(env: Environment): LocalSettings {
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
  };
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
