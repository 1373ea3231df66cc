/** How a client reaches the server: `http` where the network refuses WebSockets. */
export type Transport = 'webSocket' | 'http'
