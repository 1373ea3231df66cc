import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { newAdministratorLink } from './access/administrator-link.ts'
import { type Config, readConfig } from './config.ts'
import { openLog } from './log.ts'
import { CHARTE } from './printing/charte.ts'
import { findOffice } from './printing/office.ts'
import { openPrinter } from './printing/printer.ts'
import { type ListenRefusal, type Running, serve } from './serve.ts'
import { shownCode } from './store/ids.ts'
import { sqliteLienStore } from './store/lien-store.ts'
import { sqliteMeetingStore } from './store/meeting-store.ts'
import { type Store, tryOpenStore } from './store/open.ts'
import { refusalOf, storeSentence } from './store/refusals.ts'
import { openThreadedLog } from './store/threaded-log.ts'
import { complain, say, tell } from './terminal.ts'

/**
 * Searching all the memory for what is no longer used slows whoever types for some thirty milliseconds. Left to itself, V8 does it
 * as soon as a third more is used: every four seconds when files are exported. Here, once three times as much is.
 */
setFlagsFromString('--heap-growing-percent=200')

/** Longest time between the signal and the end of the process. */
const STOP_MS = 9_000

const listenSentences: Record<ListenRefusal, (config: Config) => string> = {
  portPris: ({ port }) =>
    `Le port ${port} est déjà utilisé par un autre programme : arrêtez-le, ou choisissez un autre port, par exemple PORT=${port + 1}.`,
  portInterdit: ({ port }) =>
    `Le port ${port} est réservé au système : choisissez un port à partir de 1024, avec PORT.`,
  adresseInconnue: ({ host }) => `« ${host} » n’est pas une adresse de cette machine : corrigez HOST.`,
}

async function announce({ addresses }: Running, { db }: Store, config: Config): Promise<void> {
  for (const { code, titre } of await sqliteMeetingStore(db).running()) {
    if (code === null) continue
    tell('Séance', titre)
    tell('Code de la séance', shownCode(code))
  }
  tell('Accès administrateur', addresses.public + (await newAdministratorLink(sqliteLienStore(db), Date.now)))
  if (addresses.network !== null) tell('Adresse sur le réseau local', addresses.network)
  if (config.publicUrl !== null || addresses.network !== null) tell('Adresse sur cette machine', addresses.here)
  tell('Prêt', addresses.public)
}

function refuse(sentences: readonly string[]): void {
  for (const sentence of sentences) complain(sentence)
  process.exitCode = 1
}

function tryOpenLog(dataDir: string): ReturnType<typeof openLog> | null {
  try {
    return openLog(dataDir)
  } catch (error) {
    if (refusalOf(error) === null) throw error
    return null
  }
}

async function main(): Promise<void> {
  const read = readConfig(process.env)
  if ('errors' in read) return refuse(read.errors)
  const { config } = read
  const opened = tryOpenStore(config.dataDir, Date.now)
  if (!opened.ok) return refuse([storeSentence(opened.code, config.dataDir)])
  const store = opened.value
  const log = tryOpenLog(config.dataDir)
  if (log === null) {
    store.close()
    return refuse([
      `Le journal « ${config.dataDir}/serveur.log » ne peut pas être écrit : vérifiez les droits et la place.`,
    ])
  }
  const { logger, close: closeLog } = log
  const built = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
  const updateLog = openThreadedLog({ script: built('./log-thread.js'), store, clock: Date.now, logger })
  const printer = openPrinter({
    script: built('./print-process.js'),
    office: findOffice(),
    charteFolder: join(config.dataDir, CHARTE),
    logger,
  })
  const closeAll = async () => {
    await printer.close()
    await updateLog.close()
    store.close()
    closeLog()
  }

  // The state of a process in which something escaped is unknown; what was acknowledged is on disk.
  process.once('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'stopped by an unexpected error')
    complain(
      'Erreur inattendue : le serveur s’arrête. Ce qui est enregistré le reste ; le détail est dans serveur.log.',
    )
    process.exit(1)
  })

  const vide = process.argv.includes('--vide')
  /** A disk that fails while the server starts; what it still holds open ends with the process. */
  const giveUp = (error: unknown): never => {
    const refusal = refusalOf(error)
    if (refusal === null) throw error
    logger.fatal({ err: error }, 'the disk failed at the start')
    complain(storeSentence(refusal, config.dataDir))
    process.exit(1)
  }
  const started = await serve({ config, store, log: updateLog, printer, clock: Date.now, logger, vide }).catch(giveUp)
  if (!started.ok) {
    await closeAll()
    return refuse([listenSentences[started.code](config)])
  }

  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    say('Arrêt en cours…')
    setTimeout(() => process.exit(1), STOP_MS).unref()
    const stopped = started.value.stop().then(closeAll)
    stopped.then(
      () => process.exit(0),
      (error: unknown) => {
        logger.fatal({ err: error }, 'could not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  await announce(started.value, store, config).catch(giveUp)
  const modele = await printer.modeles.current()
  if (modele?.ok === false)
    complain(`Le modèle de diaporama « ${modele.fichier} » ne peut pas servir : ${modele.raison}.`)
}

await main()
