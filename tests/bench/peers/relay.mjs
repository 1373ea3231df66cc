/**
 * What Node and ws allow: each frame goes to the others of the room as it came, nothing is read or kept. With the `cork`
 * option, the frames of one turn of the event loop leave in one write per socket: how far the load generator can go.
 */
import { WebSocketServer } from 'ws'
import { httpServer, listening, options, ready } from './contract.mjs'

const cork = JSON.parse(options).cork === true
const rooms = new Map()
const corked = new Set()

function uncork() {
  for (const socket of corked) socket.uncork()
  corked.clear()
}

function forward(webSocket, data) {
  if (cork && !corked.has(webSocket._socket)) {
    if (corked.size === 0) setImmediate(uncork)
    webSocket._socket.cork()
    corked.add(webSocket._socket)
  }
  webSocket.send(data)
}

const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false })
wss.on('connection', (webSocket, request) => {
  const members = rooms.get(request.url) ?? new Set()
  rooms.set(request.url, members.add(webSocket))
  webSocket.on('message', (data) => {
    for (const member of members) if (member !== webSocket) forward(member, data)
  })
  webSocket.on('close', () => {
    members.delete(webSocket)
    if (members.size === 0) rooms.delete(request.url)
  })
})
const http = httpServer()
http.on('upgrade', (request, socket, head) => {
  wss.handleUpgrade(request, socket, head, (webSocket) => wss.emit('connection', webSocket, request))
})
ready(await listening(http), () => Promise.resolve())
