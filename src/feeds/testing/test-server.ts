import { createServer as createHttpServer, type RequestListener, type Server } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { TestCertificate } from "./test-certificates.ts";

export interface TestServer {
  /** "https://localhost:43210". */
  readonly url: string;
  readonly port: number;
  /** Requests that reached it, "GET /path". */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

/** A server on this machine that answers as `listener` does; plain http without a certificate. */
export async function startTestServer(
  listener: RequestListener,
  certificate?: TestCertificate,
): Promise<TestServer> {
  const requests: string[] = [];
  const listen: RequestListener = (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    listener(request, response);
  };
  const server: Server = certificate ? createServer({ ...certificate }, listen) : createHttpServer(listen);
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${certificate ? "https" : "http"}://localhost:${port}`,
    port,
    requests,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
