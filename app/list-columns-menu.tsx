import { printColumns } from "#audit/columns.ts";
import { ColumnsMenu } from "#components/columns-menu.tsx";
import { pack } from "#components/packed.ts";

import { keptQuery } from "./kept-look.ts";
import { LIST_NAMES, type ListPath, listHref, withoutColumns } from "./list-address.ts";
import { columnWays } from "./list-columns.ts";
import type { Page } from "./list-loader.ts";
import { forgetLook, keepLook } from "./look-actions.ts";

/** The menu of a list's columns. */
export function ListColumnsMenu({ path, page }: { path: ListPath; page: Page }) {
  const { address, layout, menu } = page;
  const { columns, density } = layout;
  const view = {
    path,
    list: LIST_NAMES[path],
    cols: printColumns(columns),
    ways: columnWays(path, address),
    density,
    others: withoutColumns(address),
    look: keptQuery({ cols: columns, density }),
    href: listHref(path, { ...address, menu: "columns" }),
  };
  return <ColumnsMenu menu={pack(view)} shown={menu === "columns"} keep={keepLook} forget={forgetLook} />;
}
