"use client";

import { type ComponentProps, useId, useState } from "react";

import styles from "./door-form.module.css";

type Props = ComponentProps<"input"> & { label: string; hint?: string };

/** A labelled field. What was typed stays after an answer: React would empty the form. Passwords and codes it may. */
export function DoorField({ label, hint, ...input }: Props) {
  const id = useId();
  const [value, setValue] = useState("");
  const kept = input.type === "email" ? { value, onChange: keep(setValue) } : {};
  return (
    <div>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input {...input} {...kept} id={id} className="field" aria-describedby={hint ? `${id}-hint` : undefined} />
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}

const keep =
  (setValue: (value: string) => void) =>
  ({ target }: { target: HTMLInputElement }): void =>
    setValue(target.value);
