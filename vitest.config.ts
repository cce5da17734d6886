import { defineConfig } from "vitest/config";

const testsOf = (...rooms: string[]) => rooms.map((room) => `${room}/**/*.test.{ts,tsx}`);

export default defineConfig({
  test: {
    environment: "node",
    setupFiles: ["./vitest.setup.ts"],
    // Processes, not threads: a native module that crashes takes its own file with it and no other.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // These rooms keep nothing that is not in what they are given, so their files share a process and what it has loaded: loading
      // it for each of them was a quarter of all the work.
      { extends: true, test: { name: "together", include: testsOf("audit", "components", "db"), isolate: false } },
      // The environment and the server's own singletons belong to a process.
      { extends: true, test: { name: "apart", include: testsOf("app", "bench", "cli", "e2e/reference") } },
    ],
  },
});
