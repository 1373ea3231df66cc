/**
 * `npm start`: brings a machine that has only Node to a running server, saying in French what it does or lacks.
 * No dependency, and syntax that old Nodes still read, since it must run to say that Node is too old.
 * The first argument may name something else to do: admin, sauvegarde, verifier, dev, installer,
 * preparer (install, then build).
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { serverBundle } from './bundle.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const inRoot = (...parts) => path.join(root, ...parts)
const readJson = (file) => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null)
const lastLines = (text, count) => text.trim().split('\n').slice(-count).join('\n')

const typeset = (line) => `${line.replace(/ ([:;?!»])/g, '\u00a0$1').replace(/« /g, '«\u00a0')}\n`
const say = (line) => process.stdout.write(typeset(line))
function fail(sentence, details) {
  process.stderr.write(`${details ? `${details}\n` : ''}${typeset(sentence)}`)
  process.exit(1)
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22) return
  fail(
    `Node trop ancien : cette machine a Node ${process.versions.node}, il faut Node 20.19, 22.12 ou plus récent (https://nodejs.org/fr).`,
  )
}

/** Everything the lock asks for is there, in the version it asks for. */
function installedAsLocked() {
  const installed = readJson(inRoot('node_modules/.package-lock.json'))
  if (!installed) return false
  return Object.entries(readJson(inRoot('package-lock.json')).packages).every(([where, entry]) => {
    const found = installed.packages[where]
    return where === '' || (found ? found.version === entry.version : Boolean(entry.optional))
  })
}

/** The compiled part of the database loads in this Node; after a change of Node it must be compiled again. */
function databaseLoads() {
  try {
    const Database = createRequire(inRoot('package.json'))('better-sqlite3')
    new Database(':memory:').close()
    return true
  } catch (error) {
    if (/NODE_MODULE_VERSION|DLOPEN|Cannot find module|bindings/i.test(`${error.code} ${error.message}`)) return false
    throw error
  }
}

/** Runs a program quietly; answers its exit code and the end of what it wrote. */
function run(program, args, env) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: Object.assign({}, process.env, env),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-200000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const began = Date.now()
    const patience = setInterval(() => {
      say(`  toujours en cours (${Math.round((Date.now() - began) / 1000)} s)…`)
    }, 20000)
    const stop = (signal) => {
      child.kill(signal)
      process.exit(1)
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    const end = (code, text) => {
      clearInterval(patience)
      process.removeListener('SIGINT', stop)
      process.removeListener('SIGTERM', stop)
      resolve({ code, output: text })
    }
    child.once('error', (error) => end(1, error.message))
    child.once('close', (code) => end(code === null ? 1 : code, output))
  })
}

async function installDependencies() {
  say('Installation des dépendances (une à trois minutes la première fois)…')
  // Where Node's own headers are beside it, nothing need be downloaded to compile better-sqlite3.
  const prefix = path.dirname(path.dirname(fs.realpathSync(process.execPath)))
  const headers = fs.existsSync(path.join(prefix, 'include/node/node.h')) ? { npm_config_nodedir: prefix } : {}
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--fetch-timeout=60000', '--fetch-retries=2']
  const npm = process.env.npm_execpath
  const [program, first] = npm && /\.c?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []]
  const { code, output } = await run(program, first.concat(args), headers)
  if (code === 0 && databaseLoads()) return say('Dépendances installées.')
  const compiler = output.split('\n').filter((line) => /gyp ERR!/.test(line))
  if (compiler.length > 0 && /better-sqlite3/.test(output))
    fail(
      'La base de données (better-sqlite3) n’existe pas toute faite pour cette machine et n’a pas pu être compilée : installez les paquets Debian python3, make et g++ (« apt install python3 make g++ »), puis relancez npm start.',
      compiler.slice(0, 12).join('\n'),
    )
  fail('Les dépendances n’ont pas pu être installées : voir ci-dessus, puis relancer npm start.', lastLines(output, 15))
}

function filesUnder(folder) {
  return fs.readdirSync(inRoot(folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name)
    return entry.isDirectory() ? filesUnder(name) : [name]
  })
}

/** Changes with any source of a build, or with the versions of what builds it. */
function fingerprint(folders) {
  const hash = createHash('sha256')
  for (const file of [...folders.flatMap(filesUnder).sort(), 'package.json', 'package-lock.json'])
    hash.update(`${file}\0`).update(fs.readFileSync(inRoot(file)))
  return hash.digest('hex')
}

async function buildServer() {
  const { build } = await import(pathToFileURL(createRequire(inRoot('package.json')).resolve('esbuild')).href)
  await build({ ...serverBundle, absWorkingDir: root, outdir: 'dist/server' })
}

async function buildClient() {
  const args = ['node_modules/vite/bin/vite.js', 'build', 'client', '--logLevel', 'warn']
  const { code, output } = await run(process.execPath, args, { NODE_ENV: 'production' })
  if (code !== 0) throw new Error(lastLines(output, 30))
}

const builds = {
  server: { what: 'du serveur', sources: ['server', 'shared'], proof: 'dist/server/cli.js', build: buildServer },
  client: { what: 'des pages', sources: ['client', 'shared'], proof: 'dist/client/index.html', build: buildClient },
}

async function buildIfStale(name) {
  const { what, sources, proof, build } = builds[name]
  const stamps = inRoot('dist/empreintes.json')
  const now = fingerprint(sources)
  const known = readJson(stamps) || {}
  if (known[name] === now && fs.existsSync(inRoot(proof))) return
  say(`Construction ${what}…`)
  try {
    await build()
  } catch (error) {
    fail(`La construction ${what} a échoué : voir ci-dessus.`, error.message)
  }
  fs.writeFileSync(stamps, JSON.stringify(Object.assign(known, { [name]: now })))
}

/** A killed npm would leave its server behind, holding the port and the data. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return
  const npm = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  watch.unref()
}

async function main(command) {
  checkNode()
  if (!installedAsLocked() || !databaseLoads()) await installDependencies()
  if (command === 'installer') return
  if (command === 'dev') return import(pathToFileURL(inRoot('server/dev.mjs')).href)
  await buildIfStale('server')
  const isCommand = ['admin', 'sauvegarde', 'verifier'].includes(command)
  if (!isCommand) await buildIfStale('client')
  if (command === 'preparer') return
  if (!isCommand) stopWithNpm()
  return import(pathToFileURL(inRoot('dist/server', isCommand ? 'cli.js' : 'main.js')).href)
}

main(process.argv[2]).catch((error) => {
  fail(`Le démarrage a échoué : ${error.message}`)
})
