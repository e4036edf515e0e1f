/** The stand-ins for mail, short messages and calls, and what the product's environment must say to use them. */
import { type MailServerStandIn, startMailServer } from './mail.ts';
import { Phones } from './phones.ts';

/** For trying by hand only; whoever runs the product sets her own. */
const auth = 'Bearer nur-lokal-fuer-die-gateways';
const callbackSecret = 'nur-lokal-fuer-die-antworten-der-gateways';
const linkSecret = 'nur-lokal-fuer-die-links-in-den-nachrichten';
const emergencySecret = 'nur-lokal-fuer-den-notfallzugang-ohne-entra';
const body = '{"to":"{to}","text":"{text}","id":"{id}","callback":"{callback}"}';

export type SecondWays = {
  phones: Phones;
  mail: MailServerStandIn;
  env: Record<string, string>;
};

/** `url`: where the gateways answer; `mailPort` 0: any free port; `callbackOrigin`: where the product answers. */
export async function startSecondWays(options: {
  url: string;
  mailPort: number;
  now: () => number;
  callbackOrigin?: string;
}): Promise<SecondWays> {
  const { url, mailPort, now, callbackOrigin } = options;
  const mail = await startMailServer(mailPort, now);
  const phones = new Phones({ auth, callbackSecret, now, ...(callbackOrigin === undefined ? {} : { callbackOrigin }) });
  const gateway = (name: string, path: string) => ({
    [`${name}_URL`]: `${url}/phones/${path}`,
    [`${name}_AUTH`]: auth,
    [`${name}_BODY`]: body,
    [`${name}_CALLBACK_SECRET`]: callbackSecret,
  });
  const env = {
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    MAIL_FROM: 'BCM-Lotse <bcm-lotse@land.example>',
    ...gateway('SMS', 'sms'),
    SMS_PRICE: '0.075',
    ...gateway('VOICE', 'voice'),
    VOICE_PRICE: '0.12',
    LINK_SECRET: linkSecret,
    EMERGENCY_SECRET: emergencySecret,
  };
  return { phones, mail, env };
}
