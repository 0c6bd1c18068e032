import assert from "node:assert/strict";
import { test } from "node:test";
import { scorePage } from "./page.ts";

test("a page has a heading for each part, tables whose rows are as wide as their head, and plots as text", () => {
  const page = scorePage(
    [
      {
        id: "x",
        title: "A detector",
        method: ["How it was judged."],
        tables: [{ caption: "Rates", columns: ["what", "share"], rows: [["a|b", "0.5"]] }],
        charts: [
          {
            title: "Kept",
            xTitle: "promised",
            x: ["0.1"],
            yTitle: "true",
            yFrom: 0,
            yTo: 1,
            bars: [0.123456],
          },
        ],
        records: [],
      },
    ],
    [{ title: "Another", reason: "no data" }],
    "hoshimori score DIR",
  );
  assert.match(page, /## A detector\n\nHow it was judged\.\n/);
  assert.match(page, /\| what \| share \|\n\| --- \| --- \|\n\| a\\\|b \| 0\.5 \|/);
  assert.match(page, /```mermaid\nxychart-beta\n[\s\S]*bar \[0\.1235\]\n```/);
  assert.match(page, /## Not scored\n\n- Another: no data\n$/);
});
