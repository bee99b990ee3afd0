module.exports = require('../testkit/jest/base.js').base('regions', __dirname);
