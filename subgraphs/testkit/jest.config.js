module.exports = require('../testkit/jest/base.js').base('testkit', __dirname);
