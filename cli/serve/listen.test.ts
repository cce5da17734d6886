import { expect, test } from "vitest";
import { CannotListen, listen } from "./listen.ts";

const HERE = { host: "127.0.0.1", port: 0 };

test("port 0 takes a free one and tells which", async () => {
  const door = await listen(HERE);
  expect(door.port).toBeGreaterThan(0);
  expect(door.url).toBe(`http://localhost:${door.port}`);
  await door.close();
});

test("a request that comes before anybody answers waits and is answered", async () => {
  const door = await listen(HERE);
  const early = fetch(`http://127.0.0.1:${door.port}/`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  door.open((_, response) => response.end("late but here"));
  expect(await (await early).text()).toBe("late but here");
  await door.close();
});

test("an answer that has begun is finished before the door closes, and no new one is begun", async () => {
  const door = await listen(HERE);
  let finish = () => {};
  door.open((_, response) => {
    response.write("begun ");
    finish = () => response.end("and finished");
  });
  const answer = await fetch(`http://127.0.0.1:${door.port}/`);
  const closed = door.close();
  await expect(fetch(`http://127.0.0.1:${door.port}/`)).rejects.toThrow();
  finish();
  expect(await answer.text()).toBe("begun and finished");
  await closed;
});

test("a taken port is said in words that name it", async () => {
  const door = await listen(HERE);
  const second = listen({ ...HERE, port: door.port });
  await expect(second).rejects.toThrow(CannotListen);
  await expect(second).rejects.toThrow(`127.0.0.1:${door.port}: the port is in use`);
  await door.close();
});

test("an address that this machine does not have is said", async () => {
  await expect(listen({ host: "192.0.2.1", port: 0 })).rejects.toThrow("see HOST");
});

test("an address that carries thousands of values is heard", async () => {
  const door = await listen(HERE);
  door.open((request, response) => response.end(String(request.url?.length)));
  const heard = await fetch(`http://127.0.0.1:${door.port}/?q=${"1".repeat(300_000)}`);
  expect(await heard.text()).toBe("300004");
  const deaf = await fetch(`http://127.0.0.1:${door.port}/?q=${"1".repeat(600_000)}`);
  expect(deaf.status).toBe(431);
  await door.close();
});
