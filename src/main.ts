// Reads the configuration, starts the app, stops it on a signal.
import { startApp } from './app.ts';
import { readConfig } from './config.ts';
import { createListener } from './listener.ts';

/** Whoever stops us waits no longer than this. */
const stopWithin = 5_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const app = await startApp(config);
  const server = createListener((request, response) => app.handle(request, response));
  server.listen(config.port, config.bind, () => app.env.log.info('started', { port: config.port }));
  server.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      app.env.log.info('stopping', { signal });
      setTimeout(() => process.exit(1), stopWithin).unref();
      server.close();
      server.closeIdleConnections();
      void app.stop().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
