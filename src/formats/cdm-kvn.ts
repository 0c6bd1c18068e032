import type { Problem } from "../core/index.ts";
import { byteOrderMarkLength, endOfLine, textOf, trimmedEnd } from "./bytes.ts";
import type { Cdm } from "./cdm.ts";
import { type CdmBuilder, cdmBuilder } from "./cdm-builder.ts";
import { startsMessage } from "./cdm-fields.ts";
import { problemList } from "./problem-list.ts";

const longestLine = 4096;

/**
 * Reads conjunction data messages in KVN, one line at a time; each begins with CCSDS_CDM_VERS.
 * Given: bytes. Returned: messages and problems, or undefined where no message begins. Source: CCSDS 508.0-B-1, section 6.
 */
export function readCdmKvn(
  bytes: Uint8Array,
): { readonly cdms: readonly Cdm[]; readonly problems: readonly Problem[] } | undefined {
  const problems = problemList();
  const cdms: Cdm[] = [];
  let builder: CdmBuilder | undefined;
  let recognized = false;
  const finish = () => {
    const cdm = builder?.done();
    if (cdm) cdms.push(cdm);
  };
  let line = 0;
  for (let at = byteOrderMarkLength(bytes); at < bytes.length; ) {
    const lineFeed = endOfLine(bytes, at);
    const end = trimmedEnd(bytes, at, lineFeed);
    const text = textOf(bytes, at, Math.min(end, at + longestLine));
    line++;
    at = lineFeed + 1;
    if (text.trim() === "") continue;
    const comment = /^\s*COMMENT\b\s?(.*)$/.exec(text);
    if (comment) {
      builder?.comment(comment[1]);
      continue;
    }
    const found = keyValue(text);
    if (!found) {
      if (builder) problems.add("cdm-line-not-understood", line, 1, { found: text.trim().slice(0, 40) });
      continue;
    }
    const { keyword, value, unit } = found;
    if (keyword === startsMessage) {
      finish();
      recognized = true;
      builder = cdmBuilder(line, value, problems);
    } else
      builder?.field({
        keyword,
        value,
        ...(unit === undefined ? {} : { unit }),
        line,
        column: text.indexOf("=") + 2 + (text.slice(text.indexOf("=") + 1).match(/^\s*/)?.[0].length ?? 0),
      });
  }
  finish();
  return recognized ? { cdms, problems: problems.done() } : undefined;
}

/** `KEYWORD = value [unit]`; the unit's closing bracket may be cut off. */
function keyValue(text: string): { keyword: string; value: string; unit: string | undefined } | undefined {
  const equals = text.indexOf("=");
  const keyword = text.slice(0, Math.max(equals, 0)).trim();
  if (!/^[A-Z][A-Z0-9_]*$/.test(keyword)) return undefined;
  const rest = text.slice(equals + 1).trim();
  const bracket = rest.lastIndexOf("[");
  if (bracket < 0 || rest.slice(bracket, -1).includes("]")) return { keyword, value: rest, unit: undefined };
  return {
    keyword,
    value: rest.slice(0, bracket).trim(),
    unit: rest
      .slice(bracket + 1)
      .replace(/\]$/, "")
      .trim(),
  };
}
