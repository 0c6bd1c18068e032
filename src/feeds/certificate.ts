import { createHash, X509Certificate } from "node:crypto";
import { checkServerIdentity, type PeerCertificate } from "node:tls";
import { HoshimoriError } from "../core/index.ts";
import type { Sha256Hex } from "../digest/index.ts";

/** Given: a certificate (DER). Returned: SHA-256 of its public key (SubjectPublicKeyInfo), which outlives renewals with the same key. */
export const publicKeyHash = (certificate: Uint8Array): Sha256Hex =>
  createHash("sha256")
    .update(new X509Certificate(certificate).publicKey.export({ type: "spki", format: "der" }))
    .digest("hex") as Sha256Hex;

/**
 * Given: the key that a source is pinned to, if it is. Returned: the check of a server whose certificate was found valid:
 * first its name, then its key. It runs before a byte of the request is sent.
 */
export const identityCheck =
  (pinnedKey: Sha256Hex | undefined) =>
  (host: string, certificate: PeerCertificate): Error | undefined => {
    const wrongName = checkServerIdentity(host, certificate);
    if (wrongName || pinnedKey === undefined) return wrongName;
    const found = publicKeyHash(certificate.raw);
    return found === pinnedKey
      ? undefined
      : new HoshimoriError("feed-certificate-changed", { host, found, pinned: pinnedKey });
  };

/** Node's and OpenSSL's codes of certificates that don't hold. Source: nodejs.org/api/tls.html, X509 certificate error codes. */
export const isCertificateError = (code: string): boolean =>
  /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY|DECRYPT)|ALTNAME|INVALID_(CA|PURPOSE)|HOSTNAME_MISMATCH|PATH_LENGTH/.test(
    code,
  );
