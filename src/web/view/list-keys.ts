import { createContext, useContext, useEffect } from "react";

/** What the keys j, k and Enter do to the list on screen. */
export interface ListActions {
  move(delta: 1 | -1): void;
  open(): void;
}

/** Holds the list that the keys act on; the last one mounted wins. */
export class ListKeys {
  #lists: ListActions[] = [];

  get current(): ListActions | undefined {
    return this.#lists.at(-1);
  }

  add(actions: ListActions): () => void {
    this.#lists.push(actions);
    return () => {
      this.#lists = this.#lists.filter((each) => each !== actions);
    };
  }
}

export const ListKeysContext = createContext<ListKeys | undefined>(undefined);

export function useListActions(actions: ListActions): void {
  const keys = useContext(ListKeysContext);
  useEffect(() => keys?.add(actions), [keys, actions]);
}
