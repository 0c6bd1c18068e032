import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type {
  CaseView,
  ConjunctionRow,
  DetectionPage,
  DetectionView,
  IncidentView,
  ObjectDetail,
  ObjectHistoryColumns,
  ObjectSources,
  QuarantinedSet,
  Status,
} from "../../client/index.ts";
import type { ElementTable } from "../../orbit/index.ts";
import { useApp } from "../view/app-context.ts";
import { ObjectIndex } from "./object-index.ts";

/** Keys of what was fetched; a `changed` event names their first word. */
export const queryKeys = {
  status: ["status"],
  elements: ["objects", "elements"],
  objects: ["objects", "columns"],
  object: (id: number) => ["objects", "detail", id],
  sources: (id: number) => ["objects", "sources", id],
  history: (id: number) => ["objects", "history", id],
  detections: (object?: number) => ["detections", object ?? "all"],
  conjunctions: (object?: number) => ["conjunctions", object ?? "all"],
  quarantine: ["quarantine"],
  incidents: ["incidents"],
  cases: ["cases"],
} as const;

/** The feed shows this many of the newest; the rest is said in words. */
const feedLimit = 5000;

export function useStatus(): UseQueryResult<Status> {
  const { client } = useApp();
  return useQuery({ queryKey: queryKeys.status, queryFn: () => client.status() });
}

/** False until the first watch run has made a picture: asking earlier would only be refused. */
const useHasPicture = (): boolean => (useStatus().data?.objects ?? 0) > 0;

/** What the gates put aside. */
export function useQuarantine(): UseQueryResult<readonly QuarantinedSet[]> {
  const { client } = useApp();
  const enabled = useHasPicture();
  return useQuery({ enabled, queryKey: queryKeys.quarantine, queryFn: () => client.quarantine() });
}

export function useElements(): UseQueryResult<ElementTable> {
  const { client } = useApp();
  const enabled = useHasPicture();
  return useQuery({
    enabled,
    queryKey: queryKeys.elements,
    queryFn: () => client.elementBlock(),
    structuralSharing: false,
  });
}

/** All objects with look-up by number; undefined until they are here. */
export function useObjects(): ObjectIndex | undefined {
  const { client } = useApp();
  const enabled = useHasPicture();
  const { data } = useQuery({
    enabled,
    queryKey: queryKeys.objects,
    queryFn: () => client.objects(),
    structuralSharing: false,
  });
  return useMemo(() => (data ? new ObjectIndex(data) : undefined), [data]);
}

export function useObject(id: number): UseQueryResult<ObjectDetail> {
  const { client } = useApp();
  const enabled = useHasPicture();
  return useQuery({ enabled, queryKey: queryKeys.object(id), queryFn: () => client.object(id) });
}

export function useSources(id: number): UseQueryResult<ObjectSources> {
  const { client } = useApp();
  const enabled = useHasPicture();
  return useQuery({ enabled, queryKey: queryKeys.sources(id), queryFn: () => client.objectSources(id) });
}

export function useHistory(id: number): UseQueryResult<ObjectHistoryColumns> {
  const { client } = useApp();
  const enabled = useHasPicture();
  return useQuery({ enabled, queryKey: queryKeys.history(id), queryFn: () => client.objectHistory(id) });
}

export function useDetections(object?: number): UseQueryResult<DetectionPage> {
  const { client } = useApp();
  const enabled = useHasPicture();
  return useQuery({
    enabled,
    queryKey: queryKeys.detections(object),
    queryFn: () => client.detections({ limit: feedLimit, ...(object === undefined ? {} : { object }) }),
  });
}

/** One detection out of the feed. */
export function useDetection(hash: string | undefined): DetectionView | undefined {
  const { data } = useDetections();
  return useMemo(() => data?.items.find((each) => each.hash === hash), [data, hash]);
}

export function useConjunctions(object?: number): UseQueryResult<readonly ConjunctionRow[]> {
  const { client } = useApp();
  const enabled = useHasPicture();
  return useQuery({
    enabled,
    queryKey: queryKeys.conjunctions(object),
    queryFn: () => client.conjunctions(object),
  });
}

export function useIncidents(): UseQueryResult<readonly IncidentView[]> {
  const { client } = useApp();
  const enabled = useHasPicture();
  return useQuery({ enabled, queryKey: queryKeys.incidents, queryFn: () => client.incidents() });
}

export function useCases(): UseQueryResult<readonly CaseView[]> {
  const { client } = useApp();
  const enabled = useHasPicture();
  return useQuery({ enabled, queryKey: queryKeys.cases, queryFn: () => client.cases() });
}
