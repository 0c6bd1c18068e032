import { decideQuarantine, historyOf, quarantineState } from "../catalog/index.ts";
import type { QuarantineAct, QuarantinedSet } from "../client/index.ts";
import { describeError, HoshimoriError } from "../core/index.ts";
import {
  addQuarantineAct,
  listQuarantinedSets,
  listSourceBatches,
  type PersonPrincipal,
  type Principal,
  parseSetKey,
  type QuarantinedElementSet,
  type StoredSourceBatch,
} from "../store/index.ts";
import { elapsedSeconds, formatIsoUtc, type Instant, instantFromTable } from "../time/index.ts";
import type { ServerContext } from "./context.ts";
import type { Picture } from "./picture.ts";
import { nowIso } from "./principal.ts";

/** What the gates put aside and the reader may see; sets that wait for a person first, then by age. */
export const quarantineView = (
  context: ServerContext,
  reader: Principal,
  picture: Picture,
): Promise<QuarantinedSet[]> =>
  context.store.as(reader, async (tx) => {
    const batches = new Map((await listSourceBatches(tx)).map((batch) => [batch.batchId, batch]));
    const views = (await listQuarantinedSets(tx)).map((set) =>
      viewOf(set, batches.get(set.batchId)!, picture),
    );
    const isDecided = ({ acts }: QuarantinedSet) => Number(quarantineState(acts) !== "waits");
    return views.sort((a, b) => isDecided(a) - isDecided(b) || a.ageDays - b.ageDays);
  });

function viewOf(set: QuarantinedElementSet, batch: StoredSourceBatch, picture: Picture): QuarantinedSet {
  const { key, id, name, epoch, reasons, acts } = set;
  const known = picture.named(id);
  return {
    key,
    object: known.name === "" ? { ...known, name } : known,
    epoch: formatIsoUtc(epoch),
    ageDays: elapsedSeconds(epoch, picture.instant) / 86_400,
    source: { name: batch.name, sha256: batch.sha256, receivedAt: batch.receivedAt },
    reasons: reasons.map((reason) => {
      const { gate, ...parts } = rounded(reason);
      return {
        ...reason,
        text: {
          en: describeError({ code: gate, parts }, "en"),
          ja: describeError({ code: gate, parts }, "ja"),
        },
      };
    }),
    acts: [...acts],
    ...neighborsInTime(picture, id, epoch),
  };
}

const rounded = (reason: QuarantinedElementSet["reasons"][number]) => ({
  ...reason,
  measured: Number(reason.measured.toPrecision(3)),
  limit: Number(reason.limit.toPrecision(3)),
});

/** Epochs of the public sets in use before and after it. */
function neighborsInTime(
  { history }: Picture,
  id: number,
  epoch: Instant,
): { readonly before?: string; readonly after?: string } {
  const own = historyOf(history, id);
  let before: string | undefined;
  for (let row = 0; row < own.count; row++) {
    const instant = instantFromTable(own, row);
    if (elapsedSeconds(epoch, instant) > 0)
      return { ...(before ? { before } : {}), after: formatIsoUtc(instant) };
    before = formatIsoUtc(instant);
  }
  return before ? { before } : {};
}

/** A person's act about a set in quarantine. Errors: `not-found` for what is hidden and what is missing alike; those of {@link decideQuarantine}. */
export const actOnQuarantine = (
  context: ServerContext,
  person: PersonPrincipal,
  { key, act, reason }: QuarantineAct,
): Promise<void> =>
  context.store.as(person, async (tx) => {
    const named = parseSetKey(key);
    const found = named && (await listQuarantinedSets(tx, [named.id])).find((set) => set.key === key);
    if (!named || !found) throw new HoshimoriError("not-found");
    const command = decideQuarantine(found.acts, { act, reason }, person.role);
    const { personId, party, role } = person;
    await addQuarantineAct(tx, named, { ...command, at: nowIso(), personId, party, role });
  });
