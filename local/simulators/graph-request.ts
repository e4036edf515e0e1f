/** Reads the body of a bulk notification, as strictly as Microsoft documents it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JsonObject, objectAt, objectsAt, stringAt } from './json.ts';

/** An activity type of the manifest; in its text a name in braces is a parameter. */
export type ActivityType = { type: string; templateText: string };

/** A bulk notification that can be shown. */
export type Notification = {
  /** as written, in any case */
  aadIds: string[];
  chainId?: number;
  activityType: string;
  /** the line above the preview, parameters filled in */
  title: string;
  preview: string;
  /** where a click leads */
  opens: string;
};

/** More people in one call are refused. */
const MOST_RECIPIENTS = 100;
/** Teams shows no more of the preview. */
const PREVIEW_SIGNS = 150;
/** The one type that needs no entry in the manifest; its text is the parameter `systemDefaultText`. */
const SYSTEM_DEFAULT: ActivityType = { type: 'systemDefault', templateText: '{systemDefaultText}' };

/** The notification, or why it is refused. */
export function readNotification(
  body: JsonObject,
  declared: readonly ActivityType[],
): Notification | 'BadRequest' | 'UndeclaredActivityType' {
  const { chainId } = body;
  const opens = topicOf(objectAt(body, 'topic'));
  const aadIds = recipientsOf(body);
  const preview = stringAt(objectAt(body, 'previewText'), 'content');
  const activityType = stringAt(body, 'activityType');
  if (opens === undefined || !aadIds || preview === undefined || activityType === undefined) return 'BadRequest';
  if (chainId !== undefined && !Number.isSafeInteger(chainId)) return 'BadRequest';
  const type = [SYSTEM_DEFAULT, ...declared].find((each) => each.type === activityType);
  if (!type) return 'UndeclaredActivityType';
  const title = filledIn(type.templateText, objectsAt(body, 'templateParameters'));
  if (title === undefined) return 'BadRequest';
  const chain = typeof chainId === 'number' ? { chainId } : {};
  return { aadIds, ...chain, activityType, title, preview: preview.slice(0, PREVIEW_SIGNS), opens };
}

/** A topic is a resource of Graph, or a text with the address that a click opens. */
function topicOf(topic: JsonObject): string | undefined {
  const value = stringAt(topic, 'value');
  if (!value) return undefined;
  if (topic.source === 'entityUrl') return value.startsWith('https://graph.microsoft.com/') ? value : undefined;
  const webUrl = stringAt(topic, 'webUrl');
  return topic.source === 'text' && webUrl?.startsWith('https://teams.microsoft.com/l/') ? webUrl : undefined;
}

function recipientsOf(body: JsonObject): string[] | undefined {
  const all = objectsAt(body, 'recipients');
  if (all.length === 0 || all.length > MOST_RECIPIENTS) return undefined;
  const users = all.filter((each) =>
    String(each['@odata.type']).endsWith('microsoft.graph.aadUserNotificationRecipient'),
  );
  const ids = users.flatMap((each) => stringAt(each, 'userId') ?? []);
  return ids.length === all.length ? ids : undefined;
}

/** `{actor}` is always the app. */
function filledIn(template: string, parameters: readonly JsonObject[]): string | undefined {
  const given = new Map(parameters.map((each) => [stringAt(each, 'name') ?? '', stringAt(each, 'value')]));
  given.set('actor', 'BCM-Lotse');
  const wanted = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  if (wanted.some((name) => given.get(name) === undefined)) return undefined;
  return template.replace(/\{(\w+)\}/g, (_all, name: string) => given.get(name) ?? '');
}

/** What the manifest of our app lets it say in the feed. */
export function declaredActivityTypes(): ActivityType[] {
  const manifest: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../appPackage/manifest.json'), 'utf8'),
  );
  return objectsAt(objectAt(manifest, 'activities'), 'activityTypes').map((each) => ({
    type: stringAt(each, 'type') ?? '',
    templateText: stringAt(each, 'templateText') ?? '',
  }));
}
