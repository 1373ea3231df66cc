import type { Phase } from '../documents/choices.ts'
import type { DocumentKind } from '../documents/registry.ts'
import { facilitators, participants, type Role } from './roles.ts'

const staff: readonly Role[] = ['administrateur', 'animateur']
const running: readonly Role[] = [...facilitators, 'secretaire']
const present: readonly Role[] = [...running, ...participants]
const all: readonly Role[] = [...present, 'observateur']

/** role × act: the one table HTTP, sync and the screens ask. */
const table = {
  /** people, organisations, links of any role */
  administer: ['administrateur'],
  /** create a meeting, a livrable, a restitution; edit a meeting before it opens */
  prepareSeance: staff,
  createLink: staff,
  /** note that the committee adopted a fiche as it stands: its new reference version */
  adoptFiche: staff,
  readSeance: all,
  /** hear that a document exists, where one holds a role on it */
  openDocument: [...all, 'relecteur'],
  /** agenda, phases, sub-groups, signals of others */
  runSeance: facilitators,
  closeSeance: facilitators,
  readEmargement: running,
  writeEmargement: running,
  /** ask for the floor, signal, choose a sub-group: for oneself */
  takePart: present,
  writeSousGroupe: present,
  writeNotes: present,
  writeFiche: present,
  writeLivrable: present,
  /** sheets of sub-groups after closing */
  finishSousGroupe: running,
  writeRestitution: [...staff, 'coanimateur'],
  /** read a restitution and comment on its passages */
  reviewRestitution: [...running, 'relecteur'],
  /** from submitted on: validate, publish, archive */
  validateRestitution: staff,
  takeSnapshot: facilitators,
  readSnapshots: running,
  /** compte rendu, restitution, sign-in sheet as files */
  exportFiles: running,
  /** put a restitution or a relevé on the public page, and take it away */
  publish: staff,
  /** plan, fiches, groups of every scheme */
  readSchemas: all,
} as const satisfies Record<string, readonly Role[]>

export type Act = keyof typeof table

export const can = (held: readonly Role[], act: Act): boolean => {
  const allowed: readonly Role[] = table[act]
  return held.some((r) => allowed.includes(r))
}

export type Right = 'write' | 'read' | 'none'

/** Everything the right on a document depends on. */
export interface DocumentAsk {
  kind: DocumentKind
  /** Roles held on the group or meeting the document belongs to. */
  roles: readonly Role[]
  /** Phase of the meeting it belongs to, or of the meeting the person came in by; null outside any meeting. */
  phase: Phase | null
  /** For a sub-group sheet. */
  sousGroupe?: {
    id: string
    /** The sub-group this person is in; null when none was chosen yet. */
    mine: string | null
    /** Neither merged nor abandoned. */
    open: boolean
    /** This person was in it before. */
    left: boolean
    /** This person reports for that sub-group, or holds the pen with who does. */
    finishes: boolean
  }
  /** A restitution that was validated. */
  settled?: boolean
}

const write = (allowed: boolean): Right => (allowed ? 'write' : 'read')

function sousGroupeRight({ roles, phase, sousGroupe }: DocumentAsk): Right {
  if (phase === 'validated' || phase === null) return 'read'
  if (can(roles, 'runSeance')) return 'write'
  if (phase === 'closed') return write(can(roles, 'finishSousGroupe') || sousGroupe?.finishes === true)
  if (!can(roles, 'writeSousGroupe')) return 'read'
  if (phase !== 'live' || sousGroupe === undefined) return write(phase === 'live')
  // Whoever has not chosen a sub-group yet may help anywhere; choosing one leaves the other sheets to their members.
  const { id, mine, open, left } = sousGroupe
  const belongs = mine === id || (mine === null && open)
  // What was being typed when one was moved, or typed offline before knowing it, still arrives: screens show it to be read.
  return write(belongs || left || can(roles, 'finishSousGroupe'))
}

/** What a person may do with a document now. Reading is the least anyone who reaches this question has. */
export function documentRight(ask: DocumentAsk): Right {
  const { kind, roles, phase } = ask
  if (!can(roles, kind === 'restitution' ? 'reviewRestitution' : 'readSeance')) return 'none'
  switch (kind) {
    case 'emargement':
      return can(roles, 'readEmargement') ? 'read' : 'none'
    case 'seance-en-direct':
      return 'read'
    case 'sous-groupe':
      return sousGroupeRight(ask)
    case 'notes-de-seance':
      if (phase === 'validated') return 'read'
      if (can(roles, 'finishSousGroupe')) return 'write'
      return write(phase === 'live' && can(roles, 'writeNotes'))
    case 'fiche-action':
      if (can(roles, 'runSeance')) return 'write'
      return write(phase === 'live' && can(roles, 'writeFiche'))
    case 'livrable':
      if (can(roles, 'runSeance')) return 'write'
      return write(phase === 'live' && can(roles, 'writeLivrable'))
    case 'restitution':
      return write(can(roles, 'writeRestitution') && ask.settled !== true)
  }
}
