import type { SnapshotStore } from '#server/store/snapshot-store'
import { linkHash } from './chain.ts'
import { isSealed, type Signer } from './signing.ts'

export type Verdict = { ok: true; links: number; head: string | null } | { ok: false; links: number; brokenAt: number }

const BATCH = 50

/** Reads the chain from its first link; `upTo` stops there. A break is reported at the first link that does not hold. */
export async function verifyChain(
  store: SnapshotStore,
  upTo = Number.POSITIVE_INFINITY,
  onLink: (numero: number, hash: string) => void = () => undefined,
): Promise<Verdict> {
  let links = 0
  let head: string | null = null
  for (;;) {
    const batch = await store.chain(links, BATCH)
    for (const row of batch) {
      if (row.numero > upTo) return { ok: true, links, head }
      // A missing number is a link taken out; the sequence never leaves a hole by itself.
      const holds = row.numero === links + 1 && row.previousHash === head && linkHash(row) === row.hash
      if (!holds) return { ok: false, links, brokenAt: links + 1 }
      links = row.numero
      head = row.hash
      onLink(row.numero, row.hash)
    }
    if (batch.length < BATCH) return { ok: true, links, head }
  }
}

/** What was found, the worst first; `numero` is the place it shows at. */
export type Inspection =
  | { found: 'intact'; links: number; head: string | null; publicKey: string | null; signed: number }
  | { found: 'broken'; links: number; numero: number }
  /** The link, or its signature, was rewritten by someone without the key. */
  | { found: 'badSignature'; links: number; numero: number }
  | { found: 'otherKey'; links: number; numero: number; publicKey: string }
  /** Links that were signed are not there any more. */
  | { found: 'tailRemoved'; links: number; numero: number }
  /** The fingerprint noted outside is of no link: the tail was removed, or all of it rewritten. */
  | { found: 'headMissing'; links: number; noted: string }

export interface Trust {
  /** Key of this data folder; null when there is none to compare with. */
  publicKey: string | null
  /** A fingerprint noted outside, or its first signs. */
  noted?: string | null
}

/** Everything that can be told of the chain: its links, who signed them, what is missing at its end. */
export async function inspectChain(store: SnapshotStore, { publicKey, noted = null }: Trust): Promise<Inspection> {
  const hashes = new Map<number, string>()
  const verdict = await verifyChain(store, undefined, (numero, hash) => hashes.set(numero, hash))
  const { links } = verdict
  if (!verdict.ok) return { found: 'broken', links, numero: verdict.brokenAt }
  const seals = await store.seals()
  for (const { numero, ...seal } of seals) {
    const hash = hashes.get(numero)
    if (hash === undefined) return { found: 'tailRemoved', links, numero }
    if (!isSealed({ numero, hash }, seal)) return { found: 'badSignature', links, numero }
    if (publicKey !== null && seal.publicKey !== publicKey)
      return { found: 'otherKey', links, numero, publicKey: seal.publicKey }
  }
  if (noted !== null && ![...hashes.values()].some((hash) => hash.startsWith(noted)))
    return { found: 'headMissing', links, noted }
  return { found: 'intact', links, head: verdict.head, publicKey, signed: seals.length }
}

/** Vouches for a chain that grew before it was signed, or on a folder that lost its key. */
export async function sealHead(store: SnapshotStore, signer: Signer): Promise<void> {
  const head = await store.head()
  const last = (await store.seals()).at(-1)
  if (head !== null && last?.numero !== head.numero) await store.addSeal({ numero: head.numero, ...signer.seal(head) })
}

/** What `npm run verifier` prints. */
export function inspectionInFrench(found: Inspection): string {
  const before = sound(found.links)
  switch (found.found) {
    case 'broken':
      return `Rupture au maillon ${found.numero}\u00a0: ${before} avant lui. Restaurez une sauvegarde antérieure.`
    case 'badSignature':
      return `Signature fausse au maillon ${found.numero}\u00a0: ce maillon, ou sa signature, a été réécrit. Restaurez une sauvegarde antérieure.`
    case 'otherKey':
      return `Le maillon ${found.numero} est signé par une autre clé que celle de ce dossier\u00a0: ${found.publicKey}\nRemettez la clé d’origine à côté de la base, ou restaurez une sauvegarde complète.`
    case 'tailRemoved':
      return `La fin de la chaîne a été retirée\u00a0: le maillon ${found.numero} avait été signé, il n’est plus là (${before}). Restaurez une sauvegarde.`
    case 'headMissing':
      return `L’empreinte ${found.noted} n’est celle d’aucun maillon\u00a0: la fin de la chaîne a été retirée, ou la chaîne réécrite (${before}). Restaurez une sauvegarde.`
    case 'intact':
      return intact(found)
  }
}

function intact({ links, head, publicKey, signed }: Extract<Inspection, { found: 'intact' }>): string {
  const key = publicKey === null ? 'Clé publique\u00a0: aucune dans ce dossier.' : `Clé publique\u00a0: ${publicKey}`
  if (head === null) return `Aucun instantané\u00a0: rien à vérifier.\n${key}`
  const signatures = signed < 2 ? `${signed} signature vérifiée` : `${signed} signatures vérifiées`
  return `Chaîne intacte\u00a0: ${sound(links)}, ${signatures}.\nDernière empreinte\u00a0: ${head}\n${key}\nNotez-les ailleurs\u00a0: «\u00a0npm run verifier -- <empreinte notée>\u00a0» dira si la fin de la chaîne a été retirée.`
}

const sound = (n: number): string =>
  n === 0 ? 'aucun maillon sain' : n === 1 ? '1 maillon sain' : `${n} maillons sains`
