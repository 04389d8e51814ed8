import { UnusableRules } from './election';
import { strip } from './rows';

const LONGEST = 4 << 20;
const LONGEST_ID = 200;
const MOST_SHARE = 2 ** 31 - 1;

const WORDS = {
  method: ['greedy', 'greedy-per-cost', 'equal-shares', 'phragmen'],
  utility: ['cost', 'cardinality', 'points', 'points-cost'],
  start: ['exact', 'floor'],
  stop: ['exhaustive', 'overspend'],
  completion: ['none', 'greedy', 'add1', 'add1u'],
  fill: ['votes', 'utility'],
  comparison: ['no', 'majority-with-greedy'],
  leftover: ['stays', 'to-city-list', 'saved'],
  ties: ['cost', 'votes', 'lot', 'id'],
} as const;

type Word<K extends keyof typeof WORDS> = (typeof WORDS)[K][number];
export type Tie = Word<'ties'>;

/** Everything that decides how ballots become winners. */
export interface RuleSheet {
  readonly method: Word<'method'>;
  readonly utility: Word<'utility'>;
  readonly start: Word<'start'>;
  readonly stepCents: bigint;
  readonly stop: Word<'stop'>;
  readonly completion: Word<'completion'>;
  readonly fill: Word<'fill'>;
  readonly filters: Filters;
  readonly exclusive: readonly (readonly string[])[];
  /** Percent by project id. */
  readonly bonuses: ReadonlyMap<string, number>;
  readonly comparison: Word<'comparison'>;
  readonly leftover: Word<'leftover'>;
  readonly ties: readonly Tie[];
  readonly lot: readonly string[];
}

export interface Filters {
  readonly minVotes: number;
  readonly dropUnaffordable: boolean;
  readonly sentinelCents: bigint;
  readonly minShareOfCost: number;
}

/** Reads a rule sheet. Refuses with {@link UnusableRules} what it does not know, lacks, or contradicts itself. */
export function readRules(text: string): RuleSheet {
  if (text.length > LONGEST) throw new UnusableRules(`the rule sheet is longer than ${LONGEST} characters`);
  let json: unknown;
  let keys: number;
  try {
    json = JSON.parse(text);
    keys = keysOf(json);
  } catch {
    throw new UnusableRules('the rule sheet is not JSON');
  }
  if (fractionWritten(text)) throw new UnusableRules('a number of the rule sheet has a point or an exponent');
  if (keysWritten(text) !== keys) throw new UnusableRules('a key of the rule sheet appears twice');
  const fields = new Fields('', json);
  const filters = new Fields('filters.', fields.value('filters'));
  const bonuses = new Fields('bonuses.', fields.value('bonuses'));
  const sheet: RuleSheet = {
    method: fields.word('method'),
    utility: fields.word('utility'),
    start: fields.word('start'),
    stepCents: BigInt(fields.number('stepCents')),
    stop: fields.word('stop'),
    completion: fields.word('completion'),
    fill: fields.word('fill'),
    filters: {
      minVotes: filters.number('minVotes'),
      dropUnaffordable: filters.truth('dropUnaffordable'),
      sentinelCents: BigInt(filters.number('sentinelCents')),
      minShareOfCost: filters.number('minShareOfCost'),
    },
    exclusive: fields.list('exclusive').map((group) => texts('exclusive', group)),
    bonuses: new Map(bonuses.keys().map((id) => [id, bonuses.number(id)])),
    comparison: fields.word('comparison'),
    leftover: fields.word('leftover'),
    ties: texts('ties', fields.value('ties')).map((word) => known('ties', word)),
    lot: texts('lot', fields.value('lot')),
  };
  [fields, filters].forEach((all) => all.nothingElse());
  check(sheet);
  return sheet;
}

/** One line after RFC 8785: keys sorted, no white space. Its SHA-256 names the sheet. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
}

function check(sheet: RuleSheet): void {
  const grouped = sheet.exclusive.flat();
  const demands: [boolean, string][] = [
    [
      [...grouped, ...sheet.bonuses.keys(), ...sheet.lot].every(isId),
      'a project id is empty, longer than 200 characters, or has a comma, a control character, half a character, or a' +
        ' space at its ends',
    ],
    [sheet.filters.minShareOfCost <= MOST_SHARE, `'filters.minShareOfCost' is not from 0 to ${MOST_SHARE}`],
    [sheet.stepCents >= 1n && sheet.stepCents <= 100_000_000_000_000n, 'the step must be from 0.01 to 1000000000000'],
    [distinct(sheet.ties), 'a key of the tie order appears twice'],
    [sheet.ties.includes('lot') || sheet.lot.length === 0, 'there is a lot order, but ties do not ask for it'],
    [!sheet.ties.includes('lot') || sheet.lot.length > 0, 'ties ask for a lot order, but there is none'],
    [distinct(sheet.lot), 'a project appears twice in the lot order'],
    [sheet.exclusive.every((group) => group.length > 1), 'an exclusive group needs two projects'],
    [distinct(grouped), 'a project appears twice in exclusive groups'],
    [[...sheet.bonuses.values()].every((p) => p >= 1 && p <= 1000), 'a bonus must be from 1 to 1000 percent'],
  ];
  for (const [holds, otherwise] of demands) if (!holds) throw new UnusableRules(otherwise);
}

/** What can name a project; a file with another id is refused too. */
function isId(id: string): boolean {
  return id !== '' && id.length <= LONGEST_ID && id === strip(id) && !/[\u0000-\u001f\u007f-\u009f,]|\p{Cs}/u.test(id);
}

function distinct(items: readonly string[]): boolean {
  return new Set(items).size === items.length;
}

function known<K extends keyof typeof WORDS>(key: K, word: string): Word<K> {
  const found = (WORDS[key] as readonly Word<K>[]).find((one) => one === word);
  if (found === undefined) throw new UnusableRules(`'${word}' is none of ${WORDS[key].join(', ')}`);
  return found;
}

function texts(key: string, value: unknown): string[] {
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value;
  throw new UnusableRules(`'${key}' is not a list of texts`);
}

/** How many keys a text writes; JSON.parse would silently take the last of two equal ones. */
function keysWritten(text: string): number {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter((token) => token[1] !== undefined).length;
}

/** Whether a number outside of texts is written like 1.0 or 1e2; JSON.parse would not tell. */
function fractionWritten(text: string): boolean {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g)].some(([token]) => /^[^"]*[.eE]/.test(token));
}

function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const items = Object.values(value);
  return (Array.isArray(value) ? 0 : items.length) + items.reduce((sum: number, item) => sum + keysOf(item), 0);
}

/** Values by key; says which were never asked for. */
class Fields {
  private readonly map: ReadonlyMap<string, unknown>;
  private readonly asked = new Set<string>();

  constructor(
    private readonly path: string,
    json: unknown,
  ) {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      throw new UnusableRules(`'${path || 'the rule sheet'}' is not an object`);
    }
    this.map = new Map(Object.entries(json));
  }

  keys(): string[] {
    return [...this.map.keys()];
  }

  value(key: string): unknown {
    this.asked.add(key);
    if (!this.map.has(key)) throw new UnusableRules(`the rule sheet lacks '${this.path}${key}'`);
    return this.map.get(key);
  }

  word<K extends keyof typeof WORDS>(key: K): Word<K> {
    const word = this.value(key);
    if (typeof word !== 'string') throw new UnusableRules(`'${this.path}${key}' is not a text`);
    return known(key, word);
  }

  number(key: string): number {
    const number = this.value(key);
    if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) {
      throw new UnusableRules(`'${this.path}${key}' is not a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`);
    }
    return number;
  }

  truth(key: string): boolean {
    const truth = this.value(key);
    if (typeof truth !== 'boolean') throw new UnusableRules(`'${this.path}${key}' is not true or false`);
    return truth;
  }

  list(key: string): unknown[] {
    const list = this.value(key);
    if (!Array.isArray(list)) throw new UnusableRules(`'${this.path}${key}' is not a list`);
    return list;
  }

  nothingElse(): void {
    const other = this.keys().find((key) => !this.asked.has(key));
    if (other !== undefined) throw new UnusableRules(`the rule sheet has an unknown key '${this.path}${other}'`);
  }
}
