"use client";

import { KEY_NAMES } from "#audit/search/search.ts";

/** The keys of the language, as they are typed. */
export const SearchKeys = () => <code>{KEY_NAMES.map((key) => `${key}: `).join("")}</code>;
