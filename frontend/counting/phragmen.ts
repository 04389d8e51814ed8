import { sign, type Contest } from './contest';

/**
 * Sequential Phragmén: all voters earn at the same speed, and a project is bought as soon as its supporters own its
 * cost together. Ends before the first overspending; if several come at the same moment, before any of them would.
 */
export function phragmen(contest: Contest): number[] {
  const { ballots, budgetCents } = contest.election;
  const supporters = new Map<number, number[]>(contest.eligible.map((project) => [project, []]));
  for (let ballot = 0; ballot < ballots.weight.length; ballot++) {
    for (let at = ballots.start[ballot]; at < ballots.start[ballot + 1]; at++) {
      supporters.get(ballots.choice[at])?.push(ballot);
    }
  }
  let open = contest.eligible.filter((project) => contest.votes[project] > 0);
  const chosen: number[] = [];
  let left = budgetCents;
  // The moment of each purchase over one common denominator, and by ballot its last purchase; -1 for none.
  const moments: bigint[] = [];
  let common = 1n;
  const last = new Int32Array(ballots.weight.length).fill(-1);
  while (open.length > 0) {
    let soonest: number[] = [];
    let [num, den] = [0n, 1n];
    for (const project of open) {
      const spentBefore = new Float64Array(moments.length);
      for (const ballot of supporters.get(project) ?? []) {
        if (last[ballot] >= 0) spentBefore[last[ballot]] += ballots.weight[ballot];
      }
      let when = contest.cost[project] * common;
      spentBefore.forEach((voters, purchase) => {
        if (voters > 0) when += BigInt(voters) * moments[purchase];
      });
      const voters = BigInt(contest.votes[project]);
      const order = soonest.length === 0 ? -1 : sign(when * den - num * voters);
      if (order < 0) {
        soonest = [project];
        [num, den] = [when, voters];
      } else if (order === 0) {
        soonest.push(project);
      }
    }
    if (soonest.some((project) => contest.cost[project] > left)) break;
    const winner = contest.first(soonest);
    chosen.push(winner);
    left -= contest.cost[winner];
    for (let at = 0; at < moments.length; at++) moments[at] *= den;
    common *= den;
    moments.push(num);
    for (const ballot of supporters.get(winner) ?? []) last[ballot] = moments.length - 1;
    open = open.filter((project) => project !== winner && !contest.rivals(project, winner));
  }
  return chosen;
}
