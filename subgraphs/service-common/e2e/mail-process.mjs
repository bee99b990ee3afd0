// A process that empties an outbox once: node mail-process.mjs '{"databaseUrl": …, "to": …, "now": …}'
import kit from '@banenbrug/service-common';

const { databaseUrl, to, now } = JSON.parse(process.argv[2]);
const store = { name: 'post', entities: kit.mailEntities, migrations: [], tables: {}, publishes: [] };
const dataSource = await kit.createDataSource(store, { url: databaseUrl, poolSize: 2 }).initialize();
const mail = kit.openMailDelivery({ to, from: 'hub@example.nl', publicUrl: null });
const job = kit.createMailJob(async () => 'desk@example.nl');
const runtime = {
  dataSource,
  clock: { now: () => new Date(now) },
  createId: kit.randomId,
  logger: kit.createLogger('mail'),
  mail,
};
const [sent] = await job.run(runtime, { isDryRun: false });
process.stdout.write(`sent ${sent.count}\n`);
mail.transport.close();
await dataSource.destroy();
