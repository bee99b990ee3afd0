module.exports = require('../testkit/jest/base.js').base('candidates', __dirname);
