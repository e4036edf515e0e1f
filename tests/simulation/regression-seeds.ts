// Seeds that once failed, each with the rule it broke and what was wrong. They run with every test of the simulation.

export interface RegressionSeed {
  readonly seed: number;
  readonly rule: string;
  readonly why: string;
}

const readOutsideTry =
  'sends.ts asked the store for the case before its try: one SQLITE_BUSY rejected unheard, the process died, and a ' +
  'process that lived on never sent anything of that case again';

export const regressionSeeds: readonly RegressionSeed[] = [
  {
    seed: 1,
    rule: 'the run did not end',
    why:
      'while a message of lane 0 was being reserved, nextAt named "now" for waiting messages of other lanes that may ' +
      'not leave before it: the loop spun without a turn of the event loop, so the commit it waited for never ran',
  },
  { seed: 3, rule: 'crashed', why: readOutsideTry },
  {
    seed: 86,
    rule: 'sent-after-stop',
    why:
      'a chat had to be opened anew, which took seconds; the alarm ended meanwhile, and its card was posted all the ' +
      'same, because the sender looked only whether it was still reserved',
  },
  { seed: 104, rule: 'crashed', why: readOutsideTry },
  { seed: 112, rule: 'no-end-state', why: readOutsideTry },
  {
    seed: 599,
    rule: 'late-step',
    why:
      'nobody was left for a role, so its ladder stood still; then somebody took her refusal back, and the step that had ' +
      'been due meanwhile was taken at once. The checker counted from when it would have been due',
  },
  {
    seed: 817,
    rule: 'too-many-open',
    why:
      'calls had been slow a minute before and nothing had been sent since: the pace still believed that they were, and ' +
      'opened 64 at once instead of 32',
  },
];
