import { Link } from "@tanstack/react-router";
import { formatJstClock, formatUtcClock } from "../text/format.ts";
import { useText } from "../text/use-text.ts";
import { useApp, useRealm } from "../view/app-context.ts";
import { type Mode, modes } from "../view/settings.ts";
import { usePictureTime } from "../view/use-picture-time.ts";
import { keepView } from "../view/use-view.ts";
import { Icon } from "./Icons.tsx";

const pages = [
  { to: "/", text: "page.watch", exact: true },
  { to: "/incidents", text: "page.incidents", exact: false },
  { to: "/cases", text: "page.cases", exact: false },
  { to: "/objects", text: "page.objects", exact: false },
  { to: "/screening", text: "page.screening", exact: false },
  { to: "/about", text: "page.about", exact: false },
] as const;

export function TopBar({ openPalette, openKeys }: { openPalette(): void; openKeys(): void }) {
  const { t } = useText();
  return (
    <header className="top-bar">
      <Link to="/" search={keepView} className="brand">
        <Icon name="star" />
        {t("product.name")}
      </Link>
      <nav className="pages" aria-label={t("frame.pages")}>
        {pages.map(({ to, text, exact }) => (
          <Link key={to} to={to} search={keepView} activeOptions={{ exact, includeSearch: false }}>
            {t(text)}
          </Link>
        ))}
      </nav>
      <span className="grow" />
      <button type="button" className="tool-button" onClick={openPalette} aria-label={t("palette.title")}>
        <kbd>{t("keys.ctrl-k")}</kbd>
      </button>
      <button type="button" className="tool-button" onClick={openKeys} aria-label={t("keys.title")}>
        <kbd>{t("keys.question")}</kbd>
      </button>
      <LanguageSwitch />
      <ModeSwitch />
      <Clocks />
      <Person />
    </header>
  );
}

function LanguageSwitch() {
  const { t } = useText();
  const { settings, changeSettings } = useApp();
  return (
    <fieldset className="joined plain-set" aria-label={t("frame.language")}>
      {(["en", "ja"] as const).map((language) => (
        <button
          key={language}
          type="button"
          className="tool-button"
          lang={language}
          aria-pressed={settings.language === language}
          onClick={() => changeSettings({ language })}
        >
          {t(`language.${language}`)}
        </button>
      ))}
    </fieldset>
  );
}

function ModeSwitch() {
  const { t } = useText();
  const { settings, changeSettings } = useApp();
  const label = (mode: Mode) => t(`mode.${mode}`);
  return (
    <fieldset className="joined plain-set" aria-label={t("frame.mode")}>
      {modes.map((mode) => (
        <button
          key={mode}
          type="button"
          className="tool-button icon-only"
          aria-pressed={settings.mode === mode}
          aria-label={label(mode)}
          title={label(mode)}
          onClick={() => changeSettings({ mode })}
        >
          <Icon name={mode} />
        </button>
      ))}
    </fieldset>
  );
}

/** Time of the realm as the picture shows it, never the reader's wall clock. */
function Clocks() {
  const { t } = useText();
  const nowMs = usePictureTime(500);
  return (
    <dl className="clocks" title={t("frame.clocks-note")}>
      <dt>{t("time.utc")}</dt>
      <dd>{formatUtcClock(nowMs)}</dd>
      <dt>{t("time.jst")}</dt>
      <dd>{formatJstClock(nowMs)}</dd>
    </dl>
  );
}

function Person() {
  const { t, word } = useText();
  const { status } = useRealm();
  const { session } = status;
  if (!session)
    return (
      <Link to="/sign-in" className="person dim" title={t("frame.sign-in-note")}>
        {t("frame.not-signed-in")}
      </Link>
    );
  return (
    <Link to="/sign-in" className="person" title={session.name}>
      <span className="clip">{t("frame.person", { party: session.party, name: session.name })}</span>
      <span className="dim clip">{word("term", session.role)}</span>
    </Link>
  );
}
