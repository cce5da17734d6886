import { expect, test } from "vitest";

import { hashPassword, requireStrong, verifyPassword } from "./passwords.ts";

test("a password fits its hash and no other; two hashes of one are not alike", async () => {
  const [one, other] = await Promise.all([
    hashPassword("orbit velvet cinnamon"),
    hashPassword("orbit velvet cinnamon"),
  ]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(other);
  expect(await verifyPassword("orbit velvet cinnamon", one)).toBe(true);
  expect(await verifyPassword("orbit velvet cinnamoN", one)).toBe(false);
});

test("what is composed in two ways on two keyboards is one password", async () => {
  expect(await verifyPassword("coração de melão".normalize("NFD"), await hashPassword("coração de melão"))).toBe(true);
});

test("a hash that is none of ours fits nothing", async () => {
  for (const hash of ["", "plain", "$argon2id$v=19$m=8,t=1,p=1$$", "$2b$12$abcdefghijklmnopqrstuv"])
    expect(await verifyPassword("", hash)).toBe(false);
});

test.each([
  ["elevenchars", "too short"],
  ["x9".repeat(65), "too long"],
  ["123456789012", "common"],
  ["Password1234", "common, in capitals"],
  ["aaaaaaaaaaaa", "one letter"],
  ["abababababab", "two letters"],
  ["ana@bank.example", "the address"],
  ["my ana@bank.example!", "the address with something around it"],
])("%j is refused: %s", async (password) => {
  await expect(requireStrong(password, "ana@bank.example")).rejects.toMatchObject({ code: "password_weak" });
});

test("a long one that nobody else has is taken", async () => {
  await requireStrong("orbit velvet cinnamon 9", "ana@bank.example");
});
