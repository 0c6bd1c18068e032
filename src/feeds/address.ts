/** Requests without encryption stay on this machine. */
const localHosts = new Set(["localhost", "127.0.0.1"]);

/** Query parameters whose value is a secret. */
const secretName = /key|token|secret|passw|pwd|auth|sign|session|credential/i;

/**
 * Given: an address. Returned: whether it may be asked at all: https, or http on this machine; without a user or a
 * password in it, which would end up in every log.
 */
export function isPermittedAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== "" || password !== "") return false;
  return protocol === "https:" || (protocol === "http:" && localHosts.has(hostname));
}

/** Given: an address. Returned: the same for people, receipts and logs: values of secret parameters are gone. */
export function shownAddress(text: string): string {
  if (!URL.canParse(text)) return "?";
  const url = new URL(text);
  url.username = "";
  url.password = "";
  url.hash = "";
  for (const name of [...url.searchParams.keys()])
    if (secretName.test(name)) url.searchParams.set(name, "REDACTED");
  return url.href.replace(/%7B(date|ids)%7D/g, "{$1}");
}

/** Catalog numbers in one address: longer ones are refused by common servers (8,000 characters; RFC 9110, 4.1). */
export const mostIds = 800;

/**
 * Given: an address with the places `{date}` and `{ids}`, the UTC date (YYYY-MM-DD) and catalog numbers.
 * Returned: the address to ask: all numbers in one query, sorted, each once.
 */
export const filledAddress = (template: string, date: string, ids: readonly number[]): string =>
  template.replaceAll("{date}", date).replaceAll("{ids}", [...new Set(ids)].sort((a, b) => a - b).join(","));
