import { Modal } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { useCases, useIncidents, useObjects } from "../data/queries.ts";
import { useText } from "../text/use-text.ts";
import { useApp } from "../view/app-context.ts";
import { keepView } from "../view/use-view.ts";
import { findEntries, type PaletteEntry } from "./palette-entries.ts";

/** Ctrl+K: every page, object, incident, case and switch by its name. */
export function Palette({ opened, close }: { readonly opened: boolean; close(): void }) {
  const { t } = useText();
  return (
    <Modal.Root opened={opened} onClose={close} size={620} yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label={t("palette.title")}>
        <Modal.Body p={0}>{opened && <Entries close={close} />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Entries({ close }: { close(): void }) {
  const texts = useText();
  const { t } = texts;
  const navigate = useNavigate();
  const { changeSettings } = useApp();
  const objects = useObjects();
  const { data: incidents } = useIncidents();
  const { data: cases } = useCases();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const entries = useMemo(
    () => findEntries(typed, texts, { objects, incidents, cases }),
    [typed, texts, objects, incidents, cases],
  );

  const go = ({ target }: PaletteEntry) => {
    close();
    switch (target.to) {
      case "page":
        return void navigate({ to: target.path, search: keepView });
      case "object":
        return void navigate({
          to: "/objects/$objectId",
          params: { objectId: String(target.id) },
          search: { sel: `object-${target.id}` },
        });
      case "incident":
        return void navigate({
          to: "/incidents/$incidentId",
          params: { incidentId: target.id },
          search: keepView,
        });
      case "case":
        return void navigate({ to: "/cases/$caseId", params: { caseId: target.id }, search: keepView });
      case "mode":
        return changeSettings({ mode: target.mode });
      case "language":
        return changeSettings({ language: target.language });
      case "colors":
        return changeSettings({ colorSet: target.colors });
    }
  };
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.min(Math.max(at + step, 0), entries.length - 1);
      setAt(next);
      document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: "nearest" });
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing && entries[at]) go(entries[at]);
  };

  return (
    <div className="palette">
      <input
        className="palette-field"
        data-autofocus
        value={typed}
        placeholder={t("palette.placeholder")}
        aria-label={t("palette.title")}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={`${list}-${at}`}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={keys}
      />
      <div className="palette-list" id={list} role="listbox" aria-label={t("palette.title")}>
        {entries.map((entry, index) => (
          <div
            key={`${entry.group} ${entry.key}`}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="palette-entry"
            onPointerMove={() => setAt(index)}
            onClick={() => go(entry)}
            onKeyDown={keys}
          >
            <span className="clip">{entry.text}</span>
            <span className="dim small nowrap">{entry.note}</span>
            <span className="dim small nowrap">{entry.group}</span>
          </div>
        ))}
        {entries.length === 0 && <div className="message">{t("palette.nothing")}</div>}
      </div>
    </div>
  );
}
