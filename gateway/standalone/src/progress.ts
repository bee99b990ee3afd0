/** Tells a person what the program is doing, a line at a time. */
export type Progress = (line: string) => void;

/** Progress lines with the seconds since the beginning. */
export function progressOn(output: { write(text: string): unknown }): Progress {
  const startedAt = performance.now();
  return (line) => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(5);
    output.write(`[${seconds} s] ${line}\n`);
  };
}
