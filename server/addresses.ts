import { hostname, networkInterfaces } from 'node:os'
import type { Config } from './config.ts'

/** Links between containers and virtual machines, which no phone in the room can reach. */
const virtual = /^(docker|br-|veth|virbr|vboxnet|vmnet|lxc|lxd|cni|podman)/

/** IPv4 addresses of this machine on its networks, real networks first. */
function localNetworkAddresses(): string[] {
  const all = Object.entries(networkInterfaces()).flatMap(([name, addresses]) =>
    (addresses ?? [])
      .filter((address) => address.family === 'IPv4' && !address.internal)
      .map((address) => ({ name, address: address.address })),
  )
  const real = all.filter(({ name }) => !virtual.test(name))
  return (real.length > 0 ? real : all).map(({ address }) => address)
}

export interface Addresses {
  /** The one people type: PUBLIC_URL, else the local network's, else this machine's. */
  public: string
  /** Works on this machine. */
  here: string
  /** Works for phones in the room; null when nothing but this machine is served. */
  network: string | null
  /** Pages of these origins may talk to the server. */
  origins: readonly string[]
}

export function addressesOf({ host, publicUrl }: Config, port: number): Addresses {
  const at = (name: string) => `http://${name.includes(':') ? `[${name}]` : name}${port === 80 ? '' : `:${port}`}`
  const everywhere = host === '0.0.0.0' || host === '::'
  const network = everywhere ? localNetworkAddresses() : []
  const here = at(everywhere ? '127.0.0.1' : host)
  const first = network[0]
  const names = everywhere ? ['127.0.0.1', 'localhost', hostname(), `${hostname()}.local`, ...network] : [host]
  if (host === '127.0.0.1' || host === 'localhost') names.push('127.0.0.1', 'localhost')
  return {
    public: publicUrl ?? (first === undefined ? here : at(first)),
    here,
    network: first === undefined ? null : at(first),
    origins: [
      ...new Set([...(publicUrl === null ? [] : [publicUrl]), ...names.map(at)].map((url) => url.toLowerCase())),
    ],
  }
}
