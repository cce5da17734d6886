/** What the whole result of a search can be written as. */
export const EXPORT_FORMATS = ["csv", "ndjson", "xlsx"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How many events a file can hold: a sheet of XLSX ends with row 1,048,576, and the first holds the names. */
export const MOST_ROWS: Record<ExportFormat, number> = {
  csv: Number.POSITIVE_INFINITY,
  ndjson: Number.POSITIVE_INFINITY,
  xlsx: 1_048_575,
};

export const MEDIA_TYPES: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8; header=present",
  ndjson: "application/x-ndjson; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
