/** Plays the mail server: takes mail over real SMTP, keeps what it got, and fails when told to. */
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { FaultQueue } from './fault-queue.ts';

/** A mail as it was taken. */
export type TakenMail = {
  /** ISO 8601 in UTC */
  at: string;
  /** who it was for, as the envelope says */
  to: readonly string[];
  from: string;
  subject: string;
  text: string;
  html: string;
  headers: readonly { key: string; value: string }[];
  /** as it came over the wire */
  raw: string;
};

/**
 * `greylist` 451 and `unknown` 550 at the recipient, `full` 552 after the text, `hang` silence after the text,
 * `deaf` silence from the recipient on.
 */
export type MailFault = 'greylist' | 'unknown' | 'full' | 'hang' | 'deaf';

export type MailServerStandIn = {
  port: number;
  mails(address?: string): readonly TakenMail[];
  /** The next so many mails go wrong in this way. */
  fault(kind: MailFault, times?: number): void;
  onMail(listener: (mail: TakenMail) => void): () => void;
  stop(): Promise<void>;
};

/** `port` 0: any free port. Rejects with the listen error when it is taken. */
export async function startMailServer(port: number, now: () => number): Promise<MailServerStandIn> {
  const taken: TakenMail[] = [];
  const atRecipient = new FaultQueue<MailFault>();
  const atText = new FaultQueue<MailFault>();
  const listeners = new Set<(mail: TakenMail) => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 50,
    logger: false,
    onRcptTo(_address, _session, done) {
      const fault = atRecipient.take();
      if (fault === 'deaf') return;
      if (fault === 'greylist') return done(refusal(451, 'Greylisted, please try again later'));
      if (fault === 'unknown') return done(refusal(550, 'No such user here'));
      done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const fault = atText.take();
        if (fault === 'full') return done(refusal(552, 'Mailbox full'));
        const to = session.envelope.rcptTo.map(({ address }) => address);
        void read(Buffer.concat(chunks), to, now()).then((mail) => {
          taken.push(mail);
          for (const listener of listeners) listener(mail);
          if (fault !== 'hang') done();
        }, done);
      });
    },
  });
  // A client that tears its line concerns only itself.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    mails: (address) => taken.filter(({ to }) => !address || to.includes(address)),
    fault(kind, times = 1) {
      (kind === 'full' || kind === 'hang' ? atText : atRecipient).add(kind, times);
    },
    onMail(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

async function read(raw: Buffer, to: readonly string[], at: number): Promise<TakenMail> {
  const mail = await PostalMime.parse(raw);
  return {
    at: new Date(at).toISOString(),
    to,
    from: mail.from?.address ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers: mail.headers.map(({ key, value }) => ({ key, value })),
    raw: raw.toString('utf8'),
  };
}
