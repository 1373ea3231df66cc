/** How the server is built: its own sources in one file per entry point, packages left where npm put them. */
export const serverBundle = {
  entryPoints: ['server/main.ts', 'server/cli.ts'],
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  logLevel: 'warning',
}
