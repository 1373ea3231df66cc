import type { SnapshotStore } from '#server/store/snapshot-store'
import { linkHash } from './chain.ts'

export type Verdict = { ok: true; links: number; head: string | null } | { ok: false; links: number; brokenAt: number }

const BATCH = 50

/** Reads the chain from its first link; `upTo` stops there. A break is reported at the first link that does not hold. */
export async function verifyChain(store: SnapshotStore, upTo = Number.POSITIVE_INFINITY): Promise<Verdict> {
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
    }
    if (batch.length < BATCH) return { ok: true, links, head }
  }
}

/** What `npm run verifier` prints. The last fingerprint is to be compared with a printed one: a chain cut short still holds. */
export function verdictInFrench(verdict: Verdict): string {
  if (!verdict.ok) {
    return `Rupture au maillon ${verdict.brokenAt}\u00a0: ${sound(verdict.links)} avant lui. Restaurez une sauvegarde antérieure.`
  }
  if (verdict.head === null) return 'Aucun instantané\u00a0: rien à vérifier.'
  return `Chaîne intacte\u00a0: ${sound(verdict.links)}.\nDernière empreinte\u00a0: ${verdict.head}\nComparez-la avec celle imprimée sur le dernier document exporté.`
}

const sound = (n: number): string =>
  n === 0 ? 'aucun maillon sain' : n === 1 ? '1 maillon sain' : `${n} maillons sains`
