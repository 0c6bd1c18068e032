import agreedInspection from "../../policies/hypotheses/agreed-inspection.json" with { type: "json" };
import aircraftEquipment from "../../policies/hypotheses/aircraft-equipment.json" with { type: "json" };
import catalogError from "../../policies/hypotheses/catalog-error.json" with { type: "json" };
import closeObservation from "../../policies/hypotheses/close-observation.json" with { type: "json" };
import coincidentalPass from "../../policies/hypotheses/coincidental-pass.json" with { type: "json" };
import collisionAvoidance from "../../policies/hypotheses/collision-avoidance.json" with { type: "json" };
import disposal from "../../policies/hypotheses/disposal.json" with { type: "json" };
import hostileAct from "../../policies/hypotheses/hostile-act.json" with { type: "json" };
import malfunction from "../../policies/hypotheses/malfunction.json" with { type: "json" };
import naturalDecay from "../../policies/hypotheses/natural-decay.json" with { type: "json" };
import newService from "../../policies/hypotheses/new-service.json" with { type: "json" };
import operatorRelocation from "../../policies/hypotheses/operator-relocation.json" with { type: "json" };
import radioInterference from "../../policies/hypotheses/radio-interference.json" with { type: "json" };
import rendezvousTest from "../../policies/hypotheses/rendezvous-test.json" with { type: "json" };
import servicing from "../../policies/hypotheses/servicing.json" with { type: "json" };
import stationKeeping from "../../policies/hypotheses/station-keeping.json" with { type: "json" };
import type { HypothesisTemplate } from "./hypothesis.ts";
import { readHypothesisTemplate } from "./read-hypothesis-template.ts";

const files: readonly unknown[] = [
  agreedInspection,
  aircraftEquipment,
  catalogError,
  closeObservation,
  coincidentalPass,
  collisionAvoidance,
  disposal,
  hostileAct,
  malfunction,
  naturalDecay,
  newService,
  operatorRelocation,
  radioInterference,
  rendezvousTest,
  servicing,
  stationKeeping,
];

/** The explanations of `policies/hypotheses`, by id; the order says nothing. Checked when the program starts. */
export const hypothesisTemplates: readonly HypothesisTemplate[] = files.map((file, index) =>
  readHypothesisTemplate(`policies/hypotheses (file ${index + 1} by name)`, file),
);
