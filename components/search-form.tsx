"use client";

import type { Route } from "next";
import Form from "next/form";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useTransition } from "react";

import { holdsNumber } from "#audit/search/address-numbers.ts";

import { useScripted } from "./scripted.ts";

type Props = { path: Route; hrefOf: (form: FormData) => Promise<Route>; children: ReactNode };

/**
 * The form of the search box: what is searched for goes into the address, as a form does it, but for a whole phone number.
 * That is sent to the server, which says under which address it is found.
 */
export function SearchForm({ path, hrefOf, children }: Props) {
  const router = useRouter();
  const [, start] = useTransition();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const form = new FormData(event.currentTarget);
    if (!holdsNumber(String(form.get("q") ?? ""))) return;
    event.preventDefault();
    start(async () => router.push(await hrefOf(form)));
  };
  return (
    <Form action={path} prefetch={false} onSubmit={submit}>
      {children}
    </Form>
  );
}

/** Its button. Without a script everything is sent by POST, for nobody is there to tell a number from the rest. */
export function SearchButton({ post, children }: { post: (form: FormData) => Promise<void>; children: ReactNode }) {
  const scripted = useScripted();
  return (
    <button type="submit" className="button primary" formAction={scripted ? undefined : post}>
      {children}
    </button>
  );
}
