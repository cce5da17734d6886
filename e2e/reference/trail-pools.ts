/**
 * What the events of a small trail are made of. The tame ones leave no flag and no "has" open; the wild ones are spelt
 * to break matching: accents in both normal forms, wildcards of SQL, quotes, backslashes, padding, blanks.
 */
type Pools = {
  operators: string[];
  roles: string[];
  origins: string[];
  methods: string[];
  statuses: string[];
  types: string[];
  descriptions: (string | undefined)[];
  reasons: (string | undefined)[];
  phones: { country_code: string | null; area_code: string | null; number: string | null }[];
};

export const ACCOUNTS = [0, 5, 7, 50, 32422, 171238];
export const ORGS = ["TN-1", "tn-1", " TN-1 ", "TN_%", "TNa%", "é"];
export const CIDS = ["c-1", "C-1", "c*1", 'c"\\1', "c%1", "cx1 "];
export const GENERIC_NAMES = ["card_change", "entity_change"];

const phone = (country_code: string | null, area_code: string | null, number: string | null) => ({
  country_code,
  area_code,
  number,
});

export const TAME: Pools = {
  operators: ["", "ana@bank.example", " Ana@Bank.Example", "BRUNO_L@bank.example", "brunoxl@bank.example", "batch-job"],
  roles: ["crm-operator", "CRM-Operator ", "inspetoria-master"],
  origins: ["CRM", "crm ", "APP"],
  methods: ["PATCH", "patch"],
  statuses: ["NORMAL", "BLOCKED", "DEBIT_ONLY", "DEBITxONLY"],
  types: ["MOBILE", "RESIDENTIAL"],
  descriptions: [undefined, "Bloqueio por determinação judicial", "bloqueio 100%"],
  reasons: [undefined, "DETERMINACAO LEGAL / JUDICIAL", "A PEDIDO"],
  phones: [
    phone("55", "11", "422742123"),
    phone("55", "11", "999887766"),
    phone("55", "51", "99988-7766"),
    phone("1", "212", "5551234"),
  ],
};

const EXTRA: Pools = {
  operators: [
    "josé@bank.example",
    "JOSÉ@bank.example\t",
    "jose\u0301@bank.example",
    "a_b%c@bank.example",
    "acb@bank.example",
    "a*b@bank.example",
    'q"uo\\te@bank.example',
    "\u212Aelvin@bank.example",
    "[email\u00a0protected]",
    "[email protected]",
    "",
    " ",
  ],
  roles: ["a,b", "%_*", "ção", "ÇÃO", "", '"q\\', " padded\u00a0", "a b"],
  origins: ["", "  ", "cr%m", "C_M", "coração", "CORAÇÃO", "ﬁlial ½", "back office 🏦", "*", "\\*"],
  methods: ["PUT", " Put", "", "P*T"],
  statuses: ["blocked ", " Blocked", "CANCELLED", "É_X", "e\u0301_x", "A%B", "A_B", "AXB", "A*B", "", 'A"B', "A\\B"],
  types: ["", " SATÉLITE_% ", "A*", "\\"],
  descriptions: [
    "100% _x* (ok)",
    'a"b\\c',
    "ligar 11 99988-7766",
    "",
    " ",
    "e\u0301 é E É",
    "line\nbreak\ttab",
    "👩‍👩‍👧 ❤️ 🇧🇷",
    "ﬁm ½ Kelvin \u212A",
    "Ångström ÅNGSTRÖM",
    "-minus, comma: colon",
    "ab",
    "İstanbul ıI",
    "\u0301",
  ],
  reasons: ["", "  ", "determinação", "A_PEDIDO", "A%PEDIDO", "'; DROP TABLE audit_events; --"],
  phones: [
    phone("55", "11", "190"),
    phone("55", "11", "(9)9988.7766"),
    phone(null, "11", "977665544"),
    phone(null, "51", "999887766"),
    phone("55", null, "11966554433"),
    phone("55", "11", null),
    phone(null, null, null),
    phone("55", "11", ""),
    phone("", "", " "),
    phone("+55", " 11", "0422742123"),
    phone("55", "5511", "2123"),
  ],
};

export const WILD = Object.fromEntries(
  Object.entries(TAME).map(([name, values]) => [name, [...values, ...EXTRA[name as keyof Pools]]]),
) as Pools;
