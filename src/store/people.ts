import { createHash, randomUUID } from "node:crypto";
import { HoshimoriError, type IsoUtc, type PartyCode } from "../core/index.ts";
import type { Transaction } from "./transaction.ts";

/** A person who works here; the principal of a session. */
export interface Person {
  readonly personId: string;
  readonly party: PartyCode;
  readonly role: string;
  readonly name: string;
  /** The name in Japanese script; "" where there is none. */
  readonly nameJa: string;
}

const columns = `p.person_id as "personId", p.party, p.role, p.name, p.name_ja as "nameJa"`;

/** Tokens are 256 random bits, so that one round of SHA-256 keeps them as well as many. */
const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Given: a person without id. Returned: with one. System principal only. */
export async function addPerson(
  tx: Transaction,
  person: Omit<Person, "personId">,
  createdAt: IsoUtc,
): Promise<Person> {
  const personId = randomUUID();
  await tx.execute(
    `insert into hoshimori.person (person_id, party, role, name, name_ja, created_at) values ($1, $2, $3, $4, $5, $6)`,
    [personId, person.party, person.role, person.name, person.nameJa, createdAt],
  );
  return { ...person, personId };
}

/** Returned: the people that the principal may see: the system all, a person those of the own party, a visitor none. */
export const listPeople = (tx: Transaction): Promise<readonly Person[]> =>
  tx.query<Person>(`select ${columns} from hoshimori.person p order by created_at, person_id`);

/** Given: a token that nobody had before (256 random bits, as text). Keeps its hash only. System principal only. */
export const addSignInLink = (
  tx: Transaction,
  link: {
    readonly token: string;
    readonly personId: string;
    readonly createdAt: IsoUtc;
    readonly expiresAt: IsoUtc;
  },
): Promise<number> =>
  tx.execute(
    `insert into hoshimori.sign_in_link (token_sha256, person_id, created_at, expires_at) values ($1, $2, $3, $4)`,
    [hashToken(link.token), link.personId, link.createdAt, link.expiresAt],
  );

/**
 * Given: a link's token and the token of the session that begins. Uses the link up. Returned: the person.
 * Errors: `store-sign-in-refused` where the link is unknown, used or expired (the three look alike).
 */
export async function useSignInLink(
  tx: Transaction,
  use: {
    readonly linkToken: string;
    readonly sessionToken: string;
    readonly now: IsoUtc;
    readonly expiresAt: IsoUtc;
  },
): Promise<Person> {
  const [link] = await tx.query<{ personId: string }>(
    `update hoshimori.sign_in_link set used_at = $2
     where token_sha256 = $1 and used_at is null and expires_at > $2 returning person_id as "personId"`,
    [hashToken(use.linkToken), use.now],
  );
  if (link === undefined) throw new HoshimoriError("store-sign-in-refused");
  await tx.execute(
    `insert into hoshimori.session (token_sha256, person_id, created_at, expires_at) values ($1, $2, $3, $4)`,
    [hashToken(use.sessionToken), link.personId, use.now, use.expiresAt],
  );
  const [person] = await tx.query<Person>(`select ${columns} from hoshimori.person p where person_id = $1`, [
    link.personId,
  ]);
  return person!;
}

/** Given: a session's token and the time. Returned: whose it is, or undefined if it is unknown, ended or expired. */
export const findSession = async (tx: Transaction, token: string, now: IsoUtc): Promise<Person | undefined> =>
  (
    await tx.query<Person>(
      `select ${columns} from hoshimori.session s join hoshimori.person p using (person_id)
       where token_sha256 = $1 and ended_at is null and expires_at > $2`,
      [hashToken(token), now],
    )
  )[0];

/** Given: a session's token and the time. The session ends; unknown ones make no difference. */
export const endSession = (tx: Transaction, token: string, now: IsoUtc): Promise<number> =>
  tx.execute(`update hoshimori.session set ended_at = $2 where token_sha256 = $1 and ended_at is null`, [
    hashToken(token),
    now,
  ]);
