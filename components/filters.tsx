"use client";

import type { Route } from "next";
import Form from "next/form";

import type { Answer } from "#audit/problems.ts";

import { FilterAround } from "./filter-around.tsx";
import { FilterPeriods } from "./filter-periods.tsx";
import styles from "./filters.module.css";
import { OperatorField } from "./operator-field.tsx";
import { type Packed, useUnpacked } from "./packed.ts";
import { useWords } from "./words.ts";

/** What the controls of a list are made of: few texts, from which the browser makes the sixty parts of them. */
export type FiltersView = {
  path: Route;
  /** What the forms send along: the search that they write into, and how the list is looked at. */
  others: [name: string, value: string][];
  controls: Record<"operator" | "event" | "account" | "since" | "until", string>;
  /** The events that can be chosen. */
  events: string[];
  around: Record<"span" | "side" | "at", string>;
  periods: { length: "24h" | "7d" | "30d"; href: Route; current: boolean }[];
  /** The field that was not understood. */
  wrong: string | null;
};

type Props = { filters: Packed<FiltersView>; suggest: (text: string) => Promise<Answer<string[]>> };

/** Plain controls that write into the search what they can say of it. */
export function Filters({ filters, suggest }: Props) {
  const [t, view] = [useWords("client.controls"), useUnpacked(filters)];
  const filled = Object.values(view.controls).filter((value) => value !== "").length;
  return (
    <details className={styles.controls} open={view.wrong !== null}>
      <summary className={styles.summary}>{t("summary", { count: filled })}</summary>
      <Form action={view.path} prefetch={false} aria-label={t("label")}>
        <Fields key={JSON.stringify([view.others, view.controls])} view={view} suggest={suggest} />
      </Form>
      <FilterAround view={view} />
    </details>
  );
}

function Fields({ view, suggest }: { view: FiltersView; suggest: Props["suggest"] }) {
  const t = useWords("client.controls");
  const { others, controls, events, periods, wrong } = view;
  return (
    <div className={styles.fields}>
      <Others others={others} />
      <OperatorField label={t("operator")} placeholder={t("anybody")} value={controls.operator} suggest={suggest} />
      <label className={styles.event}>
        <span className="label">{t("event")}</span>
        <select className="field" name="event" defaultValue={controls.event}>
          <option value="">{t("anyEvent")}</option>
          {events.map((event) => (
            <option key={event}>{event}</option>
          ))}
        </select>
      </label>
      <Account value={controls.account} wrong={wrong} />
      <Moment name="since" value={controls.since} wrong={wrong} />
      <Moment name="until" value={controls.until} wrong={wrong} />
      <button type="submit" className="button">
        {t("apply")}
      </button>
      <FilterPeriods periods={periods} />
    </div>
  );
}

/** What a form sends along. */
export const Others = ({ others }: Pick<FiltersView, "others">) =>
  others.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);

type Typed = { value: string; wrong: string | null };

function Account({ value, wrong }: Typed) {
  const t = useWords("client.controls");
  return (
    <label className={styles.account}>
      <span className="label">{t("account")}</span>
      <input
        className="field"
        name="account"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={value}
        aria-invalid={wrong === "account" || undefined}
      />
    </label>
  );
}

/** A day; an instant that a date input cannot hold is left as text. */
function Moment({ name, value, wrong }: Typed & { name: "since" | "until" }) {
  const t = useWords("client.controls");
  const type = value === "" || /^\d{4}-\d{2}-\d{2}$/.test(value) ? "date" : "text";
  return (
    <label className={styles.moment}>
      <span className="label">{t(name)}</span>
      <input
        className="field"
        type={type}
        name={name}
        defaultValue={value}
        aria-invalid={wrong === name || undefined}
      />
    </label>
  );
}
