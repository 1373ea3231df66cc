/** Runs one check at a time; asked again meanwhile, it runs once more. */
export interface Checks {
  readonly running: boolean
  ask(): void
}

export function createChecks(check: () => Promise<void>, done: () => void): Checks {
  let running = false
  let again = false

  async function run(): Promise<void> {
    while (again) {
      again = false
      await check()
    }
    running = false
    done()
  }

  return {
    get running() {
      return running
    },
    ask() {
      again = true
      if (running) return
      running = true
      void run()
    },
  }
}
