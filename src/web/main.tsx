import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/noto-sans-jp/wght.css";
import "@mantine/core/styles/baseline.css";
import "@mantine/core/styles/default-css-variables.css";
import "@mantine/core/styles/global.css";
import "./styles/mantine.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/globe.css";
import "./styles/table.css";
import "./styles/pages.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createClient } from "../client/index.ts";
import { Providers } from "./frame/Providers.tsx";
import { createAppRouter } from "./router.tsx";

const root = document.getElementById("root");
if (!root) throw new TypeError("no #root");

const client = createClient({ baseUrl: "" });
const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: 1, refetchOnWindowFocus: false } },
});
const router = createAppRouter();

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Providers client={client} storage={localStorage}>
        <RouterProvider router={router} />
      </Providers>
    </QueryClientProvider>
  </StrictMode>,
);
