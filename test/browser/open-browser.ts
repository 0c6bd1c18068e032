import { type Browser, chromium, type Page } from "playwright-core";

/** Debian's Chromium; another by HOSHIMORI_CHROMIUM. */
export const chromiumPath = process.env.HOSHIMORI_CHROMIUM ?? "/usr/bin/chromium";

/** Draws WebGL by the processor, asks the network for nothing. */
const args = [
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
  "--disable-background-networking",
];

/** A headless browser for tests and screenshots. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath, args });

export interface View {
  readonly width: number;
  readonly height: number;
  readonly language: "en" | "ja";
  readonly mode: "dark" | "red" | "light";
}

export interface OpenedPage {
  readonly page: Page;
  /** What the page complained about: console errors, uncaught exceptions, failed requests, policy violations. */
  readonly complaints: string[];
}

/** A page with the settings a reader would have kept; nothing of one page reaches another. */
export async function openPage(
  browser: Browser,
  { width, height, language, mode }: View,
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: "reduce" });
  await context.addInitScript(
    (settings) => localStorage.setItem("hoshimori.settings", settings),
    JSON.stringify({ language, mode, colorSet: "standard" }),
  );
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
  page.on("requestfailed", (request) =>
    complaints.push(`request: ${request.url()} ${request.failure()?.errorText}`),
  );
  return { page, complaints };
}
