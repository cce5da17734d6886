const SCHEMAS = "http://schemas.openxmlformats.org/";

/** The parts of a workbook that are the same for every export: one sheet, and two looks of text. */
export const WORKBOOK_PARTS: Record<string, string> = {
  "[Content_Types].xml": part(
    "Types",
    "package/2006/content-types",
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
    ${override("workbook", "sheet.main")}${override("worksheets/sheet1", "worksheet")}${override("styles", "styles")}`,
  ),
  "_rels/.rels": relations(["officeDocument", "xl/workbook.xml"]),
  "xl/_rels/workbook.xml.rels": relations(["worksheet", "worksheets/sheet1.xml"], ["styles", "styles.xml"]),
  "xl/workbook.xml": part(
    "workbook",
    "spreadsheetml/2006/main",
    `<sheets><sheet name="Events" sheetId="1" r:id="rId1"/></sheets>`,
  ),
  // Look 1 is text as Excel knows it: somebody who edits the cell edits text, also where it begins with =.
  "xl/styles.xml": part(
    "styleSheet",
    "spreadsheetml/2006/main",
    `<fonts count="2"><font/><font><b/></font></fonts>
    <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
    <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
    <cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/>
    <xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs>`,
  ),
};

export const SHEET_PATH = "xl/worksheets/sheet1.xml";

/** What stands before the rows of the sheet: the first row stays in sight. */
export const SHEET_HEAD = `${opening("worksheet", "spreadsheetml/2006/main")}<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" baseColWidth="16"/><sheetData>`;
export const SHEET_TAIL = "</sheetData></worksheet>";

function part(root: string, schema: string, inner: string): string {
  return `${opening(root, schema)}${inner.replace(/>\s+</g, "><")}</${root}>`;
}

function opening(root: string, schema: string): string {
  const relations = root === "workbook" ? ` xmlns:r="${SCHEMAS}officeDocument/2006/relationships"` : "";
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${root} xmlns="${SCHEMAS}${schema}"${relations}>`;
}

function override(path: string, kind: string): string {
  const type = `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;
  return `<Override PartName="/xl/${path}.xml" ContentType="${type}"/>`;
}

function relations(...targets: [kind: string, target: string][]): string {
  const inner = targets.map(
    ([kind, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${SCHEMAS}officeDocument/2006/relationships/${kind}" Target="${target}"/>`,
  );
  return part("Relationships", "package/2006/relationships", inner.join(""));
}
