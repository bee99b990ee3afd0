module.exports = require('../testkit/jest/base.js').base('employers', __dirname);
