// The page's words come with it, in its language.

const LONGEST = 80;

const words = new Map(
  Array.from(document.querySelectorAll<HTMLElement>('#recount-words [data-word]'), (element) => [
    element.dataset.word ?? '',
    element.textContent ?? '',
  ]),
);

/** A sentence of the page with the given parts for %1, %2 … */
export function word(name: string, ...parts: readonly (string | number)[]): string {
  return (words.get(name) ?? name).replace(/%(\d)/g, (_, place: string) => String(parts[Number(place) - 1] ?? ''));
}

/** Why a file is malformed; its parts go for %s, one after the other. */
export function problem(name: string, parts: readonly (string | number)[]): string {
  const left = [...parts];
  return (words.get(`problem-${name}`) ?? name).replace(/%s/g, () => short(String(left.shift() ?? '')));
}

/** What a file says may be long: the beginning is enough to find it. */
function short(text: string): string {
  const letters = Array.from(text);
  return letters.length <= LONGEST ? text : `${letters.slice(0, LONGEST).join('')}…`;
}

/** `1.234,50 €` as this page writes it. Only shown: 10^14 cents and their two decimals still fit a double. */
export function money(cents: string, currency: string | null): string {
  const digits = cents.endsWith('00') ? 0 : 2;
  const amount = Number(cents) / 100;
  const language = document.documentElement.lang === 'en' ? 'en-GB' : 'it-IT';
  const format: Intl.NumberFormatOptions = { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: true };
  try {
    return new Intl.NumberFormat(language, currency ? { ...format, style: 'currency', currency } : format).format(amount);
  } catch {
    return new Intl.NumberFormat(language, format).format(amount);
  }
}

export function number(value: number, digits = 0): string {
  const language = document.documentElement.lang === 'en' ? 'en-GB' : 'it-IT';
  return value.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
