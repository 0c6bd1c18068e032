import { HoshimoriError } from "../core/index.ts";
import type { FormLogin } from "./providers.ts";
import type { WebAnswer, WebRequest } from "./web-request.ts";

/** Node's modules for the web are loaded when something is fetched: most commands fetch nothing, and start sooner. */
const webRequests = () => import("./web-request.ts");

/** Space-Track's sessions last about two hours; ours are given up before. */
const longestSessionMs = 3_600_000;

/** One visit to the login. */
export interface LoginVisit {
  readonly login: FormLogin;
  /** Where name and password are: the process's environment, in production. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds that only grow, for the session's age. */
  readonly elapsedMs: number;
  /** Limits, certificates and signal of the request. */
  readonly request: Pick<WebRequest, "limits" | "trust" | "signal" | "pinnedKey">;
}

/** The cookies of the logins of this process. They are in memory only and end with it. */
export class LoginSessions {
  readonly #cookies = new Map<string, { readonly cookie: string; readonly sinceMs: number }>();

  /** The cookie of a login that is still good, or undefined where one must log in first. */
  cookie(login: FormLogin, elapsedMs: number): string | undefined {
    const session = this.#cookies.get(login.url);
    return session && elapsedMs - session.sinceMs < longestSessionMs ? session.cookie : undefined;
  }

  forget(login: FormLogin): void {
    this.#cookies.delete(login.url);
  }

  /**
   * Logs in. Returned: the cookie for further requests to the same host.
   * Errors: `feed-login-missing` (names the variables), `feed-login-refused`, and those of {@link askOnce}. None holds a secret.
   */
  async logIn({ login, environment, elapsedMs, request }: LoginVisit): Promise<string> {
    const user = environment[login.userVariable];
    const password = environment[login.passwordVariable];
    const { host } = new URL(login.url);
    if (!user || !password)
      throw new HoshimoriError("feed-login-missing", {
        host,
        variables: `${login.userVariable}, ${login.passwordVariable}`,
      });
    this.forget(login);
    const form = new URLSearchParams({ [login.userField]: user, [login.passwordField]: password }).toString();
    const { askOnce } = await webRequests();
    const answer = await askOnce({ ...request, url: login.url, headers: { accept: "*/*" }, form });
    const cookie = cookieOf(answer);
    const isIn = answer.status === 200 && cookie !== "" && !bodyOf(answer).includes(login.refusedText);
    if (answer.status >= 500)
      throw new HoshimoriError("feed-status", { url: login.url, status: answer.status });
    if (!isIn) throw new HoshimoriError("feed-login-refused", { host, status: answer.status });
    this.#cookies.set(login.url, { cookie, sinceMs: elapsedMs });
    return cookie;
  }
}

const bodyOf = ({ body }: WebAnswer) => new TextDecoder().decode(body.subarray(0, 4096));

/** "name=value; name=value" of the headers Set-Cookie; their attributes are for browsers. */
function cookieOf({ headers }: WebAnswer): string {
  const set = headers["set-cookie"];
  return [set ?? []]
    .flat()
    .map((line) => line.split(";")[0]!.trim())
    .join("; ");
}
