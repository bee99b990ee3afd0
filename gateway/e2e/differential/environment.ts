/** How long the differential test runs, and whether it prints: set by `npm run differential`. */
export const differentialSettings = {
  seed: Number(process.env['BANENBRUG_DIFFERENTIAL_SEED'] ?? 1),
  operations: Number(process.env['BANENBRUG_DIFFERENTIAL_OPERATIONS'] ?? 100),
  prints: process.env['BANENBRUG_DIFFERENTIAL_OPERATIONS'] !== undefined,
};
