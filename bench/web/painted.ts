/** When, in milliseconds since it began: the request left, its answer's first and last byte came, rows were there and were painted. */
export type Painted = { asked: number; first: number; last: number; there: number; painted: number };

type Seen = { there: number; painted: number };
// What these functions share stands in the page: of this module nothing else comes with them.
declare global {
  interface Window {
    bench: { loaded: Promise<Seen>; until: (isThere: () => boolean) => Promise<Seen> };
  }
}

/**
 * Runs in a page before anything of its own. Rows are painted when they are in the document and the frame behind the one
 * that shows them first has begun: a callback of that first frame runs before it is drawn.
 */
export function watchPaint(rows: number): void {
  const until = (isThere: () => boolean) =>
    new Promise<Seen>((resolve) => {
      const look = () => {
        if (!isThere()) return;
        observer.disconnect();
        const there = performance.now();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve({ there, painted: performance.now() })));
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { childList: true, subtree: true, characterData: true });
      look();
    });
  window.bench = { until, loaded: until(() => document.querySelectorAll("tbody tr").length >= rows) };
}

/** In a page: from the beginning of its navigation to its rows. */
export async function paintedAtFirst(): Promise<Painted> {
  const { there, painted } = await window.bench.loaded;
  const [{ requestStart, responseStart, responseEnd } = new PerformanceNavigationTiming()] =
    performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return { asked: requestStart, first: responseStart, last: responseEnd, there, painted };
}

/** In a page: from the next click to where every row of its last table is of one operator. */
export async function paintedFor(operator: string): Promise<Painted> {
  const clicked = new Promise<number>((resolve) => {
    addEventListener("click", ({ timeStamp }) => resolve(timeStamp), { capture: true, once: true });
  });
  const isThere = () => {
    const rows = [...document.querySelectorAll("tbody tr")];
    const whose = (row: Element) => row.querySelector("[data-column=operator]")?.textContent;
    return rows.length > 0 && rows.every((row) => whose(row) === operator);
  };
  if (isThere()) throw new Error(`all rows are of ${operator} already`);
  const { there, painted } = await window.bench.until(isThere);
  const began = await clicked;
  const asked = performance
    .getEntriesByType("resource")
    .find(({ name, startTime }) => name.includes("_rsc=") && startTime >= began) as PerformanceResourceTiming;
  const { requestStart, responseStart, responseEnd } = asked;
  const [sent, first, last] = [requestStart - began, responseStart - began, responseEnd - began];
  return { asked: sent, first, last, there: there - began, painted: painted - began };
}
