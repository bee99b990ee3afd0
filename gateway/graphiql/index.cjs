'use strict';

const { join } = require('node:path');

exports.graphiqlDirectory = join(__dirname, 'dist');
