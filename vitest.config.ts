import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    include: ["{app,audit,bench,cli,components,db,e2e/reference}/**/*.test.{ts,tsx}"],
    setupFiles: ["./vitest.setup.ts"],
    // Processes, not threads: a native module that crashes takes its own file with it and no other.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
