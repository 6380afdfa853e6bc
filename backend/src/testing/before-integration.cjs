/** Jest's global set-up of the integration specs. */
require('./ts-process.cjs');
const { createTemplate } = require('./template-database.ts');

module.exports = createTemplate;
