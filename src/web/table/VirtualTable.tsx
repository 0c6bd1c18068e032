import {
  type ColumnDef,
  createSortedRowModel,
  type RowData,
  rowSortingFeature,
  type SortingState,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useListActions } from "../view/list-keys.ts";

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});

/** One column: its head, the unit under it, the value that sorts it, and what stands in the cell. */
export interface TableColumn<Row> {
  readonly id: string;
  readonly head: string;
  readonly unit?: string;
  /** Width as CSS grid has it, "80px" or "minmax(120px, 1fr)". */
  readonly width: string;
  readonly value: (row: Row) => string | number;
  readonly cell: (row: Row) => ReactNode;
  readonly number?: boolean;
}

const rowHeight = 28;

/** A table of any length: only rows in sight exist; heads sort; j, k and Enter move through it. */
export function VirtualTable<Row extends RowData>({
  label,
  rows,
  columns,
  idOf,
  selected,
  select,
  open,
  empty,
  firstSort,
}: {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly TableColumn<Row>[];
  idOf(row: Row): string;
  readonly selected: string | undefined;
  select(row: Row): void;
  open?(row: Row): void;
  readonly empty: ReactNode;
  readonly firstSort?: { readonly id: string; readonly desc: boolean };
}) {
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row> => ({
          id: column.id,
          accessorFn: column.value,
          sortFn: column.number ? "basic" : "alphanumeric",
          sortDescFirst: false,
        }),
      ),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const [sorting, setSorting] = useState<SortingState>(firstSort ? [firstSort] : []);
  const table = useTable({
    features,
    columns: definitions,
    data,
    state: { sorting },
    onSortingChange: setSorting,
  });
  const sorted = table.getRowModel().rows;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const at = useMemo(
    () => sorted.findIndex((row) => idOf(row.original) === selected),
    [sorted, idOf, selected],
  );

  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: "auto" });
  }, [at, virtualizer]);
  const move = useCallback(
    (delta: 1 | -1) => {
      const next = at < 0 ? 0 : Math.min(Math.max(at + delta, 0), sorted.length - 1);
      if (sorted[next]) select(sorted[next].original);
    },
    [at, sorted, select],
  );
  const openSelected = useCallback(() => {
    if (at >= 0) open?.(sorted[at].original);
  }, [at, open, sorted]);
  useListActions(useMemo(() => ({ move, open: openSelected }), [move, openSelected]));

  const template = { gridTemplateColumns: columns.map(({ width }) => width).join(" ") };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element can't be virtual with a sticky head and grid columns
    <div
      ref={scroller}
      className="table"
      role="grid"
      aria-label={label}
      aria-rowcount={sorted.length + 1}
      tabIndex={-1}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the buttons in it take the focus */}
      <div className="table-head" role="row" style={template}>
        {columns.map((column) => (
          <Head
            key={column.id}
            column={column}
            sorted={sorting[0]?.id === column.id ? (sorting[0].desc ? "descending" : "ascending") : "none"}
            sort={() => table.getColumn(column.id)?.toggleSorting()}
          />
        ))}
      </div>
      {sorted.length === 0 && empty}
      <div className="table-rows" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = sorted[index].original;
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above
            <div
              key={idOf(row)}
              role="row"
              tabIndex={-1}
              className="table-row"
              aria-rowindex={index + 2}
              aria-selected={index === at}
              style={{ ...template, transform: `translateY(${start}px)` }}
              onClick={() => select(row)}
              onDoubleClick={() => open?.(row)}
              onKeyDown={(event) => {
                if (event.key === " ") select(row);
              }}
            >
              {columns.map((column) => (
                // biome-ignore lint/a11y/useSemanticElements: as above
                // biome-ignore lint/a11y/useFocusableInteractive: the row is what is chosen, not its cells
                <div key={column.id} role="gridcell" className={column.number ? "clip number" : "clip"}>
                  {column.cell(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Head<Row>({
  column,
  sorted,
  sort,
}: {
  readonly column: TableColumn<Row>;
  readonly sorted: "ascending" | "descending" | "none";
  sort(): void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    // biome-ignore lint/a11y/useFocusableInteractive: the button in it takes the focus
    <div role="columnheader" aria-sort={sorted} className={column.number ? "number" : ""}>
      <button type="button" className="plain-button head-button" onClick={sort} title={column.head}>
        <span className="clip">{column.head}</span>
        <span className="sort-mark" aria-hidden="true" data-sorted={sorted} />
        <span className="dim small head-unit">{column.unit}</span>
      </button>
    </div>
  );
}
