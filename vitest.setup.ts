import { configureGlobal } from "fast-check";

// The same cases on every run: a test that fails must fail for everybody. To look for new ones: FC_SEED=$RANDOM npm run test:unit
configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_260_320) });
