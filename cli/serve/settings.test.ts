import { expect, test } from "vitest";
import { readSettings } from "./settings.ts";

const read = (env: Record<string, string>) => readSettings(env as NodeJS.ProcessEnv);

test("everything has a default, for an empty setting too", () => {
  const defaults = {
    host: "127.0.0.1",
    port: 3000,
    data: "./data",
    demo: true,
    zone: "America/Sao_Paulo",
    exportSeconds: 600,
  };
  expect(read({})).toMatchObject({ ...defaults, origin: null, admin: null });
  const empty = { HOST: "", PORT: "", RASTRO_DATA: "", RASTRO_DEMO: "", RASTRO_ZONE: "" };
  expect(read({ ...empty, RASTRO_ORIGIN: "", RASTRO_ADMIN_EMAIL: "", RASTRO_TRUSTED_PROXIES: "" })).toMatchObject({
    ...defaults,
    origin: null,
    admin: null,
  });
});

test("what is set is taken", () => {
  expect(
    read({
      HOST: "::1",
      PORT: "0",
      RASTRO_DATA: "/srv",
      RASTRO_DEMO: "0",
      RASTRO_ZONE: "UTC",
      RASTRO_EXPORT_SECONDS: "5",
    }),
  ).toMatchObject({
    host: "::1",
    port: 0,
    data: "/srv",
    demo: false,
    zone: "UTC",
    exportSeconds: 5,
  });
});

test.each(["x", "-1", "65536", "3000.5", "3000 ", "0x50", "1e3", "123456"])("PORT=%j is refused", (PORT) => {
  expect(() => read({ PORT })).toThrow(
    expect.objectContaining({ code: "setting_invalid", place: expect.objectContaining({ name: "PORT" }) }),
  );
});

test("a zone that nobody knows is refused", () => {
  expect(() => read({ RASTRO_ZONE: "Mars/Olympus" })).toThrow(expect.objectContaining({ code: "setting_invalid" }));
});

test.each([
  [{ HOST: "0.0.0.0" }, "RASTRO_ORIGIN"],
  [{ HOST: "192.0.2.7" }, "RASTRO_ORIGIN"],
  [{ HOST: "127.evil.example" }, "RASTRO_ORIGIN"],
  [{ RASTRO_ORIGIN: "http://rastro.bank.example" }, "RASTRO_ORIGIN"],
  [{ RASTRO_ORIGIN: "https://rastro.bank.example/path" }, "RASTRO_ORIGIN"],
  [{ RASTRO_ORIGIN: "rastro.bank.example" }, "RASTRO_ORIGIN"],
  [{ RASTRO_ADMIN_EMAIL: "a@bank.example" }, "RASTRO_ADMIN_PASSWORD"],
  [{ RASTRO_ADMIN_PASSWORD: "orbit velvet cinnamon 9" }, "RASTRO_ADMIN_EMAIL"],
  [{ RASTRO_TRUSTED_PROXIES: "10.0.0.0/33" }, "RASTRO_TRUSTED_PROXIES"],
  [{ RASTRO_TRUSTED_PROXIES: "gateway" }, "RASTRO_TRUSTED_PROXIES"],
] as [Record<string, string>, string][])("%j is refused, and names %s", (env, name) => {
  expect(() => read(env)).toThrow(
    expect.objectContaining({ code: "setting_invalid", place: expect.objectContaining({ name }) }),
  );
});

test("behind a proxy, the https origin is the address, wherever it listens", () => {
  expect(read({ HOST: "0.0.0.0", RASTRO_ORIGIN: "https://rastro.bank.example/" }).origin).toBe(
    "https://rastro.bank.example",
  );
});
