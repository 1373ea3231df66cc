/** What is run beside the server or without it: `npm run admin`, `npm run sauvegarde`, `npm run verifier`. */
import { resolve } from 'node:path'
import { newAdministratorLink } from './access/administrator-link.ts'
import { addressesOf } from './addresses.ts'
import type { Config } from './config.ts'
import { readConfig } from './config.ts'
import { copyCharte } from './printing/charte.ts'
import { copyKey, publicKeyIn } from './snapshot/signing.ts'
import { inspectChain, inspectionInFrench } from './snapshot/verify.ts'
import { type BackupRefusal, backUp } from './store/backup.ts'
import { lastAddress } from './store/last-address.ts'
import { sqliteLienStore } from './store/lien-store.ts'
import { type Store, tryOpenStore } from './store/open.ts'
import { refusalOf, storeSentence } from './store/refusals.ts'
import { sqliteSnapshotStore } from './store/snapshot-store.ts'
import { complain, say, tell } from './terminal.ts'

interface Task {
  config: Config
  store: Store
  /** What follows the name of the command. */
  words: readonly string[]
}

/** True when all went well. */
type Command = (task: Task) => Promise<boolean>

const admin: Command = async ({ config, store }) => {
  const address = config.publicUrl ?? lastAddress(store.db) ?? addressesOf(config, config.port).public
  tell('Accès administrateur', address + (await newAdministratorLink(sqliteLienStore(store.db), Date.now)))
  say('Ce lien sert une seule fois, dans les 24 heures.')
  return true
}

const backupSentences: Record<BackupRefusal, (folder: string) => string> = {
  sauvegardePresente: (folder) => `« ${folder} » contient déjà des données : choisissez un autre dossier.`,
  sauvegardeImpossible: (folder) => `« ${folder} » ne peut pas être écrit : vérifiez la place et les droits.`,
  copieAbimee: () =>
    'La copie ne passe pas la vérification et a été retirée : la base de données est peut-être abîmée.',
}

const sauvegarde: Command = async ({ config, store, words }) => {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-')
  const folder = resolve(words[0] ?? `sauvegardes/${stamp}`)
  const done = await backUp(store.sqlite, folder)
  if (!done.ok) {
    complain(backupSentences[done.code](folder))
    return false
  }
  copyKey(config.dataDir, folder)
  copyCharte(config.dataDir, folder)
  const size = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 }).format(done.value.bytes / 1024 / 1024)
  say(`Sauvegarde faite et vérifiée : ${done.value.file} (${size} Mo).`)
  say(`Pour repartir d’elle : arrêtez le serveur, puis DATA_DIR=${folder} npm start.`)
  return true
}

/** Enough of a fingerprint for no other link to begin the same way. */
const NOTED = /^[0-9a-f]{12,64}$/

const verifier: Command = async ({ config, store, words }) => {
  const noted = words[0]?.toLowerCase() ?? null
  if (noted !== null && !NOTED.test(noted)) {
    complain('Une empreinte notée se donne par ses 12 à 64 premiers signes, de 0 à 9 et de a à f.')
    return false
  }
  const found = await inspectChain(sqliteSnapshotStore(store.db), { publicKey: publicKeyIn(config.dataDir), noted })
  const intact = found.found === 'intact'
  if (intact) say(inspectionInFrench(found))
  else complain(inspectionInFrench(found))
  return intact
}

const commands: Readonly<Record<string, Command>> = { admin, sauvegarde, verifier }

async function run(name: string, words: readonly string[]): Promise<boolean> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    complain(`Commande inconnue : ${name || '(aucune)'}. Il y a ${Object.keys(commands).join(', ')}.`)
    return false
  }
  const read = readConfig(process.env)
  if ('errors' in read) {
    for (const sentence of read.errors) complain(sentence)
    return false
  }
  const { config } = read
  const opened = tryOpenStore(config.dataDir, Date.now, { beside: true })
  if (!opened.ok) {
    complain(storeSentence(opened.code, config.dataDir))
    return false
  }
  try {
    return await command({ config, store: opened.value, words })
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === null) throw error
    complain(storeSentence(refusal, config.dataDir))
    return false
  } finally {
    opened.value.close()
  }
}

const [name = '', ...words] = process.argv.slice(2)
process.exitCode = (await run(name, words)) ? 0 : 1
