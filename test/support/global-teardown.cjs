const { dropTemplates } = require('./server.ts');

module.exports = async () => {
  const { TEST_DATABASE_URL: url } = process.env;
  await globalThis.closeIdle?.();
  if (url !== undefined) await dropTemplates(url);
  // A watching jest sets up again for what was changed.
  delete process.env.TEST_TEMPLATES;
  delete process.env.TEST_SNAPSHOTS;
};
