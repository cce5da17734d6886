import { once } from "node:events";
import { connect, type Socket } from "node:net";

import { type Body, bodiesOf, EVENTS, renew } from "./bodies.ts";

/** What the process that posts is asked to do, and what it tells of it. */
export type Load = { port: number; token: string; senders: number; ms: number };
export type Posted = { posts: number; ms: number; failed: string[]; p50: number; p99: number; cpuMs: number };

// The program of that process: it shares two processors with the server, so it makes its bodies beforehand, speaks HTTP by
// hand, and looks at nothing of an answer but whether all of it was recorded.
if (process.send) {
  const bodies = bodiesOf(20_000);
  process.on("message", (load: Load) => void run(load, bodies).then((posted) => process.send?.(posted)));
  process.send("ready");
}

/** Posts as so many senders do, each of which waits for the answer before it posts again. */
async function run({ port, token, senders, ms }: Load, bodies: Body[]): Promise<Posted> {
  const [times, failed]: [number[], string[]] = [[], []];
  const cpu = process.cpuUsage();
  const began = performance.now();
  const share = Math.floor(bodies.length / senders);
  await Promise.all(
    Array.from({ length: senders }, async (_, sender) => {
      const ask = await senderTo(port, token);
      for (let sent = 0; performance.now() - began < ms; sent += 1) {
        const body = bodies[sender * share + (sent % share)] as Body;
        renew(body);
        const asked = performance.now();
        const answer = await ask(body.bytes);
        times.push(performance.now() - asked);
        if (!isWhole(answer)) failed.push(answer.slice(0, 300));
      }
      ask.end();
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  times.sort((one, other) => one - other);
  const at = (part: number) => times[Math.floor(times.length * part)] ?? Number.NaN;
  const took = performance.now() - began;
  return { posts: times.length, ms: took, failed, p50: at(0.5), p99: at(0.99), cpuMs: (user + system) / 1000 };
}

const isWhole = (answer: string): boolean =>
  answer.startsWith("HTTP/1.1 200") && answer.includes(`{"recorded":${EVENTS},"duplicate":0,"refused":[]}`);

/** One connection, kept open; gives each answer with its head. */
async function senderTo(port: number, token: string) {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  const head = (bytes: number) =>
    `POST /api/events HTTP/1.1\r\nHost: localhost:${port}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n`;
  const ask = async (body: Buffer): Promise<string> => {
    const answer = answerOf(socket);
    socket.cork();
    socket.write(head(body.length), "latin1");
    socket.write(body);
    socket.uncork();
    return answer;
  };
  return Object.assign(ask, { end: () => void socket.end() });
}

/** The next answer; it is the only thing that comes. */
async function answerOf(socket: Socket): Promise<string> {
  let answer = "";
  while (!isComplete(answer)) {
    const [chunk] = (await once(socket, "data")) as [Buffer];
    answer += chunk.toString("latin1");
  }
  return answer;
}

/** A length of its own, or chunks, the last of which is empty. */
function isComplete(answer: string): boolean {
  const head = answer.indexOf("\r\n\r\n");
  if (head < 0) return false;
  const length = /^content-length: (\d+)$/im.exec(answer.slice(0, head))?.[1];
  return length === undefined ? answer.endsWith("\r\n0\r\n\r\n") : answer.length - head - 4 >= Number(length);
}
