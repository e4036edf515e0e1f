// The paper on roles and rights says what the code does: each right, each role, each duty, each pair of eyes.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { emptyAlarm } from '../src/domain/alarm.ts';
import { appRoles } from '../src/domain/app-roles.ts';
import type { BcDomain } from '../src/domain/bc-domain.ts';
import { duties } from '../src/domain/duties.ts';
import type { Exercise } from '../src/domain/exercise.ts';
import * as ofExercises from '../src/domain/exercise-rights.ts';
import { exercises } from '../src/domain/exercise-rules.ts';
import * as ofRuns from '../src/domain/exercise-run-rights.ts';
import { exerciseRuns } from '../src/domain/exercise-run-rules.ts';
import { emptyIncident } from '../src/domain/incident.ts';
import { may } from '../src/domain/may.ts';
import * as ofMeasures from '../src/domain/measure-rights.ts';
import { measures } from '../src/domain/measure-rules.ts';
import { systemParts } from '../src/domain/model.ts';
import type { Grant } from '../src/domain/people.ts';
import * as ofPlans from '../src/domain/plan-rights.ts';
import { plans } from '../src/domain/plan-rules.ts';
import * as ofReviews from '../src/domain/review-rights.ts';
import { reviews } from '../src/domain/review-rules.ts';
import * as ofAll from '../src/domain/roles.ts';
import { type Roll, rolls } from '../src/domain/roll.ts';
import { openToPasses } from '../src/http/emergency.ts';

const root = resolve(import.meta.dirname, '..');
const paper = readFileSync(join(root, 'docs/rollen-und-berechtigungen.md'), 'utf8');
const between = (mark: string) => paper.split(`<!-- ${mark} -->\n`)[1]?.split(`\n<!-- /${mark} -->`)[0] ?? '';
const rows = (mark: string) => between(mark).split('\n').slice(2);
const cells = (row: string) =>
  row
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());

/** What gives no right by itself: it reads grants, or sorts commands among the rights below. */
type Reader = 'holds' | 'domainsOf' | `mayWith${string}`;
type Right = Exclude<
  keyof (typeof ofAll & typeof ofExercises & typeof ofRuns & typeof ofMeasures & typeof ofPlans & typeof ofReviews),
  Reader
>;
type Who = ofAll.Who;

const home = 'MI-ALF';
const alarm = { ...emptyAlarm, status: 'open' as const, domain: home, raisedBy: 'p-other000' };
const incident = { ...emptyIncident, domain: home };
const domain = { id: home, management: [] } as unknown as BcDomain;
const exercise: Exercise = { ...exercises.empty, status: 'planned', domain: home };
const run = { ...exerciseRuns.empty, domain: home };
const opened = { ...reviews.empty, status: 'open' as const, domain: home };
const told = { ...rolls.empty, notice: { raisedBy: 'p-other000', domain: home } } as Roll;

type Mode = 'real' | 'exercise';

/** Asks for each right about one case of the domain in which nobody is named. A right that is missing here does not compile. */
const rights: Readonly<Record<Right, (who: Who, mode: Mode) => boolean>> = {
  mayRaise: (who, mode) => ofAll.mayRaise(who, mode, home),
  mayTell: (who, mode) => ofAll.mayTell(who, mode, home, { reach: 'domain' }),
  mayChange: (who, mode) => ofAll.mayChange(who, { ...alarm, mode }),
  mayStop: (who) => ofAll.mayStop(who, { ...alarm, mode: 'exercise' }),
  maySeeAll: (who) => ofAll.maySeeAll(who, alarm),
  maySee: (who) => ofAll.maySee(who, alarm),
  maySettleHelp: (who) => ofAll.maySettleHelp(who, told),
  mayLead: (who, mode) => ofAll.mayLead(who, { ...incident, mode }),
  mayWorkOn: (who) => ofAll.mayWorkOn(who, incident),
  wasReminded: (who) => ofAll.wasReminded(who, incident, 'item'),
  maySeeProposal: (who) => ofAll.maySeeProposal(who, home),
  mayDecide: (who) => ofAll.mayDecide(who, { domain: home, asked: [] }),
  mayCallJoint: ofAll.mayCallJoint,
  mayConsent: (who) => ofAll.mayConsent(who, home),
  mayReleaseScenario: (who) => ofAll.mayReleaseScenario(who, home),
  mayAsk: (who) => ofAll.mayAsk(who, home),
  mayManage: (who) => ofAll.mayManage(who, { domain: home }),
  maySeeAnswers: (who) => ofAll.maySeeAnswers(who, { domain: home, informed: '' }),
  maySeeSums: (who) => ofAll.maySeeSums(who, domain),
  mayEditRoles: (who) => ofAll.mayEditRoles(who, home),
  mayPlan: (who) => ofAll.mayPlan(who, home),
  maySeeReachability: (who) => ofAll.maySeeReachability(who, domain),
  maySeeContacts: (who) => ofAll.maySeeContacts(who, home),
  mayIssueCodes: (who) => ofAll.mayIssueCodes(who, home),
  maySeeRegister: (who) => ofAll.maySeeRegister(who, home),
  mayEditRegister: (who) => ofAll.mayEditRegister(who, home),
  maySeePlan: (who) => ofPlans.maySeePlan(who, { ...plans.empty, domain: home }),
  ownsPlan: (who) => ofPlans.ownsPlan(who, plans.empty),
  maySeeMeasure: (who) => ofMeasures.maySeeMeasure(who, { ...measures.empty, domain: home }),
  ownsMeasure: (who) => ofMeasures.ownsMeasure(who, measures.empty),
  maySeeExercises: (who) => ofExercises.maySeeExercises(who, domain),
  mayPlanExercises: (who) => ofExercises.mayPlanExercises(who, home),
  maySeeExercise: (who) => ofExercises.maySeeExercise(who, exercise),
  maySeeScript: (who) => ofExercises.maySeeScript(who, exercise),
  maySteerRun: (who) => ofRuns.maySteerRun(who, run),
  mayPlayInjects: (who) => ofRuns.mayPlayInjects(who, run),
  maySeeBoard: (who) => ofRuns.maySeeBoard(who, run),
  maySeeReview: (who) => ofReviews.maySeeReview(who, opened),
  maySeeReport: (who) => ofReviews.maySeeReport(who, opened),
  mayWriteReport: (who) => ofReviews.mayWriteReport(who, opened),
  maySeeSilent: (who) => ofReviews.maySeeSilent(who, opened),
  mayAnswer: (who) => ofReviews.mayAnswer(who, opened),
  mayObserve: (who) => ofReviews.mayObserve(who, opened),
  ownsTest: (who) => ofReviews.ownsTest(who, opened, 'item'),
  maySeeFigures: (who) => ofAll.maySeeFigures(who, domain),
  mayDraftFigures: (who) => ofAll.mayDraftFigures(who, home),
  mayOversee: (who) => ofAll.mayOversee(who, home),
  mayEditKpiSet: ofAll.mayEditKpiSet,
  maySeeOperation: ofAll.maySeeOperation,
  mayRunRollout: ofAll.mayRunRollout,
  maySeeRollout: (who) => ofAll.maySeeRollout(who, home),
};

const roles: Readonly<Record<Grant['role'], true>> = {
  alarm: true,
  coordinator: true,
  oversight: true,
  admin: true,
  joint: true,
};
const roleNames = Object.keys(roles) as readonly Grant['role'][];

const holder = (grants: readonly Grant[]): Who => ({ kind: 'person', id: 'p-holder00', domain: home, grants });
/** `ja` in the domain itself, `Übung` there in exercises only, `alle` only for whoever holds the role in all domains. */
function cell(right: Right, role: Grant['role']): string {
  const own = holder([{ role, domain: home }]);
  if (rights[right](own, 'real')) return 'ja';
  if (rights[right](own, 'exercise')) return 'Übung';
  return rights[right](holder([{ role, domain: '*' }]), 'real') ? 'alle' : '–';
}

test('the paper names every right and every role, with who holds it', () => {
  const head = cells(between('rights').split('\n')[0] ?? '');
  expect(head).toEqual(['Recht', ...roleNames.map((role) => `\`${role}\``), 'außerdem, je Vorgang', 'im Code']);
  const said = new Map(rows('rights').map((row) => [cells(row).at(-1), cells(row).slice(1, 1 + roleNames.length)]));
  const inCode = Object.keys(rights).map((right) => [
    `\`${right}\``,
    roleNames.map((role) => cell(right as Right, role)),
  ]);
  expect(Object.fromEntries(said)).toEqual(Object.fromEntries(inCode));
});

test('and every file of rights was asked, or only sorts commands among the rights above', () => {
  const files = readdirSync(join(root, 'src/domain')).filter((name) => name.endsWith('-rights.ts'));
  const asked = [
    'exercise-rights.ts',
    'exercise-run-rights.ts',
    'measure-rights.ts',
    'plan-rights.ts',
    'review-rights.ts',
  ];
  expect(files.toSorted()).toEqual(['drill-rights.ts', ...asked]);
});

test('without a role there is nothing, and the same role in another domain gives nothing here', () => {
  const given = Object.entries(rights).filter(([, may]) =>
    [[], ...roleNames.map((role) => [{ role, domain: 'MU-BET' }])].some((grants) => may(holder(grants), 'exercise')),
  );
  // How it runs is one thing for all domains.
  expect(given.map(([right]) => right)).toEqual(['maySeeOperation']);
});

test('no part of the system holds any right of a person', () => {
  const given = Object.entries(rights).filter(([, may]) =>
    systemParts.some((part) => may({ kind: 'system', part }, 'exercise')),
  );
  expect(given).toEqual([]);
});

test('the roles are explained, and those that Entra gives', () => {
  expect(rows('roles').map((row) => cells(row)[0])).toEqual(roleNames.map((role) => `\`${role}\``));
  const given = new Map<string, string>(Object.entries(appRoles).map(([name, grant]) => [grant.role, `\`${name}\``]));
  expect(rows('roles').map((row) => cells(row)[3])).toEqual(roleNames.map((role) => given.get(role) ?? '–'));
});

test('each part of the system, none of which changes a real alarm or answers for anybody', () => {
  expect(rows('parts').map((row) => cells(row)[0])).toEqual(systemParts.map((part) => `\`${part}\``));
  const done = systemParts.flatMap((part) => duties[part].alarm ?? []);
  expect(done.filter((command) => ['update', 'answer', 'approve', 'appoint', 'waive'].includes(command))).toEqual([]);
  const parts = systemParts.map((part): Who => ({ kind: 'system', part }));
  const address = { kind: 'alarm', id: 'a' } as const;
  const running = { ...alarm, mode: 'real' as const };
  expect(parts.filter((who) => may(who, address, { type: 'end' }, running))).toEqual([]);
  expect(parts.some((who) => may(who, address, { type: 'end' }, { ...running, mode: 'exercise' }))).toBe(true);
});

test('each place where somebody else has to say yes', () => {
  const codes = [...readFileSync(join(root, 'src/errors.ts'), 'utf8').matchAll(/\| '([a-z-]+-own)'/g)];
  const inPaper = rows('eyes').map((row) => cells(row).at(-1) ?? '');
  expect(inPaper.toSorted()).toEqual(codes.map(([, code]) => `\`${code}\``).toSorted());
});

test('what the emergency entrance opens', () => {
  const said = between('entrance')
    .split('\n')
    .map((line) => line.replace(/^- `|`$/g, ''));
  expect(said).toEqual([...openToPasses]);
});
