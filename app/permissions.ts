import type { Role } from "#db/viewers-schema.ts";

const EVERYBODY = ["viewer", "investigator", "auditor", "admin"] as const;

/**
 * Which roles may do what: the only place that says so. Every action and every route names its permission in its first
 * line, and docs/permissions.md is generated from this table.
 */
export const PERMISSIONS = {
  /** Read and search; numbers masked. */
  read: EVERYBODY,
  /** Take a whole result away; numbers masked. */
  export: EVERYBODY,
  /** One's own sessions, second factor, saved views. */
  own: EVERYBODY,
  /** Unmask one field of one event, with a reason. */
  reveal: ["investigator"],
  /** Search by a whole number; by its last four digits everybody may. */
  search_number: ["investigator"],
  /** Be told, on an account's timeline, which of its numbers were revealed. */
  see_reveals: ["investigator", "auditor"],
  /** Write notes. */
  annotate: ["investigator"],
  /** See who looked at what. */
  see_access: ["auditor"],
  /** Verify the ledger. */
  verify: ["auditor"],
  /** Add viewers, change their roles, disable them. */
  manage_viewers: ["admin"],
  /**
   * Replay, mend or discard what was refused. Not for those who investigate: nobody makes the evidence that they find.
   */
  mend: ["admin"],
  /** Make and revoke ingest tokens. */
  manage_tokens: ["admin"],
  /** Change settings. */
  manage_settings: ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whether a role may do something. */
export const may = (role: Role, permission: Permission): boolean =>
  (PERMISSIONS[permission] as readonly Role[]).includes(role);
