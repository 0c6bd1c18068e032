import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: resolve(import.meta.dirname, "src/web"),
  plugins: [react()],
  worker: { format: "es" },
  build: { outDir: resolve(import.meta.dirname, "build/web"), emptyOutDir: true, target: "es2023", assetsInlineLimit: 0 },
});
