import { ApiFailure } from "../client/index.ts";
import { describe } from "../core/index.ts";
import { dataFolder, nodeSecrets, type RunningServer } from "../watch/index.ts";
import type { CliContext } from "./output.ts";

/**
 * The data folder belongs to one process: while a server runs on it, a command hands its work to that server, as the same user.
 * Given: the server. Returned: how to post to its API. Errors: `ApiFailure`.
 */
export function postToServer(
  server: RunningServer,
  context: CliContext,
): <Answer>(path: string, body: object) => Promise<Answer> {
  context.note(describe("cli.through-server", context.language, { url: server.url, pid: server.pid }));
  const bearer = nodeSecrets(dataFolder()).localToken;
  return async <Answer>(path: string, body: object): Promise<Answer> => {
    const response = await fetch(`${server.url}/api/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${bearer}` },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new ApiFailure(response.status, await response.json());
    return (await response.json()) as Answer;
  };
}
