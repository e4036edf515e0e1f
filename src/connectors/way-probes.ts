// Whether the mail path and the gateways work, found out without a message: signing in to the mail server, and asking
// the gateway's host for nothing.
import { createTransport } from 'nodemailer';
import { Agent, request } from 'undici';
import type { Probe, Probes } from '../engine/probe.ts';

/** What of the configuration is looked at; what is absent is off. */
export interface ProbedWays {
  readonly mail: ProbedMail | undefined;
  readonly sms: { readonly url: string } | undefined;
  readonly voice: { readonly url: string } | undefined;
}
interface ProbedMail {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly requireTls: boolean;
  readonly user: string;
  readonly password: string;
}

/** Milliseconds for one look. */
const within = 10_000;

/** The probes of the second ways; those not set up have none. */
export function wayProbes({ mail, sms, voice }: ProbedWays): Probes {
  return {
    ...(mail ? { email: mailProbe(mail) } : {}),
    ...(sms ? { sms: gatewayProbe(sms.url) } : {}),
    ...(voice ? { voice: gatewayProbe(voice.url) } : {}),
  };
}

/** Connects, secures and signs in, and says goodbye: no mail begins. */
function mailProbe({ host, port, secure, requireTls, user, password }: ProbedMail): Probe {
  return async () => {
    const transport = createTransport({
      host,
      port,
      secure,
      requireTLS: requireTls,
      ignoreTLS: !secure && !requireTls,
      tls: { minVersion: 'TLSv1.2' },
      ...(user === '' ? {} : { auth: { user, pass: password } }),
      connectionTimeout: within,
      greetingTimeout: within,
      socketTimeout: within,
    });
    try {
      await transport.verify();
      return 'ok';
    } finally {
      transport.close();
    }
  };
}

/**
 * Asks for the options of the gateway's address, without our credentials and without a message. Whatever it answers, it
 * is there; only a fault of its own counts as down.
 */
function gatewayProbe(url: string): Probe {
  return async () => {
    const agent = new Agent({ connect: { timeout: within }, headersTimeout: within, bodyTimeout: within });
    try {
      const { statusCode, body } = await request(url, { method: 'OPTIONS', dispatcher: agent });
      await body.dump();
      return statusCode >= 500 ? 'down' : 'ok';
    } finally {
      await agent.destroy();
    }
  };
}
