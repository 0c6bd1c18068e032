import { SaxesParser } from "saxes";
import type { Problem } from "../core/index.ts";
import type { Cdm } from "./cdm.ts";
import { type CdmBuilder, cdmBuilder } from "./cdm-builder.ts";
import { problemList } from "./problem-list.ts";

/** Bytes given to the parser at a time. */
const chunkBytes = 65_536;
const deepest = 40;
const longestText = 4096;

/**
 * Reads conjunction data messages in XML: `<cdm>`, alone or any number within `<ndm>`. The names of the leaves are the
 * keywords of KVN, so that one builder serves both. No document type, and so no entities of one, is accepted.
 * Given: bytes. Returned: messages and problems, or undefined where there is no `<cdm>`. Source: CCSDS 505.0-B-3, NDM/XML.
 */
export function readCdmXml(
  bytes: Uint8Array,
): { readonly cdms: readonly Cdm[]; readonly problems: readonly Problem[] } | undefined {
  const problems = problemList();
  const cdms: Cdm[] = [];
  const parser = new SaxesParser();
  let builder: CdmBuilder | undefined;
  let recognized = false;
  let broken = false;
  let depth = 0;
  let leaf: { readonly unit?: string; readonly line: number; readonly column: number } | undefined;
  let text = "";
  const breakOff = (found: string) => {
    if (!broken) problems.add("cdm-xml-not-understood", parser.line, parser.column + 1, { found });
    broken = true;
    builder = undefined;
  };
  parser.on("error", (error) => breakOff(error.message.replace(/^\d+:\d+:\s*/, "").slice(0, 80)));
  parser.on("doctype", () => breakOff("<!DOCTYPE"));
  parser.on("opentag", ({ name, attributes }) => {
    if (++depth > deepest) breakOff(name);
    if (localName(name) === "cdm") {
      recognized = true;
      builder = broken ? undefined : cdmBuilder(parser.line, attributes.version ?? "", problems);
    }
    const unit = attributes.units;
    leaf = { ...(unit === undefined ? {} : { unit }), line: parser.line, column: parser.column + 1 };
    text = "";
  });
  const take = (part: string) => {
    if (text.length < longestText) text += part;
  };
  parser.on("text", take);
  parser.on("cdata", take);
  parser.on("closetag", ({ name }) => {
    depth--;
    const keyword = localName(name);
    if (keyword === "cdm") {
      const cdm = broken ? undefined : builder?.done();
      if (cdm) cdms.push(cdm);
      builder = undefined;
    } else if (leaf && /^[A-Z]/.test(keyword)) {
      const value = text.trim();
      if (keyword === "COMMENT") builder?.comment(value);
      else builder?.field({ keyword, value, ...leaf });
    }
    leaf = undefined;
  });
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length && !broken; at += chunkBytes)
    parser.write(
      decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: at + chunkBytes < bytes.length }),
    );
  if (!broken) parser.close();
  return recognized ? { cdms, problems: problems.done() } : undefined;
}

/** A name without its namespace's prefix. */
const localName = (name: string): string => name.slice(name.indexOf(":") + 1);
