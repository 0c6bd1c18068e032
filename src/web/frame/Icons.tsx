/** The few signs of the frame, drawn in the color of the text around them; always beside or instead of a word that is read aloud. */
const shapes = {
  star: "M8 1 9.6 6.4 15 8 9.6 9.6 8 15 6.4 9.6 1 8 6.4 6.4Z",
  play: "M4 2.5 13 8 4 13.5Z",
  pause: "M4 3h3v10H4ZM9 3h3v10H9Z",
  present: "M3 2.5 10 8 3 13.5ZM11 3h2v10h-2Z",
  dark: "M10.5 1.8A6.5 6.5 0 1 0 14.2 9.6 5.2 5.2 0 0 1 10.5 1.8Z",
  red: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 3a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z",
  light:
    "M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM7.4 1h1.2v2.4H7.4ZM7.4 12.6h1.2V15H7.4ZM1 7.4h2.4v1.2H1ZM12.6 7.4H15v1.2h-2.4ZM2.6 3.5l.9-.9 1.7 1.7-.9.9ZM10.8 11.7l.9-.9 1.7 1.7-.9.9ZM12.5 2.6l.9.9-1.7 1.7-.9-.9ZM4.3 10.8l.9.9-1.7 1.7-.9-.9Z",
  "near-protected": "M8 1.5 15 14H1Z",
  "protected-itself": "M8 1 15 8 8 15 1 8Z",
  other: "M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3Zm0 1.6a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8Z",
  consistent: "M8 2.5v11M2.5 8h11",
  neutral: "M4 8h8",
  inconsistent: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  done: "M2.5 8.5 6.5 12.5 13.5 4",
} as const;

const stroked: ReadonlySet<string> = new Set(["consistent", "neutral", "inconsistent", "done"]);

export type IconName = keyof typeof shapes;

export function Icon({
  name,
  size = 14,
  className,
}: {
  readonly name: IconName;
  readonly size?: number;
  readonly className?: string;
}) {
  const paint = stroked.has(name)
    ? { fill: "none", stroke: "currentColor", strokeWidth: 2.2 }
    : { fill: "currentColor" };
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      className={className}
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[name]} {...paint} />
    </svg>
  );
}
