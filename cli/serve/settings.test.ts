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
  expect(read({})).toEqual(defaults);
  expect(read({ HOST: "", PORT: "", RASTRO_DATA: "", RASTRO_DEMO: "", RASTRO_ZONE: "" })).toEqual(defaults);
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
  ).toEqual({
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
