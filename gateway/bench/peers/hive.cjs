// Hive Gateway as it comes: planned and joined in JavaScript.
const { readFileSync } = require('node:fs');
const { serveHive } = require('./serve-hive.cjs');

const { supergraphFile } = JSON.parse(process.argv[2]);
serveHive({ supergraph: readFileSync(supergraphFile, 'utf8') });
