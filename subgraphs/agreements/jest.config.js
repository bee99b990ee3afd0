module.exports = require('../testkit/jest/base.js').base('agreements', __dirname);
