/** From pages to people: how each is linked, and what of theirs is not here. Pure. */
import type { Link } from '#server/services'
import type { Liaison } from '#shared/api/liaisons'
import { type EtatLiaison, etatsLiaison, type Mode } from '#shared/documents/choices'

export interface Person {
  nom: string
  organisme: string | null
  mode: Mode | null
  /** They have a line of attendance in the meeting. */
  signed: boolean
}

export interface Around {
  /** Documents of the meeting itself: whoever has one open is in it. */
  own: ReadonlySet<string>
  titles: ReadonlyMap<string, string>
  personOf(personId: string): Person
  /** A page not heard since then does not answer. */
  silentBefore: number
}

/** Whoever wrote this shortly before being cut may have gone on. */
const WRITING_MS = 2 * 60_000

const held = ({ pending, waiting }: Link): number => Math.max(pending, waiting)

/** It was cut while its person was writing there: what came next, nobody knows. */
export const wasWriting = ({ transport, writes, wroteAt, since }: Link): boolean =>
  transport === null && writes && wroteAt !== null && since - wroteAt < WRITING_MS

/** Something waits there, or may wait. */
const matters = (link: Link): boolean => held(link) > 0 || wasWriting(link)

function grouped(links: readonly Link[], key: 'personId' | 'sessionId'): Map<string, Link[]> {
  const groups = new Map<string, Link[]>()
  for (const link of links) {
    const group = groups.get(link[key])
    if (group === undefined) groups.set(link[key], [link])
    else group.push(link)
  }
  return groups
}

interface Device {
  etat: EtatLiaison
  depuis: number
  matters: boolean
}

function deviceOf(links: readonly Link[], silentBefore: number): Device {
  const open = links.filter((l) => l.transport !== null)
  const doubtful = links.some(matters)
  if (open.length === 0 && !links.some((l) => l.sessionIsOpen))
    return { etat: 'horsLigne', depuis: Math.max(...links.map((l) => l.since)), matters: doubtful }
  const heard = Math.max(...open.map((l) => l.heardAt))
  if (open.length > 0 && heard < silentBefore) return { etat: 'muet', depuis: heard, matters: doubtful }
  const etat = open.some((l) => l.transport === 'http') ? 'http' : 'webSocket'
  return { etat, depuis: Math.min(...(open.length > 0 ? open : links).map((l) => l.since)), matters: doubtful }
}

const order = Object.keys(etatsLiaison) as EtatLiaison[]
const rank = (etat: EtatLiaison): number => order.indexOf(etat)

/** The devices that count: one left aside with nothing waiting says nothing of someone who is there with another. */
function counted(devices: readonly Device[]): Device[] {
  const here = devices.filter((d) => d.etat !== 'horsLigne')
  return here.length === 0 ? [...devices] : devices.filter((d) => d.etat !== 'horsLigne' || d.matters)
}

function liaisonOf(personId: string, links: readonly Link[], around: Around): Liaison {
  const { mode, ...named } = around.personOf(personId)
  const devices = counted([...grouped(links, 'sessionId').values()].map((l) => deviceOf(l, around.silentBefore)))
  const etat = devices.map((d) => d.etat).sort((a, b) => rank(a) - rank(b))[0] ?? 'webSocket'
  const since = devices.filter((d) => d.etat === etat).map((d) => d.depuis)
  const waiting = links.flatMap((l) => (l.pendingSince === null ? [] : [l.pendingSince]))
  const where = [...new Set(links.filter(matters).map((l) => l.documentId))]
  return {
    ...{ personId, nom: named.nom, organisme: named.organisme, mode, etat },
    // Absent since they were last heard; present since they first came.
    depuis: etat === 'horsLigne' || etat === 'muet' ? Math.max(...since) : Math.min(...since),
    entendueA: Math.max(...links.map((l) => l.heardAt)),
    appareils: devices.length,
    coupes: devices.filter((d) => d.etat === 'horsLigne').length,
    modifications: links.reduce((sum, l) => sum + held(l), 0),
    depuisQuand: waiting.length === 0 ? null : Math.min(...waiting),
    ecrivait: links.some(wasWriting),
    documents: where.map((id) => ({ id, titre: around.titles.get(id) ?? '' })),
  }
}

/** Whoever has a document of the meeting open, or signed it, or holds something that would be missing. */
const concerns = (personId: string, links: readonly Link[], { own, personOf }: Around): boolean =>
  links.some((l) => own.has(l.documentId) || matters(l)) || personOf(personId).signed

/** What may be lost comes first, then what cannot be seen, then the rest by name. */
const gravity = ({ etat, modifications, ecrivait }: Liaison): number => {
  const doubtful = modifications > 0 || ecrivait
  if (etat === 'horsLigne') return doubtful ? 0 : 2
  if (etat === 'muet') return 1
  return doubtful ? 3 : etat === 'http' ? 4 : 5
}

const french = new Intl.Collator('fr')

export function aggregate(links: readonly Link[], around: Around): Liaison[] {
  return [...grouped(links, 'personId')]
    .filter(([personId, mine]) => concerns(personId, mine, around))
    .map(([personId, mine]) => liaisonOf(personId, mine, around))
    .sort((a, b) => gravity(a) - gravity(b) || b.modifications - a.modifications || french.compare(a.nom, b.nom))
}
