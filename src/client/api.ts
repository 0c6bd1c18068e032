import type { AssessmentCommand, IncidentState } from "../assess/index.ts";
import type { CaseCommand, CaseEntry, CaseState } from "../consult/index.ts";
import { decodeElementTable, type ElementTable } from "../orbit/index.ts";
import type {
  ApiError,
  ConjunctionRow,
  DetectionPage,
  ObjectColumns,
  ObjectDetail,
  ObjectHistoryColumns,
  ObjectName,
  ObjectSources,
  QuarantineAct,
  QuarantinedSet,
  Session,
  Status,
} from "./schemas.ts";

/** An incident as the API hands it out: the assessed record with the names of its objects. */
export interface IncidentView {
  readonly incident: IncidentState;
  readonly objects: readonly ObjectName[];
  readonly caseIds: readonly string[];
}

export interface CaseView {
  readonly case: CaseState;
  /** The chained record, oldest first. */
  readonly entries: readonly CaseEntry[];
  readonly objects: readonly ObjectName[];
}

/** The server refused or could not be reached; `message` is in both languages. */
export class ApiFailure extends Error {
  override readonly name = "ApiFailure";
  readonly status: number;
  readonly error: ApiError;

  constructor(status: number, error: ApiError) {
    super(error.message.en);
    this.status = status;
    this.error = error;
  }
}

export interface DetectionFilter {
  readonly kind?: string;
  readonly object?: number;
  readonly limit?: number;
}

export interface HoshimoriClient {
  status(): Promise<Status>;
  /** Current elements of every object that has some; rows in the order of `objects()`'s first rows. */
  elementBlock(): Promise<ElementTable>;
  objects(): Promise<ObjectColumns>;
  object(id: number): Promise<ObjectDetail>;
  objectHistory(id: number): Promise<ObjectHistoryColumns>;
  /** Its sources side by side, at the realm's present unless told. */
  objectSources(id: number, at?: string): Promise<ObjectSources>;
  detections(filter?: DetectionFilter): Promise<DetectionPage>;
  conjunctions(object?: number): Promise<readonly ConjunctionRow[]>;
  incidents(): Promise<readonly IncidentView[]>;
  incident(id: string): Promise<IncidentView>;
  assess(id: string, command: AssessmentCommand): Promise<IncidentView>;
  /** What the physics gates put aside. */
  quarantine(): Promise<readonly QuarantinedSet[]>;
  actOnQuarantine(act: QuarantineAct): Promise<readonly QuarantinedSet[]>;
  cases(): Promise<readonly CaseView[]>;
  case(id: string): Promise<CaseView>;
  /** `open-case` creates a case, every other command acts on the case it names. */
  actOnCase(command: CaseCommand): Promise<CaseView>;
  signIn(request: { token: string; name: string; party: string; role: string }): Promise<Session>;
  /** A one-time sign-in link for a second person. */
  inviteLink(): Promise<{ url: string }>;
  signOut(): Promise<void>;
}

export interface ClientOptions {
  /** "" in the browser (same origin), else "http://localhost:8080". */
  readonly baseUrl: string;
  /** The local node's key, for the command line. */
  readonly bearer?: string;
  readonly fetch?: typeof fetch;
}

/** Typed calls of our own API. Every failure is an {@link ApiFailure}. */
export function createClient(options: ClientOptions): HoshimoriClient {
  const send = options.fetch ?? fetch;
  const call = async (path: string, body?: unknown, method = body === undefined ? "GET" : "POST") => {
    const response = await send(`${options.baseUrl}/api/${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(options.bearer === undefined ? {} : { authorization: `Bearer ${options.bearer}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new ApiFailure(response.status, await readError(response));
    return response;
  };
  const json = async <T>(path: string, body?: unknown): Promise<T> =>
    (await call(path, body)).json() as Promise<T>;
  const query = (filter: object) => {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(filter))
      if (value !== undefined) search.set(name, String(value));
    return search.size > 0 ? `?${search}` : "";
  };

  return {
    status: () => json("status"),
    elementBlock: async () => decodeElementTable(await (await call("elements")).arrayBuffer()),
    objects: () => json("objects"),
    object: (id) => json(`objects/${id}`),
    objectHistory: (id) => json(`objects/${id}/history`),
    objectSources: (id, at) => json(`objects/${id}/sources${query({ at })}`),
    detections: (filter = {}) => json(`detections${query(filter)}`),
    conjunctions: (object) => json(`conjunctions${query({ object })}`),
    incidents: () => json("incidents"),
    incident: (id) => json(`incidents/${encodeURIComponent(id)}`),
    assess: (id, command) => json(`incidents/${encodeURIComponent(id)}/commands`, command),
    quarantine: () => json("quarantine"),
    actOnQuarantine: (act) => json("quarantine/acts", act),
    cases: () => json("cases"),
    case: (id) => json(`cases/${encodeURIComponent(id)}`),
    actOnCase: (command) => json("cases/commands", command),
    signIn: (request) => json("session", request),
    inviteLink: () => json("sign-in-links", {}),
    signOut: async () => {
      await call("session", undefined, "DELETE");
    },
  };
}

async function readError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body === "object" && body !== null && "code" in body && "message" in body)
    return body as ApiError;
  const text = `${response.status} ${response.statusText}`;
  return { code: "http", message: { en: text, ja: text } };
}
