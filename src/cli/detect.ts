import { Command } from "commander";
import { detectBreakupsCommand } from "./detect-breakups.ts";
import { detectCoplanarCommand } from "./detect-coplanar.ts";
import { detectGeoCommand } from "./detect-geo.ts";
import { detectInterferenceCommand } from "./detect-interference.ts";
import { detectLaunchesCommand } from "./detect-launches.ts";
import { detectManeuversCommand } from "./detect-maneuvers.ts";
import { detectProximityCommand } from "./detect-proximity.ts";
import { detectReentryCommand } from "./detect-reentry.ts";

/** `hoshimori detect …`: rules on files alone; opens no data folder. */
export const detectCommand = (): Command =>
  new Command("detect")
    .description("find what changed in orbit, from element sets alone")
    .addCommand(detectManeuversCommand())
    .addCommand(detectGeoCommand())
    .addCommand(detectCoplanarCommand())
    .addCommand(detectProximityCommand())
    .addCommand(detectInterferenceCommand())
    .addCommand(detectReentryCommand())
    .addCommand(detectLaunchesCommand())
    .addCommand(detectBreakupsCommand());
