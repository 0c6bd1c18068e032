import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import { roles } from "../../../assess/index.ts";
import { ActForm } from "../../act/ActDialog.tsx";
import { queryKeys } from "../../data/queries.ts";
import { Problem } from "../../frame/Messages.tsx";
import { useText } from "../../text/use-text.ts";
import { useApp, useRealm } from "../../view/app-context.ts";
import { readToken } from "./read-token.ts";

export function SignInPage() {
  const { t } = useText();
  const { session } = useRealm().status;
  return (
    <main className="page one">
      <section className="pane center">
        <div className="pane-body">
          <article className="reading narrow stack loose">
            <h1>{t("page.sign-in")}</h1>
            {session ? <SignedIn /> : <SignInForm />}
          </article>
        </div>
      </section>
    </main>
  );
}

function SignInForm() {
  const { t, word } = useText();
  const { client } = useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const hash = useRouterState({ select: ({ location }) => location.hash });
  const token = readToken(hash);
  if (token === undefined) return <p className="note">{t("sign-in.no-token")}</p>;
  return (
    <ActForm
      label={t("page.sign-in")}
      note={t("sign-in.note")}
      fields={[
        { name: "name", label: t("sign-in.name"), kind: "line" },
        {
          name: "party",
          label: t("sign-in.party"),
          kind: "choice",
          choices: ["JP", "US"].map((value) => ({ value, label: word("party", value) })),
        },
        {
          name: "role",
          label: t("sign-in.role"),
          kind: "choice",
          choices: roles.map((value) => ({ value, label: word("term", value) })),
        },
      ]}
      act={async ({ name, party, role }) => {
        await client.signIn({ token, name, party, role });
        await queries.invalidateQueries();
        await navigate({ to: "/" });
      }}
    />
  );
}

function SignedIn() {
  const { t, word } = useText();
  const { client } = useApp();
  const { session } = useRealm().status;
  const queries = useQueryClient();
  const [link, setLink] = useState<string>();
  const [error, setError] = useState<unknown>();
  if (!session) return null;
  const invite = () => {
    client.inviteLink().then(({ url }) => setLink(url), setError);
  };
  const leave = () => {
    client.signOut().then(() => queries.invalidateQueries({ queryKey: queryKeys.status }), setError);
  };
  return (
    <>
      <dl className="facts">
        <dt>{t("sign-in.name")}</dt>
        <dd>{session.name}</dd>
        <dt>{t("sign-in.party")}</dt>
        <dd>{word("party", session.party)}</dd>
        <dt>{t("sign-in.role")}</dt>
        <dd>{word("term", session.role)}</dd>
      </dl>
      <section className="stack">
        <h2>{t("sign-in.invite")}</h2>
        <p className="dim">{t("sign-in.invite-note")}</p>
        {link === undefined ? (
          <Button size="compact-md" variant="default" onClick={invite}>
            {t("sign-in.make-link")}
          </Button>
        ) : (
          <input
            className="search-field mono"
            readOnly
            value={link}
            aria-label={t("sign-in.link")}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </section>
      {error !== undefined && <Problem error={error} />}
      <div>
        <Button size="compact-md" variant="default" onClick={leave}>
          {t("sign-in.leave")}
        </Button>
      </div>
    </>
  );
}
