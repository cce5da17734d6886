import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { storedResults } from "./stored-results.ts";

/** Draws how each query grows with the number of events, from what was measured here: `node bench/growth.ts`. */
function growthChart(): string {
  const stored = storedResults();
  const names = (stored.at(-1)?.results ?? []).map(({ name }) => name).filter((name) => QUERIES.test(name));
  const lines = names.map((name, index) => {
    const points = stored.flatMap(({ size, results }) => {
      const found = results.find((one) => one.name === name);
      return found ? [[x(size), y(found.value)] as const] : [];
    });
    const colour = `hsl(${Math.round((index * 360) / names.length)} 60% 42%)`;
    const [endX, endY] = points.at(-1) ?? [0, 0];
    return `<polyline points="${points.map((point) => point.join()).join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>
<text x="${endX + 6}" y="${endY + 4}" fill="${colour}">${name}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11" role="img">
<title>Milliseconds of each query at 100,000, 1,000,000 and 10,000,000 events</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${[1e5, 1e6, 1e7].map((size) => `<text x="${x(size)}" y="${HEIGHT - 8}" text-anchor="middle">${size.toLocaleString("en")}</text>`).join("\n")}
${[0.1, 1, 10, 100, 1000].map((ms) => `<path d="M60 ${y(ms)}H${x(1e7)}" stroke="#ddd"/><text x="52" y="${y(ms) + 4}" text-anchor="end">${ms} ms</text>`).join("\n")}
${lines.join("\n")}
</svg>
`;
}

const QUERIES = /^(page-(?!.*-growth)|timeline|count|facets|histogram|text)/;
const [WIDTH, HEIGHT] = [760, 420];

const x = (size: number): number => Math.round(60 + (Math.log10(size) - 5) * 260);
const y = (ms: number): number =>
  Math.round(HEIGHT - 40 - ((Math.log10(Math.max(ms, 0.05)) + 1.3) / 4.6) * (HEIGHT - 60));

if (import.meta.main) writeFileSync(join(import.meta.dirname, "growth.svg"), growthChart());
