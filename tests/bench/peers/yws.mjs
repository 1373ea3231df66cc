/**
 * The reference y-websocket server, as its own `server.js` starts it. With the `levelDb` option it stores every update in
 * LevelDB, which it does by itself when YPERSISTENCE names a folder.
 */
import { WebSocketServer } from 'ws'
import { dataDir, httpServer, listening, options, ready } from './contract.mjs'

if (JSON.parse(options).levelDb === true) process.env.YPERSISTENCE = `${dataDir}/leveldb`
// It says on the console where it stores; here that output is for answers only.
console.info = console.error
const { getPersistence, setupWSConnection } = await import('@y/websocket-server/utils')

const wss = new WebSocketServer({ noServer: true })
wss.on('connection', setupWSConnection)
const http = httpServer()
http.on('upgrade', (request, socket, head) => {
  wss.handleUpgrade(request, socket, head, (webSocket) => wss.emit('connection', webSocket, request))
})
ready(await listening(http), async () => {
  await getPersistence()?.provider.destroy()
})
