import { kernelBatch } from "./kernel-batch.ts";
import { referenceBatch } from "./reference-batch.ts";
import { batchContract } from "./testing/batch.contract.ts";

batchContract("reference", referenceBatch);
batchContract("kernel", kernelBatch());
