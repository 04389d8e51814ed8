import { MalformedFile, type Ballots, type VoteType } from './election';

/** Collects ballots, checks them against the bounds of the file and merges identical ones. */
export class BallotBox {
  private readonly known = new Map<string, number>();
  private readonly start: number[] = [0];
  private readonly choice: number[] = [];
  private readonly points: number[] = [];
  private readonly weight: number[] = [];
  private cast = 0;

  /** @param bound a bound of META by its key, like max_length; null for none */
  constructor(
    private readonly voteType: VoteType,
    private readonly index: ReadonlyMap<string, number>,
    private readonly bound: (key: string) => number | null,
  ) {}

  size(): number {
    return this.cast;
  }

  put(line: number, ids: readonly string[], numbers: readonly string[]): void {
    const choices = this.choices(line, ids);
    const points = this.pointsOf(line, ids, numbers);
    const order = choices.map((_, at) => at);
    if (this.voteType !== 'ordinal') order.sort((one, other) => choices[one] - choices[other]);
    const key = order.map((at) => `${choices[at]}:${points[at]}`).join();
    this.cast++;
    const same = this.known.get(key);
    if (same !== undefined) {
      this.weight[same]++;
      return;
    }
    this.known.set(key, this.weight.length);
    this.weight.push(1);
    for (const at of order) {
      this.choice.push(choices[at]);
      this.points.push(points[at]);
    }
    this.start.push(this.choice.length);
  }

  ballots(): Ballots {
    return {
      start: Int32Array.from(this.start),
      choice: Int32Array.from(this.choice),
      points: Float64Array.from(this.points),
      weight: Float64Array.from(this.weight),
    };
  }

  private choices(line: number, ids: readonly string[]): number[] {
    const seen = new Set<number>();
    for (const id of ids) {
      const project = this.index.get(id);
      if (project === undefined) throw new MalformedFile(line, 'UNKNOWN_PROJECT', [id]);
      if (seen.has(project)) throw new MalformedFile(line, 'DUPLICATE_CHOICE', [id]);
      seen.add(project);
    }
    const least = this.bound('min_length') ?? 0;
    const most = this.voteType === 'choose-1' ? 1 : this.bound('max_length');
    if (ids.length > 0 && ids.length < least) throw new MalformedFile(line, 'TOO_FEW_CHOICES', [ids.length, least]);
    if (most !== null && ids.length > most) throw new MalformedFile(line, 'TOO_MANY_CHOICES', [ids.length, most]);
    return [...seen];
  }

  /** Ranks give as many points as choices are allowed to the first place, one less to the next, and so on. */
  private pointsOf(line: number, ids: readonly string[], numbers: readonly string[]): number[] {
    if (this.voteType === 'ordinal') {
      const first = this.bound('max_length') ?? this.index.size;
      return ids.map((_, place) => first - place);
    }
    if (this.voteType !== 'cumulative' && this.voteType !== 'scoring') return ids.map(() => 1);
    if (numbers.length !== ids.length) {
      throw new MalformedFile(line, 'POINTS_MISMATCH', [ids.length, numbers.length]);
    }
    const [least, most] = [this.bound('min_points') ?? 0, this.bound('max_points') ?? 999_999_999];
    const points = numbers.map((text, at) => {
      if (!/^\d{1,9}$/.test(text)) throw new MalformedFile(line, 'NOT_A_NUMBER', ['points', text]);
      const given = Number(text);
      if (given < least || given > most) {
        throw new MalformedFile(line, 'POINTS_OUT_OF_RANGE', [given, ids[at], least, most]);
      }
      return given;
    });
    const sum = points.reduce((all, given) => all + given, 0);
    const [leastSum, mostSum] = [this.bound('min_sum_points') ?? 0, this.bound('max_sum_points') ?? Infinity];
    if (ids.length > 0 && (sum < leastSum || sum > mostSum)) {
      throw new MalformedFile(line, 'SUM_OF_POINTS_OUT_OF_RANGE', [sum, leastSum, mostSum]);
    }
    return points;
  }
}
