import { Button, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Problem } from "../frame/Messages.tsx";
import { useText } from "../text/use-text.ts";

/** One field of an act: a line, some lines, or one of a list. */
export interface ActField<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly note?: string;
  readonly kind: "line" | "lines" | "choice" | "time";
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly initial?: string;
  readonly optional?: boolean;
}

export type ActValues<Name extends string> = Readonly<Record<Name, string>>;

/** A button that asks for what an act needs, sends it, and says what was wrong in the server's own words. */
export function ActDialog<Name extends string>({
  label,
  title,
  note,
  fields,
  act,
  prominent = false,
}: {
  readonly label: string;
  readonly title?: string;
  readonly note?: string;
  readonly fields: readonly ActField<Name>[];
  act(values: ActValues<Name>): Promise<void>;
  readonly prominent?: boolean;
}) {
  const { t } = useText();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button size="compact-sm" variant={prominent ? "filled" : "default"} onClick={() => setOpened(true)}>
        {label}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={title ?? label}
        size="lg"
        closeButtonProps={{ "aria-label": t("frame.close") }}
      >
        {opened && (
          <ActForm
            label={label}
            note={note}
            fields={fields}
            act={async (values) => {
              await act(values);
              setOpened(false);
            }}
          />
        )}
      </Modal>
    </>
  );
}

export function ActForm<Name extends string>({
  label,
  note,
  fields,
  act,
}: {
  readonly label: string;
  readonly note?: string | undefined;
  readonly fields: readonly ActField<Name>[];
  act(values: ActValues<Name>): Promise<void>;
}) {
  const first = Object.fromEntries(
    fields.map(({ name, initial, choices }) => [name, initial ?? choices?.[0]?.value ?? ""]),
  ) as Record<Name, string>;
  const [values, setValues] = useState(first);
  const [error, setError] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    setError(undefined);
    act(values)
      .catch(setError)
      .finally(() => setSending(false));
  };
  return (
    <form className="stack" onSubmit={send}>
      {note && <p className="note">{note}</p>}
      {fields.map((field, i) => (
        <Field
          key={field.name}
          field={field}
          first={i === 0}
          value={values[field.name]}
          change={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      {error !== undefined && <Problem error={error} />}
      <div className="row-line">
        <Button type="submit" variant="filled" size="compact-md" loading={sending}>
          {label}
        </Button>
      </div>
    </form>
  );
}

function Field<Name extends string>({
  field: { label, note, kind, choices, optional },
  first,
  value,
  change,
}: {
  readonly field: ActField<Name>;
  readonly first: boolean;
  readonly value: string;
  change(value: string): void;
}) {
  const common = {
    label,
    description: note,
    value,
    required: !optional,
    size: "sm",
    "data-autofocus": first,
    onChange: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
  };
  switch (kind) {
    case "line":
      return <TextInput {...common} />;
    case "time":
      return <TextInput {...common} placeholder="2026-08-12T15:08:00Z" />;
    case "lines":
      return <Textarea {...common} rows={4} />;
    case "choice":
      return <NativeSelect {...common} data={(choices ?? []).map((choice) => ({ ...choice }))} />;
  }
}
