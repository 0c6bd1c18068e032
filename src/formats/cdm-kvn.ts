import type { Problem } from "../core/index.ts";
import { byteOrderMarkLength, endOfLine, textOf, trimmedEnd } from "./bytes.ts";
import type { Cdm } from "./cdm.ts";
import { type CdmBuilder, cdmBuilder } from "./cdm-builder.ts";
import { startsMessage } from "./cdm-fields.ts";
import { problemList } from "./problem-list.ts";

/** `KEYWORD = value [unit]`; the unit's closing bracket may be cut off. */
const keyValue = /^\s*([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*(?:\[([^\]]*)\]?)?$/;
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
    const match = keyValue.exec(text);
    if (!match) {
      if (builder) problems.add("cdm-line-not-understood", line, 1, { found: text.trim().slice(0, 40) });
      continue;
    }
    const [, keyword, value, unit] = match;
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
