// `npm run sbom`: the parts list of what ships (CycloneDX), server and pages; reads what `npm sbom` says on standard input.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { pagePackages, readByHand } from './licences.ts';

const component = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  version: z.string(),
  scope: z.string().optional(),
  licenses: z.array(z.unknown()).optional(),
  properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
});
const bill = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string(), version: z.string() }) }),
  components: z.array(component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});

/** A parts list in CycloneDX 1.5. */
export type Bill = z.infer<typeof bill>;

/** npm marks with it what the lock file lists for building and testing only. */
const toolMark = 'cdx:npm:package:development';

/**
 * Of a parts list of everything, what ships: the server's packages and what the pages import, with all they need.
 * Each says by `bcm:part` where it goes. The same lock file gives the same bytes: no time, a serial made from the content.
 */
export function shipped(everything: unknown): Bill {
  const { metadata, components, dependencies, ...head } = bill.parse(everything);
  const needs = new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const byRef = new Map(components.map((each) => [each['bom-ref'], each]));
  const direct = needs.get(metadata.component['bom-ref']) ?? [];
  const isTool = (ref: string) => byRef.get(ref)?.properties.some(({ name }) => name === toolMark) ?? true;
  // The image leaves out what is optional (Node itself). `npm sbom --omit optional` would lose packages that others need, too.
  const isLeftOut = (ref: string) => isTool(ref) || byRef.get(ref)?.scope === 'optional';
  const server = closure(
    direct.filter((ref) => !isLeftOut(ref)),
    needs,
  );
  const pages = closure(
    direct.filter((ref) => pagePackages.some((name) => byRef.get(ref)?.name === name)),
    needs,
  );
  const kept = components.filter((each) => server.has(each['bom-ref']) || pages.has(each['bom-ref']));
  const parts = kept.map((each) => withPart(each, server.has(each['bom-ref']), pages.has(each['bom-ref'])));
  const refs = new Set(kept.map((each) => each['bom-ref']));
  const own = { ...metadata.component, name: 'bcm-lotse', type: 'application' };
  const links = dependencies
    .filter(({ ref }) => refs.has(ref) || ref === own['bom-ref'])
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
  const { timestamp: _timestamp, ...rest } = metadata;
  const content = { metadata: { ...rest, component: own }, components: parts, dependencies: links };
  return { ...head, serialNumber: serialOf(content), ...content };
}

/** Everything reachable from `roots`. */
function closure(roots: readonly string[], needs: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...roots];
  for (let ref = open.pop(); ref !== undefined; ref = open.pop()) {
    if (found.has(ref)) continue;
    found.add(ref);
    open.push(...(needs.get(ref) ?? []));
  }
  return found;
}

function withPart(each: z.infer<typeof component>, isServer: boolean, isPage: boolean): z.infer<typeof component> {
  const part = [isServer ? 'server' : '', isPage ? 'tab' : ''].filter((name) => name !== '').join(' ');
  const known = readByHand[`${each.name}@${each.version}`];
  const licences = each.licenses ?? (known ? [{ license: { id: known } }] : undefined);
  const properties = each.properties.filter(({ name }) => name !== toolMark);
  return {
    ...each,
    ...(licences ? { licenses: licences } : {}),
    properties: [...properties, { name: 'bcm:part', value: part }],
  };
}

/** A name-based UUID (RFC 9562, version 8): the same content has the same serial. */
function serialOf(content: unknown): string {
  const hex = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Exit code 1: `npm sbom` gave nothing that can be read. */
async function main(): Promise<void> {
  const given = await text(process.stdin);
  if (given.trim() === '') {
    console.error('npm sbom hat keine Stückliste geliefert; seine Meldung steht darüber.');
    process.exitCode = 1;
    return;
  }
  const file = resolve(import.meta.dirname, '..', '..', 'dist', 'bcm-lotse.cdx.json');
  const made = shipped(JSON.parse(given));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(made, null, 2)}\n`);
  console.log(
    `dist/bcm-lotse.cdx.json: ${made.components.length} Pakete, CycloneDX ${made.specVersion}, ${made.serialNumber}`,
  );
}

if (import.meta.main) await main();
