const { readdirSync, readFileSync, statSync } = require('node:fs');
const { basename, dirname, join, relative } = require('node:path');

// To load its modules costs most specs more than to run. In a whole run they are therefore read together, a few groups for a
// package: each file of its e2e/together folder is one. A spec that changes what all of a group share stays alone, and so does
// one that runs programs: those take long by themselves.
const aloneBecause =
  /jest\.(?:spyOn|mock|useFakeTimers|replaceProperty|resetModules)|Snapshot|process\.(?:env|memoryUsage)|removeSpooled|startTimeoutMs|child_process|startEmbeddedPostgres/;

function specsBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : specsBelow(path);
    return /\.(?:spec|e2e-spec)\.ts$/.test(entry.name) ? [path] : [];
  });
}

const specFolders = ['bench', 'e2e', 'src'];

/** The specs of a package, in the order of their paths; other packages may lie below its folder. */
const specsOf = (rootDir) =>
  readdirSync(rootDir, { withFileTypes: true }).flatMap((entry) => {
    const isOwn = entry.isDirectory() && specFolders.includes(entry.name);
    return isOwn ? specsBelow(join(rootDir, entry.name)) : [];
  });
exports.specsOf = specsOf;

const groupsOf = (rootDir) => {
  const folder = join(rootDir, 'e2e', 'together');
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return [];
  }
};

/** What jest runs of a package in a whole run: its groups, and the specs that stay alone. Null for a package without groups. */
exports.testsOf = (rootDir) => {
  const groups = groupsOf(rootDir);
  const isAlone = (path) => aloneBecause.test(readFileSync(path, 'utf8'));
  return groups.length === 0 ? null : [...groups, ...specsOf(rootDir).filter(isAlone)];
};

/** Runs the specs of one group, each in a block of its own; to be called by the group's file. */
exports.runTogether = (file) => {
  const rootDir = dirname(dirname(dirname(file)));
  const groups = groupsOf(rootDir).length;
  const group = Number(basename(file, '.js')) - 1;
  const specs = specsOf(rootDir)
    .filter((path) => !aloneBecause.test(readFileSync(path, 'utf8')))
    .map((path) => ({ path, size: statSync(path).size }))
    .sort((one, other) => other.size - one.size || (one.path < other.path ? -1 : 1))
    .filter((_, index) => index % groups === group);
  for (const { path } of specs) {
    describe(relative(rootDir, path), () => {
      require(path);
    });
  }
  // The last file that was read would say for all how long a test may take.
  jest.setTimeout(180_000);
};
