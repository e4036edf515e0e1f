// Every call to Microsoft Graph that the product can make, with the least application permission it needs and why.

/** One call. `path` names its variable parts in braces. */
interface GraphCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Least privileged application permission (Microsoft Graph reference, "Permissions" of each call). */
  readonly permission: string;
  /** What it is for, in German, for docs/permissions.md and the page *Startklar?*. */
  readonly why: string;
  /** The setting without which the call is never made. */
  readonly setting: string;
}

/** docs/permissions.md and the app registration hold what stands here and nothing more. */
export const graphCalls = {
  notify: {
    method: 'POST',
    path: '/v1.0/teamwork/sendActivityNotificationToRecipients',
    permission: 'TeamsActivity.Send',
    why: 'Hinweis im Aktivitätsfeed neben der Nachricht des Bots, für bis zu 100 Menschen auf einmal.',
    setting: 'FEED=on',
  },
  usersDelta: {
    method: 'GET',
    path: '/v1.0/users/delta',
    permission: 'User.Read.All',
    why: 'Wer neu ist, wer gegangen ist, Name, dienstliche Adresse und Funktion: nur, was sich seit gestern geändert hat.',
    setting: 'DIRECTORY=graph',
  },
  user: {
    method: 'GET',
    path: '/v1.0/users/{user}',
    permission: 'User.Read.All',
    why: 'Eine Person, die in eine zugeordnete Gruppe kam; und ob ihr die Lizenz für Teams fehlt, wenn sich die App nicht installieren lässt.',
    setting: 'DIRECTORY=graph',
  },
  groupsDelta: {
    method: 'GET',
    path: '/v1.0/groups/delta',
    permission: 'GroupMember.Read.All',
    why: 'Wer in den Gruppen steht, die einer BC-Domäne zugeordnet sind; andere Gruppen werden nicht gelesen.',
    setting: 'DIRECTORY=graph',
  },
  installedApps: {
    method: 'GET',
    path: '/v1.0/users/{user}/teamwork/installedApps',
    permission: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
    why: 'Ob diese App bei einer Person installiert ist; andere Apps zeigt diese Berechtigung nicht.',
    setting: 'TEAMS_CATALOG_ID',
  },
  installApp: {
    method: 'POST',
    path: '/v1.0/users/{user}/teamwork/installedApps',
    permission: 'TeamsAppInstallation.ReadWriteSelfForUser.All',
    why: 'Diese App dort installieren, wo sie fehlt, damit im Notfall niemand zum ersten Mal angeschrieben wird.',
    setting: 'TEAMS_CATALOG_ID',
  },
} as const satisfies Readonly<Record<string, GraphCall>>;

/** The address of a call. Each value takes the place of its name in braces, escaped. */
export function graphUrl(base: string, call: GraphCall, parts: Readonly<Record<string, string>> = {}): string {
  const path = call.path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(parts[name] ?? ''));
  return `${base}${path}`;
}
