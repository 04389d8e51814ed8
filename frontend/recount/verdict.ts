import type { Done } from '../counting/messages';
import type { Published } from './published';
import { money, word } from './words';

export type Kind = 'same' | 'differs' | 'other' | 'alone' | 'failed';

export interface Verdict {
  readonly kind: Kind;
  readonly said: string;
}

/** What was counted, and the fingerprints of what it was counted from. */
export interface Counted {
  readonly done: Done;
  readonly file: string;
  readonly rules: string;
}

/** Compares with what was published; without that, with what the file says of itself. */
export function verdict({ done, file, rules }: Counted, published: Published | null): Verdict {
  const difference = published
    ? differs(done, published.winners, published.totalCost.replace('.', ''))
    : done.stated && done.stated.length > 0
      ? differs(done, done.stated, null)
      : null;
  if (!published && difference === null && !done.stated?.length) return { kind: 'alone', said: word('alone') };
  const from = published
    ? [
        ...(file !== published.sha256 ? [word('other-file')] : []),
        ...(rules !== published.rulesSha256 ? [word('other-rules')] : []),
      ]
    : [];
  if (difference) return { kind: 'differs', said: [difference, ...from].join(' ') };
  if (from.length > 0) return { kind: 'other', said: from.join(' ') };
  return { kind: 'same', said: word(published ? 'same' : 'same-stated') };
}

/** The first difference in words; null if there is none. */
function differs(done: Done, winners: readonly string[], totalCents: string | null): string | null {
  const here = new Map(done.winners.map((winner) => [winner.id, winner]));
  const extra = done.winners.find((winner) => !winners.includes(winner.id));
  if (extra) return word('only-here', extra.name, extra.id);
  const missing = winners.find((id) => !here.has(id));
  if (missing !== undefined) return word('only-there', missing, missing);
  if (totalCents !== null && BigInt(totalCents) !== BigInt(done.totalCents)) {
    return word('other-total', money(done.totalCents, done.currency), money(totalCents, done.currency));
  }
  return null;
}
