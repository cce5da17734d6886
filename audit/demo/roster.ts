import { operatorRoles, type RolesFrom } from "./roles.ts";

/** Where an operator works, which decides what they do. */
export type Desk = "service" | "fraud" | "legal" | "collections" | "supervision";
export type Days = "weekdays" | "saturdays" | "weekends" | "daily";

/** One who acts: local working hours from `starts`, `activity` relative to the others, and the roles held over time. */
export type Operator = {
  email: string;
  desk: Desk;
  starts: number;
  days: Days;
  activity: number;
  roles: readonly RolesFrom[];
};

// Name, desk, first working hour, days, activity. The two without a name are the publisher's obfuscation artefact, in
// both of its spellings (the second has a no-break space).
const ROWS: readonly (readonly [name: string, Desk, starts: number, Days, activity: number])[] = [
  ["ana.souza", "service", 8, "weekdays", 9],
  ["bruno.lima", "service", 8, "weekdays", 7],
  ["camila.ferreira", "service", 9, "weekdays", 8],
  ["diego.amaral", "service", 13, "saturdays", 6],
  ["eduarda.martins", "service", 7, "weekdays", 6],
  ["fabio.nogueira", "service", 9, "weekdays", 5],
  ["felipe.rocha", "service", 6, "saturdays", 5],
  ["gabriela.nunes", "service", 10, "weekdays", 6],
  ["henrique.castro", "service", 13, "saturdays", 5],
  ["isabela.moraes", "service", 8, "weekdays", 4],
  ["joao.ribeiro", "service", 14, "daily", 4],
  ["juliana.prates", "service", 9, "weekdays", 4],
  ["larissa.cardoso", "service", 8, "weekends", 3],
  ["lucas.teixeira", "service", 12, "weekdays", 4],
  ["marcelo.tavares", "service", 8, "weekdays", 5],
  ["natalia.pires", "service", 11, "weekdays", 3],
  ["otavio.campos", "service", 22, "daily", 1],
  ["priscila.duarte", "service", 6, "daily", 3],
  ["renato.vilela", "service", 10, "weekdays", 4],
  ["sabrina.freitas", "service", 10, "weekends", 3],
  ["[email protected]", "service", 9, "weekdays", 1],
  ["aline.batista", "fraud", 8, "weekdays", 6],
  ["caio.monteiro", "fraud", 9, "weekdays", 5],
  ["daniela.furtado", "fraud", 13, "saturdays", 5],
  ["leandro.pacheco", "fraud", 22, "daily", 0.7],
  ["mariana.couto", "fraud", 7, "weekdays", 4],
  ["thiago.barros", "fraud", 14, "daily", 3],
  ["vinicius.sales", "fraud", 9, "weekends", 3],
  ["yasmin.leal", "fraud", 10, "weekdays", 2],
  ["patricia.azevedo", "legal", 9, "weekdays", 4],
  ["rogerio.antunes", "legal", 8, "weekdays", 3],
  ["simone.queiroz", "legal", 10, "weekdays", 2],
  ["wagner.bittencourt", "legal", 9, "weekdays", 1],
  ["claudia.ramos", "collections", 8, "weekdays", 4],
  ["everton.siqueira", "collections", 9, "weekdays", 3],
  ["monica.peixoto", "collections", 12, "saturdays", 3],
  ["[email\u00a0protected]", "collections", 10, "weekdays", 1],
  ["beatriz.sampaio", "supervision", 9, "weekdays", 2],
  ["gustavo.lacerda", "supervision", 10, "weekdays", 2],
  ["tereza.vasconcelos", "supervision", 13, "saturdays", 1],
];

/** Everybody who may act in the demo, the same for every seed: an operator is somebody the documentation can name. */
export const OPERATORS: readonly Operator[] = ROWS.map(([name, desk, starts, days, activity]) => ({
  email: name.startsWith("[") ? name : `${name}@banco.example`,
  desk,
  starts,
  days,
  activity,
  roles: operatorRoles(name, desk),
}));

/** The operator with an e-mail. */
export function operatorNamed(email: string): Operator {
  const operator = OPERATORS.find((candidate) => candidate.email === email);
  if (!operator) throw new RangeError(`no operator ${email}`);
  return operator;
}
