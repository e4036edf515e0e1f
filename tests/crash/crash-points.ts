// `npm run crash-points`: kills the product at every boundary of a small alarm and checks the promises each time.
import { parseArgs } from 'node:util';
import { bundleProduct } from './bundle.ts';
import { type Result, runPoints, usualLanes } from './run-points.ts';

const help = `npm run crash-points                 each point once
npm run crash-points -- --all        each point three times
npm run crash-points -- --point N    one point, by its place in the list
npm run crash-points -- --list       the points, without killing at them
       --lanes N   so many at once (absent: ${usualLanes})
       --speed N   how many of the product's seconds pass in one of ours (absent: 10; 1 is the real clock)`;

/** Exit code 0: all promises kept; 1: one was broken, or a moment never came; 2: there is no such point. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    allowPositionals: true,
    options: {
      all: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      point: { type: 'string' },
      lanes: { type: 'string', default: String(usualLanes) },
      speed: { type: 'string', default: '10' },
    },
  });
  if (values.help) return console.log(help);
  const result = await runPoints({
    script: await bundleProduct('command'),
    speed: Number(values.speed),
    lanes: values.point === undefined ? Number(values.lanes) : 1,
    times: values.list ? 0 : values.all ? 3 : 1,
    only: values.point === undefined ? null : Number(values.point),
    say: console.log,
  });
  if (values.list) {
    for (const [index, { name, after }] of result.points.entries()) {
      console.log(`${index + 1} ${after === null ? '' : 'in recovery: '}${name}`);
    }
  }
  if (!values.list && result.played === 0) {
    console.error(`There are ${result.points.length} points, counted from 1; nothing was killed at.`);
    process.exitCode = 2;
    return;
  }
  console.log(JSON.stringify(summaryOf(result)));
  if (result.broken.length > 0 || result.missed.length > 0) process.exitCode = 1;
}

function summaryOf({
  points,
  played,
  missed,
  broken,
  deaths,
  duplicates,
  mostOpen,
  restarts,
  seconds,
}: Result): object {
  const at = (share: number) => Math.round(restarts[Math.floor(share * (restarts.length - 1))] ?? 0);
  return {
    points: points.length,
    played,
    missed: missed.map(({ name }) => name),
    violations: broken.flatMap(({ violations }) => violations).length,
    deaths,
    duplicates,
    mostOpen,
    restartP50Ms: at(0.5),
    restartMaxMs: at(1),
    seconds: Math.round(seconds * 10) / 10,
  };
}

await main();
