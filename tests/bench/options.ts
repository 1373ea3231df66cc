/** What was asked on the command line. */
import { isServerName, type ServerName } from './servers.ts'

export const scenarioNames = ['light', 'heavy', 'rooms', 'join', 'kill'] as const
export type ScenarioName = (typeof scenarioNames)[number]

export interface Options {
  scenarios: ScenarioName[]
  servers: ServerName[]
  repeats: number
  quick: boolean
  profile: boolean
}

export const usage = `npm run bench -- [${scenarioNames.join('] [')}] [--servers=ours,hocuspocus,…] [--repeats=5] [--quick] [--profile]

Without a scenario, all of them. --quick does each once and short, to see that they work. --profile says where the time
of each server goes. Tables go to the output, what is under way to the error output.`

/** Enough to see that it works. */
const quickly: Pick<Options, 'repeats' | 'servers'> = { repeats: 1, servers: ['yws', 'hocuspocus', 'ours'] }

const isScenario = (word: string): word is ScenarioName => (scenarioNames as readonly string[]).includes(word)

/** Null when a word is not understood. */
export function readOptions(words: readonly string[]): Options | null {
  const asked: ScenarioName[] = []
  let named: ServerName[] | null = null
  const options: Options = {
    scenarios: [...scenarioNames],
    servers: ['relay', 'yws', 'yws-ldb', 'hocuspocus', 'ours'],
    repeats: 5,
    quick: false,
    profile: false,
  }
  for (const word of words) {
    const [name, value = ''] = word.split('=', 2)
    if (isScenario(word)) asked.push(word)
    else if (word === '--quick') options.quick = true
    else if (word === '--profile') options.profile = true
    else if (name === '--servers' && value.split(',').every(isServerName)) named = value.split(',').filter(isServerName)
    else if (name === '--repeats' && /^[1-9]\d?$/.test(value)) options.repeats = Number(value)
    else return null
  }
  if (asked.length > 0) options.scenarios = asked
  if (options.quick) Object.assign(options, quickly)
  if (named !== null) options.servers = named
  return options
}
