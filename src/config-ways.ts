// The ways beside Teams in the configuration: mail, short messages, calls, and the links by which they are answered.
import { bodyTemplate } from './body-template.ts';
import { isLoopbackHost, isLoopbackUrl, isOrigin, type Reader } from './config-reader.ts';

/** Mail over SMTP. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`); else by STARTTLS, which only a server on this machine may lack. */
  readonly secure: boolean;
  readonly requireTls: boolean;
  readonly user: string;
  readonly password: string;
  /** `MAIL_FROM`: name and address, such as `BCM-Lotse <bcm@land.example>`. */
  readonly from: string;
  /** `MAIL_REPLY_TO`: where replies go that people write by hand; '' for none. */
  readonly replyTo: string;
}

/** A gateway for short messages or calls; `SMS_*` and `VOICE_*` alike. */
export interface GatewaySettings {
  /** `SMS_URL` */
  readonly url: string;
  /** `SMS_AUTH`: value of the header `Authorization`; '' for none. */
  readonly auth: string;
  /** `SMS_BODY`: JSON or form with the places {to} {text} {callback} {id}. */
  readonly body: string;
  /** `SMS_PRICE`: euros per segment, or per call; null when nobody said. */
  readonly price: number | null;
  /** `SMS_CALLBACK_SECRET`: of it the gateway's reports are signed. */
  readonly callbackSecret: string;
  /** Where the gateway is to report answers. */
  readonly callbackUrl: string;
}

export interface WaySettings {
  readonly mail: MailSettings | undefined;
  readonly sms: GatewaySettings | undefined;
  readonly voice: GatewaySettings | undefined;
  readonly linkUrl: string;
  readonly linkSecret: string;
}

const minSecret = 32;
/** The link must leave room for the rest of a short message. */
const longestLinkUrl = 40;
/** An address, with or without a name before it; nothing that could end a header or name a second one. */
const plain = '[^\\s<>@,;:"\\p{Cc}]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+';
const address = new RegExp(`^(?:${plain}|[^<>@,;:"\\p{Cc}]{1,80} <${plain}>)$`, 'iu');

export function readWays(read: Reader, loopback: boolean, publicUrl: string): WaySettings {
  const mail = readMail(read);
  const sms = readGateway(read, 'SMS', loopback, `${publicUrl}/api/callback/sms`);
  const voice = readGateway(read, 'VOICE', loopback, `${publicUrl}/api/callback/voice`);
  const linkUrl = read.text('LINK_URL', publicUrl).replace(/\/+$/, '');
  if (read.has('LINK_URL') && !(isOrigin(linkUrl) && (linkUrl.startsWith('https:') || isLoopbackUrl(linkUrl)))) {
    read.fault('LINK_URL must be a web address without path and with https, such as https://k.example.');
  }
  if (sms && linkUrl.length > longestLinkUrl) {
    read.fault(`LINK_URL must have at most ${longestLinkUrl} characters, so that a short message has room for it.`);
  }
  const needsLinks = mail !== undefined || sms !== undefined;
  const linkSecret = needsLinks || read.has('LINK_SECRET') ? secret(read, 'LINK_SECRET', loopback) : '';
  return { mail, sms, voice, linkUrl, linkSecret };
}

/** The entrance for the day nobody can sign in with Microsoft; off without a secret. */
export function readEmergency(read: Reader, loopback: boolean, publicUrl: string) {
  const emergencyUrl = read.text('EMERGENCY_URL', publicUrl).replace(/\/+$/, '');
  if (read.has('EMERGENCY_URL') && !(isOrigin(emergencyUrl) && (emergencyUrl.startsWith('https:') || loopback))) {
    read.fault('EMERGENCY_URL must be a web address without path and with https, such as https://notfall.example.');
  }
  if (read.has('EMERGENCY_URL') && !read.has('EMERGENCY_SECRET')) {
    read.fault('EMERGENCY_URL is set, but EMERGENCY_SECRET is not. Set both or none.');
  }
  const emergencySecret = read.has('EMERGENCY_SECRET') ? secret(read, 'EMERGENCY_SECRET', loopback) : '';
  return { emergencySecret, emergencyUrl };
}

function readMail(read: Reader): MailSettings | undefined {
  if (!read.has('SMTP_URL')) {
    for (const name of ['MAIL_FROM', 'MAIL_REPLY_TO']) {
      if (read.has(name)) read.fault(`${name} is set, but SMTP_URL is not. Set both or none.`);
    }
    return undefined;
  }
  const given = read.text('SMTP_URL');
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || !/^\/?$/.test(url.pathname) || url.search) {
    read.fault('SMTP_URL must be smtps://user:password@host:port or smtp://…, without path.');
    return undefined;
  }
  const [from, replyTo] = [read.text('MAIL_FROM'), read.text('MAIL_REPLY_TO', '')];
  for (const [name, value] of [
    ['MAIL_FROM', from],
    ['MAIL_REPLY_TO', replyTo],
  ] as const) {
    if (value !== '' && !address.test(value)) read.fault(`${name} must be an address: BCM-Lotse <bcm@land.example>.`);
  }
  const secure = url.protocol === 'smtps:';
  return Object.freeze({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTls: !secure && !isLoopbackHost(url.hostname),
    user: decoded(url.username),
    password: decoded(url.password),
    from,
    replyTo,
  });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function readGateway(
  read: Reader,
  name: 'SMS' | 'VOICE',
  loopback: boolean,
  callbackUrl: string,
): GatewaySettings | undefined {
  if (!read.has(`${name}_URL`)) {
    for (const other of ['AUTH', 'BODY', 'PRICE', 'CALLBACK_SECRET'].map((rest) => `${name}_${rest}`)) {
      if (read.has(other)) read.fault(`${other} is set, but ${name}_URL is not. Set both or none.`);
    }
    return undefined;
  }
  const url = read.text(`${name}_URL`);
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const good = parsed && (parsed.protocol === 'https:' || (parsed.protocol === 'http:' && isLoopbackUrl(url)));
  if (!good || parsed.username !== '' || parsed.hash !== '') {
    read.fault(`${name}_URL must be an https address without name and password in it.`);
  }
  const auth = read.text(`${name}_AUTH`, '');
  if (!/^[\x20-\x7e]*$/.test(auth)) read.fault(`${name}_AUTH must be one line of plain ASCII.`);
  const body = read.text(`${name}_BODY`);
  if (body !== '') checkBody(read, `${name}_BODY`, body);
  const price = read.has(`${name}_PRICE`) ? read.text(`${name}_PRICE`) : null;
  if (price !== null && !/^\d{1,3}([.,]\d{1,5})?$/.test(price)) {
    read.fault(`${name}_PRICE must be euros per ${name === 'SMS' ? 'segment' : 'call'}, such as 0.075.`);
  }
  return Object.freeze({
    url,
    auth,
    body,
    price: price === null ? null : Number(price.replace(',', '.')),
    callbackSecret: secret(read, `${name}_CALLBACK_SECRET`, loopback),
    callbackUrl,
  });
}

function checkBody(read: Reader, name: string, body: string): void {
  try {
    bodyTemplate(body);
  } catch (error) {
    read.fault(`${name} ${error instanceof Error ? error.message : 'cannot be read'}.`);
  }
}

function secret(read: Reader, name: string, loopback: boolean): string {
  const found = read.text(name);
  const weak = found.length < minSecret || new Set(found).size < 8;
  if (found !== '' && weak && !loopback) {
    read.fault(`${name} must have at least ${minSecret} characters, 8 of them different.`);
  }
  return found;
}
