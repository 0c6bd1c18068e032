import { Modal } from "@mantine/core";
import { useText } from "../text/use-text.ts";

const lines = [
  { keys: ["j", "k"], text: "keys.move" },
  { keys: ["Enter"], text: "keys.open" },
  { keys: ["Esc"], text: "keys.back" },
  { keys: ["/"], text: "keys.search" },
  { keys: ["Ctrl", "K"], text: "keys.palette" },
  { keys: ["p"], text: "keys.play" },
  { keys: ["n"], text: "keys.present" },
  { keys: ["?"], text: "keys.help" },
] as const;

export function KeysHelp({ opened, close }: { readonly opened: boolean; close(): void }) {
  const { t } = useText();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t("keys.title")}
      size="md"
      closeButtonProps={{ "aria-label": t("frame.close") }}
    >
      <dl className="facts">
        {lines.map(({ keys, text }) => (
          <div key={text} className="contents">
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
