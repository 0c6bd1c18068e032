// Reads the payload table of Jonathan McDowell's General Catalog of Artificial Space Objects (psatcat.tsv).

/** What the scripts need of one payload. */
export interface GcatPayload {
  /** "C" civil, "D" defense, "B" business, "A" amateur or academic; more than one letter for mixed ones. */
  readonly class: string;
  readonly category: string;
  readonly program: string;
  /** TOp is "*": believed to be working when the catalog was made. */
  readonly operating: boolean;
  /** Date of the orbit stated last (DispEpoch), "2024-08-28"; undefined where none is stated. */
  readonly orbitDate: string | undefined;
  readonly perigeeKm: number;
  readonly apogeeKm: number;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A GCAT "vague date" as a calendar date, its first day where it is vague; undefined for "-" and "*". */
export function gcatDate(vague: string): string | undefined {
  const match = /^(\d{4})(?: ([A-Z][a-z]{2})(?: +(\d{1,2}))?)?/.exec(vague);
  if (!match) return undefined;
  const month = match[2] ? months.indexOf(match[2]) + 1 : 1;
  return `${match[1]}-${String(month).padStart(2, "0")}-${(match[3] ?? "1").padStart(2, "0")}`;
}

/** Given the text of psatcat.tsv, returned the payloads of the S catalog (catalog numbers as in the SATCAT). */
export function readGcatPayloads(text: string): ReadonlyMap<number, GcatPayload> {
  const [header, ...lines] = text.split("\n");
  const names = header
    .replace("#", "")
    .split("\t")
    .map((name) => name.trim());
  const payloads = new Map<number, GcatPayload>();
  for (const line of lines) {
    if (line.startsWith("#") || !line.startsWith("S")) continue;
    const fields = line.split("\t").map((field) => field.trim());
    const value = (name: string): string => fields[names.indexOf(name)] ?? "";
    payloads.set(Number(value("JCAT").slice(1)), {
      class: value("Class"),
      category: value("Category"),
      program: value("Program"),
      operating: value("TOp") === "*",
      orbitDate: gcatDate(value("DispEpoch")),
      perigeeKm: Number(value("DispPeri")),
      apogeeKm: Number(value("DispApo")),
    });
  }
  return payloads;
}
