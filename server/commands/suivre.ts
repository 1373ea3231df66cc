import { no, ok } from '#server/services'
import type { SuiviRow } from '#server/store/suivi-store'
import { can } from '#shared/access/can'
import { etapeAdmise, etapeAtteinte } from '#shared/documents/acteurs'
import type { EtapeActeur } from '#shared/documents/choices'
import { sameName } from '#shared/documents/releve'
import { etapesNotees } from './acteurs.ts'
import type { By, CommandNeeds } from './needs.ts'

const done = ok({ ok: true as const })

/** Whoever follows, as their attendance or their link names them. */
export interface Follower extends By {
  nom: string
  organisme: string | null
}

/** A line is said done by those who run the meetings, or by whom it names. */
export const mayMark = ({ qui, contact }: Pick<SuiviRow, 'qui' | 'contact'>, by: Follower): boolean =>
  can(by.roles, 'runSeance') || sameName(qui, by.organisme) || sameName(qui, by.nom) || sameName(contact, by.nom)

/** What closed meetings left to follow, until it is done: it goes on whatever the phase of the meeting. */
export function suivreCommands({ seances, clock }: Pick<CommandNeeds, 'seances' | 'clock'>) {
  const { suivis, sousGroupes } = seances

  async function lineOf(groupeId: string, suiviId: string): Promise<SuiviRow | null> {
    const line = await suivis.get(suiviId)
    return line?.groupeId === groupeId ? line : null
  }
  async function isMember({ seanceId, sousGroupeId }: SuiviRow, personId: string): Promise<boolean> {
    const all = await sousGroupes.affectations(seanceId)
    return sousGroupeId !== null && all.some((a) => a.personId === personId && a.sousGroupeId === sousGroupeId)
  }

  return {
    async markFait(groupeId: string, suiviId: string, fait: boolean, by: Follower) {
      const line = await lineOf(groupeId, suiviId)
      if (line === null || line.nature === 'acteurManquant') return no('notFound')
      if (!mayMark(line, by)) return no('forbidden')
      // Said twice, it keeps the first instant.
      if (fait !== (line.faitA !== null)) await suivis.setDone(suiviId, fait ? clock() : null)
      return done
    },

    async markEtape(
      groupeId: string,
      suiviId: string,
      { etape, le }: { etape: EtapeActeur; le: string | null },
      by: Follower,
    ) {
      const line = await lineOf(groupeId, suiviId)
      if (line?.nature !== 'acteurManquant') return no('notFound')
      if (!can(by.roles, 'runSeance') && !(await isMember(line, by.personId))) return no('forbidden')
      const at = clock()
      const before = etapesNotees(await suivis.etapes([suiviId]))(suiviId)
      if (le === null) {
        if (before[etape] !== null && etapeAtteinte(before) !== etape) return no('etapeOrdre')
        await suivis.removeEtape(suiviId, etape)
      } else {
        if (!etapeAdmise(before, etape, le)) return no('etapeOrdre')
        await suivis.setEtape({ suiviId, etape, le, personId: by.personId, at })
      }
      // A new meeting takes over the actors who have not joined.
      const { rejoint, present } = etapesNotees(await suivis.etapes([suiviId]))(suiviId)
      const joined = rejoint !== null || present !== null
      if (joined !== (line.faitA !== null)) await suivis.setDone(suiviId, joined ? at : null)
      return done
    },
  }
}
