import { formatFigure, formatNumber } from "../text/format.ts";
import { useText } from "../text/use-text.ts";
import { readFigureName, spellOut } from "./figures.ts";

/** Figures of a detection or incident, each with its unit. */
export function FigureList({ figures }: { readonly figures: Readonly<Record<string, number>> }) {
  const { word } = useText();
  return (
    <dl className="figures">
      {Object.entries(figures).map(([name, value]) => {
        const { stem, unit, decimals } = readFigureName(name);
        const known = word("figure", stem);
        const small = value !== 0 && decimals !== undefined && Math.abs(value) < 10 ** -decimals;
        return (
          <div key={name} className="contents">
            <dt>{known === stem ? spellOut(stem) : known}</dt>
            <dd>{stem.endsWith("Year") ? value : format(value, small ? undefined : decimals)}</dd>
            <dd className="unit">{unit}</dd>
          </div>
        );
      })}
    </dl>
  );
}

const format = (value: number, decimals: number | undefined): string =>
  decimals === undefined ? formatFigure(value) : formatNumber(value, decimals);
