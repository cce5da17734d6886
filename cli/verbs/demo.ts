import { type Command, InvalidArgumentError } from "commander";

import { DEMO_EVENTS, DEMO_SEED } from "#audit/demo/defaults.ts";

import { printLine } from "../output.ts";

type Options = { events: number; seed: number; phones?: true };

/** `demo`: a synthetic, deterministic trail, or the phone registry that belongs to it, on standard output. */
export function addDemo(program: Command): void {
  program
    .command("demo")
    .description("write a made-up trail (or registry snapshot) to standard output, the same for the same seed")
    .option("--events <n>", "how many events", wholeNumber, DEMO_EVENTS)
    .option("--seed <s>", "which of the possible trails", wholeNumber, DEMO_SEED)
    .option("--phones", "the registry snapshot instead of the events")
    .action(async ({ events, seed, phones }: Options) => {
      // Here, so that no other verb waits for thirty files that only this one needs.
      const { demoRegistry } = await import("#audit/demo/registry.ts");
      const { demoTrail } = await import("#audit/demo/trail.ts");
      for (const line of phones ? demoRegistry({ seed }) : demoTrail({ events, seed })) await printLine(line);
    });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number of at most nine digits is expected");
  return Number(text);
}
