import type { ObjectColumns } from "../../client/index.ts";

/** One row of the object columns. */
export interface ObjectRow {
  readonly row: number;
  readonly id: number;
  readonly name: string;
  readonly owner: string;
  readonly objectType: string;
  readonly regime: string;
  readonly coverage: string;
  readonly ageDays: number | null;
  readonly protectedBy: readonly string[];
}

/** The columns of all objects with look-up by catalog number; rows are made when asked for. */
export class ObjectIndex {
  readonly columns: ObjectColumns;
  readonly count: number;
  readonly #rowOf = new Map<number, number>();
  #lowerNames: readonly string[] | undefined;

  constructor(columns: ObjectColumns) {
    this.columns = columns;
    this.count = columns.id.length;
    columns.id.forEach((id, row) => {
      this.#rowOf.set(id, row);
    });
  }

  at(row: number): ObjectRow {
    const { columns } = this;
    return {
      row,
      id: columns.id[row],
      name: columns.name[row],
      owner: columns.owner[row],
      objectType: columns.objectType[row],
      regime: columns.regime[row],
      coverage: columns.coverage[row],
      ageDays: columns.ageDays[row],
      protectedBy: columns.protectedBy[row] === "" ? [] : columns.protectedBy[row].split(","),
    };
  }

  of(id: number): ObjectRow | undefined {
    const row = this.#rowOf.get(id);
    return row === undefined ? undefined : this.at(row);
  }

  /** The name, or the number where the object is unknown. */
  nameOf(id: number): string {
    const row = this.#rowOf.get(id);
    return row === undefined || this.columns.name[row] === "" ? String(id) : this.columns.name[row];
  }

  isProtected = (id: number): boolean => {
    const row = this.#rowOf.get(id);
    return row !== undefined && this.columns.protectedBy[row] !== "";
  };

  /**
   * Given: words as typed, a row filter and a limit. Returned: rows whose name has every word, or whose number starts with it;
   * numbers that match wholly come first, then names that start so, then the rest in catalog order.
   */
  search(
    text: string,
    accept: (row: number) => boolean = () => true,
    limit = Number.POSITIVE_INFINITY,
  ): number[] {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    this.#lowerNames ??= this.columns.name.map((name) => name.toLowerCase());
    const names = this.#lowerNames;
    const best: number[] = [];
    const good: number[] = [];
    const rest: number[] = [];
    for (let row = 0; row < this.count; row++) {
      if (!accept(row)) continue;
      const id = String(this.columns.id[row]);
      if (words.length === 0) rest.push(row);
      else if (words.length === 1 && id === words[0]) best.push(row);
      else if (words.every((word) => names[row].includes(word) || id.startsWith(word)))
        (names[row].startsWith(words[0]) ? good : rest).push(row);
      if (words.length === 0 && rest.length >= limit) break;
    }
    return [...best, ...good, ...rest].slice(0, limit);
  }
}
