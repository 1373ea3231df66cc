import { existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import { traceOf } from './http/fallbacks.ts'

const KEPT_BYTES = 10 * 1024 * 1024

/**
 * JSON lines in `serveur.log` beside the data: the terminal is for people. No name, address or secret is ever logged:
 * what might carry one is cut out here too, whatever is handed in.
 */
export function openLog(dataDir: string): { logger: Logger; close(): void } {
  const file = join(dataDir, 'serveur.log')
  if (existsSync(file) && statSync(file).size > KEPT_BYTES) renameSync(file, `${file}.1`)
  const destination = pino.destination({ dest: file, sync: true, mode: 0o600 })
  let warned = false
  destination.on('error', (error: Error) => {
    if (warned) return
    warned = true
    process.stderr.write(`Le journal du serveur ne peut plus être écrit\u00a0: ${error.message}\n`)
  })
  const logger = pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // The words of an error may repeat what was written: names among them.
      serializers: { err: traceOf },
      redact: {
        paths: [
          'nom',
          'email',
          'code',
          'token',
          'url',
          'cookie',
          '*.nom',
          '*.email',
          '*.token',
          '*.cookie',
          '*.headers',
        ],
        remove: true,
      },
    },
    destination,
  )
  return { logger, close: () => destination.end() }
}

export const silentLog = (): Logger => pino({ level: 'silent' })
