// What stands in the report of an exercise or event, in the order of paper and workbook; names no person but who released it.
import type { Feedback } from '../domain/feedback.ts';
import { type Finding, findingStatus } from '../domain/finding.ts';
import { analysisQuestions, type Review, type RoundSums } from '../domain/review.ts';
import { lateInReport } from '../domain/review-late.ts';
import type { Texts } from '../texts/index.ts';

export interface ReviewPaper {
  readonly review: Review;
  readonly full: {
    readonly findings: readonly Finding[];
    readonly rounds: readonly RoundSums[];
    readonly answers: readonly (readonly Feedback[])[];
    readonly names: Readonly<Record<string, string>>;
    readonly releasedBy: string;
    readonly releasedAt: number | null;
    readonly version: number;
  };
  readonly domain: string;
  /** When it is printed, epoch milliseconds. */
  readonly now: number;
}

/** A table with its heads and shares of the page. */
interface Part {
  readonly name: string;
  readonly heads: readonly { readonly name: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
}

export interface ReviewParts {
  readonly title: string;
  readonly mark: string;
  /** How confidential it is, as it stands on each page. */
  readonly classification: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly summary: string;
  readonly tables: readonly Part[];
  readonly lists: readonly { readonly name: string; readonly lines: readonly string[] }[];
  readonly maturity: string;
}

/** What was released, or the draft while nothing was. */
const contentOf = ({ released, content, status }: Review) =>
  status === 'released' && released ? released.content : content;

export function reviewParts({ review, full, domain, now }: ReviewPaper, texts: Texts): ReviewParts {
  const words = texts.tab.reviews;
  const { paper } = words;
  const { source, number, title, type, day, status } = review;
  const content = contentOf(review);
  const classification = texts.plan.classification[content.classification ?? 'INTERNAL'];
  const kind = type === null ? texts.review.source.INCIDENT : texts.exercise.type[type];
  const released =
    status === 'released' && full.releasedAt !== null
      ? words.released(full.version, texts.day(full.releasedAt), full.releasedBy)
      : paper.draft;
  const column = (name: string, width: number) => ({ name, width });
  const rated = (rating: number | null) =>
    rating === null ? words.unrated : `${rating} – ${texts.review.rating[rating - 1]}`;
  return {
    title: paper.title(source, number),
    mark: texts.review.card.mark(source, number),
    classification,
    facts: [
      [paper.domain, domain],
      [paper.what, source === 'EXERCISE' ? title : number],
      [paper.kind, kind],
      [paper.day, texts.day(Date.parse(`${day}T12:00:00Z`))],
      [paper.state, released],
      [texts.plan.field.classification, classification],
      [texts.paper.printedAt, `${texts.day(now)}, ${texts.clock(now)}`],
    ],
    summary: content.summary,
    tables: [
      {
        name: words.goals,
        heads: [
          column(words.goal, 40),
          column(words.target, 20),
          column(words.actual, 20),
          column(words.ratingHead, 25),
          column(words.remark, 30),
        ],
        rows: content.goals.map((goal) => [
          goal.text,
          [goal.metric, goal.target].filter((one) => one !== '').join(': '),
          goal.actual,
          rated(goal.rating),
          goal.remark,
        ]),
      },
      {
        name: words.figures,
        heads: [column(words.figure, 60), column(words.value, 30)],
        rows: review.figures.map(({ name, value, of }) => texts.review.figure(name, value, of)),
      },
      {
        name: words.timeline,
        heads: [column(words.when, 20), column(words.happened, 80)],
        rows: content.timeline.map((row) => [`${texts.day(row.at)}, ${texts.clock(row.at)}`, row.text]),
      },
      {
        name: words.late,
        heads: [column(words.when, 20), column(words.kindHead, 16), column(words.happened, 64)],
        rows: lateInReport(review).map((row) => [
          `${texts.day(row.at)}, ${texts.clock(row.at)}`,
          texts.review.kind[row.kind],
          row.text,
        ]),
      },
      {
        name: words.findings,
        heads: [
          column(words.number, 16),
          column(words.kindHead, 16),
          column(words.found, 50),
          column(words.cause, 30),
          column(words.stateHead, 26),
        ],
        rows: full.findings.map((finding) => [
          finding.number,
          texts.review.kind[finding.kind],
          finding.text,
          finding.cause,
          findingState(finding, texts),
        ]),
      },
      {
        name: words.tests,
        heads: [
          column(words.resource, 34),
          column(words.activity, 30),
          column(words.result, 22),
          column(words.hours, 12),
          column(words.targetHours, 16),
          column(words.remark, 34),
          column(words.correction, 34),
        ],
        rows: review.tests.map((test) => [
          full.names[test.resource] ?? test.resource,
          test.activity,
          test.result === null ? words.open : texts.review.result[test.result],
          test.hours === null ? '' : String(test.hours),
          targetOf(test, words.overTarget),
          test.remark,
          test.correction,
        ]),
      },
      {
        name: words.proofs,
        heads: [column(words.proven, 50), column(words.result, 30), column(words.hours, 14)],
        rows: content.proofs.flatMap(({ id, result, hours }) =>
          result === null
            ? []
            : [[full.names[id] ?? id, texts.review.result[result], hours === null ? '' : String(hours)]],
        ),
      },
      {
        name: words.feedback,
        heads: [
          column(words.round, 20),
          column(words.answersHead, 20),
          ...texts.review.card.ratings.map((one) => column(one, 20)),
        ],
        rows: full.rounds.flatMap(({ round, sums }) =>
          sums === null ? [] : [[String(round), String(sums.answers), ...sums.ratings.map(String)]],
        ),
      },
    ].filter(({ rows }) => rows.length > 0),
    lists: [
      ...(type === null
        ? analysisQuestions.map((one) => ({ name: texts.review.question[one], lines: [content.answers[one] ?? ''] }))
        : []),
      { name: words.good, lines: content.good },
      { name: words.lessons, lines: content.lessons },
      { name: words.training, lines: content.training },
    ]
      .map(({ name, lines }) => ({ name, lines: lines.filter((one) => one !== '') }))
      .filter(({ lines }) => lines.length > 0),
    maturity: content.maturity,
  };
}

/** Hours as they had to be, and whether they were not. */
function targetOf({ hours, target = null }: Review['tests'][number], late: string): string {
  if (target === null) return '';
  return hours !== null && hours > target ? `${target} (${late})` : `${target}`;
}

function findingState(finding: Finding, texts: Texts): string {
  const status = findingStatus(finding);
  const words = texts.tab.reviews.findingState;
  if (status === 'measure')
    return words.measure(finding.measures.map((id) => id.slice(id.indexOf('.') + 1)).join(', '));
  return status === 'dropped' ? words.dropped(finding.dropped) : words.open;
}
