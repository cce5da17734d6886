import { EXPORT_FORMATS, MOST_ROWS } from "#audit/exports/formats.ts";
import { ExportMenu } from "#components/export-menu.tsx";

import { cancelExport, loadExport } from "./exports/actions.ts";
import { type ExportList, exportHref } from "./exports/export-address.ts";
import type { ListPath } from "./list-address.ts";
import type { Page } from "./list-loader.ts";

/** The whole result as it is counted on this page, as a file: of this ledger size, and at this time. */
export function ListExport({ path, page: { address, total, frozen } }: { path: ListPath; page: Page }) {
  const { search, zone } = address;
  const choices = EXPORT_FORMATS.map((format) => ({
    format,
    href:
      total > MOST_ROWS[format] ? null : exportHref({ search, zone, format, list: LISTS[path], ...frozen, id: null }),
  }));
  const actions = { load: loadExport, cancel: cancelExport };
  return <ExportMenu choices={choices} total={total} most={MOST_ROWS.xlsx} actions={actions} />;
}

const LISTS: Record<ListPath, ExportList> = {
  "/events": "events",
  "/status-changes": "status-changes",
  "/phone-edits": "phone-edits",
};
