/** How the server is built: its own sources in one file per entry point, packages left where npm put them. */
export const serverBundle = {
  entryPoints: [
    { in: 'server/main.ts', out: 'main' },
    { in: 'server/cli.ts', out: 'cli' },
    { in: 'server/store/log-thread.ts', out: 'log-thread' },
    { in: 'server/printing/print-process.ts', out: 'print-process' },
  ],
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  logLevel: 'warning',
}
