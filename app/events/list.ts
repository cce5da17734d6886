import type { List } from "../list-loader.ts";

export const LIST: List = { path: "/events", subject: null };
