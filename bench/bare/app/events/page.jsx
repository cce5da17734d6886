import { readFileSync } from "node:fs";

export const dynamic = "force-dynamic";

/** The rows of `/events` as a plain table, written anew for each request: what a page of Next costs that does nothing else. */
export default function BarePage() {
  const { heads, rows } = cellsOf(process.env.BARE_ROWS);
  return (
    <table>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head}>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells }) => (
          <tr key={id}>
            {cells.map((cell, index) => (
              <td key={heads[index]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

let read = null;

function cellsOf(file) {
  read ??= JSON.parse(readFileSync(file, "utf8"));
  return read;
}
