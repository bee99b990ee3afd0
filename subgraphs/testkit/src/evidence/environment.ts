/** Where a run keeps its evidence: set by `npm test`, or by jest's global set-up, and inherited by every worker. */
const folderVariable = 'BANENBRUG_TEST_EVIDENCE';

/** The folder that whoever started this process has made, or null. */
export function givenEvidenceFolder(): string | null {
  return process.env[folderVariable] || null;
}

/** Hands the folder to every process that this one starts. */
export function publishEvidenceFolder(folder: string): void {
  process.env[folderVariable] = folder;
}

/** A folder that has been searched is nobody's any more. */
export function forgetEvidenceFolder(): void {
  delete process.env[folderVariable];
}

/**
 * The folder of the run this test belongs to.
 * @throws Error when jest was started without this repository's global set-up.
 */
export function evidenceFolder(): string {
  const folder = givenEvidenceFolder();
  if (folder === null) {
    throw new Error(
      'This run keeps no evidence: jest ran without the global set-up of subgraphs/testkit/jest/base.js.',
    );
  }
  return folder;
}
