export const setKeyColumns = "realm, object_id, epoch_days, epoch_nanos, content, audience";

/** The last act of people about a set in quarantine `q`; null where nobody acted. */
const lastAct = `(
    select act from hoshimori.quarantine_act a
    where (a.realm, a.object_id, a.epoch_days, a.epoch_nanos, a.content, a.audience) =
      (q.realm, q.object_id, q.epoch_days, q.epoch_nanos, q.content, q.audience)
    order by sequence desc limit 1)`;

/** Sets that are in quarantine now: put aside by the gates, and not released by the last act of a person. */
export const heldSets = `
  select ${setKeyColumns}, batch_id from hoshimori.quarantined_set q where coalesce(${lastAct}, '') <> 'release'`;

/** Sets that the gates put aside and a person released. */
export const releasedSets = `
  select ${setKeyColumns} from hoshimori.quarantined_set q where ${lastAct} = 'release'`;
