import { Command } from "commander";
import { detectGeoCommand } from "./detect-geo.ts";
import { detectInterferenceCommand } from "./detect-interference.ts";
import { detectManeuversCommand } from "./detect-maneuvers.ts";

/** `hoshimori detect …`: rules on files alone; opens no data folder. */
export const detectCommand = (): Command =>
  new Command("detect")
    .description("find what changed in orbit, from element sets alone")
    .addCommand(detectManeuversCommand())
    .addCommand(detectGeoCommand())
    .addCommand(detectInterferenceCommand());
