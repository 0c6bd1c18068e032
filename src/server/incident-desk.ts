import {
  type AssessmentCommand,
  type AssessmentEvent,
  decideAssessment,
  evolveAssessment,
  type Incident,
  type IncidentState,
  startAssessment,
} from "../assess/index.ts";
import type { IncidentView } from "../client/index.ts";
import { HoshimoriError } from "../core/index.ts";
import {
  addIncidentEvent,
  findIncident,
  listIncidents,
  loadIncidentEvents,
  type PersonPrincipal,
  type Principal,
  type StoredIncident,
  type Transaction,
} from "../store/index.ts";
import { caseIdsByIncident } from "./case-desk.ts";
import type { ServerContext } from "./context.ts";
import type { Picture } from "./picture.ts";
import { nowIso } from "./principal.ts";

type StoredEvent = AssessmentEvent | Incident;

/** The incident as the machine joined it last, with everything people added since. */
async function stateOf(tx: Transaction, stored: StoredIncident<Incident>): Promise<IncidentState> {
  const events = await loadIncidentEvents<StoredEvent>(tx, stored.incidentId);
  return events
    .filter(({ kind }) => kind !== "version")
    .reduce(
      (state, { record }) => evolveAssessment(state, record as AssessmentEvent),
      startAssessment(stored.record),
    );
}

function viewOf(state: IncidentState, picture: Picture, caseIds: readonly string[]): IncidentView {
  return { incident: state, objects: state.incident.objects.map((id) => picture.named(id)), caseIds };
}

export const listIncidentViews = (
  context: ServerContext,
  reader: Principal,
  picture: Picture,
): Promise<IncidentView[]> =>
  context.store.as(reader, async (tx) => {
    const cases = await caseIdsByIncident(tx);
    const views: IncidentView[] = [];
    for (const stored of await listIncidents<Incident>(tx)) {
      views.push(viewOf(await stateOf(tx, stored), picture, cases.get(stored.incidentId) ?? []));
    }
    return views.sort((a, b) => (a.incident.incident.to < b.incident.incident.to ? 1 : -1));
  });

/** Errors: `not-found`, for what is hidden and for what is missing alike. */
export const incidentView = (
  context: ServerContext,
  reader: Principal,
  picture: Picture,
  id: string,
): Promise<IncidentView> =>
  context.store.as(reader, async (tx) => {
    const stored = await findIncident<Incident>(tx, id);
    if (!stored) throw new HoshimoriError("not-found");
    return viewOf(await stateOf(tx, stored), picture, (await caseIdsByIncident(tx)).get(id) ?? []);
  });

/** A person's act on an incident: decided, kept, and answered with the incident as it is then. */
export const assessIncident = (
  context: ServerContext,
  person: PersonPrincipal,
  picture: Picture,
  command: AssessmentCommand,
): Promise<IncidentView> =>
  context.store.as(person, async (tx) => {
    const stored = await findIncident<Incident>(tx, command.incidentId);
    if (!stored) throw new HoshimoriError("not-found");
    const at = nowIso();
    let state = await stateOf(tx, stored);
    for (const event of decideAssessment(state, command, at)) {
      await addIncidentEvent(tx, command.incidentId, {
        at,
        kind: event.type,
        record: event,
        marking: { originator: person.party, releasableTo: [] },
      });
      state = evolveAssessment(state, event);
    }
    return viewOf(state, picture, (await caseIdsByIncident(tx)).get(command.incidentId) ?? []);
  });
