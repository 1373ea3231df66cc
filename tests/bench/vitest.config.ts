import { mergeConfig } from 'vitest/config'
import tests from '../vitest.config.ts'

/** Measures that need a real server and real clients, and prove nothing at each run of the tests. */
export default mergeConfig(
  { ...tests, test: { ...tests.test, include: [] } },
  { test: { include: ['tests/bench/edits-while-exporting.ts'], testTimeout: 600_000 } },
)
