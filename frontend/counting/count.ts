import { Contest, type Progress } from './contest';
import type { Election } from './election';
import { EqualShares } from './equal-shares';
import { byVotes, greedy, perCost, type Worth } from './greedy';
import { phragmen } from './phragmen';
import type { RuleSheet } from './rules';

const UNIT_CENTS = 100n;

export interface Outcome {
  /** Ids in the order in which they were chosen. */
  readonly winners: readonly string[];
  readonly totalCents: bigint;
}

/** What the sheet makes of the ballots. Throws UndecidableTie and UnusableRules. */
export function count(election: Election, sheet: RuleSheet, progress: Progress = () => undefined): Outcome {
  const contest = new Contest(election, sheet);
  let chosen: readonly number[] = byMethod(contest, progress);
  if (sheet.comparison === 'majority-with-greedy') chosen = majority(contest, chosen, greedyWinners(contest));
  return { winners: chosen.map((project) => election.projects[project].id), totalCents: contest.total(chosen) };
}

function byMethod(contest: Contest, progress: Progress): number[] {
  switch (contest.sheet.method) {
    case 'greedy':
      return greedyWinners(contest);
    case 'greedy-per-cost':
      return greedy(contest, perCost(contest, byVotes(contest)), [], contest.election.budgetCents);
    case 'phragmen':
      return phragmen(contest);
    case 'equal-shares':
      return equalShares(contest, progress);
  }
}

function greedyWinners(contest: Contest): number[] {
  return greedy(contest, byVotes(contest), [], contest.election.budgetCents);
}

function equalShares(contest: Contest, progress: Progress): number[] {
  const { completion } = contest.sheet;
  const rule = new EqualShares(contest);
  const chosen = raised(contest, rule, progress, completion === 'add1' || completion === 'add1u');
  if (completion === 'none' || completion === 'add1') return chosen;
  return greedy(contest, fillWorth(contest), chosen, contest.election.budgetCents - contest.total(chosen));
}

/** A completion is by greedy or by greedy-per-cost; with utilities that grow with the cost, both are the same. */
function fillWorth(contest: Contest): Worth[] {
  const { fill, utility } = contest.sheet;
  const points = byVotes(contest);
  return fill === 'votes' || utility === 'cost' || utility === 'points-cost' ? points : perCost(contest, points);
}

/** Equal Shares from the first endowment, or from the last one of those that grow step by step. */
function raised(contest: Contest, rule: EqualShares, progress: Progress, grows: boolean): number[] {
  const { sheet, election } = contest;
  const voters = BigInt(election.voters);
  if (voters === 0n) return [];
  const [start, per] =
    sheet.start === 'exact'
      ? [election.budgetCents, voters]
      : [(election.budgetCents / (voters * UNIT_CENTS)) * UNIT_CENTS, 1n];
  let chosen = rule.run(start, per, election.budgetCents) ?? [];
  for (let step = 1n; grows && !ended(contest, rule, chosen); step++) {
    progress(Number(step), contest.total(chosen));
    const next = rule.run(start + step * sheet.stepCents * per, per, election.budgetCents);
    if (!next) break;
    chosen = next;
  }
  return chosen;
}

function ended(contest: Contest, rule: EqualShares, chosen: readonly number[]): boolean {
  const left = contest.election.budgetCents - contest.total(chosen);
  const open = contest.eligible.filter(
    (project) => rule.supported(project) && !chosen.includes(project) && !contest.blocked(project, chosen),
  );
  if (open.length === 0) return true; // more money would buy nothing more
  return contest.sheet.stop === 'exhaustive' && !open.some((project) => contest.cost[project] <= left);
}

/** The second if more voters are better off under it, by the number of funded projects that they named. */
function majority(contest: Contest, first: readonly number[], second: readonly number[]): readonly number[] {
  const gain = contest.cost.map(() => 0);
  first.forEach((project) => gain[project]--);
  second.forEach((project) => gain[project]++);
  const { ballots } = contest.election;
  let lead = 0;
  for (let ballot = 0; ballot < ballots.weight.length; ballot++) {
    let sum = 0;
    for (let at = ballots.start[ballot]; at < ballots.start[ballot + 1]; at++) {
      sum += ballots.named[at] * gain[ballots.choice[at]];
    }
    lead += ballots.weight[ballot] * Math.sign(sum);
  }
  return lead > 0 ? second : first;
}
