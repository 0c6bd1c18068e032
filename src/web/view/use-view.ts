import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { decodeSelection, encodeSelection, type Selection } from "./selection.ts";
import type { ViewSearch } from "./view-search.ts";

/** What the address says of the view, and how to change it without leaving the page. */
export function useView(): {
  view: ViewSearch;
  change(change: Partial<Record<keyof ViewSearch, string | undefined>>): void;
} {
  const view: ViewSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (changed: Partial<Record<keyof ViewSearch, string | undefined>>) => {
      void navigate({
        to: ".",
        search: (before: ViewSearch) => without({ ...before, ...changed }),
        replace: true,
      });
    },
    [navigate],
  );
  return { view, change };
}

/** The one selection of all panes. */
export function useSelection(): readonly [Selection | undefined, (selection: Selection | undefined) => void] {
  const { view, change } = useView();
  const selection = useMemo(() => decodeSelection(view.sel), [view.sel]);
  const select = useCallback(
    (next: Selection | undefined) => change({ sel: next ? encodeSelection(next) : undefined }),
    [change],
  );
  return [selection, select];
}

/** Keeps what the address says when going to another page, but for the list's own search and filters. */
export const keepView = ({ sel, t }: ViewSearch): ViewSearch => without({ sel, t });

function without(search: Record<string, string | undefined>): ViewSearch {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== ""),
  );
}
