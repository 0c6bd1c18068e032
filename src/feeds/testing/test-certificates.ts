import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
}

/** A certificate authority that exists for one test run, and servers' certificates from it. */
export interface TestAuthority {
  readonly ca: string;
  /** For localhost and 127.0.0.1, each time with a new key. */
  readonly issue: (subject?: string) => TestCertificate;
}

/** OpenSSL 3, as Debian has it. */
const program = "openssl";
const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];

/** Makes the authority with the system's openssl; keys live in a temporary folder that goes away with the process. */
export function testAuthority(): TestAuthority {
  const folder = mkdtempSync(join(tmpdir(), "hoshimori-ca-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string) => join(folder, name);
  const openssl = (...values: string[]) => execFileSync(program, values, { stdio: "pipe" });
  const extension = (text: string) => ["-addext", text];
  openssl(
    ...["req", "-x509", ...newKey, "-subj", "/CN=hoshimori test authority"],
    ...["-keyout", path("ca.key"), "-out", path("ca.pem")],
  );
  let issued = 0;
  return {
    ca: readFileSync(path("ca.pem"), "utf8"),
    issue: (subject = "DNS:localhost,IP:127.0.0.1") => {
      const name = `server${issued++}`;
      openssl(
        ...["req", "-x509", "-CA", path("ca.pem"), "-CAkey", path("ca.key"), ...newKey],
        ...["-subj", "/CN=server", ...extension(`subjectAltName=${subject}`)],
        ...["-keyout", path(`${name}.key`), "-out", path(`${name}.pem`)],
      );
      return {
        cert: readFileSync(path(`${name}.pem`), "utf8"),
        key: readFileSync(path(`${name}.key`), "utf8"),
      };
    },
  };
}
