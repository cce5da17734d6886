/**
 * A function that is asked the same again and again, as where a day begins in a zone is by every histogram. It remembers
 * this many answers and then begins anew; `key` tells what is the same.
 */
export function remembering<Args extends unknown[], T>(
  work: (...args: Args) => T,
  key: (...args: Args) => string,
  most = 10_000,
): (...args: Args) => T {
  const known = new Map<string, { answer: T }>();
  return (...args) => {
    const name = key(...args);
    const found = known.get(name);
    if (found !== undefined) return found.answer;
    const answer = work(...args);
    if (known.size >= most) known.clear();
    known.set(name, { answer });
    return answer;
  };
}
