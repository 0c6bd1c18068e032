/** Given the part of the address after `#`, returned the one-time token; it never reaches the server's log there. */
export function readToken(hash: string): string | undefined {
  const token = new URLSearchParams(hash.replace(/^#/, "")).get("token");
  return token === null || token === "" ? undefined : token;
}
