module.exports = require('../testkit/jest/base.js').base('service-common', __dirname);
