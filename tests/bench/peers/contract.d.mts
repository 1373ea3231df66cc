import type { Server } from 'node:http'

export const dataDir: string
export const port: string
export const options: string
export function httpServer(): Server
export function ready(listeningPort: number, close: () => Promise<void>): void
export function listening(server: Server): Promise<number>
