import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  root,
  // Outside a browser Vite reads only the first of the two endings package.json gives for the client: `.ts`, not `.tsx`.
  resolve: { alias: [{ find: /^#client\//, replacement: `${root}client/` }] },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    globalSetup: ['tests/support/build-server.ts'],
    setupFiles: ['tests/support/fail-on-console-error.ts'],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // A state that is waited for has as long as the test has: one second is not much for four browsers on two cores.
    expect: { poll: { timeout: 15_000 } },
  },
})
