import type { Contest } from './contest';
import { gcd, ratio } from './exact';

/** More than the relative error of a few operations on doubles. */
const SLIP = 2 ** -50;

/** A purchase price for one unit of utility weight: num / (den × common denominator of the run). */
interface Price {
  readonly num: bigint;
  readonly den: bigint;
}

/** Supporters of one project who gain something from it: ballots, and how much each one's utility weighs. */
interface Support {
  readonly ballot: Int32Array;
  readonly weight: Float64Array;
  /** Sum of weights times voters. */
  readonly all: number;
}

/**
 * The Method of Equal Shares, exactly. A voter's utility from a project is a weight (1 or points) times a factor of
 * the project (1 or its cost), so all supporters pay min(purse, price × weight), and ρ = price / factor.
 *
 * Purses are doubles whose error is bounded; they only say who is certainly poor or rich, and give each project a price
 * that its true price cannot be below. What that leaves open, and each price that is paid, is decided with whole numbers:
 * a purse is the first share minus the exact prices of what was bought, or 0 for who was emptied.
 */
export class EqualShares {
  private readonly support: (Support | null)[];
  private readonly weights: Float64Array;
  private readonly factor: readonly bigint[];

  constructor(private readonly contest: Contest) {
    const { utility } = contest.sheet;
    const { ballots } = contest.election;
    const points = utility === 'points' || utility === 'points-cost';
    this.weights = points ? ballots.points : new Float64Array(ballots.points.length).fill(1);
    const costs = utility === 'cost' || utility === 'points-cost';
    this.factor = contest.cost.map((cost) => (costs ? cost : 1n));
    const lists: [number[], number[]][] = contest.cost.map(() => [[], []]);
    for (let ballot = 0; ballot < ballots.weight.length; ballot++) {
      for (let at = ballots.start[ballot]; at < ballots.start[ballot + 1]; at++) {
        if (this.weights[at] === 0) continue;
        const [who, weight] = lists[ballots.choice[at]];
        who.push(ballot);
        weight.push(this.weights[at]);
      }
    }
    this.support = lists.map(([who, weight]) =>
      who.length === 0
        ? null
        : {
            ballot: Int32Array.from(who),
            weight: Float64Array.from(weight),
            all: who.reduce((sum, ballot, at) => sum + ballots.weight[ballot] * weight[at], 0),
          },
    );
  }

  /** Whether somebody gains from it, so that enough money would buy it. */
  supported(project: number): boolean {
    return this.support[project] !== null;
  }

  /** One run in which each voter starts with num / den cents; null as soon as the winners cost more than `limit`. */
  run(num: bigint, den: bigint, limit: bigint): number[] | null {
    return new Run(this.contest, this.support, this.weights, this.factor, num, den).winners(limit);
  }
}

class Run {
  private readonly purse: Float64Array;
  private readonly chosen: number[] = [];
  private readonly chosenAt: Int32Array;
  private readonly cost: Float64Array;
  private readonly priceFrom: Float64Array;
  private readonly sums: Float64Array;
  private readonly prices: bigint[] = [];
  private readonly share: number;
  private common: bigint;
  private start: bigint;
  /** No purse is wrong by more; an emptied one is exactly 0, and no other one is. */
  private error: number;

  constructor(
    private readonly contest: Contest,
    private readonly support: readonly (Support | null)[],
    private readonly weights: Float64Array,
    private readonly factor: readonly bigint[],
    num: bigint,
    den: bigint,
  ) {
    [this.start, this.common] = [num, den];
    this.share = ratio(num, den);
    this.error = this.share * SLIP;
    const { projects, ballots } = contest.election;
    this.purse = new Float64Array(ballots.weight.length).fill(this.share);
    this.chosenAt = new Int32Array(projects.length).fill(-1);
    this.cost = Float64Array.from(contest.cost, Number);
    this.priceFrom = Float64Array.from(support, (one, at) => (one ? (this.cost[at] / one.all) * (1 - SLIP) : 0));
    this.sums = new Float64Array(projects.length);
  }

  winners(limit: bigint): number[] | null {
    let open = this.contest.eligible.filter((project) => this.support[project] !== null);
    const factor = Float64Array.from(this.factor, Number);
    let left = limit;
    while (open.length > 0) {
      const fresh = new Set<number>();
      const exact = new Map<number, Price>();
      const gone = new Set<number>();
      let best: number[] = [];
      let ceiling = Infinity;
      for (;;) {
        const next = this.least(open, factor, gone, exact, ceiling);
        if (next < 0) break;
        if (!fresh.has(next)) {
          fresh.add(next);
          if (!this.raise(next)) gone.add(next);
          continue;
        }
        const price = this.exactPrice(next);
        if (!price) {
          gone.add(next);
          continue;
        }
        exact.set(next, price);
        const order = best.length === 0 ? -1 : this.compare(next, price, best[0], exact.get(best[0]));
        if (order < 0) {
          best = [next];
          ceiling = ratio(price.num, price.den * this.common * this.factor[next]) * (1 + SLIP);
        } else if (order === 0) {
          best.push(next);
        }
      }
      if (best.length === 0) break;
      const winner = this.contest.first(best);
      const price = exact.get(winner);
      if (!price) throw new Error('a winner without a price');
      this.buy(winner, price);
      left -= this.contest.cost[winner];
      if (left < 0n) return null;
      open = open.filter((one) => one !== winner && !gone.has(one) && !this.contest.rivals(one, winner));
    }
    return this.chosen;
  }

  /** The project with the least bound for ρ whose exact price is not known yet; -1 if none can beat the ceiling. */
  private least(
    open: readonly number[],
    factor: Float64Array,
    gone: ReadonlySet<number>,
    exact: ReadonlyMap<number, Price>,
    ceiling: number,
  ): number {
    let [least, rho] = [-1, Infinity];
    for (const project of open) {
      const bound = (this.priceFrom[project] / factor[project]) * (1 - SLIP);
      if (bound < rho && bound <= ceiling && !gone.has(project) && !exact.has(project)) {
        [least, rho] = [project, bound];
      }
    }
    return least;
  }

  private compare(one: number, price: Price, other: number, known: Price | undefined): number {
    if (!known) throw new Error('compared without a price');
    const difference =
      price.num * known.den * this.factor[other] - known.num * price.den * this.factor[one];
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  /**
   * Raises the lower bound of a price; false if the supporters together are certainly too poor. Whoever is held to be
   * poor, cost ≤ (their purses) + price × (weights of the others) holds at the true price, so it cannot be lower.
   */
  private raise(project: number): boolean {
    const support = this.support[project];
    if (!support) return false;
    const { ballot, weight } = support;
    const voters = this.contest.election.ballots.weight;
    const cost = this.cost[project];
    let price = this.priceFrom[project];
    for (let before = -1; ; ) {
      let [purses, poor, rich, count] = [0, 0, 0, 0];
      for (let at = 0; at < ballot.length; at++) {
        const who = ballot[at];
        const purse = this.purse[who];
        if (purse <= price * weight[at]) {
          count++;
          if (purse > 0) {
            purses += voters[who] * purse;
            poor += voters[who];
          }
        } else {
          rich += voters[who] * weight[at];
        }
      }
      const most = purses * (1 + (ballot.length + 4) * SLIP) + poor * this.error * (1 + SLIP);
      if (rich === 0) {
        this.priceFrom[project] = price;
        return most >= cost;
      }
      if (count === before) break;
      before = count;
      const next = ((cost - most) / rich) * (1 - SLIP) - cost * SLIP / rich;
      if (!(next > price)) break;
      price = next;
    }
    this.priceFrom[project] = price;
    return true;
  }

  /** Null if the supporters are too poor. */
  private exactPrice(project: number): Price | null {
    const cost = this.contest.cost[project] * this.common;
    let price: Price | null = null;
    let guess = this.priceFrom[project];
    for (;;) {
      const { rich, purses } = this.split(project, guess, price);
      const rest = cost - purses;
      if (rich === 0n) {
        if (rest > 0n) return null;
        if (price) return price;
        guess = 0;
        continue;
      }
      if (price && rich * price.num === rest * price.den) return price;
      price = { num: rest, den: rich };
      guess = ratio(rest, rich * this.common);
    }
  }

  /**
   * Who cannot pay `price`, or about `guess` while there is none: their purses together, over the common denominator, and
   * the weights of the others.
   */
  private split(project: number, guess: number, price: Price | null): { rich: bigint; purses: bigint } {
    const { ballots } = this.contest.election;
    let [rich, poor] = [0, 0];
    this.sums.fill(0, 0, this.chosen.length);
    this.each(project, guess, price, (who, weight, isPoor) => {
      const voters = ballots.weight[who];
      if (!isPoor) {
        rich += voters * weight;
      } else if (this.purse[who] > 0) {
        poor += voters;
        for (let at = ballots.start[who]; at < ballots.start[who + 1]; at++) {
          const bought = this.chosenAt[ballots.choice[at]];
          if (bought >= 0) this.sums[bought] += voters * this.weights[at];
        }
      }
    });
    let purses = BigInt(poor) * this.start;
    this.prices.forEach((paid, at) => {
      if (this.sums[at] > 0) purses -= BigInt(this.sums[at]) * paid;
    });
    return { rich: BigInt(rich), purses };
  }

  private each(
    project: number,
    guess: number,
    price: Price | null,
    tell: (who: number, weight: number, isPoor: boolean) => void,
  ): void {
    const support = this.support[project];
    if (!support) return;
    const { ballot, weight } = support;
    for (let at = 0; at < ballot.length; at++) {
      const who = ballot[at];
      const purse = this.purse[who];
      const due = guess * weight[at];
      let isPoor = purse <= due;
      if (price && purse > 0 && Math.abs(purse - due) <= this.error + due * SLIP) {
        isPoor = this.exactPurse(who) * price.den <= price.num * BigInt(weight[at]);
      }
      tell(who, weight[at], isPoor);
    }
  }

  /** Over the common denominator; only for who was not emptied. */
  private exactPurse(who: number): bigint {
    const { ballots } = this.contest.election;
    let purse = this.start;
    for (let at = ballots.start[who]; at < ballots.start[who + 1]; at++) {
      const bought = this.chosenAt[ballots.choice[at]];
      if (bought >= 0) purse -= this.prices[bought] * BigInt(this.weights[at]);
    }
    return purse;
  }

  private buy(project: number, price: Price): void {
    const guess = ratio(price.num, price.den * this.common);
    this.each(project, guess, price, (who, weight, isPoor) => {
      this.purse[who] = isPoor ? 0 : Math.max(Number.MIN_VALUE, this.purse[who] - guess * weight);
    });
    const divisor = gcd(price.den, price.num % price.den);
    const den = price.den / divisor;
    for (let at = 0; at < this.prices.length; at++) this.prices[at] *= den;
    this.start *= den;
    this.common *= den;
    this.prices.push(price.num / divisor);
    this.chosenAt[project] = this.chosen.length;
    this.chosen.push(project);
    this.error = this.share * SLIP * (this.chosen.length + 1);
  }
}
