import type { BodyOf } from '#shared/api/endpoint'
import type { createGroupe } from '#shared/api/schemas'

/** Codes of the two lists beside the ids of what exists. */
export const TO_CREATE = 'nouveau'
export const NO_AXE = 'aucun'

/** What is typed about a new group, as typed. */
export interface GroupeDraft {
  titre: string
  /** It gathers every group of its scheme: no axis of its own. */
  comite: boolean
  /** An id, or the code of a scheme to create. */
  schema: string
  schemaTitre: string
  /** An id, or one of the two codes. */
  axe: string
  axeNumero: string
  axeTitre: string
}

export type Faults = Partial<Record<keyof GroupeDraft, string>>

export const emptyGroupe = (schema: string): GroupeDraft => ({
  titre: '',
  comite: false,
  schema,
  schemaTitre: '',
  axe: NO_AXE,
  axeNumero: '',
  axeTitre: '',
})

const blank = (words: string): boolean => words.trim() === ''

const isAxeNumber = (typed: string): boolean => /^\s*[1-9]\d?\s*$/.test(typed)

export function faultsOf(draft: GroupeDraft): Faults {
  const newAxe = !draft.comite && draft.axe === TO_CREATE
  return {
    ...(blank(draft.titre) && { titre: 'Donnez un titre au groupe.' }),
    ...(draft.schema === TO_CREATE && blank(draft.schemaTitre) && { schemaTitre: 'Donnez un titre au schéma.' }),
    ...(newAxe && !isAxeNumber(draft.axeNumero) && { axeNumero: 'Indiquez un nombre entre 1 et 99.' }),
    ...(newAxe && blank(draft.axeTitre) && { axeTitre: 'Donnez un titre à l’axe.' }),
  }
}

export function bodyOf(draft: GroupeDraft): BodyOf<typeof createGroupe> {
  const newAxe = () => ({ numero: Number(draft.axeNumero), titre: draft.axeTitre })
  return {
    titre: draft.titre,
    schema: draft.schema === TO_CREATE ? { titre: draft.schemaTitre } : { id: draft.schema },
    comite: draft.comite,
    axe: draft.comite || draft.axe === NO_AXE ? null : draft.axe === TO_CREATE ? newAxe() : { id: draft.axe },
  }
}
