// The tenant's people and groups by delta queries of Microsoft Graph; every answer is checked before it is believed.
import * as z from 'zod';
import type { AccountChange } from '../domain/tenant.ts';
import type { ChangePage, DirectoryFeed, GroupChange } from '../engine/tenant-read.ts';
import { Undeliverable } from '../errors.ts';
import { graphCalls, graphUrl } from './graph-calls.ts';
import type { GraphClient } from './graph-client.ts';

/** Nothing else is asked for (data minimisation, GDPR Art. 5). */
const fields = 'id,displayName,mail,jobTitle,preferredLanguage,accountEnabled';
const longestText = 200;
const longestLink = 8_000;

const id = z.guid().transform((text) => text.toLowerCase());
/** Absent: not changed. Null: empty now. Signs that end a line or steer a terminal have no place in a name. */
const text = z.optional(z.nullable(z.string())).transform((given) =>
  given === undefined
    ? undefined
    : (given ?? '')
        .toWellFormed()
        .replace(/\p{Cc}+/gu, ' ')
        .trim()
        .slice(0, longestText),
);
const removed = z.optional(z.looseObject({ reason: z.optional(z.string()) }));
const link = z.optional(z.string().max(longestLink));

const userShape = z.looseObject({
  id,
  displayName: text,
  mail: text,
  jobTitle: text,
  preferredLanguage: text,
  accountEnabled: z.optional(z.nullable(z.boolean())),
  '@removed': removed,
});
const memberShape = z.looseObject({ id, '@odata.type': z.optional(z.string()), '@removed': removed });
const groupShape = z.looseObject({ id, 'members@delta': z.optional(z.array(memberShape)), '@removed': removed });
const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.looseObject({ value: z.array(item), '@odata.nextLink': link, '@odata.deltaLink': link });
const usersPage = pageOf(userShape);
const groupsPage = pageOf(groupShape);

export function graphDirectory(base: string, graph: GraphClient): DirectoryFeed {
  return {
    async users(at) {
      const url = at ?? `${graphUrl(base, graphCalls.usersDelta)}?$select=${fields}`;
      return pageIn(usersPage, await graph.call('GET', url), accountOf);
    },
    async groups(at, ids) {
      const filter = ids.map((each) => `id eq '${each}'`).join(' or ');
      const query = `$select=id,members&$filter=${encodeURIComponent(filter)}`;
      const url = at ?? `${graphUrl(base, graphCalls.groupsDelta)}?${query}`;
      return pageIn(groupsPage, await graph.call('GET', url), groupOf);
    },
    async account(user) {
      try {
        const answer = await graph.call('GET', `${graphUrl(base, graphCalls.user, { user })}?$select=${fields}`);
        return accountOf(believed(userShape, answer));
      } catch (error) {
        if (error instanceof Undeliverable && isNobody(error)) return null;
        throw error;
      }
    },
  };
}

const isNobody = ({ code }: Undeliverable) => ['Request_ResourceNotFound', 'ResourceNotFound', '404'].includes(code);

function believed<Shape extends z.ZodType>(shape: Shape, answer: unknown): z.output<Shape> {
  const read = shape.safeParse(answer);
  if (!read.success) throw new Undeliverable('never', 'answer-shape');
  return read.data;
}

type Page<Raw> = {
  value: readonly Raw[];
  '@odata.nextLink'?: string | undefined;
  '@odata.deltaLink'?: string | undefined;
};

/** A page that is neither followed by another nor the last would lead nowhere. */
function pageIn<Raw, Item>(shape: z.ZodType<Page<Raw>>, answer: unknown, read: (raw: Raw) => Item): ChangePage<Item> {
  const { value, '@odata.nextLink': next = null, '@odata.deltaLink': delta = null } = believed(shape, answer);
  if ((next === null) === (delta === null)) throw new Undeliverable('never', 'answer-links');
  return { items: value.map(read), next, delta };
}

function accountOf(user: z.output<typeof userShape>): AccountChange {
  const { displayName: name, mail: email, jobTitle, preferredLanguage, accountEnabled: enabled } = user;
  if (user['@removed']) return { aadId: user.id, gone: true };
  return {
    aadId: user.id,
    gone: false,
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(jobTitle === undefined ? {} : { jobTitle }),
    ...(preferredLanguage ? { language: preferredLanguage.toLowerCase().startsWith('en') ? 'en' : 'de' } : {}),
    ...(typeof enabled === 'boolean' ? { enabled } : {}),
  };
}

/** Members of a group that was deleted have all left it; the mapping still names it, so it is read as empty. */
function groupOf(group: z.output<typeof groupShape>): GroupChange {
  const all = group['members@delta'] ?? [];
  const isGroup = (member: (typeof all)[number]) => member['@odata.type'] === '#microsoft.graph.group';
  const people = all.filter((member) => !isGroup(member));
  return {
    group: group.id,
    members: new Map(people.map((member) => [member.id, member['@removed'] === undefined])),
    nested: all.filter((member) => isGroup(member) && !member['@removed']).map((member) => member.id),
    isGone: group['@removed'] !== undefined,
  };
}
