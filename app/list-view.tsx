import type { ComponentType } from "react";

import type { ListName } from "#audit/columns.ts";
import type { Answer } from "#audit/problems.ts";
import { operatorsNamed } from "#audit/search/own.ts";
import { ProblemNote } from "#components/problem-note.tsx";
import type { TableLayout } from "#components/table-layout.ts";
import { useWords } from "#components/words.ts";
import { ZoneScope } from "#components/zone-scope.tsx";
import { listHref, withSearch } from "./list-address.ts";

import { ListControls } from "./list-controls-form.tsx";
import { ListDetail } from "./list-detail.tsx";
import { ListFacets } from "./list-facets.tsx";
import type { ListForm } from "./list-form.ts";
import { ListHeld } from "./list-held.tsx";
import { ListHistogram } from "./list-histogram.tsx";
import { ListLive } from "./list-live.tsx";
import type { List, Page } from "./list-loader.ts";
import { ListNothing } from "./list-nothing.tsx";
import { ListPager } from "./list-pager.tsx";
import { ListSearch } from "./list-search-form.tsx";
import { ListToolbar } from "./list-toolbar.tsx";
import styles from "./list-view.module.css";
import { ViewStanding } from "./list-view-standing.tsx";
import { ListViewsMenu } from "./list-views-menu.tsx";
import { OwnNote } from "./own-note.tsx";

type Props = {
  name: ListName;
  list: List;
  form: ListForm;
  page: Answer<Page>;
  Table: ComponentType<{ layout: TableLayout }>;
};

/** A list of events: what to look for, how much there is, and a page of it; or the problem, with the form still there. */
export function ListView({ name, list, form, page, Table }: Props) {
  const t = useWords("lists");
  return (
    <>
      <ListLive path={list.path} page={page.ok ? page.value : null}>
        <h1>{t(`titles.${name}`)}</h1>
        {page.ok ? <Views path={list.path} page={page.value} /> : null}
      </ListLive>
      <div className={styles.filters}>
        <ListSearch path={list.path} form={form} />
        <ListControls list={list} form={form} problem={page.ok ? null : page.problem} />
      </div>
      {page.ok ? (
        <ZoneScope zone={page.value.clock.zone} own={page.value.clock.own}>
          <OwnNote operators={operatorsNamed(page.value.address.search)} />
          <ListResult list={list} page={page.value} Table={Table} />
        </ZoneScope>
      ) : (
        <ProblemNote problem={page.problem} query={form.q} />
      )}
    </>
  );
}

function Views({ path, page }: { path: List["path"]; page: Page }) {
  return (
    <>
      {page.views.ok ? <ViewStanding current={page.views.value.current} /> : null}
      <ListViewsMenu path={path} page={page} />
    </>
  );
}

function ListResult({ list, page, Table }: { list: List; page: Page; Table: Props["Table"] }) {
  if (page.emptyStore) return <ListNothing list={list} page={page} />;
  return (
    <div className={styles.room}>
      {page.freeze.held ? <ListHeld held={page.freeze.held} now={page.address.now} /> : null}
      <div className={styles.columns}>
        {page.facets.length > 0 ? (
          <ListFacets
            facets={page.facets}
            address={listHref(list.path, withSearch(page.address, page.address.search))}
          />
        ) : null}
        <div className={styles.found}>
          {page.tooMany === null ? null : <TooMany count={page.tooMany} />}
          {page.histogram ? <ListHistogram histogram={page.histogram} path={list.path} address={page.address} /> : null}
          <ListDetail path={list.path} page={page}>
            {page.total === 0 ? (
              <ListNothing list={list} page={page} />
            ) : (
              <section className={styles.result}>
                <ListToolbar path={list.path} page={page} />
                <Table layout={page.layout} />
                <ListPager path={list.path} page={page} />
              </section>
            )}
          </ListDetail>
        </div>
      </div>
    </div>
  );
}

/** Said instead of facets and histogram, so that their absence is not taken for an answer. */
function TooMany({ count }: { count: number }) {
  return <p className={styles.tooMany}>{useWords("lists.facets")("tooMany", { count })}</p>;
}
