import type { ProblemList } from "../problem-list.ts";
import type { MessageField, MessageSection, NavigationMessage } from "./message.ts";
import { secondsOf } from "./values.ts";

type Rule = (message: NavigationMessage, problems: ProblemList) => void;

/** What the standards demand beyond single keywords. */
export function checkRules(message: NavigationMessage, problems: ProblemList): void {
  for (const rule of rules[message.kind]) rule(message, problems);
}

const sectionsOf = ({ sections }: NavigationMessage, name: string): MessageSection[] =>
  sections.filter((section) => section.name === name);
const fieldOf = (section: MessageSection | undefined, keyword: string): MessageField | undefined =>
  section?.fields.find((field) => field.keyword === keyword && field.value !== "");

/** One of two keywords, not both. Returned: the one that is there. */
function oneOf(section: MessageSection, keywords: readonly [string, string], problems: ProblemList): void {
  const found = keywords.map((keyword) => fieldOf(section, keyword));
  if (found[0] && found[1])
    problems.add("ccsds-exclusive", found[1].line, 1, { keyword: keywords[1], other: keywords[0] });
  else if (!found[0] && !found[1])
    problems.add("ccsds-keyword-missing", section.line, 1, {
      keyword: keywords.join(" | "),
      section: section.name,
    });
}

/** Where the first keyword is, the second must be. */
function needs(
  section: MessageSection | undefined,
  keyword: string,
  other: string,
  problems: ProblemList,
): void {
  const field = fieldOf(section, keyword);
  if (field && !fieldOf(section, other)) problems.add("ccsds-needs", field.line, 1, { keyword, other });
}

/** Times of one section in their order; equal ones are in order. */
function inOrder(section: MessageSection, keywords: readonly string[], problems: ProblemList): void {
  const fields = keywords.map((keyword) => fieldOf(section, keyword)).filter((field) => field !== undefined);
  for (let k = 1; k < fields.length; k++) {
    const [before, after] = [secondsOf(fields[k - 1].value), secondsOf(fields[k].value)];
    if (before !== undefined && after !== undefined && after < before)
      problems.add("ccsds-times-order", fields[k].line, fields[k].column, {
        keyword: fields[k].keyword,
        other: fields[k - 1].keyword,
      });
  }
}

/** Source: 502.0-B-3, table 3-3: TRUE_ANOMALY or MEAN_ANOMALY. */
const opmRules: readonly Rule[] = [
  (message, problems) => {
    for (const section of sectionsOf(message, "keplerianElements"))
      oneOf(section, ["TRUE_ANOMALY", "MEAN_ANOMALY"], problems);
  },
];

/** Source: 502.0-B-3, table 4-3 and 4.2.4: size of the orbit, and what SGP4 and SGP4-XP need. */
const ommRules: readonly Rule[] = [
  (message, problems) => {
    for (const section of sectionsOf(message, "meanElements"))
      oneOf(section, ["SEMI_MAJOR_AXIS", "MEAN_MOTION"], problems);
  },
  (message, problems) => {
    const theory = fieldOf(sectionsOf(message, "metadata")[0], "MEAN_ELEMENT_THEORY");
    if (!theory || !/^SGP/i.test(theory.value)) return;
    const isXp = /XP$/i.test(theory.value);
    if (isXp && Number(message.version) < 3)
      problems.add("ccsds-since", theory.line, theory.column, { keyword: theory.value, version: "3.0" });
    const [parameters] = sectionsOf(message, "tleParameters");
    const [elements] = sectionsOf(message, "meanElements");
    if (!fieldOf(elements, "MEAN_MOTION") && fieldOf(elements, "SEMI_MAJOR_AXIS"))
      problems.add("ccsds-needs", theory.line, theory.column, {
        keyword: theory.value,
        other: "MEAN_MOTION",
      });
    for (const keyword of isXp ? ["NORAD_CAT_ID", "BTERM", "AGOM"] : ["NORAD_CAT_ID", "BSTAR"])
      if (!fieldOf(parameters, keyword))
        problems.add("ccsds-needs", theory.line, theory.column, { keyword: theory.value, other: keyword });
  },
];

/** Source: 502.0-B-3, table 5-3 and 5.2.4. */
const oemRules: readonly Rule[] = [
  (message, problems) => {
    for (const section of sectionsOf(message, "metadata")) {
      inOrder(section, ["START_TIME", "USEABLE_START_TIME", "USEABLE_STOP_TIME", "STOP_TIME"], problems);
      needs(section, "USEABLE_START_TIME", "USEABLE_STOP_TIME", problems);
      needs(section, "USEABLE_STOP_TIME", "USEABLE_START_TIME", problems);
      needs(section, "INTERPOLATION", "INTERPOLATION_DEGREE", problems);
    }
  },
  (message, problems) => {
    for (const { rows } of sectionsOf(message, "ephemeris"))
      for (let k = 1; k < rows.length; k++) {
        const [before, after] = [secondsOf(rows[k - 1].values[0]), secondsOf(rows[k].values[0])];
        if (before !== undefined && after !== undefined && after < before)
          problems.add("ccsds-times-order", rows[k].line, 1, {
            keyword: "EPOCH",
            other: rows[k - 1].values[0],
          });
      }
  },
];

/** Source: 508.0-B-1, 3.1 and table 3-2: two objects, in order; the volume's shape with its extent. */
const cdmRules: readonly Rule[] = [
  (message, problems) => {
    const objects = sectionsOf(message, "metadata").map((section) =>
      fieldOf(section, "OBJECT")?.value.toUpperCase(),
    );
    if (objects.join() !== "OBJECT1,OBJECT2")
      problems.add("cdm-object-count", message.line, 1, { count: objects.length });
  },
];

/** Source: 503.0-B-2, table 3-3: MODE brings PATH, and the time span is in order. */
const tdmRules: readonly Rule[] = [
  (message, problems) => {
    for (const section of sectionsOf(message, "metadata")) {
      inOrder(section, ["START_TIME", "STOP_TIME"], problems);
      const mode = fieldOf(section, "MODE");
      const [path, ...both] = ["PATH", "PATH_1", "PATH_2"].map((keyword) => fieldOf(section, keyword));
      if (mode?.value.toUpperCase() === "SEQUENTIAL" && !path)
        problems.add("ccsds-needs", mode.line, 1, { keyword: "MODE", other: "PATH" });
      if (mode?.value.toUpperCase() === "SINGLE_DIFF" && both.some((field) => !field))
        problems.add("ccsds-needs", mode.line, 1, { keyword: "MODE", other: "PATH_1, PATH_2" });
    }
  },
];

/** Columns of a trajectory by its type, where the standard fixes them: time and these units. Source: SANA, orbital elements registry. */
const trajectoryUnits: Readonly<Record<string, readonly string[]>> = {
  CARTP: ["km", "km", "km"],
  CARTPV: ["km", "km", "km", "km/s", "km/s", "km/s"],
  CARTPVA: ["km", "km", "km", "km/s", "km/s", "km/s", "km/s**2", "km/s**2", "km/s**2"],
};

/** Source: 502.0-B-3, tables 6-3 to 6-8. */
const ocmRules: readonly Rule[] = [
  (message, problems) => {
    for (const section of sectionsOf(message, "traj")) {
      needs(section, "ORB_REVNUM", "ORB_REVNUM_BASIS", problems);
      const units = fieldOf(section, "TRAJ_UNITS");
      const type = fieldOf(section, "TRAJ_TYPE")?.value.toUpperCase() ?? "CARTPV";
      const wanted = trajectoryUnits[type];
      const written = units?.value
        .replace(/^\[|\]$/g, "")
        .split(",")
        .map((unit) => unit.trim());
      if (units && wanted && written?.join() !== wanted.join())
        problems.add("ccsds-unit", units.line, units.column, {
          keyword: "TRAJ_UNITS",
          found: units.value.slice(0, 40),
          expected: `[${wanted.join(", ")}]`,
        });
    }
    for (const section of sectionsOf(message, "man")) {
      const composition = fieldOf(section, "MAN_COMPOSITION");
      const first = composition?.value.split(",")[0].trim().toUpperCase();
      if (composition && first !== "TIME_ABSOLUTE" && first !== "TIME_RELATIVE")
        problems.add("ccsds-needs", composition.line, composition.column, {
          keyword: "MAN_COMPOSITION",
          other: "TIME_ABSOLUTE | TIME_RELATIVE",
        });
    }
  },
];

const rules: Readonly<Record<NavigationMessage["kind"], readonly Rule[]>> = {
  opm: opmRules,
  omm: ommRules,
  oem: oemRules,
  ocm: ocmRules,
  cdm: cdmRules,
  tdm: tdmRules,
};
