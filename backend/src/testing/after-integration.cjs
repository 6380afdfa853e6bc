/** Jest's global tear-down of the integration specs. */
require('./ts-process.cjs');
const { dropTemplate } = require('./template-database.ts');

module.exports = dropTemplate;
