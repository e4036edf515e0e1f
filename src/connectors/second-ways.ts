// The ways beside Teams as the configuration sets them up: their senders, and the doors by which answers come back.
import { type SecondWay, type Way, ways } from '../domain/ways.ts';
import { type Breaker, breaker, watched } from '../engine/breaker.ts';
import type { Handover, Sender } from '../engine/env.ts';
import { type LinkSettings, type Links, links } from '../engine/links.ts';
import type { WaySenders } from '../engine/ways.ts';
import { alarmNotice } from './alarm-notice.ts';
import { approvalByKey, approvalQuestions } from './approval-answers.ts';
import { approvalNotice } from './approval-notice.ts';
import { checkInNotices } from './check-in-notice.ts';
import { emailSender, type MailServer, smtpMailer } from './email-sender.ts';
import { emergencyNotice } from './emergency-notice.ts';
import { type GatewayAccess, httpGateway } from './http-gateway.ts';
import { incidentNotice } from './incident-notice.ts';
import { noticesBy } from './notice.ts';
import type { ByKey } from './phone-question.ts';
import { proposalByKey, proposalQuestions } from './proposal-answers.ts';
import { proposalNotice } from './proposal-notice.ts';
import { rollNotice } from './roll-notice.ts';
import { type AnswerTools, type Callback, smsAnswers } from './sms-answers.ts';
import { smsSender } from './sms-sender.ts';
import { voiceAnswers } from './voice-answers.ts';
import { voiceSender } from './voice-sender.ts';

interface GatewayWay extends GatewayAccess {
  readonly callbackSecret: string;
}

/** What of the configuration is looked at; what is absent is off. */
export interface SecondWaysSettings extends LinkSettings {
  readonly mail: MailServer | undefined;
  readonly sms: GatewayWay | undefined;
  readonly voice: GatewayWay | undefined;
}

export interface SecondWays {
  /** The ways this deployment has, Teams among them. */
  readonly open: readonly Way[];
  readonly senders: Omit<WaySenders, 'teams'>;
  /** How each of them does, whether it is set up or not. */
  readonly paths: Readonly<Record<SecondWay, Breaker>>;
  readonly links: Links;
  readonly callbacks: { readonly sms?: Callback; readonly voice?: Callback };
  /** Lets go of what is on its way. */
  close(): Promise<void>;
}

/** Nothing but Teams. */
export function noSecondWays(tools: AnswerTools): SecondWays {
  return secondWays({ mail: undefined, sms: undefined, voice: undefined, linkUrl: '', linkSecret: '' }, tools);
}

/** `further`: words of further kinds of cases, such as a check-in. */
export function secondWays(
  settings: SecondWaysSettings,
  tools: AnswerTools,
  further: Parameters<typeof noticesBy>[0] = {},
): SecondWays {
  const { mail, sms, voice } = settings;
  const { env } = tools;
  const toAnswer = links(tools, settings);
  const paths = { email: breaker(), sms: breaker(), voice: breaker() };
  const eyed = (way: SecondWay, sender: Pick<Sender, 'post'>): Pick<Sender, 'post'> => ({
    post: (handover) => watched(paths[way], env.monotonic, nameOf(handover), () => sender.post(handover)),
  });
  const noticeOf = noticesBy({
    alarm: alarmNotice(env),
    approval: approvalNotice(tools, toAnswer),
    'check-in-part': checkInNotices(env),
    proposal: proposalNotice(env, toAnswer),
    emergency: emergencyNotice(env, tools.look),
    incident: incidentNotice(env),
    roll: rollNotice(env),
    ...further,
  });
  const notices = { ...tools, noticeOf, links: toAnswer };
  const questions = [approvalQuestions(tools, toAnswer), proposalQuestions(tools, toAnswer)];
  const keys = [approvalByKey, proposalByKey].map(
    (press): ByKey =>
      (call, key) =>
        press(tools, call, key),
  );
  const mailer = mail && smtpMailer(mail, env.pause);
  const texts = sms && httpGateway(sms, env.pause);
  const calls = voice && httpGateway(voice, env.pause);
  return {
    open: ways.filter((way) => way === 'teams' || { email: mail, sms, voice }[way] !== undefined),
    senders: {
      ...(mail && mailer ? { email: eyed('email', emailSender(notices, mailer, mail.from)) } : {}),
      ...(texts ? { sms: eyed('sms', smsSender(notices, texts)) } : {}),
      ...(calls ? { voice: eyed('voice', voiceSender(notices, calls)) } : {}),
    },
    links: toAnswer,
    paths,
    callbacks: {
      ...(sms && texts ? { sms: smsAnswers(tools, sms.callbackSecret, texts, questions) } : {}),
      ...(voice ? { voice: voiceAnswers(tools, voice.callbackSecret, keys) } : {}),
    },
    async close() {
      mailer?.close();
      await Promise.all([texts?.close(), calls?.close()]);
    },
  };
}

const nameOf = ({ delivery: { to } }: Handover) => ('person' in to ? to.person : to.channel);
