/** What a target's process was told: one JSON text as its only argument. */
export function settingsOf<Settings>(): Settings {
  return JSON.parse(process.argv[2] ?? '{}') as Settings;
}

/** Tells whoever started this process that it answers, and where. */
export function tellReady(where: object): void {
  // A profile is written by a process that ends by itself.
  process.once('SIGTERM', () => process.exit(0));
  process.stdout.write(`${JSON.stringify(where)}\n`);
}
