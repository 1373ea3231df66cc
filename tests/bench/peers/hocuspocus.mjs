/** Hocuspocus as its documentation sets it up, with its SQLite extension and its own defaults. */
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'
import { dataDir, port, ready } from './contract.mjs'

const server = new Server({
  port: Number(port),
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  extensions: [new SQLite({ database: `${dataDir}/hocuspocus.sqlite` })],
})
await server.listen()
ready(server.address.port, () => server.destroy())
