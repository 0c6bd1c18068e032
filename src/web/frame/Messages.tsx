import type { ReactNode } from "react";
import { ApiFailure } from "../../client/index.ts";
import { useText } from "../text/use-text.ts";

/** Stands where something will appear as soon as it has come. */
export function Loading() {
  const { t } = useText();
  return (
    <div className="message" role="status">
      {t("frame.loading")}
    </div>
  );
}

/** An empty place says what would appear here and how to get it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="message">
      <strong>{title}</strong>
      {children && <span>{children}</span>}
    </div>
  );
}

/** What went wrong, in the server's own words, and a way to try again. */
export function Problem({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { t, pick } = useText();
  const text =
    error instanceof ApiFailure
      ? pick(error.error.message)
      : t("frame.unreachable", { detail: error instanceof Error ? error.message : String(error) });
  return (
    <div className="message problem" role="alert">
      <span>{text}</span>
      {retry && (
        <button type="button" className="tool-button" onClick={retry}>
          {t("frame.try-again")}
        </button>
      )}
    </div>
  );
}

export const RouteProblem = ({ error }: { readonly error: unknown }) => <Problem error={error} />;
