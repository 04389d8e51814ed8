import { UndecidableTie, UnusableRules, type Election } from './election';
import type { RuleSheet, Tie } from './rules';

const UNIT_CENTS = 100n;
/** Sums of weights times points up to here are exact doubles. */
const EXACT = 2 ** 53;

/** Says how far a count is. */
export type Progress = (runs: number, spentCents: bigint) => void;

/** An election under a rule sheet: who may win, with how much support, and who comes first among equals. */
export class Contest {
  /** By project. A project for nothing counts as one unit of money. */
  readonly cost: readonly bigint[];
  readonly votes: readonly number[];
  /** Points; without points the same as votes. */
  readonly score: readonly number[];
  /** Projects that may win. */
  readonly eligible: readonly number[];
  private readonly group: readonly number[];
  private readonly luck = new Map<string, number>();
  private readonly bytes: readonly Uint8Array[];

  constructor(
    readonly election: Election,
    readonly sheet: RuleSheet,
  ) {
    const { projects, ballots } = election;
    this.cost = projects.map((project) => (project.cents === 0n ? UNIT_CENTS : project.cents));
    const votes = projects.map(() => 0);
    const score = projects.map(() => 0);
    let everything = 0;
    for (let ballot = 0; ballot < ballots.weight.length; ballot++) {
      for (let at = ballots.start[ballot]; at < ballots.start[ballot + 1]; at++) {
        votes[ballots.choice[at]] += ballots.weight[ballot];
        score[ballots.choice[at]] += ballots.weight[ballot] * ballots.points[at];
        everything += ballots.weight[ballot] * (1 + ballots.points[at]);
      }
    }
    ballots.against.forEach((points, project) => {
      score[project] += points;
      everything -= points;
    });
    if (everything >= EXACT) throw new UnusableRules('there are too many points to count them exactly here');
    this.votes = votes;
    this.score = score;
    const encoder = new TextEncoder();
    this.bytes = projects.map((project) => encoder.encode(project.id));
    this.group = projects.map(({ id }) => sheet.exclusive.findIndex((group) => group.includes(id)));
    sheet.lot.forEach((id, place) => this.luck.set(id, place));
    if (sheet.lot.length > 0) this.requireLots();
    this.eligible = projects.map((_, project) => project).filter((project) => this.mayWin(project));
  }

  private requireLots(): void {
    const missing = this.election.projects.find(({ id }) => !this.luck.has(id));
    if (missing) throw new UnusableRules(`the lot order lacks the project '${missing.id}'`);
  }

  private mayWin(project: number): boolean {
    const { filters } = this.sheet;
    const { budgetCents, voters, projects } = this.election;
    const cost = this.cost[project];
    if (filters.sentinelCents > 0n && projects[project].cents === filters.sentinelCents) return false;
    if (this.votes[project] < filters.minVotes) return false;
    if (filters.dropUnaffordable && cost > budgetCents) return false;
    // votes / n < cost / (share × budget), without dividing
    const share = BigInt(filters.minShareOfCost) * budgetCents;
    return share === 0n || BigInt(this.votes[project]) * share >= cost * BigInt(voters);
  }

  /** Whether one of the chosen takes the place of this project. */
  blocked(project: number, chosen: readonly number[]): boolean {
    return this.group[project] >= 0 && chosen.some((winner) => this.rivals(winner, project));
  }

  rivals(one: number, other: number): boolean {
    return one !== other && this.group[one] >= 0 && this.group[one] === this.group[other];
  }

  total(projects: readonly number[]): bigint {
    return projects.reduce((sum, project) => sum + this.cost[project], 0n);
  }

  /** By the tie keys alone; 0 if they say nothing. */
  compareTied(one: number, other: number): number {
    for (const key of this.sheet.ties) {
      const order = this.byKey(key, one, other);
      if (order !== 0) return order;
    }
    return 0;
  }

  private byKey(key: Tie, one: number, other: number): number {
    const id = (project: number) => this.election.projects[project].id;
    switch (key) {
      case 'cost':
        return sign(this.cost[one] - this.cost[other]);
      case 'votes':
        return this.score[other] - this.score[one];
      case 'lot':
        return (this.luck.get(id(one)) ?? 0) - (this.luck.get(id(other)) ?? 0);
      case 'id':
        return compareBytes(this.bytes[one], this.bytes[other]);
    }
  }

  /** The first of equals; refuses with {@link UndecidableTie} to guess. */
  first(equals: readonly number[]): number {
    const best = equals.reduce((one, other) => (this.compareTied(other, one) < 0 ? other : one));
    const same = equals.filter((project) => this.compareTied(project, best) === 0);
    if (same.length > 1) throw this.tie(same);
    return best;
  }

  tie(projects: readonly number[]): UndecidableTie {
    return new UndecidableTie(
      [...projects]
        .sort((one, other) => compareBytes(this.bytes[one], this.bytes[other]))
        .map((project) => this.election.projects[project].id),
    );
  }
}

export function sign(number: bigint): number {
  return number > 0n ? 1 : number < 0n ? -1 : 0;
}

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  for (let at = 0; at < one.length && at < other.length; at++) {
    if (one[at] !== other[at]) return one[at] - other[at];
  }
  return one.length - other.length;
}
