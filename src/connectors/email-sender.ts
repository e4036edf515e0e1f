// Sends messages as mail over SMTP: pooled connections with TLS, one deadline per message, no repeats of its own.
import { createTransport } from 'nodemailer';
import type { Env, Handover, Sender } from '../engine/env.ts';
import type { Links } from '../engine/links.ts';
import { Undeliverable } from '../errors.ts';
import type { Pause } from '../single-attempts.ts';
import { emailText, type MailText } from './email-text.ts';
import type { NoticeOf } from './notice.ts';
import { mailAddress, type RecipientTools, readerOf } from './recipients.ts';

/** What of the configuration mail needs. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly requireTls: boolean;
  readonly user: string;
  readonly password: string;
  readonly from: string;
  readonly replyTo: string;
}

export interface NoticeTools extends RecipientTools {
  readonly env: Pick<Env, 'pause' | 'digest' | 'newId'>;
  readonly links: Links;
  readonly noticeOf: NoticeOf;
}

/** One mail as it goes out. */
export interface Mail extends MailText {
  readonly to: string;
  /** The same for a repeat, so that a programme shows it once. */
  readonly messageId: string;
  readonly urgent: boolean;
}

/** Hands single mails to the server. Throws Undeliverable. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
  close(): void;
}

export function emailSender(tools: NoticeTools, mailer: Mailer, from: string): Pick<Sender, 'post'> {
  const domain = /@([a-z0-9.-]+)/i.exec(from)?.[1] ?? 'localhost';
  return {
    async post(handover) {
      const person = await readerOf(tools, handover);
      const to = await mailAddress(tools, person, handover.address.kind === 'roll');
      const notice = await tools.noticeOf(handover, person);
      const link = notice.asks === null ? '' : await tools.links.address(notice.asks);
      const messageId = `<${idOf(tools, handover)}@${domain}>`;
      await mailer.send({ ...emailText(notice, link), to, messageId, urgent: notice.urgent });
      return { activityId: messageId };
    },
  };
}

function idOf({ env }: NoticeTools, { address, delivery }: Handover): string {
  return env.digest(`${address.kind}/${address.id}/${delivery.id}`).slice(0, 32);
}

/** As many as the engine has open at once, so that nothing waits inside the pool. */
const connections = 10;
const perConnection = 100;
/** Milliseconds for one mail, and for the parts of its way; the deadline of ours comes last. */
export const mailDeadline = 20_000;
const within = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000, dnsTimeout: 5_000 };
/** A greylisting server wants to be asked again after a while, milliseconds. */
const greylisted = 60_000;

/** A pool of connections to the server of the configuration. */
export function smtpMailer(server: MailServer, pause: Pause): Mailer {
  const { host, port, secure, requireTls, user, password, from, replyTo } = server;
  const pool = createTransport({
    pool: true,
    host,
    port,
    secure,
    requireTLS: requireTls,
    // On this machine there may be no certificate; anywhere else TLS is demanded above.
    ignoreTLS: !secure && !requireTls,
    tls: { minVersion: 'TLSv1.2' },
    ...(user === '' ? {} : { auth: { user, pass: password } }),
    ...within,
    maxConnections: connections,
    maxMessages: perConnection,
    // Whether to repeat is decided by the ledger alone.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // A connection that breaks while it rests concerns nobody.
  pool.on('error', () => undefined);

  return {
    async send({ to, subject, text, html, messageId, urgent }) {
      const priority = urgent ? ({ priority: 'high' } as const) : {};
      const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
      const reply = replyTo === '' ? {} : { replyTo };
      const mail = {
        from,
        to: { name: '', address: to },
        subject,
        text,
        html,
        messageId,
        headers,
        ...priority,
        ...reply,
      };
      await withinDeadline(pool.sendMail(mail), pause);
    },
    close: () => pool.close(),
  };
}

async function withinDeadline(sending: Promise<unknown>, pause: Pause): Promise<void> {
  const answered = new AbortController();
  const late = pause(mailDeadline, answered.signal).then(() => {
    throw new Undeliverable('unclear', 'timeout');
  });
  // Whichever loses the race is heard by nobody.
  late.catch(() => undefined);
  try {
    await Promise.race([sending, late]);
  } catch (error) {
    sending.catch(() => undefined);
    throw error instanceof Undeliverable ? error : refusedBy(error);
  } finally {
    answered.abort('answered');
  }
}

/** What nodemailer says about a failure. */
interface SmtpFault {
  readonly code?: string;
  readonly originalCode?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** Never on the way: no connection stood, or the server had not begun to listen. */
const beforeTheMail = new Set(['ECONNECTION', 'EDNS', 'ETLS', 'EREQUIRETLS', 'EAUTH', 'ENOAUTH', 'EOAUTH2', 'EPROXY']);
const notConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN']);

/** 4xx: later; 5xx: never; silence after the mail had begun: nobody knows (quality.md 2.2). */
function refusedBy(error: unknown): Undeliverable {
  const { code = 'fault', originalCode = '', responseCode, command } = (error ?? {}) as SmtpFault;
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 500) {
    return new Undeliverable('again', `smtp-${responseCode}`, greylisted);
  }
  if (responseCode !== undefined && responseCode >= 500) return new Undeliverable('never', `smtp-${responseCode}`);
  if (beforeTheMail.has(code) || notConnected.has(originalCode)) return new Undeliverable('again', code);
  if (code === 'ETIMEDOUT' && originalCode !== 'SOCKET_TIMEOUT' && command === 'CONN') {
    return new Undeliverable('again', 'connect-timeout');
  }
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return new Undeliverable('never', code);
  return new Undeliverable('unclear', code === 'ETIMEDOUT' ? 'timeout' : code);
}
