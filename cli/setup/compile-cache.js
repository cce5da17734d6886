import module from "node:module";
import { join } from "node:path";

import { ROOT } from "./places.js";

// Half of a start was the stripping and compiling of the same modules. Threads and child processes read the variable.
process.env.NODE_COMPILE_CACHE ??= join(ROOT, "node_modules/.cache/rastro");
module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
