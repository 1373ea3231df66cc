import type { AddressInfo, Server } from 'node:net'

/** Listens on a port, a free one for 0, and answers which. */
export const listening = (server: Server, port = 0): Promise<number> =>
  new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
