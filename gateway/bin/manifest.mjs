import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeManifest } from '../dist/index.js';

const usage = `Writes a manifest of trusted documents, for TRUSTED_DOCUMENTS.

  npm run manifest -- <folder of .graphql files, one operation each> <manifest to write>
`;

const [folder, target] = process.argv.slice(2);
if (!folder || !target) {
  process.stdout.write(usage);
  process.exit(1);
}
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql'))
  .sort();
try {
  writeFileSync(
    target,
    writeManifest(names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))),
  );
  process.stdout.write(`${target}: ${names.length} documents\n`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
