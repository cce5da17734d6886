import type { Route } from "next";

/** The pages that show one thing. Lists have their own `…Href` beside their parser. */
export const eventHref = (leafIndex: number): Route => `/events/${leafIndex}` as Route;
export const accountHref = (accountId: number): Route => `/accounts/${accountId}` as Route;
export const operatorHref = (operatorId: number): Route => `/operators/${operatorId}` as Route;
