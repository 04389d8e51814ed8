/** What was published of a count, as the address in `data-published` says it. */
export interface Published {
  readonly file: string;
  readonly sha256: string;
  readonly rules: string;
  readonly rulesSha256: string;
  readonly winners: readonly string[];
  readonly totalCost: string;
  readonly currency: string;
}

export async function published(address: string): Promise<Published> {
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${address} ${answer.status}`);
  const json: unknown = await answer.json();
  if (typeof json !== 'object' || json === null) throw new Error(`${address} is no object`);
  const fields = new Map<string, unknown>(Object.entries(json));
  const text = (key: string): string => {
    const value = fields.get(key);
    if (typeof value !== 'string') throw new Error(`${address} lacks ${key}`);
    return value;
  };
  const winners = fields.get('winners');
  if (!Array.isArray(winners) || !winners.every((id): id is string => typeof id === 'string')) {
    throw new Error(`${address} lacks winners`);
  }
  return {
    file: text('file'),
    sha256: text('sha256'),
    rules: text('rules'),
    rulesSha256: text('rulesSha256'),
    winners,
    totalCost: text('totalCost'),
    currency: text('currency'),
  };
}

export async function download(address: string): Promise<ArrayBuffer> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} ${answer.status}`);
  return answer.arrayBuffer();
}

/** In lower-case hex; empty where the browser offers no hash, as without https. */
export async function sha256(bytes: BufferSource): Promise<string> {
  if (!globalThis.crypto?.subtle) return '';
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
