import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = import.meta.dirname;

const treeshake = {
  // Our floors are lists of functions and tables: what a page doesn't use stays out of it (schemas, nutation series, kernels).
  moduleSideEffects: [{ test: /[/\\]src[/\\](?!web[/\\]).*\.(?:ts|json)$/, sideEffects: false }],
};

export default defineConfig({
  root: resolve(here, "src/web"),
  plugins: [react()],
  worker: { format: "es", rolldownOptions: { treeshake } },
  build: {
    outDir: resolve(here, "build/web"),
    emptyOutDir: true,
    target: "es2023",
    // The content security policy knows no data: URL for fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake,
      output: {
        codeSplitting: {
          groups: [{ name: "react", test: /node_modules[/\\](?:react|react-dom|scheduler)[/\\]/ }],
        },
      },
    },
  },
  server: { proxy: { "/api": "http://localhost:8080" } },
});
