// Texts of the page Ready? (en).
import type { dePreflight } from './de-preflight.ts';

export const enPreflight: typeof dePreflight = {
  title: 'Ready?',
  lead: 'What has to stand before the first real alarm. Looked at just now; nothing was sent for it.',
  again: 'Look again',
  ready: 'Everything stands that can be seen from here.',
  open: (count) => (count === 1 ? 'One thing is still missing.' : `${count} things are still missing.`),
  state: { ok: 'stands', todo: 'missing', look: 'please look yourself', unknown: 'cannot be found out now' },
  unknownTodo: 'Please look again in a few minutes. If it stays like this, the log of the service helps.',
  share: (percent) => `${percent} % can be reached.`,
  check: {
    bot: {
      name: 'The bot gets through to Teams',
      todo: 'Please check app registration, credentials of the bot and the network way out (betrieb.md, section 4).',
    },
    permissions: {
      name: 'Permissions in Microsoft Graph',
      todo: 'Please have these application permissions granted and consented to in Entra (permissions.md).',
    },
    directory: {
      name: 'The directory is being read',
      todo: 'Please set DIRECTORY=graph, map groups and start the sync on “Rollout”.',
    },
    mapping: {
      name: 'Each domain has a group',
      todo: 'Please map a group of the tenant to these domains on “Rollout”.',
    },
    catalog: {
      name: 'The app is in the catalogue of the organisation',
      todo: 'Please upload the package in the Teams admin centre and set TEAMS_CATALOG_ID to the id there.',
    },
    apps: {
      name: 'App and chat at 95 % of the people at least',
      todo: '“Rollout” says who is missing and why. Begin the next wave, or mend the reasons.',
    },
    policy: {
      name: 'Policies in the Teams admin centre',
      todo: 'Cannot be seen from here. Please check: the permission policy allows the app, the setup policy lists it under “Installed apps”.',
    },
    channels: {
      name: 'Each domain has a crisis channel with the bot',
      todo: 'Please add the app to the team of these domains, and enter the channel.',
    },
    teams: {
      name: 'Each head of a crisis team has a deputy',
      todo: 'Please name head and deputy for these domains under “People & roles”.',
    },
    'second-ways': {
      name: 'Second ways: mail, text message, call',
      todo: 'These ways are not set up or down. If Teams fails, nobody reaches the crisis team otherwise.',
    },
    emergency: {
      name: 'Emergency entrance with valid sheets',
      todo: 'Please set EMERGENCY_SECRET, and have sheets issued in these domains (“Emergency entrance”).',
    },
    intake: { name: 'Reports of monitoring', todo: 'Please set INTAKE_SECRET, and point monitoring to it.' },
    expiry: {
      name: 'Credentials and certificates do not run out soon',
      todo: 'Please renew what is named, and enter under “Operation” when credentials and certificates end.',
    },
    watch: {
      name: 'Synthetic alarm every five minutes, with a dead man’s switch outside',
      todo: 'Please set SYNTHETIC_CONVERSATION and DEAD_MAN_URL; otherwise nobody notices when nothing runs any more.',
    },
  },
  way: { email: 'mail', sms: 'text message', voice: 'call' },
};
