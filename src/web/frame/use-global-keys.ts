import { useEffect } from "react";
import { useRealm } from "../view/app-context.ts";
import type { ListKeys } from "../view/list-keys.ts";
import { useSelection } from "../view/use-view.ts";

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"]') !== null;

/** The keys that work on every page; none of them acts while somebody writes into a field. */
export function useGlobalKeys(keys: ListKeys, show: (what: "palette" | "keys") => void): void {
  const [selection, select] = useSelection();
  const { clock } = useRealm();

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        show("palette");
        return;
      }
      if (event.key === "Escape" && event.target instanceof HTMLElement && writes(event.target)) {
        // Leaves the field with what was typed: browsers would empty a search field.
        event.preventDefault();
        event.target.blur();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return;
      // A dialog has its own keys, also the one that just closed it.
      if (document.querySelector('[role="dialog"]') || isInDialog(event.target)) return;
      const done = act(event.key);
      if (done) event.preventDefault();
    };

    const act = (key: string): boolean => {
      switch (key) {
        case "j":
        case "k":
          keys.current?.move(key === "j" ? 1 : -1);
          return true;
        case "Enter":
          // A focused button or link keeps its own Enter.
          if (
            document.activeElement instanceof HTMLElement &&
            /^(?:A|BUTTON)$/.test(document.activeElement.tagName)
          )
            return false;
          keys.current?.open();
          return keys.current !== undefined;
        case "Escape":
          if (selection) select(undefined);
          else history.back();
          return true;
        case "/": {
          const field = document.querySelector<HTMLElement>("[data-search]");
          field?.focus();
          return field !== null;
        }
        case "?":
          show("keys");
          return true;
        case "p":
          if (clock.state.playing) clock.pause();
          else clock.play();
          return true;
        case "n":
          clock.toPresent();
          return true;
        default:
          return false;
      }
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [keys, show, selection, select, clock]);
}
