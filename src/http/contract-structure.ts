// What the tab and the server say to each other about units and sites: chosen areas, and what there is to choose from.
import * as z from 'zod/mini';
import type { Site, Unit } from '../domain/structure.ts';

const ids = z.array(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,40}$/))).check(z.maxLength(500));

/** Areas of a group: each domain once. */
export const areas = z
  .array(z.strictObject({ domain: z.string().check(z.maxLength(40)), whole: z.boolean(), units: ids, sites: ids }))
  .check(
    z.maxLength(60),
    z.refine((all) => new Set(all.map(({ domain }) => domain)).size === all.length),
  );

/** `GET /api/structure?domain=` – for those who may alarm or ask there. Heads of a unit are those in it and below it. */
export interface StructureView {
  readonly domain: { readonly id: string; readonly name: string };
  readonly people: number;
  readonly units: readonly (Unit & { readonly people: number })[];
  readonly sites: readonly (Site & { readonly people: number })[];
}
