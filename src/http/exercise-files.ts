// Files of exercises: the year as a calendar, the script as a workbook (out and in) and as a book on paper.
import type { FastifyInstance } from 'fastify';
import type { Concept, Exercise, ExerciseRow } from '../domain/exercise.ts';
import { maySeeScript } from '../domain/exercise-rights.ts';
import type { Seen } from '../engine/seen-records.ts';
import { Refusal } from '../errors.ts';
import type { Texts } from '../texts/index.ts';
import { checked } from './checked.ts';
import { exercisesQuery, type ScriptPreview } from './contract-exercises.ts';
import { exerciseOptions, exercisesOf } from './exercise-view.ts';
import { domainOf, seenDomain, seenExercise } from './exercises.ts';
import { namesOfPeople } from './plan-view.ts';
import { type HttpDeps, signedIn } from './visitor.ts';

interface ScriptBook {
  readonly concept: Pick<Concept, 'goals' | 'injects' | 'classification'>;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** What app.ts brings: the files are made by connectors, which this folder does not know. */
export interface ExerciseFiles {
  writeScript(book: ScriptBook): Promise<Buffer>;
  readScript(book: ScriptBook, file: Buffer): Promise<ScriptPreview>;
  scriptPdf(
    paper: {
      readonly row: ExerciseRow;
      readonly concept: Concept;
      readonly domain: string;
      readonly nameOf: (person: string) => string;
      readonly now: number;
    },
    texts: Texts,
  ): Promise<Buffer>;
  exerciseCalendar(
    rows: readonly {
      readonly id: string;
      readonly title: string;
      readonly room: string;
      readonly more: string;
      readonly startsAt: number | null;
      readonly duration: number;
      readonly from: string;
      readonly to: string;
      readonly cancelled: boolean;
      readonly edits: number;
    }[],
    name: string,
    at: number,
  ): Promise<Buffer>;
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Bytes; a little more than a workbook may have, so that whoever sends one reads our sentence about it. */
const uploadLimit = 12 * 1024 * 1024;

export function exerciseFileRoutes(server: FastifyInstance, deps: HttpDeps, files: ExerciseFiles): void {
  server.get(
    '/api/exercise-calendar',
    signedIn(async (by, request, reply) => {
      const { domain, year } = checked(exercisesQuery, request.query);
      const found = await seenDomain(deps, by, domain);
      const words = by.texts.tab.exercises;
      const rows = (await exercisesOf(deps, domain)).flatMap(({ id, state }) => calendarRow(id, state, year, by.texts));
      const file = await files.exerciseCalendar(rows, words.calendarName(found.name, year), deps.env.now());
      reply.header('content-disposition', `attachment; filename="uebungen-${domain}-${year}.ics"`);
      return reply.type('text/calendar; charset=utf-8').send(file);
    }),
  );
  const script = async (known: Seen<Exercise>): Promise<ScriptBook> => {
    const { concept, domain } = known.state;
    const { people } = await exerciseOptions(deps, await domainOf(deps, domain));
    const named = [
      ...(concept?.takings ?? []).map(({ person }) => person),
      ...(concept?.injects ?? []).flatMap(({ toPeople }) => toPeople),
    ];
    const names = await namesOfPeople(deps, named);
    const all = new Map([...people.map(({ id, name }) => [id, name] as const), ...names]);
    return {
      concept: concept ?? { goals: [], injects: [] },
      people: [...all].map(([id, name]) => ({ id, name })),
    };
  };
  const seen = async (...[given, request, by]: Parameters<typeof seenExercise>) => {
    const known = await seenExercise(given, request, by);
    if (!maySeeScript(by.who, known.state)) throw new Refusal('not-found');
    return known;
  };
  server.get(
    '/api/exercises/:id/script.xlsx',
    signedIn(async (by, request, reply) => {
      const known = await seen(deps, request, by);
      reply.header('content-disposition', `attachment; filename="drehbuch-${known.id}.xlsx"`);
      return reply.type(xlsx).send(await files.writeScript(await script(known)));
    }),
  );
  server.get(
    '/api/exercises/:id/script.pdf',
    signedIn(async (by, request, reply) => {
      const known = await seen(deps, request, by);
      const { row, concept, domain } = known.state;
      if (!row || !concept) throw new Refusal('exercise-fields', { fields: 'concept' });
      const names = new Map((await script(known)).people.map(({ id, name }) => [id, name]));
      const paper = { row, concept, domain, nameOf: (id: string) => names.get(id) ?? id, now: deps.env.now() };
      reply.header('content-disposition', `attachment; filename="drehbuch-${known.id}.pdf"`);
      return reply.type('application/pdf').send(await files.scriptPdf(paper, by.texts));
    }),
  );
  server.post(
    '/api/exercises/:id/script',
    { bodyLimit: uploadLimit },
    signedIn(async (by, request): Promise<ScriptPreview> => {
      const known = await seen(deps, request, by);
      if (!Buffer.isBuffer(request.body)) throw new Refusal('bad-shape');
      return files.readScript(await script(known), request.body);
    }),
  );
}

/** What was moved is in the calendar at its new time; the old one is called off. No script, and nothing unannounced. */
function calendarRow(id: string, { row, concept, status, edits }: Exercise, year: string, texts: Texts) {
  if (!row?.number.startsWith(`${year}-`)) return [];
  const { exercise, tab } = texts;
  return [
    {
      id,
      title: tab.exercises.calendarTitle(row.number, row.title),
      room: concept?.room ?? '',
      more: `${exercise.type[row.type]} – ${exercise.status[status]}`,
      startsAt: concept?.startsAt ?? null,
      duration: concept?.duration ?? 0,
      from: row.from,
      to: row.to,
      cancelled: status === 'postponed' || status === 'cancelled',
      edits,
    },
  ];
}
