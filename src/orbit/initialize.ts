import { convertScale, type Instant } from "../time/index.ts";
import { deepSpaceFromMinutes, deepSpaceTerms } from "./deep-space-init.ts";
import type { ElementTable, MeanElements } from "./element-table.ts";
import { elementsAt } from "./element-table-builder.ts";
import { brouwerMeanMotion, semiMajorAxisOf } from "./mean-motion.ts";
import { propagateSgp4 } from "./propagate.ts";
import { dragTerms } from "./secular-drag.ts";
import { gravityRates } from "./secular-gravity.ts";
import type { OperationMode, Sgp4Model } from "./sgp4-model.ts";
import { type Sgp4Status, sgp4Statuses } from "./status.ts";
import { twoPi } from "./wgs72.ts";

const radPerDeg = Math.PI / 180;
const minutesPerDay = 1440;

/**
 * Makes one element set ready for propagation.
 * Given: mean elements as published, and the operation mode.
 * Returned: the model. Its `status` says what a propagation to the epoch gives; elements that are no finite numbers give 7.
 * Range-error: none of its own. Errors: `time-…` for an epoch in UT1, else none.
 * Source: AIAA 2006-6753, appendix B ("sgp4init", "initl"); C++ of 2020.
 */
export function initializeSgp4(elements: MeanElements, mode: OperationMode = "i"): Sgp4Model {
  const epoch = convertScale(elements.epoch, "UTC");
  const model = modelOf(elements, epoch, mode);
  return { ...model, status: statusAtEpoch(model, elements) };
}

/** The same for a row of an element table. Errors: `orbit-no-such-row`. */
export const initializeSgp4Row = (table: ElementTable, row: number, mode: OperationMode = "i"): Sgp4Model =>
  initializeSgp4(elementsAt(table, row), mode);

function modelOf(elements: MeanElements, epoch: Instant, mode: OperationMode): Sgp4Model {
  const { eccentricity, bstar } = elements;
  const inclinationRad = elements.inclinationDeg * radPerDeg;
  const raanRad = elements.raanDeg * radPerDeg;
  const argumentOfPerigeeRad = elements.argumentOfPerigeeDeg * radPerDeg;
  const meanAnomalyRad = elements.meanAnomalyDeg * radPerDeg;
  const sinInclination = Math.sin(inclinationRad);
  const cosInclination = Math.cos(inclinationRad);
  const kozaiMeanMotion = (elements.meanMotionRevPerDay * twoPi) / minutesPerDay;
  const meanMotion = brouwerMeanMotion(kozaiMeanMotion, eccentricity, cosInclination);
  const semiMajorAxis = semiMajorAxisOf(meanMotion);
  const isDeep = twoPi / meanMotion >= deepSpaceFromMinutes;

  const { firstOrderRaanRate, ...rates } = gravityRates(
    meanMotion,
    semiMajorAxis,
    eccentricity,
    cosInclination,
  );
  const orbit = {
    meanMotion,
    semiMajorAxis,
    eccentricity,
    inclinationRad,
    raanRad,
    argumentOfPerigeeRad,
    meanAnomalyRad,
    sinInclination,
    cosInclination,
    bstar,
    ...rates,
  };
  return {
    id: elements.id,
    epochDays: epoch.days,
    epochNanos: epoch.nanos,
    mode,
    status: sgp4Statuses.ok,
    ...orbit,
    ...dragTerms({ ...orbit, firstOrderRaanRate }, isDeep),
    deep: isDeep ? deepSpaceTerms(orbit, epoch) : null,
  };
}

function statusAtEpoch(model: Sgp4Model, elements: MeanElements): Sgp4Status {
  const given =
    elements.meanMotionRevPerDay +
    elements.eccentricity +
    elements.inclinationDeg +
    elements.raanDeg +
    elements.argumentOfPerigeeDeg +
    elements.meanAnomalyDeg +
    elements.bstar +
    model.epochDays +
    model.epochNanos;
  if (!Number.isFinite(given)) return sgp4Statuses.notFinite;
  return propagateSgp4(model, 0, new Float64Array(6));
}
