/** The function tests of the sample as exercises: all that was tested in one domain on one day is one of them. */
import { type ResourceRow, resourceRows } from './resource-rows.ts';
import type { DomainCode, PersonKey } from './roster.ts';

export type Shown = readonly [key: string, result: 'PASSED' | 'PARTIAL' | 'FAILED' | null, hours: number | null];

export interface TestRow {
  readonly domain: DomainCode;
  /** Of its year, such as `2026-12`. */
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly title: string;
  readonly resources: readonly Shown[];
  /** Plans that were followed in it. */
  readonly plans: readonly Shown[];
  /** Whoever answers for what was tested. */
  readonly owners: readonly PersonKey[];
}

/** The other exercises of a domain are numbered before them. */
const firstNumber = 11;

/** Plans by which something was brought back, by domain and day. */
const followed: Readonly<Record<string, readonly Shown[]>> = {
  'MI-ITN 2025-11-12': [['wap-verzeichnis', 'FAILED', 14]],
  'MI-ITN 2026-03-18': [['wap-landesnetz', 'PASSED', 2.5]],
  'MI-ITN 2026-05-06': [['gfp-grunddienste', 'PASSED', 7.5]],
  'MF-NLBV 2026-04-28': [['wap-verfahren', 'PARTIAL', 30]],
};

const testsOf = ([domain, key, , name, , , more = {}]: ResourceRow) =>
  (more.tests ?? []).map(([day, result, hours]) => ({ domain, day, key, name, result, hours, owner: more.owner }));

function rowsOf(): readonly TestRow[] {
  const days = new Map<string, ReturnType<typeof testsOf>>();
  for (const test of resourceRows.flatMap(testsOf)) {
    const name = `${test.domain} ${test.day}`;
    days.set(name, [...(days.get(name) ?? []), test]);
  }
  const taken = new Map<string, number>();
  return [...days]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, tests]) => {
      const [first] = tests;
      if (!first) return [];
      const { domain, day } = first;
      const year = day.slice(0, 4);
      const count = taken.get(`${domain} ${year}`) ?? firstNumber;
      taken.set(`${domain} ${year}`, count + 1);
      return {
        domain,
        number: `${year}-${count}`,
        day,
        title: `Funktionstest ${tests.map(({ name }) => name).join(' und ')}`,
        resources: tests.map(({ key, result, hours }): Shown => [key, result, hours]),
        plans: followed[`${domain} ${day}`] ?? [],
        owners: tests.flatMap(({ owner }) => owner ?? []),
      };
    });
}

export const testRows = rowsOf();

/** Number of the exercise in which something was tested that day. */
export function testNumber(domain: DomainCode, day: string): string {
  const found = testRows.find((row) => row.domain === domain && row.day === day);
  if (!found) throw new Error(`no test in ${domain} on ${day}`);
  return found.number;
}
