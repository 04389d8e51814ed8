import { sign, type Contest } from './contest';

/** What a greedy rule sorts by: of / per, the largest first. */
export interface Worth {
  readonly of: bigint;
  readonly per: bigint;
}

/** Adds to the chosen, in order of worth, whatever still fits into the money that is left. */
export function greedy(contest: Contest, worth: readonly Worth[], chosen: readonly number[], left: bigint): number[] {
  const all = [...chosen];
  const order = contest.eligible
    .filter((project) => !chosen.includes(project))
    .sort((one, other) => compareWorth(worth[one], worth[other]) || contest.compareTied(one, other));
  for (let at = 0; at < order.length; ) {
    let end = at + 1;
    while (end < order.length && equals(contest, worth, order[at], order[end])) end++;
    const same = order.slice(at, end);
    for (;;) {
      const fits = same.filter(
        (project) => !all.includes(project) && contest.cost[project] <= left && !contest.blocked(project, all),
      );
      if (fits.length === 0) break;
      if (fits.length > 1) throw contest.tie(fits);
      all.push(fits[0]);
      left -= contest.cost[fits[0]];
    }
    at = end;
  }
  return all;
}

function equals(contest: Contest, worth: readonly Worth[], one: number, other: number): boolean {
  return compareWorth(worth[one], worth[other]) === 0 && contest.compareTied(one, other) === 0;
}

function compareWorth(one: Worth, other: Worth): number {
  return sign(other.of * one.per - one.of * other.per);
}

/** Votes or points, by project, with the bonuses of the sheet. */
export function byVotes(contest: Contest): Worth[] {
  return contest.score.map((all, project) => {
    const bonus = contest.sheet.bonuses.get(contest.election.projects[project].id) ?? 0;
    return { of: BigInt(all) * BigInt(100 + bonus), per: 1n };
  });
}

/** The same for each unit of money. */
export function perCost(contest: Contest, worth: readonly Worth[]): Worth[] {
  return worth.map(({ of, per }, project) => ({ of, per: per * contest.cost[project] }));
}
