import { createTheme, MantineProvider } from "@mantine/core";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { I18nextProvider } from "react-i18next";
import type { HoshimoriClient } from "../../client/index.ts";
import { createI18n } from "../text/i18n.ts";
import { AppContext, type AppContextValue } from "../view/app-context.ts";
import { keepSettings, readSettings, type Settings } from "../view/settings.ts";

/** The accent; tokens.css gives it its shade in each mode. */
const gold = "#e3b75c";

const theme = createTheme({
  primaryColor: "gold",
  colors: { gold: [gold, gold, gold, gold, gold, gold, gold, gold, gold, gold] },
  fontFamily: "var(--font)",
  fontSizes: { xs: "11px", sm: "12.5px", md: "14px" },
  defaultRadius: 4,
  cursorType: "pointer",
  respectReducedMotion: true,
});

/** Settings, texts and client for everything below. */
export function Providers({
  client,
  storage,
  children,
}: {
  readonly client: HoshimoriClient;
  readonly storage: Storage;
  readonly children: ReactNode;
}) {
  const [settings, setSettings] = useState(() => readSettings(storage, navigator.language));
  const [i18n] = useState(() => createI18n(settings.language));

  useEffect(() => {
    const page = document.documentElement;
    page.lang = settings.language;
    page.dataset.mode = settings.mode;
    if (i18n.language !== settings.language) void i18n.changeLanguage(settings.language);
  }, [settings, i18n]);

  const value = useMemo<AppContextValue>(
    () => ({
      client,
      settings,
      changeSettings(change: Partial<Settings>) {
        const next = { ...settings, ...change };
        keepSettings(storage, next);
        setSettings(next);
      },
    }),
    [client, settings, storage],
  );

  return (
    <AppContext.Provider value={value}>
      <I18nextProvider i18n={i18n}>
        <MantineProvider theme={theme} forceColorScheme={settings.mode === "light" ? "light" : "dark"}>
          {children}
        </MantineProvider>
      </I18nextProvider>
    </AppContext.Provider>
  );
}
