// Hive Gateway with its router runtime: planned in Rust.
const { readFileSync } = require('node:fs');
const { unifiedGraphHandler } = require('@graphql-hive/router-runtime');
const { serveHive } = require('./serve-hive.cjs');

const { supergraphFile } = JSON.parse(process.argv[2]);
serveHive({ supergraph: readFileSync(supergraphFile, 'utf8'), unifiedGraphHandler });
