import { originatorOnly } from "../core/index.ts";
import type { CaseState, CaseStatus } from "./case.ts";
import type { CaseEvent } from "./case-event.ts";

/**
 * Given: a case (undefined before `case-opened`) and one more event of it.
 * Returned: the case after it. Total for every event that `decideCase` made.
 * Errors: TypeError where a history doesn't begin with `case-opened`, or opens twice.
 */
export function evolveCase(state: CaseState | undefined, event: CaseEvent): CaseState {
  if (event.type === "case-opened") {
    if (state) throw new TypeError("a case opens once");
    return openedCase(event);
  }
  if (!state) throw new TypeError(`a history that begins with ${event.type}`);
  return changedCase(
    {
      ...state,
      version: state.version + 1,
      commands: { ...state.commands, [event.commandId]: event.commandHash },
    },
    event,
  );
}

type OpenedEvent = Extract<CaseEvent, { type: "case-opened" }>;

function openedCase(event: OpenedEvent): CaseState {
  const { by, at, reason, title, summary } = event;
  return {
    id: event.caseId,
    realm: event.realm,
    party: by.party,
    incidentId: event.incidentId,
    status: "observed",
    version: 1,
    title,
    ...(summary === undefined ? {} : { summary }),
    marking: originatorOnly(by.party),
    sharedWith: [],
    openedAt: at,
    openedBy: by,
    history: [{ status: "observed", reason, by, at }],
    comments: [],
    contacts: [],
    tasks: [],
    clocksMet: {},
    commands: { [event.commandId]: event.commandHash },
  };
}

function changedCase(state: CaseState, event: Exclude<CaseEvent, OpenedEvent>): CaseState {
  const { by, at, commandId: id } = event;
  const moved = (status: CaseStatus, reason: string): CaseState => ({
    ...state,
    status,
    history: [...state.history, { status, reason, by, at }],
  });
  switch (event.type) {
    case "triaged":
      return moved("triaged", event.reason);
    case "adopted":
      return moved(state.sharedWith.length > 0 ? "shared" : "national", event.reason);
    case "comment-added":
      return { ...state, comments: [...state.comments, { id, text: event.text, by, at }] };
    case "contact-attempted": {
      const { contacted, channel, attemptedAt, outcome, note } = event;
      const attempt = { id, contacted, channel, attemptedAt, outcome, note, by, at };
      return { ...state, contacts: [...state.contacts, attempt] };
    }
    case "title-set":
      return { ...state, title: event.title };
    case "summary-set":
      return { ...state, summary: event.summary };
    case "task-assigned": {
      const { title, assignee, dueAt } = event;
      const task = { id, title, assignee, ...(dueAt === undefined ? {} : { dueAt }), by, at };
      return { ...state, tasks: [...state.tasks, task] };
    }
    case "task-completed":
      return {
        ...state,
        tasks: state.tasks.map((task) =>
          task.id === event.task ? { ...task, completed: { by, at, note: event.note } } : task,
        ),
      };
    case "release-proposed":
      return { ...state, proposal: { id, to: event.to, reason: event.reason, by, at } };
    case "released": {
      const sharedWith = [...new Set([...state.sharedWith, ...event.to])].sort();
      const { proposal: _, ...shared } = moved("shared", event.reason);
      return {
        ...shared,
        sharedWith,
        marking: {
          originator: state.party,
          releasableTo: [[state.party, ...sharedWith].sort()],
        },
      };
    }
    case "release-declined":
      return withoutProposal(state);
    case "clock-met":
      return { ...state, clocksMet: { ...state.clocksMet, [event.clock]: at } };
    case "closed":
      return withoutProposal(moved("closed", event.reason));
    case "reopened":
      return moved("reopened", event.reason);
  }
}

/** A proposal that was declined, or that stood open when its case was closed, is void. */
function withoutProposal(state: CaseState): CaseState {
  const { proposal: _, ...rest } = state;
  return rest;
}
