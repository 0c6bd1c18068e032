import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Actor, AssessmentCommand, IncidentState } from "../../assess/index.ts";
import type { CaseView } from "../../client/index.ts";
import type { CaseCommand, CaseState } from "../../consult/index.ts";
import { actorOf, newCommandId } from "../data/commands.ts";
import { queryKeys } from "../data/queries.ts";
import { useApp, useRealm } from "../view/app-context.ts";

type Without<Command> = Command extends unknown
  ? Omit<Command, "id" | "realm" | "actor" | "expectedVersion" | "incidentId">
  : never;
type CaseAct = CaseCommand extends infer Command
  ? Command extends { type: "open-case" }
    ? never
    : Command extends unknown
      ? Omit<Command, "id" | "realm" | "actor" | "expectedVersion" | "caseId">
      : never
  : never;

/** The signed-in person as actor; undefined for visitors. */
export function useActor(): Actor | undefined {
  const { session } = useRealm().status;
  return session ? actorOf(session) : undefined;
}

/** Sends what a person does with an incident, and fetches it anew. */
export function useAssess(state: IncidentState): (act: Without<AssessmentCommand>) => Promise<void> {
  const { client } = useApp();
  const queries = useQueryClient();
  const actor = useActor();
  return useCallback(
    async (act) => {
      if (!actor) return;
      const { incident, version } = state;
      const base = {
        id: newCommandId(),
        incidentId: incident.id,
        realm: incident.realm,
        actor,
        expectedVersion: version,
      };
      await client.assess(incident.id, { ...base, ...act });
      await queries.invalidateQueries({ queryKey: queryKeys.incidents });
    },
    [client, queries, actor, state],
  );
}

/** Sends what a person does with a case, and fetches it anew. */
export function useCaseAct(state: CaseState): (act: CaseAct) => Promise<void> {
  const { client } = useApp();
  const queries = useQueryClient();
  const actor = useActor();
  return useCallback(
    async (act) => {
      if (!actor) return;
      const base = {
        id: newCommandId(),
        caseId: state.id,
        realm: state.realm,
        actor,
        expectedVersion: state.version,
      };
      await client.actOnCase({ ...base, ...act });
      await queries.invalidateQueries({ queryKey: queryKeys.cases });
    },
    [client, queries, actor, state],
  );
}

/** Opens a case from an incident. */
export function useOpenCase(): (
  state: IncidentState,
  content: { title: { en: string; ja: string }; reason: string },
) => Promise<CaseView> {
  const { client } = useApp();
  const queries = useQueryClient();
  const actor = useActor();
  return useCallback(
    async ({ incident }, content) => {
      if (!actor) throw new TypeError("nobody signed in");
      const opened = await client.actOnCase({
        type: "open-case",
        id: newCommandId(),
        caseId: newCommandId(),
        incidentId: incident.id,
        realm: incident.realm,
        actor,
        expectedVersion: 0,
        ...content,
      });
      await Promise.all([
        queries.invalidateQueries({ queryKey: queryKeys.cases }),
        queries.invalidateQueries({ queryKey: queryKeys.incidents }),
      ]);
      return opened;
    },
    [client, queries, actor],
  );
}
