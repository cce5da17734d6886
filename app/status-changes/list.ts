import type { List } from "../list-loader.ts";

export const LIST: List = { path: "/status-changes", subject: "status" };
