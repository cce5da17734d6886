import Form from "next/form";

import { CONTRACTS, KNOWN_EVENTS } from "#audit/contracts/contracts.ts";
import type { ProblemReport } from "#audit/problems.ts";
import { printSearch } from "#audit/search/parse.ts";
import { OperatorField } from "#components/operator-field.tsx";
import { useWords } from "#components/words.ts";

import { loadOperatorSuggestions } from "./actions.ts";
import { lookOf } from "./list-address.ts";
import { ListAround } from "./list-around-form.tsx";
import type { ControlKey } from "./list-controls.ts";
import styles from "./list-controls-form.module.css";
import type { ListForm } from "./list-form.ts";
import type { List } from "./list-loader.ts";
import { LookFields } from "./list-look-fields.tsx";
import { ListPeriods } from "./list-periods.tsx";

type Props = { list: List; form: ListForm; problem: ProblemReport | null };

/** Plain controls that write into the search what they can say of it. */
export function ListControls({ list, form, problem }: Props) {
  const t = useWords("lists.controls");
  const filled = Object.values(form.controls).filter((value) => value !== "").length;
  return (
    <details className={styles.controls} open={problem?.name !== undefined}>
      <summary className={styles.summary}>{t("summary", { count: filled })}</summary>
      <Form action={list.path} prefetch={false} aria-label={t("label")}>
        <Fields
          key={JSON.stringify([form.q, form.controls, lookOf(form.address)])}
          list={list}
          form={form}
          problem={problem}
        />
      </Form>
      <ListAround list={list} form={form} wrong={problem?.name} />
    </details>
  );
}

function Fields({ list, form: { controls, address }, problem }: Props) {
  const t = useWords("lists.controls");
  const wrong = (key: ControlKey) => (problem?.name === key ? true : undefined);
  return (
    <div className={styles.fields}>
      <Query q={printSearch(address.search)} />
      <LookFields address={address} />
      <OperatorField
        label={t("operator")}
        placeholder={t("anybody")}
        value={controls.operator}
        suggest={loadOperatorSuggestions}
      />
      <EventSelect list={list} value={controls.event} />
      <Account value={controls.account} wrong={wrong("account")} />
      <Moment name="since" value={controls.since} wrong={wrong("since")} />
      <Moment name="until" value={controls.until} wrong={wrong("until")} />
      <button type="submit" className="button">
        {t("apply")}
      </button>
      <ListPeriods path={list.path} address={address} />
    </div>
  );
}

/** The search that the controls write into. */
function Query({ q }: { q: string }) {
  return q === "" ? null : <input type="hidden" name="q" value={q} />;
}

function Account({ value, wrong }: { value: string; wrong: true | undefined }) {
  const t = useWords("lists.controls");
  return (
    <label className={styles.account}>
      <span className="label">{t("account")}</span>
      <input
        className="field"
        name="account"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={value}
        aria-invalid={wrong}
      />
    </label>
  );
}

/** The events that the list can show, and the one that was typed if it is none of them. */
function EventSelect({ list, value }: { list: List; value: string }) {
  const t = useWords("lists.controls");
  const known = KNOWN_EVENTS.filter((event) => list.subject === null || CONTRACTS[event].subject === list.subject);
  const events: string[] = value === "" || known.some((event) => event === value) ? known : [...known, value];
  return (
    <label className={styles.event}>
      <span className="label">{t("event")}</span>
      <select className="field" name="event" defaultValue={value}>
        <option value="">{t("anyEvent")}</option>
        {events.map((event) => (
          <option key={event}>{event}</option>
        ))}
      </select>
    </label>
  );
}

/** A day; an instant that a date input cannot hold is left as text. */
function Moment({ name, value, wrong }: { name: "since" | "until"; value: string; wrong: true | undefined }) {
  const t = useWords("lists.controls");
  const type = value === "" || /^\d{4}-\d{2}-\d{2}$/.test(value) ? "date" : "text";
  return (
    <label className={styles.moment}>
      <span className="label">{t(name)}</span>
      <input className="field" type={type} name={name} defaultValue={value} aria-invalid={wrong} />
    </label>
  );
}
